import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { TaskBoard } from '../../../../modules/programmes/contract.ts';
import { talk } from '../../../../modules/programmes/model/talk.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { integer, shortAuthority } from '../../ui/format.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import { useMe } from '../identity/use-me.ts';
import { mayOpen } from '../office/OpenMenu.tsx';
import { pivotQueryOf } from '../pivot/pivot-query.ts';
import { taskBoardQuery } from './boards-query.ts';
import './programmes.css';

type Row = TaskBoard['rows'][number];

/** Who lags: tasks of each authority, the most overdue first; each number is the list behind it. */
export function TaskBoardPage(): ReactNode {
  const { t } = useWords();
  const { authority, roles } = useMe();
  const [search, setSearch] = useSearchParams();
  const area = search.get('authority') ?? undefined;
  const board = useQuery(taskBoardQuery(area));
  return (
    <Page title={t('programmes.taskBoard')} sub={t('programmes.taskBoardSub')}>
      <search className="filters no-print">
        <span className="filter-wide">
          <AuthorityPicker
            label={t('board.authority')}
            placeholder={t('board.authority')}
            value={area}
            within={authority.code}
            onChange={(code) => setSearch(code === undefined ? {} : { authority: code }, { replace: true })}
          />
        </span>
        {mayOpen(roles).some(({ id }) => id === 'task') && (
          <Link to="/office/new/task" className="push">
            {t('programmes.newTask')}
          </Link>
        )}
      </search>
      <Answer of={board} rows={8}>
        {(data) =>
          data.rows.length === 0 ? <Nothing icon="check" text={t('programmes.noTask')} /> : <Board of={data} />
        }
      </Answer>
    </Page>
  );
}

function Board({ of: board }: { readonly of: TaskBoard }): ReactNode {
  const { t, pick } = useWords();
  const label = t('programmes.taskBoard');
  return (
    <TableFrame label={label}>
      <table className="data" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('board.authority')}</th>
            <th scope="col" className="num-col">
              {t('programmes.board.overdue')}
            </th>
            <th scope="col">{t('programmes.board.oldest')}</th>
            <th scope="col" className="num-col">
              {t('programmes.board.near')}
            </th>
            <th scope="col" className="num-col">
              {t('programmes.board.set')}
            </th>
            <th scope="col" className="num-col">
              {t('programmes.board.working')}
            </th>
            <th scope="col" className="num-col">
              {t('programmes.board.submitted')}
            </th>
            <th scope="col" className="num-col">
              {t('programmes.board.onTime')}
            </th>
            <th scope="col" className="num-col">
              {t('programmes.board.late')}
            </th>
            <th scope="col" className="num-col">
              {t('programmes.board.refusals')}
            </th>
            <th scope="col">{t('programmes.talks')}</th>
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row) => {
            const { code } = row.authority;
            return (
              <tr key={code}>
                <th scope="row" className="task-board-name">
                  {pick(shortAuthority(row.authority.name))}
                </th>
                <Count n={row.overdue} queue="overdue" code={code} late />
                <td className="nowrap num">{row.oldestDue ?? '—'}</td>
                <Count n={row.near} queue="near" code={code} />
                <Count n={row.set} queue="all" code={code} state="set" />
                <Count n={row.working} queue="all" code={code} state="working" />
                <Count n={row.submitted} queue="all" code={code} state="submitted" />
                <Figure n={row.doneOnTime} figure="task.done-on-time" code={code} to={board.today} />
                <Figure n={row.doneLate} figure="task.done-late" code={code} to={board.today} />
                <Figure n={row.refusals} figure="task.refused" code={code} to={board.today} />
                <td className="nowrap">
                  <ProposeTalk row={row} today={board.today} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}

const hasBelow = (code: string): boolean => code.endsWith('00');

interface CountProps {
  readonly n: number;
  readonly queue: 'overdue' | 'near' | 'all';
  readonly code: string;
  readonly state?: string;
  readonly late?: boolean;
}

function Count({ n, queue, code, state, late = false }: CountProps): ReactNode {
  if (n === 0) return <td className="num-col faint">0</td>;
  // The list of a city or a province holds what lies below it too: it would not be this number.
  if (hasBelow(code)) return <td className="num-col">{integer(n)}</td>;
  const search = new URLSearchParams({ procedure: 'task', authority: code, ...(state === undefined ? {} : { state }) });
  return (
    <td className="num-col">
      <Link to={`/office/queues/${queue}?${search}`} className={late ? 'danger-text' : ''}>
        {integer(n)}
      </Link>
    </td>
  );
}

interface FigureProps {
  readonly n: number;
  readonly figure: string;
  readonly code: string;
  readonly to: string;
}

/** What was done counts since the beginning; the list behind it asks no more years than it may. */
const YEARS = 19;

function Figure({ n, figure, code, to }: FigureProps): ReactNode {
  if (n === 0) return <td className="num-col faint">0</td>;
  const from = `${Number(to.slice(0, 4)) - YEARS}-01-01`;
  const search = new URLSearchParams({ figure, authority: code, from, to, ...(hasBelow(code) ? { own: 'yes' } : {}) });
  return (
    <td className="num-col">
      <Link to={`/figures/matters?${search}`}>{integer(n)}</Link>
    </td>
  );
}

const FIGURES = ['task.done-late', 'task.refused'] as const;

/** Begins a talk with the figures of this year, as they are counted now; whether it is held, a person decides. */
function ProposeTalk({ row, today }: { readonly row: Row; readonly today: string }): ReactNode {
  const { t, pick } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { roles, authority } = useMe();
  const { code, name } = row.authority;
  const from = `${today.slice(0, 4)}-01-01`;
  const begin = useMutation({
    mutationFn: async () => {
      const ask = { figures: ['task.set', ...FIGURES].join(','), authority: code, from, to: today };
      const pivot = await client.fetchQuery(
        pivotQueryOf({ ...ask, rows: 'none' as const, columns: 'figure' as const }),
      );
      const counted = (id: string): number => pivot.cells.find(({ column }) => column === id)?.value ?? 0;
      const base = counted('task.set');
      const where = { authority: code, from, to: today };
      // Refusals may be several of one task: no part of the tasks, and told without a rate.
      const late = counted('task.done-late');
      const isPart = base > 0 && late <= base;
      return [
        {
          ...{ figure: 'task.done-late', ...where, value: late },
          ...(isPart ? { base: { figure: 'task.set', value: base } } : {}),
        },
        { figure: 'task.refused', ...where, value: counted('task.refused') },
      ];
    },
    onSuccess: (figures) => {
      const place = pick(shortAuthority(name));
      const reason =
        row.oldestDue === null
          ? t('programmes.talkReasonLate', { place, late: row.doneLate })
          : t('programmes.talkReason', { place, overdue: row.overdue, oldest: row.oldestDue });
      const prefill = { title: t('programmes.talkTitle', { place }), unit: code, reason, figures };
      void navigate('/office/new/talk', { state: { prefill } });
    },
  });
  const may = roles.some((role) => talk.verbs.propose?.by.includes(role));
  if (!may || code === authority.code || row.overdue + row.doneLate === 0) return null;
  return (
    <>
      <Button size="small" loading={begin.isPending} onClick={() => begin.mutate()}>
        {t('programmes.proposeTalk')}
      </Button>
      {begin.isError && <ProblemNote error={begin.error} />}
    </>
  );
}
