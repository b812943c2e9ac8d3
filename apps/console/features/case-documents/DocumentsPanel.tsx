import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { DocumentList, PaperRow } from '../../../../modules/case-documents/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { hasDraft } from '../../ui/use-draft.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useMe } from '../identity/use-me.ts';
import './case-documents.css';
import { documentsQuery, fileAddress, saveProof } from './documents-query.ts';
import { PaperDesk } from './PaperDesk.tsx';
import { SealDialog } from './SealDialog.tsx';
import { texts } from './texts.ts';
import { WithdrawDocument } from './WithdrawDocument.tsx';

interface Props {
  readonly region: string;
  readonly id: string;
}

/** The next paper that the asker may issue, the latest act's first. */
const nextOf = ({ papers }: DocumentList): PaperRow | undefined =>
  papers.findLast(({ issued, open, refusal }) => issued === null && open && refusal === null);

/** Documents of a case by step, with their state: drawn up, issued, withdrawn, taken along. Key `w` opens the next one. */
export function DocumentsPanel({ region, id }: Props): ReactNode {
  const { pick } = useWords();
  const { message } = App.useApp();
  const list = useQuery({ ...documentsQuery(region, id), placeholderData: keepPreviousData });
  const [opened, setOpened] = useState<PaperRow | null>(null);
  const [withdrawn, setWithdrawn] = useState<PaperRow | null>(null);
  const [sealing, setSealing] = useState(false);
  const isHead = useMe().roles.includes('head');
  useKeys(
    {
      w: () => {
        const next = list.data === undefined ? undefined : nextOf(list.data);
        if (next === undefined) void message.info(pick(texts.none));
        else setOpened(next);
      },
    },
    opened === null,
  );
  return (
    <section className="panel case-documents" aria-labelledby="documents-title">
      <div className="panel-head">
        <h2 id="documents-title">{pick(texts.title)}</h2>
        {list.data !== undefined && <Count of={list.data} />}
        {isHead && (
          <span className="push row no-print">
            <Button size="small" onClick={() => setSealing(true)}>
              {pick(texts.seal)}
            </Button>
          </span>
        )}
      </div>
      <Answer of={list} rows={3}>
        {(known) => (
          <div className="stack">
            <Proofs of={known} />
            {known.papers.length === 0 && <p className="soft small">{pick(texts.none)}</p>}
            {stagesOf(known.papers).map(([stage, papers]) => (
              <section key={stage} className="doc-stage" aria-label={pick(papers[0]?.stageTitle ?? texts.title)}>
                <h3>{pick(papers[0]?.stageTitle ?? texts.title)}</h3>
                <ul className="doc-list">
                  {papers.map((paper) => (
                    <Row
                      key={`${paper.seq}-${paper.form}`}
                      {...{ region, id, paper }}
                      isNext={paper === nextOf(known)}
                      onOpen={() => setOpened(paper)}
                      onWithdraw={() => setWithdrawn(paper)}
                    />
                  ))}
                </ul>
              </section>
            ))}
            {withdrawn !== null && (
              <WithdrawDocument
                {...{ region, id, version: known.version, paper: withdrawn }}
                onClose={() => setWithdrawn(null)}
              />
            )}
          </div>
        )}
      </Answer>
      {sealing && <SealDialog onClose={() => setSealing(false)} />}
      {opened !== null && (
        <PaperDesk
          key={`${opened.seq}-${opened.form}`}
          at={{ region, id, seq: opened.seq, form: opened.form }}
          title={pick(opened.title)}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  );
}

/** Papers by the step of the work, in the order in which the first of each came about. */
function stagesOf(papers: readonly PaperRow[]): readonly (readonly [string, readonly PaperRow[]])[] {
  const stages = new Map<string, PaperRow[]>();
  for (const paper of papers) stages.set(paper.stage, [...(stages.get(paper.stage) ?? []), paper]);
  return [...stages];
}

function Count({ of: { papers } }: { readonly of: DocumentList }): ReactNode {
  const { pick } = useWords();
  const issued = papers.filter((paper) => paper.issued !== null).length;
  return (
    <span className="faint small">
      {`${pick(texts.all)} ${papers.length} ${pick(texts.pieces)}，${issued} ${pick(texts.issuedCount)}`}
    </span>
  );
}

function Proofs({ of: { missingProofs } }: { readonly of: DocumentList }): ReactNode {
  const { pick, list } = useWords();
  if (missingProofs.length === 0) return null;
  return (
    <p className="small">
      <span className="mark mark-warn">{pick(texts.proofMissing)}</span>{' '}
      <span className="soft">{`${pick(texts.proofsMissing)}${list(missingProofs.map(({ title }) => pick(title)))}`}</span>
    </p>
  );
}

const MARKS = { possible: 'calm', draft: 'calm', issued: 'ok', withdrawn: 'warn' } as const;

interface RowProps extends Props {
  readonly paper: PaperRow;
  /** The key `w` opens it. */
  readonly isNext: boolean;
  readonly onOpen: () => void;
  readonly onWithdraw: () => void;
}

function Row({ region, id, paper, isNext, onOpen, onWithdraw }: RowProps): ReactNode {
  const { pick } = useWords();
  const { state, issued, earlier, draft } = paper;
  const name = `${pick(paper.title)} ${paper.number}`.trim();
  const verb = issued !== null ? texts.view : state === 'withdrawn' ? texts.correct : texts.open;
  return (
    <li>
      <div className="doc-row">
        <div>
          <strong>{pick(paper.title)}</strong> {paper.number}{' '}
          <span className="soft small">
            <span className="num">{paper.on}</span> {pick(paper.verbTitle)}
          </span>
        </div>
        <div className="row">
          {state !== 'possible' && <span className={`mark mark-${MARKS[state]} small`}>{pick(texts[state])}</span>}
          {paper.proof === 'missing' && <span className="mark mark-warn small">{pick(texts.proofMissing)}</span>}
          {isNext && paper.open && (
            <span className="verb-key" aria-hidden="true">
              W
            </span>
          )}
          {paper.open && (
            <Button size="small" onClick={onOpen} aria-label={`${pick(verb)}：${name}`}>
              {pick(verb)}
              {hasDraft(`documents.${id}.${paper.seq}.${paper.form}`) && <span className="draft-dot" />}
            </Button>
          )}
          {paper.open && issued !== null && (
            <>
              <Files {...{ region, id, doc: issued.doc, name }} />
              <Button size="small" onClick={onWithdraw} aria-label={`${pick(texts.withdraw)}：${name}`}>
                {pick(texts.withdraw)}
              </Button>
            </>
          )}
        </div>
      </div>
      {issued !== null && (
        <p className="soft small">
          {`${pick(texts.by)} ${issued.by.name} `}
          <span className="num">{issued.on}</span>{' '}
          <span className="faint mono" title={issued.digest}>{`SHA-256 ${issued.digest.slice(0, 12)}…`}</span>
          {issued.answers > 0 && ` · ${issued.answers} ${pick(texts.answers)}`}
        </p>
      )}
      {draft !== null && <p className="soft small">{`${pick(texts.savedBy)} ${draft.by.name} · v${draft.version}`}</p>}
      {earlier.length > 0 && (
        <details className="small">
          <summary>{`${pick(texts.earlier)} ${earlier.length}`}</summary>
          <ul>
            {earlier.map((each) => (
              <li key={each.doc} className="row">
                <span className="num">{`${each.on} – ${each.withdrawnOn ?? ''}`}</span>
                <span className="soft">{each.reason ?? ''}</span>
                {paper.open && <Files {...{ region, id, doc: each.doc, name: `${name} ${each.on}` }} />}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

interface FilesProps extends Props {
  readonly doc: string;
  readonly name: string;
}

/** The file as it was issued, the same words to go on with, and what proves the file. */
function Files({ region, id, doc, name }: FilesProps): ReactNode {
  const { pick } = useWords();
  const proof = useMutation({ mutationFn: () => saveProof(region, id, doc, name) });
  const download = (format: 'pdf' | 'docx', label: string): ReactNode => (
    <Button
      size="small"
      href={fileAddress(region, id, doc, format)}
      download
      aria-label={`${pick(texts.file)} ${label}：${name}`}
    >
      {label}
    </Button>
  );
  return (
    <>
      {download('pdf', 'PDF')}
      {download('docx', 'Word')}
      <Button
        size="small"
        title={pick(texts.proofHint)}
        aria-label={`${pick(texts.proof)}：${name}`}
        loading={proof.isPending}
        onClick={() => proof.mutate()}
      >
        {pick(texts.proof)}
      </Button>
      {proof.isError && <ProblemNote error={proof.error} />}
    </>
  );
}
