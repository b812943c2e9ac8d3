import { useQuery } from '@tanstack/react-query';
import { Modal, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { isoWeekday, type PlainDate } from '../../../../kernel/plain-date.ts';
import type { ClockTrace } from '../../../../modules/intake/contract.ts';
import { type Key, useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { DueMark } from '../../ui/DueMark.tsx';
import { citationOf } from './Clocks.tsx';
import { traceQuery } from './matter-query.ts';

type Day = ClockTrace['days'][number];

interface Props {
  readonly region: string;
  readonly matter: string;
  readonly clock: string;
  readonly onClose: () => void;
}

/** The count to the deadline, day by day: as calendar months, or as a table that reads aloud. */
export function TraceDialog({ region, matter, clock, onClose }: Props): ReactNode {
  const { t, pick, language } = useWords();
  const [view, setView] = useState<'months' | 'table'>('months');
  const trace = useQuery(traceQuery(region, matter, clock));
  return (
    <Modal open footer={null} onCancel={onClose} width={860} title={t('trace.title')}>
      <Answer of={trace}>
        {(data) => (
          <div className="stack">
            <div className="row wrap">
              <strong>{pick(data.clock.title)}</strong>
              <DueMark {...data.clock} />
              <Segmented
                className="push"
                aria-label={t('trace.view')}
                value={view}
                onChange={(next) => setView(next === 'table' ? 'table' : 'months')}
                options={[
                  { value: 'months', label: t('trace.months') },
                  { value: 'table', label: t('trace.table') },
                ]}
              />
            </div>
            {data.clock.dropped !== null ? (
              <p>{t('clocks.dropped', { basis: citationOf(data.clock.dropped, pick, language) })}</p>
            ) : view === 'months' ? (
              <Months days={data.days} due={data.clock.due} />
            ) : (
              <DayTable days={data.days} />
            )}
          </div>
        )}
      </Answer>
    </Modal>
  );
}

const kinds: readonly Day['kind'][] = ['workday', 'make-up', 'weekend', 'holiday', 'unknown'];
const weekdays: readonly Key[] = ['day.1', 'day.2', 'day.3', 'day.4', 'day.5', 'day.6', 'day.7'];
const weekday = (date: string): number => isoWeekday(date as PlainDate);

interface MonthsProps {
  readonly days: readonly Day[];
  readonly due: string;
  /** Only the calendar: nothing is counted. */
  readonly plain?: boolean;
}

export function Months({ days, due, plain = false }: MonthsProps): ReactNode {
  const { t } = useWords();
  const months = [...new Set(days.map(({ date }) => date.slice(0, 7)))];
  return (
    <>
      <ul className="legend">
        {kinds.map((kind) => (
          <li key={kind}>
            <span className={`swatch day-${kind}`} /> {t(`dayKind.${kind}`)}
          </li>
        ))}
        {!plain && (
          <li>
            <span className="swatch day-paused" /> {t('trace.notCounted')}
          </li>
        )}
      </ul>
      <div className="months">
        {months.map((month) => (
          <Month
            key={month}
            month={month}
            days={days.filter(({ date }) => date.startsWith(month))}
            due={due}
            plain={plain}
          />
        ))}
      </div>
    </>
  );
}

function Month({ month, days, due, plain }: Required<MonthsProps> & { readonly month: string }): ReactNode {
  const { t, pick } = useWords();
  const byDate = new Map(days.map((day) => [day.date, day]));
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
  const dates = Array.from({ length: last }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
  const blanks = weekday(dates[0] ?? month) - 1;
  const weeks = Math.ceil((blanks + last) / 7);
  return (
    <table className="month">
      <caption>{t('month.title', { year: month.slice(0, 4), month: Number(month.slice(5)) })}</caption>
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
        {Array.from({ length: weeks }, (_, week) => (
          <tr key={`${month} ${dates[week * 7 - blanks] ?? week}`}>
            {weekdays.map((key, column) => {
              const date = dates[week * 7 + column - blanks];
              const day = date === undefined ? undefined : byDate.get(date);
              if (date === undefined) return <td key={key} />;
              if (day === undefined)
                return (
                  <td key={key} className="day-outside">
                    {Number(date.slice(8))}
                  </td>
                );
              const paused = !plain && !day.counted && (day.kind === 'workday' || day.kind === 'make-up');
              return (
                <td
                  key={key}
                  className={`day day-${day.kind} ${paused ? 'day-paused' : ''} ${date === due ? 'day-due' : ''}`}
                  title={pick(day.note)}
                >
                  <span className="day-number">{Number(date.slice(8))}</span>
                  {!plain && (
                    <span className="day-count">{day.counted ? day.count : date === due ? t('trace.due') : ''}</span>
                  )}
                  <span className="sr-only">{pick(day.note)}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayTable({ days }: { readonly days: readonly Day[] }): ReactNode {
  const { t, pick } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <section className="table-frame scroll" tabIndex={0} aria-label={t('trace.table')}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t('trace.date')}</th>
            <th scope="col">{t('trace.weekday')}</th>
            <th scope="col">{t('trace.kind')}</th>
            <th scope="col" className="num-col">
              {t('trace.count')}
            </th>
            <th scope="col">{t('trace.note')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day.date}>
              <td className="num">{day.date}</td>
              <td>{t(weekdays[weekday(day.date) - 1] ?? 'day.1')}</td>
              <td>{t(`dayKind.${day.kind}`)}</td>
              <td className="num-col">{day.counted ? day.count : '—'}</td>
              <td>{pick(day.note)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
