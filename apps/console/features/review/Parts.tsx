import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { num, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { decisionOutcomes, penaltyKinds } from '../../../../rules/index.ts';
import { useWords } from '../../i18n/index.ts';
import { yuan } from '../../ui/format.ts';
import { actsAtHand } from '../cases/acts-at-hand.ts';

interface Props {
  readonly detail: CaseDetail;
}

const PROPOSING = new Set(['report', 'revise-proposal']);

/** What is proposed, as last reported or revised. */
export function ProposalPart({ detail }: Props): ReactNode {
  const { t, pick } = useWords();
  const act = actsAtHand(detail).find(({ verb }) => PROPOSING.has(verb));
  if (act === undefined) return null;
  const body = { ...(act.body as JsonObject), ...(act.personal as JsonObject) };
  const penalties = (Array.isArray(body.penalties) ? body.penalties : []) as readonly JsonObject[];
  const outcome = decisionOutcomes.find(({ code }) => code === str(body, 'outcome'));
  return (
    <section className="panel" aria-labelledby="review-proposal">
      <div className="panel-head">
        <h2 id="review-proposal">{t('reviewDesk.proposal')}</h2>
        <span className="faint small">
          {pick(act.verbTitle)} · {act.actor.name}
        </span>
      </div>
      <p className="review-outcome">
        <strong>{outcome === undefined ? '' : pick(outcome.label)}</strong>
      </p>
      {penalties.length > 0 && (
        <div className="table-frame">
          <table className="data">
            <thead>
              <tr>
                <th scope="col">{t('reviewDesk.penalty')}</th>
                <th scope="col" className="num-col">
                  {t('reviewDesk.amount')}
                </th>
                <th scope="col">{t('reviewDesk.citation')}</th>
              </tr>
            </thead>
            <tbody>
              {penalties.map((each) => (
                <tr key={`${str(each, 'kind')} ${num(each, 'fen')} ${str(each, 'citation')}`}>
                  <td>
                    {pick(penaltyKinds.find(({ code }) => code === str(each, 'kind'))?.label ?? { zh: '', en: '' })}
                    <div className="faint small">
                      {str(each, 'object')} {str(each, 'until')}
                    </div>
                  </td>
                  <td className="num-col">{num(each, 'fen') > 0 ? yuan(num(each, 'fen')) : '—'}</td>
                  <td>{str(each, 'citation')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <h3>{t('reviewDesk.facts')}</h3>
      <p className="prewrap">{str(body, 'facts')}</p>
      <h3>{t('reviewDesk.reasons')}</h3>
      <p className="prewrap">{str(body, 'reasons')}</p>
    </section>
  );
}

/** The register of evidence as a reviewer reads it: kind, title, what stands against its use. */
export function EvidencePart({ detail }: Props): ReactNode {
  const { t, pick } = useWords();
  const { homeRegion, id } = detail.row;
  const problems = detail.evidence.filter((item) => item.problems.length > 0 && !item.excluded).length;
  return (
    <section className="panel" aria-labelledby="review-evidence">
      <div className="panel-head">
        <h2 id="review-evidence">{t('reviewDesk.evidence')}</h2>
        <span className={`mark ${problems > 0 ? 'mark-warn' : 'mark-ok'}`}>
          {t('reviewDesk.evidenceProblems', { count: detail.evidence.length, problems })}
        </span>
      </div>
      {detail.evidence.length === 0 ? (
        <p className="warn-text">{t('reviewDesk.noEvidence')}</p>
      ) : (
        <ul className="review-evidence">
          {detail.evidence.map((item) => (
            <li key={item.id} className={item.excluded ? 'is-past' : ''}>
              <span className="num faint">{item.id}</span>{' '}
              {item.fileId === null ? (
                item.title
              ) : (
                <Link to={`/cases/${homeRegion}/${id}/evidence/${item.id}`}>{item.title}</Link>
              )}{' '}
              <span className="faint small">
                {pick(item.kindTitle)} · {item.on}
              </span>
              {item.excluded && <span className="mark mark-danger">{t('cases.evidence.excluded')}</span>}
              {item.problems.map((problem) => (
                <div key={problem.zh} className="warn-text small">
                  {pick(problem)}
                </div>
              ))}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Which review is due, and on which grounds of the statutory list. */
export function GroundsPart({ detail }: Props): ReactNode {
  const { t, pick } = useWords();
  const legal = detail.reviewGrounds.length > 0;
  return (
    <section className="panel" aria-labelledby="review-grounds">
      <div className="panel-head">
        <h2 id="review-grounds">{t('reviewDesk.grounds')}</h2>
        <span className={`mark ${legal ? 'mark-warn' : 'mark-calm'}`}>
          {t(legal ? 'reviewDesk.legal' : 'reviewDesk.ordinary')}
        </span>
      </div>
      {legal ? (
        <ul className="plain">
          {detail.reviewGrounds.map(({ code, text }) => (
            <li key={code}>
              <span className="mono faint">{code}</span> {pick(text)}
            </li>
          ))}
        </ul>
      ) : (
        <p className="soft small">{t('reviewDesk.noGrounds')}</p>
      )}
    </section>
  );
}
