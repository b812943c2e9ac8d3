import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { obj, str } from '../../../../kernel/read-json.ts';
import { answersIn, chosenIn, isPublished } from '../../../../modules/inspections/model/inspection-rules.ts';
import { isProblem, itemResults, nextSteps } from '../../../../modules/inspections/model/results.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { listOf } from '../../../../platform/procedure/entries.ts';
import { useWords } from '../../i18n/index.ts';
import { Part } from '../../ui/Part.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { usePeople } from '../../ui/use-authorities.ts';
import { CapCard } from './CapCard.tsx';
import { DoorCode } from './DoorCode.tsx';
import { Fact } from './Fact.tsx';
import './inspections.css';

interface Props {
  readonly detail: MatterDetail;
}

/** An inspection on its page: firm, code of the door, items with what was found, publication, the yearly cap. */
export function InspectionPanel({ detail }: Props): ReactNode {
  const { t } = useWords();
  const firm = obj(detail.facts, 'firm');
  const period = obj(detail.facts, 'period');
  const origin = obj(detail.facts, 'origin');
  const { state } = detail.row;
  return (
    <>
      <Part title={t('inspections.firm')}>
        <dl className="facts">
          <Fact name={t('inspections.draw.firm')}>{str(firm, 'name')}</Fact>
          <Fact name={t('inspections.code')} mono>
            {str(firm, 'code') || '—'}
          </Fact>
          <Fact name={t('inspections.period')}>
            {str(period, 'from')} – {str(period, 'to')}
          </Fact>
          <Fact name={t('inspections.draw.sent')}>
            <Officers detail={detail} />
          </Fact>
          {str(origin, 'matter') !== '' && (
            <Fact name={t('inspections.origin')}>
              <Link to={`/matters/${str(origin, 'region') || detail.row.homeRegion}/${str(origin, 'matter')}`}>
                {t('inspections.toOrigin')}
              </Link>
            </Fact>
          )}
        </dl>
      </Part>
      {(state === 'approved' || state === 'on-site') && str(detail.facts, 'doorCode') !== '' && (
        <DoorCode detail={detail} />
      )}
      <ItemsPart detail={detail} />
      {str(firm, 'code') !== '' && <CapCard code={str(firm, 'code')} />}
    </>
  );
}

/** Who was sent, by name: of the authority itself, or as they acted here. */
function Officers({ detail }: Props): ReactNode {
  const { list } = useWords();
  const people = usePeople(detail.row.homeCode).data ?? [];
  const names = new Map([
    ...people.map(({ id, name }) => [id as string, name] as const),
    ...detail.acts.map(({ actor }) => [actor.id as string, actor.name] as const),
  ]);
  return list(listOf(detail.facts.officers).map((id) => names.get(id) ?? id.slice(0, 8)));
}

function ItemsPart({ detail }: Props): ReactNode {
  const { t, pick } = useWords();
  const answers = new Map(answersIn(detail.facts).map((each) => [each.item, each]));
  const followed = listOf(detail.facts.followed);
  const shown = obj(detail.facts, 'display');
  const says = (list: Readonly<Record<string, { zh: string; en: string }>>, key: string): string => {
    const text = list[key];
    return text === undefined ? key : pick(text);
  };
  return (
    <Part title={t('inspections.items')}>
      <TableFrame label={t('inspections.items')}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{t('inspections.item')}</th>
              <th scope="col">{t('inspections.found')}</th>
              <th scope="col">{t('inspections.next')}</th>
            </tr>
          </thead>
          <tbody>
            {chosenIn(detail.facts).map(({ id, title }) => {
              const answer = answers.get(id);
              return (
                <tr key={id}>
                  <td>
                    {id} {title}
                  </td>
                  <td>
                    {answer === undefined ? (
                      <span className="soft">{t('inspections.notYet')}</span>
                    ) : (
                      <>
                        {isProblem(answer.result) ? (
                          <strong>{says(itemResults, answer.result)}</strong>
                        ) : (
                          says(itemResults, answer.result)
                        )}
                        {answer.note !== undefined && <span className="soft draw-passed">{answer.note}</span>}
                      </>
                    )}
                  </td>
                  <td>
                    {answer?.next === undefined ? '—' : says(nextSteps, answer.next)}
                    {followed.includes(id) && (
                      <span className="soft small draw-passed">{t('inspections.followed')}</span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableFrame>
      {str(shown, 'on') !== '' && (
        <p>
          {isPublished(detail)
            ? t('inspections.shown', { on: str(shown, 'on'), edition: String(shown.edition ?? 1) })
            : t('inspections.withdrawn', { on: str(shown, 'withdrawnOn'), reason: str(shown, 'reason') })}
        </p>
      )}
    </Part>
  );
}
