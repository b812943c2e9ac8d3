import type { ComponentType } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { later } from '../../ui/later.tsx';

type Panel = ComponentType<{ readonly detail: MatterDetail }>;

const IncidentPanel = later(async () => (await import('./IncidentPanel.tsx')).IncidentPanel, null);

/** The panel of incidents. */
export const incidentPanels: Readonly<Record<string, readonly Panel[]>> = { incident: [IncidentPanel] };

/** Facts that it shows. */
export const shownByIncidents: Readonly<Record<string, readonly string[]>> = {
  incident: ['members', 'group', 'taken', 'into', 'anchors', 'reason'],
};
