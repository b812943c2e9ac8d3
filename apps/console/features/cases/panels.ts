import { later } from '../../ui/later.tsx';

/** What a panel of another module gets: which case it is about. */
export interface CasePanelProps {
  readonly region: string;
  readonly id: string;
}

/** Each panel of another module is a part of its own, loaded when the page of a case is opened. */
const LOOK = 'panel faint';

export const DocumentsPanel = later(
  async () => (await import('../case-documents/DocumentsPanel.tsx')).DocumentsPanel,
  LOOK,
);
export const DossierPanel = later(async () => (await import('../dossier/DossierPanel.tsx')).DossierPanel, LOOK);
export const EvidencePanel = later(async () => (await import('../evidence/EvidencePanel.tsx')).EvidencePanel, LOOK);
export const PublicationPanel = later(
  async () => (await import('../publicity/PublicationPanel.tsx')).PublicationPanel,
  LOOK,
);
export const HistoryPanel = later(async () => (await import('../case-history/HistoryPanel.tsx')).HistoryPanel, LOOK);
