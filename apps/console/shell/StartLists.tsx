import { type UseQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { Link } from 'react-router';
import type { z } from 'zod';
import type { CaseRow, hearingCalendar } from '../../../modules/cases/contract.ts';
import type { FindingPage } from '../../../modules/integrity/contract.ts';
import { addressOfCase, casesQuery } from '../features/cases/case-query.ts';
import type { findingsQuery } from '../features/integrity/integrity-query.ts';
import { useWords } from '../i18n/index.ts';
import { isPaused } from '../procedures.ts';
import { Answer } from '../ui/Answer.tsx';
import { DueMark } from '../ui/DueMark.tsx';
import { integer } from '../ui/format.ts';

/** So many lines; the rest stands in the list behind the heading. */
const MOST = 6;

interface ListProps {
  readonly title: string;
  readonly to: string;
  readonly children: ReactNode;
}

function StartList({ title, to, children }: ListProps): ReactNode {
  const id = useId();
  const { t } = useWords();
  return (
    <section className="panel" aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>{title}</h2>
        <Link className="push" to={to} aria-label={t('start.allOf', { title })}>
          {t('start.all')}
        </Link>
      </div>
      {children}
    </section>
  );
}

/** The cases of a queue that are due first. */
export function DueFirst({ queue }: { readonly queue: 'mine' | 'to-review' | 'held' }): ReactNode {
  const { t } = useWords();
  const cases = useInfiniteQuery(casesQuery(queue, {}));
  const rows: readonly CaseRow[] = cases.data?.pages[0]?.items.slice(0, MOST) ?? [];
  return (
    <StartList title={t(`start.first.${queue}`)} to={`/cases/queues/${queue}`}>
      <Answer of={cases} rows={4}>
        {() =>
          rows.length === 0 ? (
            <p className="soft">{t(`cases.queueNone.${queue}`)}</p>
          ) : (
            <ul className="plain start-rows">
              {rows.map((row) => (
                <CaseLine key={row.id} row={row} />
              ))}
            </ul>
          )
        }
      </Answer>
    </StartList>
  );
}

function CaseLine({ row }: { readonly row: CaseRow }): ReactNode {
  const { pick } = useWords();
  return (
    <li>
      <Link to={addressOfCase(row)}>{row.title === '' ? row.cause : row.title}</Link>
      <span className="faint small start-sub">
        {pick(row.stateTitle)}
        {row.dueTitle !== null && ` · ${pick(row.dueTitle)}`}
      </span>
      <DueMark
        state={row.dueState}
        workdaysLeft={row.workdaysLeft}
        due={row.due}
        paused={row.paused || isPaused(row.state)}
        provisional={row.provisional}
      />
    </li>
  );
}

/** Hearings of the day by their hour, and how many still want a day. */
export function HearingsToday({ of }: { readonly of: UseQueryResult<z.infer<typeof hearingCalendar>> }): ReactNode {
  const { t } = useWords();
  return (
    <StartList title={t('start.hearings')} to="/hearings">
      <Answer of={of} rows={2}>
        {({ hearings, waiting }) => (
          <>
            {hearings.length === 0 ? (
              <p className="soft">{t('start.noHearing')}</p>
            ) : (
              <ul className="plain start-rows">
                {hearings.map((each) => (
                  <li key={each.id}>
                    <Link to={addressOfCase(each)}>
                      <span className="num">{each.time}</span> {each.party || each.number}
                    </Link>
                    <span className="faint small start-sub">
                      {each.place}
                      {each.chair !== null && ` · ${each.chair.name}`}
                      {each.state !== 'fixed' && ` · ${t(`cases.hearings.${each.state}`)}`}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            {waiting.length > 0 && (
              <p className="small">
                <Link to="/hearings">{t('cases.hearings.waiting', { count: waiting.length })}</Link>
              </p>
            )}
          </>
        )}
      </Answer>
    </StartList>
  );
}

/** What the check of the night found in the area: how many of each kind, the worst first. */
export function Findings({ query }: { readonly query: ReturnType<typeof findingsQuery> }): ReactNode {
  const { t } = useWords();
  const found = useInfiniteQuery(query);
  const first = found.data?.pages[0];
  return (
    <StartList title={t('start.findings')} to="/integrity">
      <Answer of={found} rows={4}>
        {() => (first === undefined ? null : <Kinds page={first} />)}
      </Answer>
    </StartList>
  );
}

const WORST = ['urgent', 'serious', 'minor'] as const;
const MARKS = { urgent: 'mark-danger', serious: 'mark-warn', minor: 'mark-calm' } as const;

function Kinds({ page }: { readonly page: FindingPage }): ReactNode {
  const { t, pick } = useWords();
  if (page.checkedAt === null) return <p className="soft">{t('integrity.never')}</p>;
  const counts = page.counts
    .filter(({ count }) => count > 0)
    .sort((a, b) => WORST.indexOf(a.severity) - WORST.indexOf(b.severity) || b.count - a.count);
  if (counts.length === 0) return <p className="soft">{t('start.noFinding')}</p>;
  return (
    <ul className="plain start-rows">
      {counts.slice(0, MOST).map(({ check, severity, count }) => {
        const told = page.checks.find(({ id }) => id === check);
        return (
          <li key={check}>
            <Link to={`/integrity?check=${check}`}>{told === undefined ? check : pick(told.title)}</Link>
            <span className="start-count">
              <span className={`mark ${MARKS[severity]}`}>{t(`integrity.${severity}`)}</span>
              <strong className="num">{integer(count)}</strong>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
