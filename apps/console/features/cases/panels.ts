import { type ComponentType, lazy } from 'react';

/** What a panel of another module gets: which case it is about. */
export interface CasePanelProps {
  readonly region: string;
  readonly id: string;
}

/** Each panel of another module is a part of its own, loaded when the page of a case is opened. */
const later = (load: () => Promise<ComponentType<CasePanelProps>>) => lazy(async () => ({ default: await load() }));

export const DocumentsPanel = later(async () => (await import('../case-documents/DocumentsPanel.tsx')).DocumentsPanel);
export const DossierPanel = later(async () => (await import('../dossier/DossierPanel.tsx')).DossierPanel);
export const EvidencePanel = later(async () => (await import('../evidence/EvidencePanel.tsx')).EvidencePanel);
export const PublicationPanel = later(async () => (await import('../publicity/PublicationPanel.tsx')).PublicationPanel);
export const HistoryPanel = later(async () => (await import('../case-history/HistoryPanel.tsx')).HistoryPanel);
