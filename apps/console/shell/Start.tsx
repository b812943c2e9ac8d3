import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, Navigate } from 'react-router';
import { legalDay } from '../../../kernel/plain-date.ts';
import { countsQuery, hearingsQuery } from '../features/cases/case-query.ts';
import { useMe } from '../features/identity/use-me.ts';
import { GrowingLine } from '../features/incidents/GrowingLine.tsx';
import { findingsQuery } from '../features/integrity/integrity-query.ts';
import { EndingLicences } from '../features/people/EndingLicences.tsx';
import { useWords } from '../i18n/index.ts';
import { Answer } from '../ui/Answer.tsx';
import { Page } from '../ui/Page.tsx';
import { ProblemNote } from '../ui/ProblemNote.tsx';
import { clueCountsQuery } from './clue-counts.ts';
import { casesOf, cluesOf, firstOf, SEE_FINDINGS, startsWithCases, worksOnMatters } from './posts.ts';
import { DueFirst, Findings, HearingsToday } from './StartLists.tsx';
import { Tiles } from './StartTiles.tsx';

/** The first page after signing in; those who work on no matters themselves begin with the board. */
export function Start(): ReactNode {
  const { roles } = useMe();
  return worksOnMatters(roles) ? <Today /> : <Navigate to="/board" replace />;
}

/** What waits for this person today: each figure is the length of the list that it leads to. */
function Today(): ReactNode {
  const { t, pick } = useWords();
  const { roles, authority, person } = useMe();
  const today = legalDay(new Date());
  const cases = useQuery(countsQuery);
  const clues = useQuery(clueCountsQuery);
  const onCases = startsWithCases(roles);
  const failed = [cases, clues].find(({ data, isError }) => isError && data === undefined);
  return (
    <Page
      title={t('start.title')}
      sub={`${person.name} · ${pick(authority.name)} · ${t('start.day', { day: today, weekday: t(weekday(today)) })}`}
      {...(roles.includes('head') ? { actions: <Link to="/cockpit">{t('cockpit.open')}</Link> } : {})}
    >
      {failed !== undefined ? (
        // Told once, and tried again for all: a note in each part would want as many clicks.
        <ProblemNote error={failed.error} onRetry={() => void Promise.all([cases.refetch(), clues.refetch()])} />
      ) : (
        <div className="stack start">
          <GrowingLine />
          {onCases && (
            <section aria-labelledby="start-cases">
              <h2 id="start-cases">{t('start.cases')}</h2>
              <Answer of={cases} rows={2}>
                {({ counts }) => <Tiles kind="cases" counts={counts} show={casesOf(roles)} />}
              </Answer>
            </section>
          )}
          {cluesOf(roles).length > 0 && (
            <section aria-labelledby="start-clues">
              <h2 id="start-clues">{t('start.clues')}</h2>
              <Answer of={clues} rows={2}>
                {({ counts }) => <Tiles kind="clues" counts={counts} show={cluesOf(roles)} />}
              </Answer>
            </section>
          )}
          {onCases && (
            <div className="start-lists">
              <DueFirst queue={firstOf(roles)} />
              <div className="stack">
                <Hearings day={today} />
                {roles.some((role) => SEE_FINDINGS.has(role)) && <Found />}
                {roles.includes('head') && <EndingLicences />}
              </div>
            </div>
          )}
        </div>
      )}
    </Page>
  );
}

const WEEKDAYS = ['day.7', 'day.1', 'day.2', 'day.3', 'day.4', 'day.5', 'day.6'] as const;
const weekday = (day: string) => WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'day.1';

function Hearings({ day }: { readonly day: string }): ReactNode {
  const found = useQuery(hearingsQuery(day, day));
  return <HearingsToday of={found} />;
}

function Found(): ReactNode {
  return <Findings query={findingsQuery({ severity: '', check: '', authority: '', show: 'open' })} />;
}
