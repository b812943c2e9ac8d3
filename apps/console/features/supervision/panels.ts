import type { ComponentType } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { later } from '../../ui/later.tsx';

type Panel = ComponentType<{ readonly detail: MatterDetail }>;

const SurveyPanel = later(async () => (await import('./SurveyPanel.tsx')).SurveyPanel, null);
const TallyPanel = later(async () => (await import('./TallyPanel.tsx')).TallyPanel, null);
const VisitPanel = later(async () => (await import('./VisitPanel.tsx')).VisitPanel, null);
const FindingPanel = later(async () => (await import('./FindingPanel.tsx')).FindingPanel, null);

/** Panels of rounds, visits and findings. */
export const supervisionPanels: Readonly<Record<string, readonly Panel[]>> = {
  survey: [SurveyPanel, TallyPanel],
  visit: [VisitPanel],
  finding: [FindingPanel],
};

/** Facts that these panels show. */
export const shownBySupervision: Readonly<Record<string, readonly string[]>> = {
  survey: ['teams', 'checklists', 'stops', 'started'],
  visit: [
    ...['team', 'checklist', 'origin', 'place', 'day', 'unannounced', 'orderer', 'opened', 'answers', 'talks'],
    ...['problems', 'files', 'closed', 'stop'],
  ],
  finding: [
    ...['subject', 'severity', 'on', 'where', 'photos', 'origin', 'orders', 'replies', 'rechecks', 'exposures'],
    ...['accountability', 'referred', 'files', 'rectified', 'closed', 'withdrawn'],
  ],
};
