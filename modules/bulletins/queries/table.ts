import type { PlainDate } from '../../../kernel/plain-date.ts';
import { scopePattern } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import { listAuthorities } from '../../../platform/identity/authority.ts';
import { ANY_CAMPAIGN } from '../../../platform/procedure/types.ts';
import type { Db } from '../../../platform/store/types.ts';
import { channels, domains } from '../../intake/model/labels.ts';
import type { GroupedBy } from '../contract.ts';
import { type Counts, figuresOfCell, KINDS, type Kind, noCounts, type Window } from '../model/figures.ts';
import { childOf } from '../model/rows.ts';

/** Sums counted places into rows and a total: used alike by the live board and by a frozen bulletin. */
export class Tally {
  readonly rows = new Map<string, Counts>();
  readonly total: Counts = noCounts();
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
  }

  /** `measure` is `<procedure>.<kind>`; other measures are not this table's. `key` null counts in the total alone. */
  add(key: string | null, measure: string, day: PlainDate, n: number, inTotal = true): void {
    const kind = measure.slice(measure.indexOf('.') + 1) as Kind;
    if (!KINDS.includes(kind)) return;
    for (const figure of figuresOfCell(kind, day, this.#window)) {
      if (inTotal) this.total[figure] += n;
      if (key === null) continue;
      const row = this.rows.get(key) ?? noCounts();
      row[figure] += n;
      this.rows.set(key, row);
    }
  }

  /**
   * Adds what is counted under a campaign. A matter may be in several campaigns, so the rows of campaigns do not add up:
   * the total is of all matters (campaign `''`), and row `''` of those in none (all less those in any).
   */
  addCampaign(campaign: string, measure: string, day: PlainDate, n: number): void {
    if (campaign === '') this.add('', measure, day, n);
    else if (campaign === ANY_CAMPAIGN) this.add('', measure, day, -n, false);
    else this.add(campaign, measure, day, n, false);
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
