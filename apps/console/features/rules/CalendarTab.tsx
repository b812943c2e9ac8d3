import { Alert, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { addDays, legalDay, type PlainDate } from '../../../../kernel/plain-date.ts';
import { calendarYears, chinaCalendar } from '../../../../rules/index.ts';
import { useWords } from '../../i18n/index.ts';
import { Months } from '../intake/TraceDialog.tsx';

const thisYear = Number(legalDay(new Date()).slice(0, 4));
const years = [...new Set([...calendarYears.map(({ year }) => year), thisYear + 1])];

/** The days off and the working days made up for them, as announced. A year not announced yet is shown as such. */
export function CalendarTab(): ReactNode {
  const { t } = useWords();
  const [year, setYear] = useState(thisYear);
  const notice = calendarYears.find((each) => each.year === year)?.notice;
  const days: {
    date: string;
    kind: ReturnType<typeof chinaCalendar.kind>;
    count: number;
    counted: boolean;
    note: { zh: string; en: string };
  }[] = [];
  for (let date = `${year}-01-01` as PlainDate; date.startsWith(String(year)); date = addDays(date, 1)) {
    const kind = chinaCalendar.kind(date);
    const name = chinaCalendar.name(date) ?? '';
    days.push({ date, kind, count: 0, counted: false, note: { zh: name, en: name } });
  }
  return (
    <div className="stack">
      <Segmented
        className="segmented-own"
        aria-label={t('rules.year')}
        value={year}
        options={years}
        onChange={setYear}
      />
      {notice === undefined ? (
        <Alert type="warning" showIcon title={t('rules.yearMissing', { year })} />
      ) : (
        <p className="soft">
          {notice.title} {notice.number ?? ''}
        </p>
      )}
      <Months days={days} due="" plain />
    </div>
  );
}
