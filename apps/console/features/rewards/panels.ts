import type { ComponentType } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { later } from '../../ui/later.tsx';

type Panel = ComponentType<{ readonly detail: MatterDetail }>;

const ReportRewards = later(async () => (await import('./ReportRewards.tsx')).ReportRewards, null);
const RewardPanel = later(async () => (await import('./RewardPanel.tsx')).RewardPanel, null);

/** The rewards of a report on its page, and how the amount of one came about. */
export const rewardPanels: Readonly<Record<string, readonly Panel[]>> = {
  report: [ReportRewards],
  reward: [RewardPanel],
};

/** Facts that they show. */
export const shownByRewards: Readonly<Record<string, readonly string[]>> = {
  reward: ['computation', 'amountFen', 'scope', 'collectedFen'],
};
