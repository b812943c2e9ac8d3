import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../../kernel/text.ts';
import { groundTitles, letterWays, measureTitles, staffRoles } from '../../../../modules/firms/model/kinds.ts';
import { answersSince, firmOf, lastLetter, shopsOf } from '../../../../modules/firms/model/standing.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { entriesOf } from '../../../../platform/procedure/entries.ts';
import { useWords } from '../../i18n/index.ts';
import { Part } from '../../ui/Part.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { useMe } from '../identity/use-me.ts';

interface Props {
  readonly detail: MatterDetail;
}

/** A firm in online settlement on its page: who it is, who signs in for it, letters, what it was told. */
export function FirmPanel({ detail }: Props): ReactNode {
  return (
    <>
      <FirmPart detail={detail} />
      <StaffPart detail={detail} />
      <LettersPart detail={detail} />
      <MeasuresPart detail={detail} />
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const titleIn = (list: Readonly<Record<string, Text>>, key: string): Text => list[key] ?? { zh: key, en: key };

function FirmPart({ detail }: Props): ReactNode {
  const { t, list } = useWords();
  const { name, code, address } = firmOf(detail);
  const contact = obj(detail.facts, 'contact');
  const facts: readonly (readonly [string, string])[] = [
    [t('firms.field.firm.name'), name],
    [t('firms.field.firm.code'), code],
    [t('firms.field.firm.address'), address],
    [t('firms.field.shops'), list(shopsOf(detail))],
    [t('firms.field.contact'), [str(contact, 'name'), str(contact, 'phone')].join(' ').trim()],
    [t('firms.field.document'), str(detail.facts, 'document')],
    [t('firms.field.papers'), str(detail.facts, 'papers')],
    [t('firms.field.manager'), str(detail.facts, 'manager')],
    [t('firms.enrolledOn'), str(detail.facts, 'enrolledOn')],
    [t('firms.answersSince'), answersSince(detail) || t('firms.nobodyAnswers')],
  ];
  return (
    <Part title={t('firms.who')}>
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([title, value]) => (
            <Fact key={title} name={title}>
              {value}
            </Fact>
          ))}
      </dl>
      <p className="faint small">{t('firms.voluntary')}</p>
    </Part>
  );
}

function StaffPart({ detail }: Props): ReactNode {
  const { t, pick } = useWords();
  const staff = entriesOf(detail, 'staff');
  if (staff.length === 0) return null;
  return (
    <Part title={t('firms.staff')}>
      <TableFrame label={t('firms.staff')}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t('firms.staffName')}</th>
              <th scope="col">{t('firms.field.role')}</th>
              <th scope="col">{t('firms.since')}</th>
              <th scope="col">{t('firms.until')}</th>
            </tr>
          </thead>
          <tbody>
            {staff.map(([id, each]) => (
              <tr key={id}>
                <td>{str(each, 'name')}</td>
                <td>{pick(titleIn(staffRoles, str(each, 'role')))}</td>
                <td className="num">{str(each, 'on')}</td>
                <td className="num">{str(each, 'over') || t('firms.inUse')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </Part>
  );
}

function LettersPart({ detail }: Props): ReactNode {
  const { t, pick } = useWords();
  const letters = [...entriesOf(detail, 'letters')].reverse();
  if (letters.length === 0) return null;
  return (
    <Part title={t('firms.letters')}>
      <ul className="plain">
        {letters.map(([id, each]) => (
          <li key={id}>
            {t('firms.letter', {
              number: id.slice(1),
              day: str(each, 'on'),
              way: pick(titleIn(letterWays, str(each, 'way'))),
            })}{' '}
            {str(each, 'addressee')} {str(each, 'address')}{' '}
            {str(each, 'activatedOn') === '' ? (
              <ToPrint detail={detail} id={id} letter={each} />
            ) : (
              <strong>{t('firms.activatedOn', { day: str(each, 'activatedOn') })}</strong>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Who sent the last letter prints it: no colleague makes a second code for another address. */
function ToPrint({ detail, id, letter }: Props & { readonly id: string; readonly letter: JsonObject }): ReactNode {
  const { t } = useWords();
  const { person } = useMe();
  const stands = ['active', 'suspended'].includes(detail.row.state);
  if (!stands || lastLetter(detail)?.[0] !== id) return <span className="soft">{t('firms.letterOver')}</span>;
  if (str(letter, 'by') !== person.id) return <span className="soft">{t('firms.letterOther')}</span>;
  return <Link to={`/firms/${detail.row.homeRegion}/${detail.row.id}/letters/${id}`}>{t('firms.print')}</Link>;
}

function MeasuresPart({ detail }: Props): ReactNode {
  const { t, pick } = useWords();
  const measures = [...entriesOf(detail, 'measures')].reverse();
  if (measures.length === 0) return null;
  return (
    <Part title={t('firms.measures')}>
      {measures.map(([id, each]) => (
        <dl className="facts" key={id}>
          <Fact name={t('firms.field.measure')}>{pick(titleIn(measureTitles, str(each, 'measure')))}</Fact>
          <Fact name={t('firms.field.ground')}>{pick(titleIn(groundTitles, str(each, 'ground')))}</Fact>
          <Fact name={t('firms.field.document')}>{str(each, 'document')}</Fact>
          <Fact name={t('firms.field.toldOn')}>{str(each, 'toldOn')}</Fact>
          <Fact name={t('firms.field.reason')}>{str(each, 'reason')}</Fact>
          <Fact name={t('firms.field.answerBy')}>{str(each, 'answerBy')}</Fact>
          {str(each, 'answeredOn') !== '' && (
            <Fact name={t('firms.answered', { day: str(each, 'answeredOn') })}>{str(each, 'answer')}</Fact>
          )}
          <Fact name={t('firms.decided')}>
            {str(each, 'decided') === ''
              ? t('firms.undecided')
              : `${t(`firms.how.${str(each, 'decided') as 'dropped' | 'suspended' | 'removed'}`)} ${str(each, 'decidedOn')}`}
          </Fact>
        </dl>
      ))}
    </Part>
  );
}
