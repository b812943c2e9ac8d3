import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { findLegalBasis } from '../../../../rules/index.ts';
import { useWords } from '../../i18n/index.ts';
import { articleText } from '../../ui/article.ts';
import { Icon } from '../../ui/Icon.tsx';
import { isScreening, verbsFor } from './teach.ts';

type Proposal = MatterDetail['proposals'][number];

interface Props {
  readonly detail: MatterDetail;
  /** Opens the form of a verb, filled as proposed. */
  readonly onAdopt: (verb: string, proposals: readonly Proposal[]) => void;
}

/** What rules and lexicons propose. Nothing here acts: adopting fills a form that the officer submits. */
export function Proposals({ detail, onAdopt }: Props): ReactNode {
  const { t, pick } = useWords();
  const { proposals, verbs } = detail;
  const usable = (proposal: Proposal): string | undefined =>
    verbsFor(proposal).find((id) => verbs.some((verb) => verb.verb === id && verb.refusal === null));
  /** Words of the text that speak for it, without those that the reason names anyway. */
  const termsOf = ({ evidence, reason }: Proposal): readonly string[] =>
    [...new Set(evidence.map(({ term }) => term))].filter((term) => !pick(reason).includes(term));
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
          {proposals.map((proposal) => {
            const verb = usable(proposal);
            return (
              <li key={`${proposal.kind} ${proposal.value} ${proposal.rule}`}>
                <div className="proposal-line">
                  <span className="kind">{t(`proposal.${proposal.kind}`)}</span>
                  <strong>{pick(proposal.title)}</strong>
                  {proposal.kind === 'same' && (
                    <Link to={`/matters/${detail.row.homeRegion}/${proposal.value}`}>{t('desk.openSame')}</Link>
                  )}
                  <span className="faint small num">{t('proposals.score', { score: proposal.score.toFixed(2) })}</span>
                  {verb !== undefined && (
                    <Button size="small" className="push" onClick={() => onAdopt(verb, [proposal])}>
                      {t('proposals.adopt')}
                    </Button>
                  )}
                </div>
                <div className="small soft">
                  {pick(proposal.reason)}
                  {termsOf(proposal).length > 0 && (
                    <>
                      {' '}
                      {t('proposals.evidence')}
                      {termsOf(proposal).map((term) => (
                        <q key={term} className="term">
                          {term}
                        </q>
                      ))}
                    </>
                  )}
                </div>
                <RuleOf rule={proposal.rule} />
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** The article that a proposal rests on; a lexicon has none, and is named with its edition. */
function RuleOf({ rule }: { readonly rule: string }): ReactNode {
  const { t, pick, language } = useWords();
  const basis = findLegalBasis(rule);
  if (basis === undefined) return <div className="faint small">{t('proposals.lexicon', { rule })}</div>;
  return (
    <div className="faint small">
      {pick(basis.instrument)} {articleText(basis.article, language)}
    </div>
  );
}
