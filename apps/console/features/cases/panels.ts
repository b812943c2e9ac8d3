import { type ComponentType, lazy } from 'react';

/** What a panel of another module gets: which case it is about. */
export interface CasePanelProps {
  readonly region: string;
  readonly id: string;
}

type Loaded = Readonly<Record<string, ComponentType<CasePanelProps>>>;

/** Panels of other modules, loaded when the page of a case is opened. */
const found = import.meta.glob<Loaded>(
  '../*/{DocumentsPanel,DossierPanel,EvidencePanel,PublicationPanel,HistoryPanel}.tsx',
);

function panel(name: string): ComponentType<CasePanelProps> | null {
  const load = Object.entries(found).find(([path]) => path.endsWith(`/${name}.tsx`))?.[1];
  if (load === undefined) return null;
  return lazy(async () => {
    const component = (await load())[name];
    if (component === undefined) throw new Error(`${name} is not exported`);
    return { default: component };
  });
}

export const DocumentsPanel = panel('DocumentsPanel');
export const DossierPanel = panel('DossierPanel');
export const EvidencePanel = panel('EvidencePanel');
export const PublicationPanel = panel('PublicationPanel');
export const HistoryPanel = panel('HistoryPanel');
