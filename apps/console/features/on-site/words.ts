/** 09:31 of an instant, in Beijing time, whatever the phone is set to. */
export const clockOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);

/** 06-10 09:31 */
export const momentOf = (instant: string): string => {
  const text = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${text.slice(5, 10)} ${text.slice(11, 16)}`;
};

/** 3.4 MB */
export function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
