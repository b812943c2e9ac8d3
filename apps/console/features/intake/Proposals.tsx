import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { findLegalBasis } from '../../../../rules/index.ts';
import { useWords } from '../../i18n/index.ts';
import { articleText } from '../../ui/article.ts';
import { Icon } from '../../ui/Icon.tsx';
import { ProposalParts } from './ProposalParts.tsx';
import { modelOf, percentOf, surenessKey } from './proposal-words.ts';
import { isScreening, pathOfSame, verbsFor } from './teach.ts';

type Proposal = MatterDetail['proposals'][number];

interface Props {
  readonly detail: MatterDetail;
  /** Opens the form of a verb, filled as proposed. */
  readonly onAdopt: (verb: string, proposals: readonly Proposal[]) => void;
}

/** What rules, models and word lists propose. Nothing here acts: adopting fills a form that the officer submits. */
export function Proposals({ detail, onAdopt }: Props): ReactNode {
  const { t } = useWords();
  const { proposals, verbs } = detail;
  const usable = (proposal: Proposal): string | undefined =>
    verbsFor(proposal).find((id) => verbs.some((verb) => verb.verb === id && verb.refusal === null));
  const screening = proposals.filter(isScreening);
  const canScreen = screening.length > 1 && screening.some((proposal) => usable(proposal) === 'screen');
  return (
    <section className="panel" aria-labelledby="proposals-title">
      <div className="panel-head">
        <h2 id="proposals-title">
          <Icon name="idea" /> {t('proposals.title')}
        </h2>
        <span className="faint small">{t('proposals.note')}</span>
        {canScreen && (
          <Button size="small" onClick={() => onAdopt('screen', screening)}>
            {t('proposals.adoptAll')}
          </Button>
        )}
      </div>
      {proposals.length === 0 ? (
        <p className="faint">{t('proposals.none')}</p>
      ) : (
        <ul className="proposals">
          {proposals.map((proposal) => (
            <OneProposal
              key={`${proposal.kind} ${proposal.value} ${proposal.rule}`}
              proposal={proposal}
              region={detail.row.homeRegion}
              matter={detail.row.id}
              verb={usable(proposal)}
              onAdopt={onAdopt}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface OneProps {
  readonly proposal: Proposal;
  /** Of the matter that it is about. */
  readonly region: string;
  readonly matter: string;
  /** By which it is taken up now, if by any. */
  readonly verb: string | undefined;
  readonly onAdopt: Props['onAdopt'];
}

/** What is proposed, how sure, and in one line why; the rest unfolds. */
function OneProposal({ proposal, region, matter, verb, onAdopt }: OneProps): ReactNode {
  const { t, pick, language } = useWords();
  const { kind, title, reason, evidence, parts, rule } = proposal;
  // The article that it rests on is said without asking why.
  const basis = findLegalBasis(rule);
  // Without those that the reason or the parts name anyway.
  const terms = [...new Set(evidence.map(({ term }) => term))].filter(
    (term) => !pick(reason).includes(term) && !parts.some((each) => each.part === 'word' && pick(each.title) === term),
  );
  return (
    <li>
      <div className="proposal-line">
        <span className="kind">{t(`proposal.${kind}`)}</span>
        <strong>{pick(title)}</strong>
        {kind === 'same' && <Link to={pathOfSame(proposal, region)}>{t('desk.openSame')}</Link>}
        {kind === 'same' && (
          <Link to={`/matters/${region}/${matter}/same/${pathOfSame(proposal, region).slice('/matters/'.length)}`}>
            {t('merging.compare')}
          </Link>
        )}
        <Sure proposal={proposal} />
        {verb !== undefined && (
          <Button size="small" className="push" onClick={() => onAdopt(verb, [proposal])}>
            {t('proposals.adopt')}
          </Button>
        )}
      </div>
      {terms.length + parts.length === 0 && basis !== undefined ? (
        <div className="small soft">{pick(reason)}</div>
      ) : (
        <details className="why">
          <summary className="small">
            <span className="soft">{pick(reason)}</span> <span className="why-word">{t('proposals.why')}</span>
          </summary>
          {terms.length > 0 && (
            <p className="small soft">
              {t('proposals.evidence')}
              {terms.map((term) => (
                <q key={term} className="term">
                  {term}
                </q>
              ))}
            </p>
          )}
          {parts.length > 0 && <ProposalParts parts={parts} />}
          {basis === undefined && <ModelOf rule={rule} />}
        </details>
      )}
      {basis !== undefined && (
        <div className="faint small">
          {pick(basis.instrument)} {articleText(basis.article, language)}
        </div>
      )}
    </li>
  );
}

/** How sure it is, in words; only those of a model have a percentage in them. */
function Sure({ proposal }: { readonly proposal: Proposal }): ReactNode {
  const { t } = useWords();
  return <span className="faint small num">{t(surenessKey(proposal), { percent: percentOf(proposal.score) })}</span>;
}

/** The model that speaks with its version, or the word list with its edition. */
function ModelOf({ rule }: { readonly rule: string }): ReactNode {
  const { t } = useWords();
  const model = modelOf(rule);
  if (model === undefined) return <div className="faint small">{t('proposals.lexicon', { rule })}</div>;
  return (
    <div className="faint small">
      {t('proposals.model', { version: model.version })}
      {model.corrections > 0 && t('proposals.corrected', { n: model.corrections })}
    </div>
  );
}
