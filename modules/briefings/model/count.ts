import { addMonths, type PlainDate } from '../../../kernel/plain-date.ts';
import { ANY_CAMPAIGN } from '../../../platform/procedure/types.ts';
import { childOf } from '../../bulletins/model/rows.ts';
import type { Figure } from '../../figures/contract.ts';
import type { Series } from './series.ts';

/** A counted place: where, when and what counts how much. `line` names the matter where one stands behind it. */
export interface Place {
  readonly measure: string;
  readonly day: PlainDate;
  readonly authority: string;
  readonly domain: string;
  readonly channel: string;
  readonly campaign: string;
  readonly n: number;
  readonly amount: number;
  readonly line?: string;
}

/** The total of a series stands under this key. */
export const TOTAL = '*';

/** Sums by series and row, each with the matters behind it and what they add. */
export class Tally {
  readonly #sums = new Map<string, Map<string, { sum: number; readonly lines: Map<string, number> }>>();

  add(series: string, key: string, amount: number, line: string | undefined): void {
    const rows = this.#sums.get(series) ?? new Map<string, { sum: number; readonly lines: Map<string, number> }>();
    this.#sums.set(series, rows);
    const row = rows.get(key) ?? { sum: 0, lines: new Map<string, number>() };
    rows.set(key, row);
    row.sum += amount;
    if (line === undefined) return;
    const now = (row.lines.get(line) ?? 0) + amount;
    if (now === 0) row.lines.delete(line);
    else row.lines.set(line, now);
  }

  sum(series: string, key: string): number {
    return this.#sums.get(series)?.get(key)?.sum ?? 0;
  }

  /** The rows in which anything counts, sorted; without the total. */
  keys(series: string): string[] {
    return [...(this.#sums.get(series)?.entries() ?? [])]
      .filter(([key, { sum, lines }]) => key !== TOTAL && (sum !== 0 || lines.size > 0))
      .map(([key]) => key)
      .sort();
  }

  /** Every `region/matter/version` that anything counts. */
  *everyLine(): Generator<string> {
    for (const rows of this.#sums.values()) for (const { lines } of rows.values()) yield* lines.keys();
  }

  /** Lines `region/matter/version/adds` of a row, sorted: they add up to it. */
  lines(series: string, key: string): string[] {
    const lines = this.#sums.get(series)?.get(key)?.lines ?? new Map<string, number>();
    return [...lines].map(([line, adds]) => `${line}/${adds}`).sort();
  }
}

/** A series made ready: which of its figures a measure belongs to, and how. */
interface Ready {
  readonly series: Series;
  readonly figures: ReadonlyMap<string, readonly Figure[]>;
  readonly months: number;
}

/** Months from the compared period to the bulletin's own, so that March stands beside March. */
const monthsBetween = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

const inArea = (code: string, area: string): boolean => {
  const prefix = area.length === 9 ? area : area.replace(/(00)+$/, '');
  return code.startsWith(prefix);
};

/** Adds up places into all series at once: the same function for counts that are read and acts that are folded. */
export class Counter {
  readonly tally = new Tally();
  readonly #byMeasure = new Map<string, Ready[]>();
  readonly #day: PlainDate;

  /** `day`: by which overdue is told; `from`: first day of the bulletin's own period. */
  constructor(series: readonly Series[], figures: ReadonlyMap<string, Figure>, day: PlainDate, from: PlainDate) {
    this.#day = day;
    for (const each of series) {
      const measures = new Map<string, Figure[]>();
      for (const id of each.figures) {
        const figure = figures.get(id);
        for (const measure of figure?.measures ?? []) {
          if (figure !== undefined) measures.set(measure, [...(measures.get(measure) ?? []), figure]);
        }
      }
      const months = each.is === 'before' ? monthsBetween(each.from, from) : 0;
      const ready = { series: each, figures: measures, months };
      for (const measure of measures.keys()) {
        this.#byMeasure.set(measure, [...(this.#byMeasure.get(measure) ?? []), ready]);
      }
    }
  }

  get measures(): string[] {
    return [...this.#byMeasure.keys()].sort();
  }

  /** `only`: a place that was read for one series belongs to no other. */
  add(place: Place, only?: ReadonlySet<string>): void {
    for (const { series, figures, months } of this.#byMeasure.get(place.measure) ?? []) {
      if (only !== undefined && !only.has(series.id)) continue;
      if (!inArea(place.authority, series.authority)) continue;
      if (series.domain !== undefined && series.domain !== place.domain) continue;
      if (series.channel !== undefined && series.channel !== place.channel) continue;
      const keys = this.#keysOf(series, place, months);
      if (keys.length === 0) continue;
      for (const figure of figures.get(place.measure) ?? []) {
        if (!this.#counts(figure, series, place.day)) continue;
        const amount = figure.money ? place.amount : place.n;
        if (amount === 0) continue;
        for (const [key, sign] of keys) this.tally.add(series.id, key, sign * amount, place.line);
      }
    }
  }

  /** What stands now is told by no period, and of no earlier one: the counts know only the present. */
  #counts(figure: Figure, series: Series, day: PlainDate): boolean {
    if (!figure.stock) return series.from <= day && day <= series.to;
    return series.is !== 'before' && (!figure.overdue || day < this.#day);
  }

  #keysOf(series: Series, place: Place, months: number): readonly (readonly [key: string, sign: 1 | -1])[] {
    const { campaign } = place;
    if (series.by === 'campaign' && series.campaign === undefined) {
      // A matter may be in several campaigns: rows do not add up, the total is of all, row '' of those in none.
      if (campaign === '')
        return [
          [TOTAL, 1],
          ['', 1],
        ];
      return campaign === ANY_CAMPAIGN ? [['', -1]] : [[campaign, 1]];
    }
    if (campaign !== (series.campaign ?? '')) return [];
    switch (series.by) {
      case 'none':
        return [[TOTAL, 1]];
      case 'authority':
        return [
          [TOTAL, 1],
          [childOf(series.authority, place.authority), 1],
        ];
      case 'month':
        return [
          [TOTAL, 1],
          [addMonths(`${place.day.slice(0, 7)}-01` as PlainDate, months).slice(0, 7), 1],
        ];
      case 'campaign':
        return [
          [TOTAL, 1],
          [campaign, 1],
        ];
      case 'domain':
      case 'channel':
        return [
          [TOTAL, 1],
          [place[series.by], 1],
        ];
    }
  }
}
