import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { MatterDetail } from '../../../../modules/intake/contract.ts';
import { type Difference, differenceOf } from '../../../../modules/merging/model/difference.ts';
import { type Compared, type ComparedField, compareFields, textOf } from '../../../../modules/merging/model/fields.ts';
import { valueTitle } from '../../forms/values.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { Part } from '../../ui/Part.tsx';
import { matterNumber } from '../intake/MatterLink.tsx';
import { addressOfMatter } from '../intake/MatterTable.tsx';
import { Pieces } from './Pieces.tsx';

const comparedOf = ({ row, facts }: MatterDetail): Compared => ({ ...row, facts: facts as JsonObject });

interface Props {
  readonly left: MatterDetail;
  readonly right: MatterDetail;
}

/** Two matters field by field, and their texts with what both have and what only one has. */
export function Sides({ left, right }: Props): ReactNode {
  const { t, pick } = useWords();
  const [one, other] = [comparedOf(left), comparedOf(right)];
  const title = differenceOf(left.row.title, right.row.title);
  const text = differenceOf(textOf(one), textOf(other));
  const plain = (detail: MatterDetail): readonly (readonly [name: string, value: string])[] => [
    [t('list.kind'), pick(procedureTitle(detail.row.procedure))],
    [t('list.state'), pick(detail.row.stateTitle)],
    [t('list.channel'), detail.row.channel === '' ? '' : pick(valueTitle('channel', detail.row.channel))],
    [t('list.domain'), detail.row.domain === '' ? '' : pick(valueTitle('domain', detail.row.domain))],
    [t('list.handling'), pick(detail.row.handlingName)],
    [t('list.openedOn'), detail.row.openedOn],
  ];
  const there = plain(right);
  return (
    <>
      <Part title={t('merging.fields')}>
        <table className="data same-fields" aria-label={t('merging.fields')}>
          <thead>
            <tr>
              <th scope="col">{t('merging.field')}</th>
              <th scope="col">
                {t('merging.left')} <Numbered detail={left} />
              </th>
              <th scope="col">
                {t('merging.right')} <Numbered detail={right} />
              </th>
              <th scope="col">{t('merging.result')}</th>
            </tr>
          </thead>
          <tbody>
            <Row name={t('list.title')} difference={title} equal={left.row.title === right.row.title} />
            {compareFields(one, other).map((field) => (
              <tr key={field.id}>
                <th scope="row">{pick(field.title)}</th>
                <td>
                  {field.left === '' ? <Nothing /> : <Pieces pieces={differenceOf(field.left, field.right).left} />}
                </td>
                <td>
                  {field.right === '' ? <Nothing /> : <Pieces pieces={differenceOf(field.left, field.right).right} />}
                </td>
                <td>
                  <Verdict verdict={field.verdict} />
                </td>
              </tr>
            ))}
            {plain(left).map(([name, value], index) => {
              const second = there[index]?.[1] ?? '';
              return value === '' && second === '' ? null : (
                <tr key={name} className="same-plain">
                  <th scope="row">{name}</th>
                  <td>{value === '' ? <Nothing /> : value}</td>
                  <td>{second === '' ? <Nothing /> : second}</td>
                  <td>
                    <Verdict
                      verdict={value === '' || second === '' ? 'empty' : value === second ? 'equal' : 'differs'}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Part>
      <Part
        title={t('merging.text')}
        actions={<span className="faint small">{t('merging.share', sharedOf(text))}</span>}
      >
        <p className="faint small">{t('merging.textNote')}</p>
        <div className="same-texts" lang="zh-CN">
          <section aria-label={t('merging.left')} className="matter-text">
            {text.left.length === 0 ? <p className="faint">{t('merging.noText')}</p> : <Pieces pieces={text.left} />}
          </section>
          <section aria-label={t('merging.right')} className="matter-text">
            {text.right.length === 0 ? <p className="faint">{t('merging.noText')}</p> : <Pieces pieces={text.right} />}
          </section>
        </div>
      </Part>
    </>
  );
}

/** How many characters of the left text stand in the right one, of how many. */
function sharedOf({ left }: Difference): { readonly shared: number; readonly all: number } {
  const length = (only: boolean): number =>
    left.reduce((sum, { text, same }) => sum + (!only || same ? text.length : 0), 0);
  return { shared: length(true), all: length(false) };
}

const Nothing = (): ReactNode => <span className="faint">—</span>;

function Numbered({ detail: { row } }: { readonly detail: MatterDetail }): ReactNode {
  return (
    <Link className="mono small" to={addressOfMatter(row)}>
      {matterNumber(row.homeRegion, row.id)}
    </Link>
  );
}

interface RowProps {
  readonly name: string;
  readonly difference: Difference;
  readonly equal: boolean;
}

function Row({ name, difference, equal }: RowProps): ReactNode {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Pieces pieces={difference.left} />
      </td>
      <td>
        <Pieces pieces={difference.right} />
      </td>
      <td>
        <Verdict verdict={equal ? 'equal' : 'differs'} />
      </td>
    </tr>
  );
}

function Verdict({ verdict }: { readonly verdict: ComparedField['verdict'] }): ReactNode {
  const { t } = useWords();
  const tone = verdict === 'equal' ? 'mark-ok' : verdict === 'differs' ? 'mark-warn' : 'mark-calm';
  return <span className={`mark ${tone}`}>{t(`merging.${verdict}`)}</span>;
}
