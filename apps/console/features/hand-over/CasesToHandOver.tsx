import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { CaseToHandOver } from '../../../../modules/cases/hand-over-contract.ts';
import { useWords } from '../../i18n/index.ts';
import { isPaused } from '../../procedures.ts';
import { DueMark } from '../../ui/DueMark.tsx';
import { integer } from '../../ui/format.ts';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { addressOfCase } from '../cases/case-query.ts';

interface Props {
  readonly cases: readonly CaseToHandOver[];
  readonly chosen: ReadonlySet<string>;
  /** A receiver is named: what would become of each is known. */
  readonly isWhole: boolean;
  readonly onChoose: (ids: readonly string[], isChosen: boolean) => void;
}

/** What helps here against a rule of the case, said in the words of this page. */
const WAYS: Readonly<Record<string, 'handOver.cases.way.partner' | 'handOver.cases.way.another'>> = {
  'case.assign-officers.staffing': 'handOver.cases.way.partner',
  'case.assign-officers.recused': 'handOver.cases.way.another',
  'case.change-task.owner': 'handOver.cases.way.another',
};

export const mayGo = ({ refusal }: CaseToHandOver): boolean => refusal === null;

/** Case by case: what the person has in it, who would handle it, or why it cannot go and what to do then. */
export function CasesToHandOver({ cases, chosen, isWhole, onChoose }: Props): ReactNode {
  const { t } = useWords();
  const going = cases.filter(mayGo).map(({ row }) => row.id);
  const picked = going.filter((id) => chosen.has(id)).length;
  return (
    <TableFrame label={t('handOver.cases.list')}>
      <table className="data hand-over-cases" aria-label={t('handOver.cases.list')}>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                aria-label={t('handOver.cases.all')}
                checked={picked > 0 && picked === going.length}
                indeterminate={picked > 0 && picked < going.length}
                disabled={going.length === 0}
                onChange={({ target }) => onChoose(going, target.checked)}
              />
            </th>
            <th scope="col">{t('handOver.cases.case')}</th>
            <th scope="col">{t('handOver.cases.post')}</th>
            <th scope="col">{t('handOver.cases.due')}</th>
            <th scope="col">{t(isWhole ? 'handOver.cases.after' : 'handOver.cases.now')}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((each) => (
            <tr key={each.row.id} className={mayGo(each) ? '' : 'is-refused'}>
              <td>
                <Checkbox
                  aria-label={t('handOver.cases.choose', { title: each.row.number || each.row.title })}
                  checked={mayGo(each) && chosen.has(each.row.id)}
                  disabled={!mayGo(each)}
                  onChange={({ target }) => onChoose([each.row.id], target.checked)}
                />
              </td>
              <Case each={each} isWhole={isWhole} />
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Case({ each, isWhole }: { readonly each: CaseToHandOver; readonly isWhole: boolean }): ReactNode {
  const { t, pick, list } = useWords();
  const { row, post, tasks, after, refusal } = each;
  const team = after ?? row.officers;
  const way = WAYS[String(refusal?.params.rule)];
  return (
    <>
      <td>
        <Link to={addressOfCase(row)}>{row.title === '' ? row.cause : row.title}</Link>
        <div className="faint small">
          <span className="num">{row.number}</span> · {pick(row.stateTitle)}
        </div>
      </td>
      <td className="nowrap">
        {t(`handOver.cases.as.${post}`)}
        {tasks > 0 && <div className="faint small">{t('handOver.cases.tasks', { count: integer(tasks) })}</div>}
      </td>
      <td>
        <DueMark
          state={row.dueState}
          workdaysLeft={row.workdaysLeft}
          due={row.due}
          paused={row.paused || isPaused(row.state)}
          provisional={row.provisional}
        />
      </td>
      <td>
        {refusal === null ? (
          <>
            {list(team.map(({ name }) => name))}
            {isWhole && after === null && <div className="faint small">{t('handOver.cases.tasksOnly')}</div>}
          </>
        ) : (
          <div className="small">
            <span className="warn-text">{pick(refusal)}</span> {way === undefined ? pick(refusal.remedy) : t(way)}
          </div>
        )}
      </td>
    </>
  );
}
