// White space that people cannot see and that ends up at the edges of cells: NBSP, ideographic space, BOM.
const EDGES = /^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g;
// Half of a surrogate pair, from an escape in JSON or a cut text: no database stores it.
const HALF = /\p{Cs}/gu;
const GUARDED = /^'(?='*[=+\-@\t\r\n＝＋－＠])/;

/** A cell's text as people mean it: trimmed, one kind of line break, storable, without the apostrophe of our own export. */
export function cleanText(text: string): string {
  if (text === '') return text;
  let clean = text;
  if (clean.includes('\0')) clean = clean.replaceAll('\0', '\ufffd');
  clean = clean.replace(HALF, '\ufffd');
  if (clean.includes('\r')) clean = clean.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const first = clean.charCodeAt(0);
  const last = clean.charCodeAt(clean.length - 1);
  if (first <= 32 || last <= 32 || first >= 0xa0 || last >= 0xa0) clean = clean.replace(EDGES, '');
  return first === 39 ? clean.replace(GUARDED, '') : clean;
}

/** Excel keeps 15 significant digits; a whole number beyond them came from a code typed as a number. */
export function lostDigits(value: number): boolean {
  return Math.abs(value) >= 1e15 && Number.isInteger(value);
}

/** A number as the sheet shows it: 15 significant digits, so that 0.1+0.2 is 0.3, and never an exponent below 1e21. */
export function numberText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
}

const two = (n: number): string => String(n).padStart(2, '0');

/** A date cell: `2026-04-14`, `2026-04-14 08:30:00`, or `08:30:00` for a time without a day (serial below 1). */
export function dateText(value: Date): string {
  const time = `${two(value.getUTCHours())}:${two(value.getUTCMinutes())}:${two(value.getUTCSeconds())}`;
  if (value.getUTCFullYear() < 1900) return time;
  const day = value.toISOString().slice(0, 10);
  return time === '00:00:00' ? day : `${day} ${time}`;
}

const EXCEL_ERRORS = new Set([
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#DIV/0!',
  '#NAME?',
  '#NULL!',
  '#NUM!',
  '#SPILL!',
  '#CALC!',
  '#GETTING_DATA',
]);

export const isExcelError = (text: string): boolean => text.startsWith('#') && EXCEL_ERRORS.has(text);
