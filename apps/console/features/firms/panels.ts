import type { ComponentType } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { later } from '../../ui/later.tsx';

type Panel = ComponentType<{ readonly detail: MatterDetail }>;

const FirmPanel = later(async () => (await import('./FirmPanel.tsx')).FirmPanel, null);

/** The panel of firms in online settlement. */
export const firmPanels: Readonly<Record<string, readonly Panel[]>> = { 'odr-firm': [FirmPanel] };

/** Facts that it shows. */
export const shownByFirms: Readonly<Record<string, readonly string[]>> = {
  'odr-firm': [
    ...['firm', 'shops', 'contact', 'document', 'papers', 'manager', 'enrolledOn', 'answersSince', 'activatedOn'],
    ...['staff', 'letters', 'measures', 'files'],
  ],
};
