import { type PlainDate, toEpochDay } from '../../../kernel/plain-date.ts';
import type { Language } from '../../../kernel/text.ts';

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

// Legal days carry no zone: shown as UTC so that no browser's zone can move them.
const formats = (options: Intl.DateTimeFormatOptions): Readonly<Record<Language, Intl.DateTimeFormat>> => ({
  zh: new Intl.DateTimeFormat(LOCALES.zh, { ...options, timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat(LOCALES.en, { ...options, timeZone: 'UTC' }),
});

const LONG = formats({ year: 'numeric', month: 'long', day: 'numeric' });
const WEEKDAY = formats({ weekday: 'long' });
const MONTH = formats({ year: 'numeric', month: 'long' });
const SHORT = formats({ month: 'long', day: 'numeric' });

const instantOf = (date: string): number => toEpochDay(date as PlainDate) * 86_400_000;

// Instants are told by the clocks of the country, whatever zone the browser stands in.
const MOMENT: Readonly<Record<Language, Intl.DateTimeFormat>> = {
  zh: new Intl.DateTimeFormat(LOCALES.zh, momentIn()),
  en: new Intl.DateTimeFormat(LOCALES.en, momentIn()),
};
function momentIn(): Intl.DateTimeFormatOptions {
  return {
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Asia/Shanghai',
  };
}

/** `12月1日 09:30`, `1 December at 09:30`, of an ISO instant. */
export const dayAndTime = (instant: string, language: Language): string => MOMENT[language].format(new Date(instant));

/** `2026年12月1日`, `1 December 2026`. */
export const longDate = (date: string, language: Language): string => LONG[language].format(instantOf(date));

/** `2026年12月1日（星期二）`, `Tuesday, 1 December 2026`. */
export function dateWithWeekday(date: string, language: Language): string {
  const weekday = WEEKDAY[language].format(instantOf(date));
  const day = longDate(date, language);
  return language === 'zh' ? `${day}（${weekday}）` : `${weekday}, ${day}`;
}

/** `12月1日`, `1 December`. */
export const shortDate = (date: string, language: Language): string => SHORT[language].format(instantOf(date));
export const weekday = (date: string, language: Language): string => WEEKDAY[language].format(instantOf(date));
/** `2026年12月`, `December 2026`, of any day in it. */
export const monthName = (date: string, language: Language): string => MONTH[language].format(instantOf(date));
