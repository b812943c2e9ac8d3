import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ActView } from '../../../../modules/intake/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { BasisList } from '../../ui/Confidence.tsx';
import { instant, shortHash } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Facts } from './Facts.tsx';

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
  readonly acts: readonly ActView[];
  readonly people: ReadonlyMap<string, string>;
  readonly onReveal: (act: ActView) => void;
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
  'importDigest',
];

/** What a notice was made from: its file shows it better than a list of codes. */
const IN_THE_FILE = ['template', 'templateVersion', 'recipient', 'language', 'issuer', 'facts', 'texts', 'addressee'];

const hiddenOf = ({ seq, verb }: ActView): readonly string[] =>
  seq === 1 ? SHOWN_ABOVE : verb === 'issue-notice' ? IN_THE_FILE : [];

/** All acts, newest first, each with its basis and its place in the chain. */
export function Timeline({ acts, people, onReveal }: Props): ReactNode {
  const { t } = useWords();
  const [shown, setShown] = useState(PAGE);
  const newest = [...acts].sort((a, b) => b.seq - a.seq);
  return (
    <section className="panel" aria-labelledby="timeline-title">
      <div className="panel-head">
        <h2 id="timeline-title">{t('timeline.title')}</h2>
        <span className="faint small">{t('timeline.count', { count: acts.length })}</span>
      </div>
      <ol className="timeline" reversed>
        {newest.slice(0, shown).map((act) => (
          <Act key={act.seq} act={act} people={people} onReveal={onReveal} />
        ))}
      </ol>
      {shown < newest.length && (
        <Button block onClick={() => setShown(shown + 100)}>
          {t('timeline.more', { count: newest.length - shown })}
        </Button>
      )}
    </section>
  );
}

function Act({ act, people, onReveal }: Omit<Props, 'acts'> & { readonly act: ActView }): ReactNode {
  const { t, language } = useWords();
  const facts = { ...act.body, ...act.personal };
  const late = Math.abs(Date.parse(act.recordedAt) - Date.parse(act.eventAt)) > 60_000;
  return (
    <li>
      <div className="act-head">
        <ActLine act={act} />
      </div>
      <Facts facts={facts} without={hiddenOf(act)} verb={act.verb} people={people} />
      <div className="act-foot">
        <BasisList basis={act.basis} />
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
        {act.sealed && (
          <Button size="small" icon={<Icon name="lock" size={13} />} onClick={() => onReveal(act)}>
            {t('reveal.open')}
          </Button>
        )}
      </div>
    </li>
  );
}
