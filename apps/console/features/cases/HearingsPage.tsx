import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { z } from 'zod';
import { addDays, isoWeekday, legalDay, type PlainDate } from '../../../../kernel/plain-date.ts';
import type { hearingCalendar } from '../../../../modules/cases/contract.ts';
import { type Key, useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Page } from '../../ui/Page.tsx';
import { addressOfCase, hearingsQuery } from './case-query.ts';
import './cases.css';

type Calendar = z.infer<typeof hearingCalendar>;
type Hearing = Calendar['hearings'][number];
const weekdays: readonly Key[] = ['day.1', 'day.2', 'day.3', 'day.4', 'day.5', 'day.6', 'day.7'];

const monthOf = (day: string): string => day.slice(0, 7);
function lastOf(month: string): PlainDate {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  return `${month}-${last}` as PlainDate;
}
function beside(month: string, step: 1 | -1): string {
  const first = `${month}-01` as PlainDate;
  return monthOf(step === 1 ? addDays(lastOf(month), 1) : addDays(first, -1));
}

/** Hearings of a month, day by day, and those that were asked for and have no day yet. */
export function HearingsPage(): ReactNode {
  const { t } = useWords();
  const [month, setMonth] = useState(() => monthOf(legalDay(new Date())));
  const found = useQuery(hearingsQuery(`${month}-01`, lastOf(month)));
  return (
    <Page
      title={t('cases.hearings.title')}
      sub={t('cases.hearings.sub')}
      actions={
        <>
          <Button onClick={() => setMonth(beside(month, -1))}>{t('cases.hearings.before')}</Button>
          <Button onClick={() => setMonth(monthOf(legalDay(new Date())))}>{t('cases.hearings.thisMonth')}</Button>
          <Button onClick={() => setMonth(beside(month, 1))}>{t('cases.hearings.after')}</Button>
        </>
      }
    >
      <Answer of={found} rows={10}>
        {(data) => (
          <div className="stack">
            <Waiting of={data.waiting} />
            <Month month={month} hearings={data.hearings} />
          </div>
        )}
      </Answer>
    </Page>
  );
}

function Waiting({ of: waiting }: { readonly of: Calendar['waiting'] }): ReactNode {
  const { t } = useWords();
  if (waiting.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{t('cases.hearings.waiting', { count: waiting.length })}</h2>
      <ul className="plain linked">
        {waiting.map((each) => (
          <li key={each.id}>
            <Link to={addressOfCase(each)} className="num">
              {each.number}
            </Link>{' '}
            {each.party} <span className="faint small num">{t('cases.hearings.asked', { day: each.askedOn })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Month({ month, hearings }: { readonly month: string; readonly hearings: readonly Hearing[] }): ReactNode {
  const { t } = useWords();
  const blanks = isoWeekday(`${month}-01` as PlainDate) - 1;
  const last = Number(lastOf(month).slice(8));
  const weeks = Math.ceil((blanks + last) / 7);
  const today = legalDay(new Date());
  return (
    <section className="table-frame" aria-labelledby="month-title">
      <table className="data hearing-month">
        <caption id="month-title">
          {t('month.title', { year: month.slice(0, 4), month: Number(month.slice(5)) })}
        </caption>
        <thead>
          <tr>
            {weekdays.map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: weeks }, (_, week) => week * 7 - blanks).map((first) => (
            <tr key={first}>
              {weekdays.map((key, column) => {
                const number = first + column + 1;
                if (number < 1 || number > last) return <td key={key} className="outside" />;
                const day = `${month}-${String(number).padStart(2, '0')}`;
                return (
                  <td key={key} className={day === today ? 'is-today' : ''}>
                    <span className="faint small num">{number}</span>
                    {hearings
                      .filter((each) => each.day === day)
                      .map((each) => (
                        <Entry key={each.id} hearing={each} />
                      ))}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Entry({ hearing }: { readonly hearing: Hearing }): ReactNode {
  const { t } = useWords();
  return (
    <Link to={addressOfCase(hearing)} className={`hearing hearing-${hearing.state}`} title={hearing.number}>
      <span className="num">{hearing.time}</span> {hearing.party || hearing.number}
      <span className="faint small">
        {hearing.place}
        {hearing.chair !== null && ` · ${hearing.chair.name}`}
        {!hearing.public && ` · ${t('cases.hearings.closed')}`}
        {hearing.state !== 'fixed' && ` · ${t(`cases.hearings.${hearing.state}`)}`}
      </span>
    </Link>
  );
}
