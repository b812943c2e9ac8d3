import type { Layout } from './types.ts';

/**
 * The page of GB/T 9704-2012, used alike by both layouts: A4, head 37 mm, foot 35 mm, binding edge 28 mm, outer edge
 * 26 mm; body of size 3 (16 pt), 22 lines of 28.8 pt a page; title of size 2 (22 pt). Millimetres and points.
 * An English document keeps the page and takes a body of 11.5 pt, because 16 pt is a Chinese measure.
 */
export const page = { top: 37, bottom: 35, inner: 28, outer: 26, width: 210, height: 297, numberBelow: 7 } as const;

export interface Page {
  readonly top: number;
  readonly bottom: number;
  readonly inner: number;
  readonly outer: number;
  readonly width: number;
  readonly height: number;
  readonly numberBelow: number;
}

const pages: Readonly<Record<Layout, Page>> = {
  letter: page,
  notice: { ...page, top: 28, bottom: 27, inner: 27, outer: 25 },
  sheet: { ...page, top: 22, bottom: 20, inner: 22, outer: 20, numberBelow: 5 },
  record: { ...page, top: 26, bottom: 24, inner: 26, outer: 24 },
  cover: { ...page, top: 40, bottom: 35, inner: 28, outer: 26 },
  strip: { ...page, top: 24, bottom: 20, inner: 20, outer: 20 },
};

/** The page of a layout: forms are set closer than letters, so that a table stays on its page. */
export const pageOf = (layout: Layout = 'letter'): Page => pages[layout];

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

/** Closer set than a letter: approval tables of size small 4 (12 pt), records of size 4 (14 pt). */
const closer: Readonly<Partial<Record<Layout, Measures>>> = {
  notice: { ...measuresOf.zh, body: 15, line: 26 },
  sheet: { ...measuresOf.zh, body: 12, line: 19, titleLine: 32 },
  record: { ...measuresOf.zh, body: 14, line: 24 },
  cover: { ...measuresOf.zh, title: 40, titleLine: 60 },
};

/** Table text and small print, size 5 (10.5 pt), and the page number, size 4 (14 pt). */
export const TABLE_SIZE = 10.5;
/** Small size 5, for tables that would not fit otherwise. */
export const CROWDED_SIZE = 9;
export const SMALL_SIZE = 10.5;
export const SMALL_LINE = 17;
export const PAGE_NUMBER_SIZE = 14;

export const measures = (language: 'zh' | 'en', layout: Layout = 'letter'): Measures =>
  (language === 'zh' ? closer[layout] : undefined) ?? measuresOf[language];

/** Width of the text in millimetres. */
export const textWidth = (landscape: boolean, { top, bottom, inner, outer, width, height }: Page = page): number =>
  landscape ? height - top - bottom : width - inner - outer;

/** Diameter of an authority's seal in millimetres (国发〔1999〕25号: county 42 mm, city and province 45 mm). */
export const SEAL = 42;

/** Size of the issuer's name at the head: as large as one line takes, 42 pt at most. Points. */
export function headSize(issuer: string, landscape: boolean): number {
  const fits = ((textWidth(landscape) / 25.4) * 72) / Math.max(widthOf(issuer), 1);
  return Math.max(18, Math.min(42, Math.floor(fits * 0.96)));
}

/** Layouts with the black head of the standard forms. */
export const isForm = (layout: Layout = 'letter'): boolean =>
  layout === 'notice' || layout === 'sheet' || layout === 'record';

/** Size of the name of a standard form: smaller where it would break with one character on the next line. Points. */
export function titleSize(title: string, size: Measures, landscape: boolean, on: Page): number {
  const room = (textWidth(landscape, on) / 25.4) * 72;
  const fits = Math.floor(room / (Math.max(widthOf(title), 1) * 1.07));
  return fits >= size.title || fits < 16 ? size.title : fits;
}

/** Width of a text in ems: Han, kana and full-width signs take one, all others about half. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += (char.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.54;
  return width;
}
