import { type ComponentType, memo, type ReactNode } from 'react';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import type { ActView, MatterDetail } from '../../../../modules/intake/contract.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { FilesPanel } from '../files/FilesPanel.tsx';
import { Timeline } from '../intake/Timeline.tsx';
import { DecisionSection, HearingSection, RemediesSection, ReviewSection } from './DecisionSections.tsx';
import { EvidenceSection } from './EvidenceSection.tsx';
import { HeldSection } from './HeldSection.tsx';
import { inBrief } from './in-brief.ts';
import { PartySection } from './PartySection.tsx';
import {
  type CasePanelProps,
  DocumentsPanel,
  DossierPanel,
  EvidencePanel,
  HistoryPanel,
  PublicationPanel,
} from './panels.ts';
import { TasksSection } from './TasksSection.tsx';

interface Props {
  readonly detail: CaseDetail;
  readonly people: ReadonlyMap<string, string>;
  /** With the whole history, while it is printed. */
  readonly printed: MatterDetail | null;
  readonly onReveal: (act: ActView) => void;
}

/** The parts of a case, in the order in which a file of it is read. A form that opens over them draws none of them anew. */
export const CaseBody = memo(function CaseBody({ detail, people, printed, onReveal }: Props): ReactNode {
  const { matter } = detail;
  const { homeRegion: region, id } = matter.row;
  return (
    <div className="stack">
      <PartySection detail={detail} people={people} />
      <EvidenceSection detail={detail} whole={printed !== null} />
      <Mounted id="evidence-files" of={EvidencePanel} region={region} matter={id} />
      <HeldSection detail={detail} />
      <TasksSection detail={detail} whole={printed !== null} />
      <ReviewSection detail={detail} people={people} />
      <HearingSection detail={detail} people={people} />
      <DecisionSection detail={detail} people={people} />
      <RemediesSection detail={detail} />
      {detail.decision !== null && <Mounted id="publication" of={PublicationPanel} region={region} matter={id} />}
      <Mounted id="documents" of={DocumentsPanel} region={region} matter={id} />
      <Mounted id="dossier" of={DossierPanel} region={region} matter={id} />
      <FilesPanel detail={matter} />
      <Mounted id="as-of" of={HistoryPanel} region={region} matter={id} />
      <div id="acts" tabIndex={-1}>
        <Timeline
          detail={printed ?? matter}
          people={people}
          onReveal={onReveal}
          unfolded={printed !== null}
          without={OPENING}
          inBrief={inBrief}
        />
      </div>
    </div>
  );
});

/** Shown with the party already. */
const OPENING: readonly string[] = ['conditions', 'person', 'contact', 'sources', 'occurredOn', 'endedOn'];

interface MountedProps {
  readonly id: string;
  readonly of: ComponentType<CasePanelProps>;
  readonly region: string;
  readonly matter: string;
}

/** The panel of another module: its failure is its own. */
function Mounted({ id, of: Panel, region, matter }: MountedProps): ReactNode {
  return (
    <div id={id} tabIndex={-1}>
      <Boundary at={matter}>
        <Panel region={region} id={matter} />
      </Boundary>
    </div>
  );
}
