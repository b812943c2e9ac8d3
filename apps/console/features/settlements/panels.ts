import type { ComponentType } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { later } from '../../ui/later.tsx';

type Panel = ComponentType<{ readonly detail: MatterDetail }>;

const SettlementPanel = later(async () => (await import('./SettlementPanel.tsx')).SettlementPanel, null);

/** How an enrolled firm settles, for its own page. */
export const FirmScorecard = later(async () => (await import('./ScorecardPart.tsx')).FirmScorecard, null);

/** The panel of online settlements. */
export const settlementPanels: Readonly<Record<string, readonly Panel[]>> = { settlement: [SettlementPanel] };

/** Facts that it shows, and one that is nobody's to read. */
export const shownBySettlements: Readonly<Record<string, readonly string[]>> = {
  settlement: ['offers', 'codeHash', 'written', 'movedOn'],
};
