import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { BoardFigures, FigureId } from '../contract.ts';

/** What period and which day a clearance table is about. */
export interface Window {
  /** First and last day of the period, both inside. */
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** The day by which near and overdue are told. */
  readonly today: PlainDate;
  /** Last day that is near: so many working days after today. */
  readonly nearUntil: PlainDate;
}

/** Kinds of counted places that clearance tables read; `<procedure>.<kind>` is a measure of modules/intake. */
export const KINDS = [
  'received',
  'open',
  'paused',
  'cleared-on-time',
  'cleared-late',
  'cleared-without-clock',
] as const;
export type Kind = (typeof KINDS)[number];

const within = (day: PlainDate, from: PlainDate, to: PlainDate): boolean => from <= day && day <= to;

/** The figures to which a counted place of that kind and day belongs. */
export function figuresOfCell(kind: Kind, day: PlainDate, window: Window): readonly FigureId[] {
  switch (kind) {
    case 'received':
      return within(day, window.from, window.to) ? ['received'] : [];
    case 'cleared-on-time':
      return within(day, window.from, window.to) ? ['clearedOnTime'] : [];
    case 'cleared-late':
      return within(day, window.from, window.to) ? ['clearedLate'] : [];
    case 'cleared-without-clock':
      return within(day, window.from, window.to) ? ['clearedWithoutClock'] : [];
    case 'paused':
      return ['paused'];
    case 'open':
      if (day < window.today) return ['open', 'overdue'];
      return day <= window.nearUntil ? ['open', 'near'] : ['open'];
  }
}

/** The same by the name of the measure, `<procedure>.<kind>`; none where it is not of clearance tables. */
export function figuresOfMeasure(measure: string, day: PlainDate, window: Window): readonly FigureId[] {
  const kind = measure.slice(measure.indexOf('.') + 1) as Kind;
  return KINDS.includes(kind) ? figuresOfCell(kind, day, window) : [];
}

/** The days from which {@link figuresOfCell} may answer otherwise than the day before. */
export function cutsOf({ from, to, today, nearUntil }: Window): PlainDate[] {
  // Matters without a date have the last day of the year 9999: nothing lies behind it.
  const afterEnd = to < '9999' ? [addDays(to, 1)] : [];
  return [from, ...afterEnd, today, addDays(nearUntil, 1)];
}

/** The counted places behind a figure: the inverse of {@link figuresOfCell}, for drilling down. */
export function cellsOfFigure(
  figure: FigureId,
  window: Window,
): { kind: Kind; from?: PlainDate; before?: PlainDate; to?: PlainDate } {
  switch (figure) {
    case 'received':
      return { kind: 'received', from: window.from, to: window.to };
    case 'clearedOnTime':
      return { kind: 'cleared-on-time', from: window.from, to: window.to };
    case 'clearedLate':
      return { kind: 'cleared-late', from: window.from, to: window.to };
    case 'clearedWithoutClock':
      return { kind: 'cleared-without-clock', from: window.from, to: window.to };
    case 'paused':
      return { kind: 'paused' };
    case 'open':
      return { kind: 'open' };
    case 'near':
      return { kind: 'open', from: window.today, to: window.nearUntil };
    case 'overdue':
      return { kind: 'open', before: window.today };
  }
}

export type Counts = Record<FigureId, number>;

export const noCounts = (): Counts => ({
  received: 0,
  open: 0,
  paused: 0,
  near: 0,
  overdue: 0,
  clearedOnTime: 0,
  clearedLate: 0,
  clearedWithoutClock: 0,
});

/** Four decimals, so that a rate is the same text wherever it is computed. */
const rate = (part: number, base: number): number | null =>
  base === 0 ? null : Math.round((part / base) * 10_000) / 10_000;

/** All that was cleared in the period, with and without a clock. */
export const clearedOf = (counts: Counts): number => onAClock(counts) + counts.clearedWithoutClock;

/** Cleared on a clock: the base of the on-time rate. */
export const onAClock = (counts: Counts): number => counts.clearedOnTime + counts.clearedLate;

/** Adds the rates, each with its base among the figures. */
export function withRates(counts: Counts): BoardFigures {
  const cleared = clearedOf(counts);
  const inHand = counts.open + counts.paused;
  return {
    ...counts,
    clearanceRate: rate(cleared, cleared + inHand),
    onTimeRate: rate(counts.clearedOnTime, onAClock(counts)),
  };
}

/** What each figure means, in words that a reader of the table sees. */
export const definitions: Readonly<
  Record<keyof BoardFigures, { readonly title: Text; readonly unit: Text; readonly definition: Text }>
> = {
  received: {
    title: { zh: '收到', en: 'Received' },
    unit: { zh: '件', en: 'matters' },
    definition: { zh: '登记日期在本期内、未撤销的事项。', en: 'Registered within the period and not voided.' },
  },
  open: {
    title: { zh: '计时在办', en: 'On the clock' },
    unit: { zh: '件', en: 'matters' },
    definition: {
      zh: '截至统计时点尚未销号、期限未暂停的事项，不论何时收到。',
      en: 'Not cleared at the cut-off and its clock running, whenever received.',
    },
  },
  paused: {
    title: { zh: '依法暂停', en: 'Paused' },
    unit: { zh: '件', en: 'matters' },
    definition: {
      zh: '尚未销号，因检测、鉴定等法定事由停止计时的事项。',
      en: 'Not cleared; its clock stopped for a statutory reason such as testing.',
    },
  },
  near: {
    title: { zh: '临期', en: 'Near' },
    unit: { zh: '件', en: 'matters' },
    definition: {
      zh: '计时在办中，最早期限在规定工作日数以内届满的事项。',
      en: 'On the clock, the earliest date due within the set number of working days.',
    },
  },
  overdue: {
    title: { zh: '超期', en: 'Overdue' },
    unit: { zh: '件', en: 'matters' },
    definition: { zh: '计时在办中，最早期限已经届满的事项。', en: 'On the clock, the earliest date already past.' },
  },
  clearedOnTime: {
    title: { zh: '按期销号', en: 'Cleared on time' },
    unit: { zh: '件', en: 'matters' },
    definition: {
      zh: '销号日期在本期内，且各项法定期限均未超过的事项。',
      en: 'Cleared within the period, every statutory date kept.',
    },
  },
  clearedLate: {
    title: { zh: '超期销号', en: 'Cleared late' },
    unit: { zh: '件', en: 'matters' },
    definition: {
      zh: '销号日期在本期内，至少一项法定期限超过的事项。',
      en: 'Cleared within the period, at least one statutory date missed.',
    },
  },
  clearedWithoutClock: {
    title: { zh: '不计期限销号', en: 'Cleared without a clock' },
    unit: { zh: '件', en: 'matters' },
    definition: {
      zh: '销号日期在本期内，属于总局令第121号第四十四条所列事项、已告知相应途径的；不计入按期，也不计入超期。',
      en: 'Cleared within the period; outside the procedure (Order 121 art 44) and told the right channel. Neither on time nor late.',
    },
  },
  clearanceRate: {
    title: { zh: '清零率', en: 'Clearance rate' },
    unit: { zh: '比率', en: 'ratio' },
    definition: {
      zh: '本期销号（含不计期限的）÷（本期销号＋计时在办＋依法暂停）；等于 100% 即无遗留。',
      en: 'Cleared in the period, with or without a clock ÷ (cleared in the period + on the clock + paused); 100 % exactly when nothing is left.',
    },
  },
  onTimeRate: {
    title: { zh: '按期率', en: 'On-time rate' },
    unit: { zh: '比率', en: 'ratio' },
    definition: { zh: '按期销号 ÷（按期销号＋超期销号）。', en: 'Cleared on time ÷ (cleared on time + cleared late).' },
  },
};
