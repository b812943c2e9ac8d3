import { legalDay } from '../../../kernel/plain-date.ts';
import type { ClockTrace } from '../../../modules/intake/contract.ts';
import { monthName, shortDate } from '../i18n/dates.ts';
import { useWords } from '../i18n/words.tsx';
import { type Cell, type Mark, monthsOf } from './months.ts';

const MARKS: readonly Mark[] = ['start', 'counted', 'off', 'paused', 'due'];

/** The count on a wall calendar: numbers where a day counts, a sign where it does not. */
export function ClockCalendar({ trace }: { readonly trace: ClockTrace }) {
  const { m, language } = useWords();
  const months = monthsOf(trace);
  const used = new Set(months.flatMap(({ weeks }) => weeks.flat().map((cell) => cell?.mark)));
  return (
    <div className="calendar">
      {months.map(({ first, weeks }) => (
        <table key={first}>
          <caption>{monthName(first, language)}</caption>
          <thead>
            <tr>
              {m.clock.weekdayNames.map((name, index) => (
                <th key={name} scope="col">
                  <span aria-hidden="true">{m.clock.weekdays[index]}</span>
                  <span className="visually-hidden">{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week) => (
              <tr key={week.find((cell) => cell !== null)?.date}>
                {week.map((cell, index) => (
                  <CalendarCell key={cell?.date ?? `${first}-${index}`} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      <ul className="legend" aria-label={m.clock.legend}>
        {MARKS.filter((mark) => used.has(mark)).map((mark) => (
          <li key={mark}>
            <span className={`swatch mark-${mark}`} aria-hidden="true">
              {mark === 'counted' ? '1' : m.clock.short[mark]}
            </span>
            {m.clock.marks[mark]}
          </li>
        ))}
      </ul>
    </div>
  );
}

function CalendarCell({ cell }: { readonly cell: Cell | null }) {
  const { m, pick, language } = useWords();
  if (cell === null) return <td />;
  const { date, day, mark } = cell;
  const isToday = date === legalDay(new Date());
  const number = Number(date.slice(8));
  if (day === undefined || mark === undefined) {
    return (
      <td className={isToday ? 'outside is-today' : 'outside'}>
        <span className="date">{number}</span>
      </td>
    );
  }
  const sign = mark === 'counted' ? String(day.count) : m.clock.short[mark];
  return (
    <td className={`mark-${mark}${isToday ? ' is-today' : ''}`}>
      <span aria-hidden="true">
        <span className="date">{number}</span>
        <span className="sign">{sign}</span>
      </span>
      <span className="visually-hidden">
        {shortDate(date, language)}
        {isToday ? `, ${m.clock.today}` : ''}: {pick(day.note)}
      </span>
    </td>
  );
}
