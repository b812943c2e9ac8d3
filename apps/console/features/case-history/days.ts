/** A day on which something was done, and how often. */
export interface Mark {
  readonly day: string;
  readonly acts: number;
}

/** The place of a day on the line: of the last marked day up to it; -1 before all. */
export function placeOf(days: readonly Mark[], day: string): number {
  let place = -1;
  for (const [index, mark] of days.entries()) if (mark.day <= day) place = index;
  return place;
}

/** The marked day before a day; the day before the first mark where there is none. */
export function dayBefore(days: readonly Mark[], day: string): string {
  const earlier = days.filter((mark) => mark.day < day).at(-1);
  if (earlier !== undefined) return earlier.day;
  const previous = new Date(`${day}T00:00:00Z`);
  previous.setUTCDate(previous.getUTCDate() - 1);
  return previous.toISOString().slice(0, 10);
}
