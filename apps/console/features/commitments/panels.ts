import type { ComponentType } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { later } from '../../ui/later.tsx';

type Panel = ComponentType<{ readonly detail: MatterDetail }>;

const CommitmentPanel = later(async () => (await import('./CommitmentPanel.tsx')).CommitmentPanel, null);

/** The panel of commitments. */
export const commitmentPanels: Readonly<Record<string, readonly Panel[]>> = { commitment: [CommitmentPanel] };

/** Facts that it shows. */
export const shownByCommitments: Readonly<Record<string, readonly string[]>> = {
  commitment: ['kind', 'firm', 'shops', 'editions', 'records', 'warnings', 'publishedOn', 'lastDay', 'files'],
};
