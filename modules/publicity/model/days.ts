import type { PlainDate } from '../../../kernel/plain-date.ts';

/** 2026年6月15日. */
export function formatDocumentDay(day: PlainDate): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}
