import type { ComponentType } from 'react';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { later } from '../../ui/later.tsx';

type Panel = ComponentType<{ readonly detail: MatterDetail }>;

const DrawPanel = later(async () => (await import('./DrawPanel.tsx')).DrawPanel, null);
const InspectionPanel = later(async () => (await import('./InspectionPanel.tsx')).InspectionPanel, null);

/** Panels of draws and inspections. */
export const inspectionPanels: Readonly<Record<string, readonly Panel[]>> = {
  draw: [DrawPanel],
  inspection: [InspectionPanel],
};

/** Facts that these panels show. */
export const shownByInspections: Readonly<Record<string, readonly string[]>> = {
  draw: ['groups', 'frozen', 'drawn'],
  inspection: ['firm', 'officers', 'period', 'origin', 'doorCode', 'items', 'results', 'followed', 'display'],
};
