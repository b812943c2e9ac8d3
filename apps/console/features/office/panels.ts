import type { ComponentType } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { briefingPanels } from '../briefings/panels.tsx';
import { commitmentPanels, shownByCommitments } from '../commitments/panels.ts';
import { firmPanels, shownByFirms } from '../firms/panels.ts';
import { incidentPanels, shownByIncidents } from '../incidents/panels.ts';
import { inspectionPanels, shownByInspections } from '../inspections/panels.ts';
import { programmePanels, shownByProgrammes } from '../programmes/panels.ts';
import { rewardPanels, shownByRewards } from '../rewards/panels.ts';
import { FirmScorecard, settlementPanels, shownBySettlements } from '../settlements/panels.ts';
import { shownBySupervision, supervisionPanels } from '../supervision/panels.ts';

export interface PanelProps {
  readonly detail: MatterDetail;
}

/** What the page of a matter shows beside text, acts and clocks, by procedure: a module adds its line. */
export const officePanels: Readonly<Record<string, readonly ComponentType<PanelProps>[]>> = {
  ...briefingPanels,
  ...commitmentPanels,
  ...firmPanels,
  'odr-firm': [...(firmPanels['odr-firm'] ?? []), FirmScorecard],
  ...incidentPanels,
  ...inspectionPanels,
  ...programmePanels,
  ...rewardPanels,
  ...settlementPanels,
  ...supervisionPanels,
};

/** Facts that a panel of that procedure shows, so that the list of facts need not. */
export const shownInPanels: Readonly<Record<string, readonly string[]>> = {
  ...shownByCommitments,
  ...shownByFirms,
  ...shownByIncidents,
  ...shownByInspections,
  ...shownByProgrammes,
  ...shownByRewards,
  ...shownBySettlements,
  ...shownBySupervision,
};
