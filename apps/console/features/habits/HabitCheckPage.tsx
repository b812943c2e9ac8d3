import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type HabitCheck, habitCheck } from '../../../../modules/habits/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';

/** Whether the facts on repeats are used evenly over channels and counties: numbers, for auditors and heads. */
export function HabitCheckPage(): ReactNode {
  const { t } = useWords();
  const answer = useQuery({
    queryKey: ['habit-check'],
    queryFn: ({ signal }) => api.get('/habits/check', { answer: habitCheck, signal }),
  });
  const of = answer.data;
  return (
    <Page
      title={t('habits.check')}
      sub={of === undefined ? undefined : t('habits.checkSub', { from: of.from, to: of.to })}
    >
      <Answer of={answer}>
        {({ channels, regions }) => (
          <div className="stack">
            <Groups title={t('habits.byChannel')} groups={channels} />
            <Groups title={t('habits.byRegion')} groups={regions} />
          </div>
        )}
      </Answer>
    </Page>
  );
}

const COLUMNS = ['complaints', 'repeated', 'looked', 'refusedLooked', 'refusedOthers'] as const;

function Groups({ title, groups }: { readonly title: string; readonly groups: HabitCheck['channels'] }): ReactNode {
  const { t, pick } = useWords();
  const shareOf = (n: number, all: number): string => (all === 0 ? '' : ` ${((100 * n) / all).toFixed(1)}%`);
  return (
    <TableFrame label={title}>
      <table className="data" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                className="num-col"
                title={column === 'repeated' ? t('habits.repeatedHint') : undefined}
              >
                {t(`habits.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.key}>
              <th scope="row">{pick(group.title)}</th>
              {COLUMNS.map((column) => (
                <td key={column} className="num-col">
                  {integer(group[column])}
                  {column !== 'complaints' && (
                    <span className="faint small">{shareOf(group[column], group.complaints)}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
