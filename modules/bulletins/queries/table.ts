import type { PlainDate } from '../../../kernel/plain-date.ts';
import { scopePattern } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import { listAuthorities } from '../../../platform/identity/authority.ts';
import type { Db } from '../../../platform/store/types.ts';
import { channels, domains } from '../../intake/model/labels.ts';
import type { FigureId, GroupedBy } from '../contract.ts';
import { figuresOfMeasure, KINDS, noCounts, type Window } from '../model/figures.ts';
import { childOf } from '../model/rows.ts';
import { FigureTally } from '../model/tally.ts';

/** Sums counted places of a clearance table: used alike by the live board and by a frozen bulletin. */
export class Tally extends FigureTally<FigureId> {
  readonly #window: Window;

  constructor(window: Window) {
    super(noCounts);
    this.#window = window;
  }

  /** `measure` is `<procedure>.<kind>`; other measures are not this table's. `key` null counts in the total alone. */
  add(key: string | null, measure: string, day: PlainDate, n: number): void {
    for (const figure of figuresOfMeasure(measure, day, this.#window)) this.put(key, figure, n);
  }

  /** See {@link FigureTally.putCampaign}. */
  addCampaign(campaign: string, measure: string, day: PlainDate, n: number): void {
    for (const figure of figuresOfMeasure(measure, day, this.#window)) this.putCampaign(campaign, figure, n);
  }
}

export interface Key {
  readonly key: string;
  readonly title: Text;
  /** There are rows below this one to open. */
  readonly canOpen: boolean;
}

/** The rows that a table has even when nothing happened there, in a fixed order. */
export async function keysOf(db: Db, by: GroupedBy, top: string, today: PlainDate): Promise<Key[]> {
  const labelled = (labels: Readonly<Record<string, Text>>): Key[] =>
    Object.entries(labels).map(([key, title]) => ({ key, title, canOpen: false }));
  if (by === 'channel') return labelled(channels);
  // The campaigns that anything counts in name themselves.
  if (by === 'campaign') return [{ key: '', title: { zh: '不属于专项行动', en: 'In no campaign' }, canOpen: false }];
  if (by === 'domain')
    return [...labelled(domains), { key: '', title: { zh: '未分类', en: 'Not classified' }, canOpen: false }];
  const authorities = await listAuthorities(db, today, scopePattern(top));
  const below = new Map<string, number>();
  for (const { code } of authorities) below.set(childOf(top, code), (below.get(childOf(top, code)) ?? 0) + 1);
  return authorities
    .filter(({ code }) => childOf(top, code) === code)
    .map(({ code, nameZh, nameEn }) => ({
      key: code,
      title: { zh: nameZh, en: nameEn },
      canOpen: code !== top && (below.get(code) ?? 0) > 1,
    }));
}

/** The row key of a counted place. */
export function keyOf(
  by: GroupedBy,
  top: string,
  place: { authority: string; channel: string; domain: string; campaign: string },
): string {
  return by === 'authority' ? childOf(top, place.authority) : place[by];
}

export const measuresOf = (procedures: readonly string[]): string[] =>
  procedures.flatMap((procedure) => KINDS.map((kind) => `${procedure}.${kind}`));
