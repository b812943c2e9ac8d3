/**
 * The page of GB/T 9704-2012, used alike by both layouts: A4, head 37 mm, foot 35 mm, binding edge 28 mm, outer edge
 * 26 mm; body of size 3 (16 pt), 22 lines of 28.8 pt a page; title of size 2 (22 pt). Millimetres and points.
 * An English document keeps the page and takes a body of 11.5 pt, because 16 pt is a Chinese measure.
 */
export const page = { top: 37, bottom: 35, inner: 28, outer: 26, width: 210, height: 297, numberBelow: 7 } as const;

/** Red of the issuer's name and rule. */
export const RED = 'D7000F';

export interface Measures {
  readonly body: number;
  /** From base line to base line. */
  readonly line: number;
  readonly title: number;
  readonly titleLine: number;
  /** First line of a paragraph, in ems. */
  readonly indent: number;
}

const measuresOf = {
  zh: { body: 16, line: 28.8, title: 22, titleLine: 34, indent: 2 },
  en: { body: 11.5, line: 18, title: 19, titleLine: 26, indent: 0 },
} as const satisfies Record<string, Measures>;

/** Table text and small print, size 5 (10.5 pt), and the page number, size 4 (14 pt). */
export const TABLE_SIZE = 10.5;
/** Small size 5, for tables that would not fit otherwise. */
export const CROWDED_SIZE = 9;
export const SMALL_SIZE = 10.5;
export const SMALL_LINE = 17;
export const PAGE_NUMBER_SIZE = 14;

export const measures = (language: 'zh' | 'en'): Measures => measuresOf[language];

/** Width of the text in millimetres. */
export const textWidth = (landscape: boolean): number =>
  landscape ? page.height - page.top - page.bottom : page.width - page.inner - page.outer;

/** Size of the issuer's name at the head: as large as one line takes, 42 pt at most. Points. */
export function headSize(issuer: string, landscape: boolean): number {
  const fits = ((textWidth(landscape) / 25.4) * 72) / Math.max(widthOf(issuer), 1);
  return Math.max(18, Math.min(42, Math.floor(fits * 0.96)));
}

/** Width of a text in ems: Han, kana and full-width signs take one, all others about half. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += (char.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.54;
  return width;
}
