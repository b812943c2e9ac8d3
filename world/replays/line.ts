import { fen, formatYuan } from '../../kernel/money.ts';
import type { Text } from '../../kernel/text.ts';

/** A row of the mission that a figure belongs to: A1 to A4 of the city's source, B1 to B8 of the province's. */
export type Row = 'A1' | 'A2' | 'A3' | 'A4' | 'B1' | 'B2' | 'B3' | 'B4' | 'B5' | 'B6' | 'B8';

/** How a figure is read and compared: `at-least` where the source says "more than", `growth` as a part of one, to two places. */
export type FigureForm = 'count' | 'fen' | 'rate' | 'growth' | 'at-least';

/** One figure of a source beside what came out of single records. */
export interface ReplayFigure {
  readonly row: Row;
  /** Where several figures of one row are of one campaign. */
  readonly of?: Text;
  readonly title: Text;
  readonly form: FigureForm;
  readonly source: number;
  /** Computed from the acts: by a bulletin under signed tree heads, or folded anew. */
  readonly bulletin: number;
  /** As the live counts say it. */
  readonly live: number;
}

/** A figure of a source that no part of the product can arrive at yet. */
export interface LaterFigure {
  readonly title: Text;
  readonly stated: string;
  readonly reason: Text;
}

/** A growth as sources state it: 1.4801 is "+148 %". */
export const rounded = (growth: number): number => Math.round(growth * 100) / 100;

/** Growth over a base that is not nought, to two places; -1 stands for "no base", which no source states. */
export const growthOf = (now: number, before: number): number => (before === 0 ? -1 : rounded(now / before - 1));

/** True when both ways of computing give the figure of the source. */
export function agrees({ form, source, bulletin, live }: ReplayFigure): boolean {
  return bulletin === live && (form === 'at-least' ? live >= source : live === source);
}

/** A figure as the table shows it. */
export function shownAs(form: FigureForm, value: number): string {
  switch (form) {
    case 'fen':
      return formatYuan(fen(value), 'en').replace('CNY ', '');
    case 'rate':
      return `${(value * 100).toFixed(1)} %`;
    case 'growth':
      return `${value < 0 ? '' : '+'}${(value * 100).toFixed(0)} %`;
    case 'at-least':
    case 'count':
      return String(value);
  }
}
