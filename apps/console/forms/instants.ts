/** An instant as a field for day and hour shows it, in China time; '' where there is none. */
export function toLocal(instant: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return '';
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);
}

/** What was typed there, as an instant with its offset. */
export const fromLocal = (typed: string): string => `${typed.slice(0, 16)}:00+08:00`;
