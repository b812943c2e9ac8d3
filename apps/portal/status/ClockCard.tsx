import { legalDay } from '../../../kernel/plain-date.ts';
import type { ClockTrace, ClockView } from '../../../modules/intake/contract.ts';
import { articleText } from '../i18n/article.ts';
import { dateWithWeekday, longDate, shortDate, weekday } from '../i18n/dates.ts';
import { useWords, type Words } from '../i18n/words.tsx';
import { ClockCalendar } from './ClockCalendar.tsx';

/** How a clock stands, in one sentence. */
export function clockLine(clock: ClockView, { m, language, pick }: Words): string {
  switch (clock.state) {
    case 'open':
    case 'near':
      return m.clock.left(clock.workdaysLeft);
    case 'overdue':
      return m.clock.overdue(Math.abs(clock.workdaysLeft));
    case 'met':
      return m.clock.met(longDate(clock.endedOn ?? clock.due, language));
    case 'missed':
      return m.clock.missed(longDate(clock.endedOn ?? clock.due, language));
    case 'dropped': {
      const { instrument, article } = clock.dropped ?? clock.source;
      return m.clock.dropped(
        `${pick(instrument)}${language === 'zh' ? '' : ' '}${articleText(article ?? '', language)}`,
      );
    }
  }
}

/** One limit: until when, how it stands, why, and each of its days. */
export function ClockCard({ trace }: { readonly trace: ClockTrace }) {
  const words = useWords();
  const { m, pick, language } = words;
  const { clock, days } = trace;
  const isOpen = clock.endedOn === null;
  if (clock.dropped !== null) {
    return (
      <article className="card clock" aria-label={pick(clock.title)}>
        <h3>{pick(clock.title)}</h3>
        <p className="clock-state">{clockLine(clock, words)}</p>
      </article>
    );
  }
  return (
    <article className={`card clock clock-${clock.state}`} aria-label={pick(clock.title)}>
      <h3>{pick(clock.title)}</h3>
      <p className="clock-due">{m.clock.limit(dateWithWeekday(clock.due, language))}</p>
      <p className="clock-state">
        {clock.state === 'near' && <strong>{m.clock.near}</strong>}
        {clockLine(clock, words)}
      </p>
      {clock.paused && <p>{m.clock.paused}</p>}
      {clock.extensions > 0 && <p>{m.clock.extended(clock.extensions)}</p>}
      {clock.provisional && isOpen && <p>{m.clock.provisional}</p>}
      <p className="hint">
        {m.clock.source(pick(clock.source.instrument), articleText(clock.source.article ?? '', language))}
      </p>
      <details>
        <summary>{m.clock.calendar}</summary>
        <ClockCalendar trace={trace} />
      </details>
      <details>
        <summary>{m.clock.days(days.length)}</summary>
        <DayList trace={trace} />
      </details>
    </article>
  );
}

function DayList({ trace }: { readonly trace: ClockTrace }) {
  const { m, pick, language } = useWords();
  const today = legalDay(new Date());
  return (
    <ol className="days">
      {trace.days.map((day) => (
        <li key={day.date} className={day.counted ? 'day-counted' : 'day-off'}>
          <time dateTime={day.date}>
            {shortDate(day.date, language)} {weekday(day.date, language)}
            {day.date === today && <strong className="today"> {m.clock.today}</strong>}
          </time>
          <span>{pick(day.note)}</span>
        </li>
      ))}
    </ol>
  );
}
