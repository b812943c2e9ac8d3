import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ON_PANEL as ofIncidents } from '../../../../modules/incidents/model/incident.ts';
import type { ActView, MatterDetail } from '../../../../modules/intake/contract.ts';
import { pairVerbs } from '../../../../modules/merging/model/verbs.ts';
import { useWords } from '../../i18n/index.ts';
import { BasisList } from '../../ui/Confidence.tsx';
import { instant, integer, shortHash } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { Facts } from './Facts.tsx';
import { EARLIER, useHistory } from './history.ts';

/** One act in one line: what, who, where, when. */
export function ActLine({ act }: { readonly act: ActView }): ReactNode {
  const { t, pick, language } = useWords();
  return (
    <span>
      <strong>{pick(act.verbTitle)}</strong> {act.actor.name}
      {act.onBehalfOf !== null && <span className="faint"> {t('onBehalfOf', { name: act.onBehalfOf.name })}</span>}
      <span className="soft"> {pick(act.authority.name)}</span>{' '}
      <time className="faint num">{instant(act.eventAt, language)}</time>
    </span>
  );
}

interface Props {
  readonly detail: MatterDetail;
  readonly people: ReadonlyMap<string, string>;
  readonly onReveal: (act: ActView) => void;
  /** All acts that are known, e.g. on paper. */
  readonly unfolded?: boolean;
  /** Of the opening act, what the page shows elsewhere beside what it always does. */
  readonly without?: readonly string[];
  /** Acts that say much: one line each, with what else they say to be unfolded. */
  readonly inBrief?: (act: ActView) => string;
}

const PAGE = 30;
/** Shown on top of the page already; repeating them in the opening act would be noise. */
const SHOWN_ABOVE = [
  'title',
  'text',
  'demand',
  'respondent',
  'place',
  'incoming',
  'campaign',
  'channel',
  'domain',
  'homeCode',
  'receiptHash',
  'codeHash',
  'importDigest',
];

/** What a notice was made from: its file shows it better than a list of codes. */
const IN_THE_FILE = [
  'template',
  'templateVersion',
  'recipient',
  'language',
  'issuer',
  'facts',
  'texts',
  'addressee',
  'corrects',
];

const HIDDEN: Readonly<Record<string, readonly string[]>> = {
  'issue-notice': IN_THE_FILE,
  // Says only what every delivery is for.
  'record-delivery': ['counts'],
  attach: ['file'],
  // The other matter of the pair stands in a part of its own, for who may see it.
  ...Object.fromEntries(pairVerbs.map((verb) => [verb, ['pair', 'at']])),
  // Members of an incident are named by digests; the page shows those that the reader may see.
  ...Object.fromEntries(ofIncidents.map((verb) => [verb, ['members', 'from']])),
};
/** Where the rules of campaigns count the matter since: shown with the matter. */
const ALWAYS = ['counted'];
const hiddenOf = ({ seq, verb }: ActView): readonly string[] => [
  ...ALWAYS,
  ...(seq === 1 ? [...SHOWN_ABOVE, ...(verb === 'open' ? ['members'] : [])] : (HIDDEN[verb] ?? [])),
];

/** All acts, newest first, each with its basis and its place in the chain. Key `m` goes further back. */
export function Timeline({ detail, people, onReveal, unfolded = false, without = [], inBrief }: Props): ReactNode {
  const { t } = useWords();
  const { acts, isWhole, ask } = useHistory(detail);
  const [shown, setShown] = useState(PAGE);
  const list = useRef<HTMLOListElement>(null);
  /** The first act of the part that was asked for last: reading goes on there. */
  const [goOnAt, setGoOnAt] = useState<number | null>(null);
  useEffect(() => {
    if (goOnAt === null) return;
    list.current?.querySelector<HTMLElement>(`[data-seq="${goOnAt}"]`)?.focus();
    setGoOnAt(null);
  }, [goOnAt]);
  const total = detail.row.version;
  const visible = unfolded ? acts : acts.slice(0, shown);
  const showMore = (): void => {
    setShown(shown + EARLIER);
    setGoOnAt(total - visible.length);
  };
  const goBack = (): void => {
    if (ask.isPending || shown >= total) return;
    if (shown < acts.length || isWhole) showMore();
    else ask.mutate(undefined, { onSuccess: showMore });
  };
  useKeys({ m: goBack });
  const names = new Map([...acts.map(({ actor }) => [actor.id, actor.name] as const), ...people]);
  return (
    <section className="panel" aria-labelledby="timeline-title">
      <div className="panel-head">
        <h2 id="timeline-title">{t('timeline.title')}</h2>
        <span className="faint small">{t('timeline.count', { count: integer(total) })}</span>
      </div>
      <ol className="timeline" reversed start={total} ref={list}>
        {visible.map((act) => (
          <Act
            key={act.seq}
            act={act}
            people={names}
            without={act.seq === 1 ? without : []}
            brief={inBrief?.(act)}
            onReveal={onReveal}
          />
        ))}
      </ol>
      {ask.isError && <ProblemNote error={ask.error} onRetry={goBack} />}
      {visible.length < total && (
        <Button block type="text" className="timeline-earlier" loading={ask.isPending} onClick={goBack}>
          <span className="verb-key" aria-hidden="true">
            M
          </span>
          {t('timeline.earlier')}
          <span className="faint small num">
            {t('timeline.shown', { shown: integer(visible.length), total: integer(total) })}
          </span>
        </Button>
      )}
      <span className="sr-only" role="status">
        {ask.isPending
          ? t('loading')
          : shown > PAGE
            ? t('timeline.shown', { shown: integer(visible.length), total: integer(total) })
            : ''}
      </span>
    </section>
  );
}

interface ActProps extends Required<Pick<Props, 'people' | 'onReveal' | 'without'>> {
  readonly act: ActView;
  readonly brief: string | undefined;
}

function Act({ act, people, without, brief, onReveal }: ActProps): ReactNode {
  const { t, language } = useWords();
  const facts = { ...act.body, ...act.personal };
  const late = Math.abs(Date.parse(act.recordedAt) - Date.parse(act.eventAt)) > 60_000;
  const told = <Facts facts={facts} without={[...hiddenOf(act), ...without]} verb={act.verb} people={people} />;
  return (
    <li data-seq={act.seq} tabIndex={-1}>
      <div className="act-head">
        <ActLine act={act} />
      </div>
      {brief === undefined ? (
        told
      ) : (
        <details className="act-details">
          <summary>{brief === '' ? t('timeline.details') : brief}</summary>
          {told}
          <BasisList basis={act.basis} />
        </details>
      )}
      <div className="act-foot">
        {brief === undefined && <BasisList basis={act.basis} />}
        {late && (
          <span className="faint small">{t('timeline.recorded', { at: instant(act.recordedAt, language) })}</span>
        )}
        <span className="chain faint mono small" title={act.hash}>
          #{act.seq} {shortHash(act.hash)}
        </span>
        <span className={act.sealedInTree ? 'mark mark-ok small' : 'mark mark-calm small'}>
          <Icon name={act.sealedInTree ? 'seal' : 'clock'} size={12} />
          {t(act.sealedInTree ? 'timeline.sealed' : 'timeline.unsealed')}
        </span>
        {/* What is sealed in the order of a visit is no identity: its own page opens it, for its team. */}
        {act.sealed && act.verb !== 'order-unannounced' && (
          <Button size="small" icon={<Icon name="lock" size={13} />} onClick={() => onReveal(act)}>
            {t('reveal.open')}
          </Button>
        )}
      </div>
    </li>
  );
}
