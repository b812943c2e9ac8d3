import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../../kernel/text.ts';
import { commitmentKinds, recordResults, recordSources } from '../../../../modules/commitments/model/kinds.ts';
import { kindOf, shopsOf, sinceOf } from '../../../../modules/commitments/model/standing.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { entriesOf } from '../../../../platform/procedure/entries.ts';
import { useWords } from '../../i18n/index.ts';
import { integer, yuan } from '../../ui/format.ts';
import { Part } from '../../ui/Part.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';

interface Props {
  readonly detail: MatterDetail;
}

/** A commitment on its page: who promised what since when, its editions, where it was kept or broken, warnings. */
export function CommitmentPanel({ detail }: Props): ReactNode {
  return (
    <>
      <PartyPart detail={detail} />
      <EditionsPart detail={detail} />
      <RecordsPart detail={detail} />
      <WarningsPart detail={detail} />
    </>
  );
}

function Fact({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }): ReactNode {
  return (
    <div className={wide ? 'fact-wide' : undefined}>
      <dt>{name}</dt>
      <dd className={wide ? 'prewrap' : undefined}>{children}</dd>
    </div>
  );
}

function PartyPart({ detail }: Props): ReactNode {
  const { t, pick, list } = useWords();
  const firm = obj(detail.facts, 'firm');
  const shops = shopsOf(detail);
  const last = str(detail.facts, 'lastDay');
  return (
    <Part title={t('commitments.who')}>
      <dl className="facts">
        <Fact name={t('commitments.field.promise.kind')}>{pick(commitmentKinds[kindOf(detail)])}</Fact>
        <Fact name={t('commitments.field.firm.name')}>{str(firm, 'name')}</Fact>
        <Fact name={t('commitments.field.firm.code')}>{str(firm, 'code') || '—'}</Fact>
        <Fact name={t('commitments.field.firm.address')}>{str(firm, 'address')}</Fact>
        <Fact name={t('commitments.publishedOn')}>{str(detail.facts, 'publishedOn') || t('commitments.notYet')}</Fact>
        <Fact name={t('commitments.since')}>{sinceOf(detail) ?? '—'}</Fact>
        <Fact name={t('commitments.field.lastDay')}>{last === '' ? t('commitments.openEnded') : last}</Fact>
        {shops.length > 0 && (
          <Fact name={t('commitments.field.shops')} wide>
            {list(shops)}
          </Fact>
        )}
      </dl>
    </Part>
  );
}

/** Texts of a promise as the form asked for them. */
const PROMISED = ['terms', 'contact', 'holder', 'goods', 'conditions', 'refundRoute'] as const;

function EditionsPart({ detail }: Props): ReactNode {
  const { t } = useWords();
  const editions = [...entriesOf(detail, 'editions')].reverse();
  return (
    <Part title={t('commitments.editions')}>
      {editions.map(([id, edition]) => {
        const promise = obj(edition, 'promise');
        return (
          <section key={id} aria-label={t('commitments.edition', { number: id.slice(1) })}>
            <h3>{t('commitments.edition', { number: id.slice(1) })}</h3>
            <dl className="facts">
              <Fact name={t('commitments.term')}>
                {str(edition, 'from')} – {str(edition, 'until') || t('commitments.openEnded')}
              </Fact>
              <Fact name={t('commitments.field.formNo')}>
                {str(edition, 'formNo')}
                {str(edition, 'formKept') !== '' && `（${str(edition, 'formKept')}）`}
              </Fact>
              {num(promise, 'amountFen') > 0 && (
                <Fact name={t('commitments.field.amountFen')}>{yuan(num(promise, 'amountFen'))}</Fact>
              )}
              {num(promise, 'days') > 0 && (
                <Fact name={t('commitments.field.days')}>{integer(num(promise, 'days'))}</Fact>
              )}
              {PROMISED.filter((key) => str(promise, key) !== '').map((key) => (
                <Fact key={key} name={t(`commitments.field.${key}`)} wide={key === 'terms'}>
                  {str(promise, key)}
                </Fact>
              ))}
              {str(edition, 'reason') !== '' && (
                <Fact name={t('commitments.field.amend.reason')}>{str(edition, 'reason')}</Fact>
              )}
            </dl>
          </section>
        );
      })}
    </Part>
  );
}

const titleIn = (list: Readonly<Record<string, Text>>, key: string): Text => list[key] ?? { zh: key, en: key };

function RecordsPart({ detail }: Props): ReactNode {
  const { t, pick } = useWords();
  const records = [...entriesOf(detail, 'records')].reverse();
  if (records.length === 0) return null;
  const answer = (record: JsonObject): string => {
    if (str(record, 'struckOn') !== '') return t('commitments.struck', { day: str(record, 'struckOn') });
    if (str(record, 'answeredOn') !== '') return t('commitments.answered', { day: str(record, 'answeredOn') });
    return str(record, 'answerBy') === '' ? '—' : t('commitments.awaited', { day: str(record, 'answerBy') });
  };
  return (
    <Part title={t('commitments.records')}>
      <TableFrame label={t('commitments.records')}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t('commitments.record')}</th>
              <th scope="col">{t('commitments.result')}</th>
              <th scope="col">{t('commitments.field.source')}</th>
              <th scope="col">{t('commitments.field.text')}</th>
              <th scope="col">{t('commitments.firmSaid')}</th>
            </tr>
          </thead>
          <tbody>
            {records.map(([id, each]) => (
              <tr key={id}>
                <td className="num">
                  {id} {str(each, 'on')}
                </td>
                <td>
                  {str(each, 'struckOn') === '' ? (
                    <strong>{pick(titleIn(recordResults, str(each, 'result')))}</strong>
                  ) : (
                    <s>{pick(titleIn(recordResults, str(each, 'result')))}</s>
                  )}
                </td>
                <td>
                  {pick(titleIn(recordSources, str(each, 'source')))} {str(each, 'document')}
                  {str(each, 'matter') !== '' && (
                    <>
                      {' '}
                      <Link to={`/matters/${detail.row.homeRegion}/${str(each, 'matter')}`}>
                        {t('commitments.toMatter')}
                      </Link>
                    </>
                  )}
                </td>
                <td>
                  {str(each, 'text')}
                  {str(each, 'struckFor') !== '' && <span className="soft"> {str(each, 'struckFor')}</span>}
                </td>
                <td>
                  {answer(each)} {str(each, 'answer')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Part>
  );
}

function WarningsPart({ detail }: Props): ReactNode {
  const { t } = useWords();
  const warnings = entriesOf(detail, 'warnings');
  if (warnings.length === 0) return null;
  return (
    <Part title={t('commitments.warnings')}>
      {warnings.map(([id, each]) => (
        <dl className="facts" key={id}>
          <Fact name={t('commitments.field.document')}>{str(each, 'document')}</Fact>
          <Fact name={t('commitments.field.toldOn')}>{str(each, 'toldOn')}</Fact>
          <Fact name={t('commitments.field.answerBy')}>{str(each, 'answerBy')}</Fact>
          {str(each, 'liftedOn') !== '' && <Fact name={t('commitments.lifted')}>{str(each, 'liftedOn')}</Fact>}
          <Fact name={t('commitments.field.reason')} wide>
            {str(each, 'reason')}
          </Fact>
          {str(each, 'answeredOn') !== '' && (
            <Fact name={t('commitments.answered', { day: str(each, 'answeredOn') })} wide>
              {str(each, 'answer')}
            </Fact>
          )}
        </dl>
      ))}
    </Part>
  );
}
