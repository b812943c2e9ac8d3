import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { addDays, daysBetween, isoWeekday, legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { isWithin, levelOf } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { childOf } from '../../bulletins/model/rows.ts';
import { catalogueOf, type FigureContext, getFigure } from '../../figures/index.ts';
import { areaOf } from '../../figures/model/question.ts';
import { domainTitle } from '../../intake/model/labels.ts';
import { readSheet } from '../../maps/index.ts';
import { themeTitle } from '../../triage/model/themes.ts';
import { BASE_DAYS, FEWEST_BASE, type HotSpot, type HotSpotQuery, type HotSpots, WINDOW_DAYS } from '../contract.ts';
import { expectedOf, type Series, type Spot, scan } from '../model/scan.ts';
import { type Place, zonesOf } from '../model/zones.ts';
import { countsByDomain, countsByTheme, type DayCount } from './daily.ts';

/** What came in, of clues, reports and complaints. */
export const SPOT_FIGURE = 'intake.received';
/** What chance alone brings more often than once in so many days is not told. Ours. */
const TOLD_FROM_DAYS = 7;
/** Fewer in the whole window, or in a spot, are not told of. */
const FEWEST = 5;

/** The same question gives the same answer. */
const seedOf = (...parts: readonly string[]): number =>
  createHash('sha256').update(parts.join('\n')).digest().readUInt32BE(0);

interface Laid {
  readonly places: readonly Place[];
  readonly names: ReadonlyMap<string, Text>;
  readonly mapped: boolean;
}

/** The places of an area with where they lie, as far as a map says it. */
async function layOut({ ledger, directory }: FigureContext, area: string, counts: readonly DayCount[]): Promise<Laid> {
  const depth = levelOf(area) === 'province' ? 2 : 1;
  const sheet = await readSheet(ledger.store.db, directory, { authority: area, own: area, depth });
  const mapped = sheet.kind !== 'tiles';
  const at = new Map<string, Place['at']>(sheet.areas.map(({ code, label }) => [code, mapped ? label : null]));
  const keys = [...new Set([...at.keys(), ...counts.map(({ place }) => place)])].sort();
  const nameOf = await directory.names();
  return {
    places: keys.map((key) => ({ key, at: at.get(key) ?? null })),
    names: new Map(keys.map((key) => [key, nameOf(key)])),
    mapped,
  };
}

interface Days {
  readonly from: PlainDate;
  readonly window: PlainDate;
  readonly to: PlainDate;
  readonly many: number;
}

const daysTo = (to: PlainDate): Days => {
  const window = addDays(to, 1 - WINDOW_DAYS);
  return { from: addDays(window, -BASE_DAYS), window, to, many: BASE_DAYS + WINDOW_DAYS };
};

/** Counts as rows of places and days. */
function gridOf(counts: readonly DayCount[], places: readonly Place[], { from, many }: Days): number[][] {
  const rows = new Map(places.map(({ key }) => [key, new Array<number>(many).fill(0)]));
  for (const { place, day, n } of counts) {
    const row = rows.get(place);
    const at = daysBetween(from, day);
    if (row !== undefined && at >= 0 && at < many) row[at] = (row[at] ?? 0) + n;
  }
  return [...rows.values()];
}

const total = (values: readonly number[]): number => values.reduce((all, n) => all + n, 0);
const rounded = (value: number): number => Math.round(value * 100) / 100;

interface Told {
  readonly theme: HotSpot['theme'];
  readonly byTheme: boolean;
  readonly counts: readonly DayCount[];
  readonly series: Series;
  readonly members: readonly number[];
  readonly laid: Laid;
  readonly days: Days;
  readonly themes: number;
}

function tell(spot: Spot, { theme, byTheme, counts, series, members, laid, days, themes }: Told): HotSpot {
  const expected = expectedOf(series);
  const from = addDays(days.to, 1 - spot.days);
  const keys = new Set(members.map((at) => laid.places[at]?.key));
  const inSpot = counts.filter(({ place, day }) => keys.has(place) && day >= from);
  const column = (rows: readonly (readonly number[])[], day: number): number =>
    members.reduce((sum, at) => sum + (rows[at]?.[day] ?? 0), 0);
  return {
    theme,
    places: members
      .map((at) => {
        const key = laid.places[at]?.key ?? '';
        return {
          ...{ key, title: laid.names.get(key) ?? { zh: key, en: key } },
          count: total((series.counts[at] ?? []).slice(-spot.days)),
          expected: rounded(total((expected[at] ?? []).slice(-spot.days))),
        };
      })
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)),
    ...{ from, to: days.to, count: spot.count, expected: rounded(spot.expected), chance: spot.chance },
    confirmed: byTheme ? total(inSpot.map(({ confirmed }) => confirmed)) : null,
    everyDays: Math.round(1 / (spot.chance * themes)),
    series: {
      from: days.from,
      counts: Array.from({ length: days.many }, (_, day) => column(series.counts, day)),
      expected: Array.from({ length: WINDOW_DAYS }, (_, day) => rounded(column(expected, day))),
    },
  };
}

/**
 * Where, in what and since when more comes in than usual, in the area that the asker may see: counts beside what the base
 * lets expect, and how often chance alone would bring as much. A reason to look, never a finding.
 * @throws AppError 403 `figures.out-of-scope`; 404 `maps.no-authority`
 */
export async function readHotSpots(context: FigureContext, actor: LedgerActor, query: HotSpotQuery): Promise<HotSpots> {
  const { ledger, directory } = context;
  const area = areaOf(actor, query.authority);
  const now = ledger.clock.now();
  const days = daysTo((query.to as PlainDate | undefined) ?? legalDay(now));
  const { measures } = getFigure(catalogueOf(ledger.procedures), SPOT_FIGURE);
  const asked = { area, from: days.from, to: days.to, measures };
  const standing = (await directory.authorities()).map(({ code }) => code as string);
  const parts = standing.filter((code) => code !== area && isWithin(code, area) && childOf(area, code) === code);
  const { domain } = query;
  const counts = await (domain === undefined
    ? ledger.store.transaction(actor, (tx) => countsByDomain(tx, asked, parts), { snapshot: true })
    : ledger.store.transaction(SYSTEM_VIEWER, (tx) => countsByTheme(tx, asked, domain)));
  const laid = await layOut(context, area, counts);
  const zones = zonesOf(laid.places);
  const everything = gridOf(counts, laid.places, days);
  const base = everything.map((row) => total(row.slice(0, BASE_DAYS)));
  const whole = total(base);
  const frame = {
    weekdays: Array.from({ length: days.many }, (_, at) => isoWeekday(addDays(days.from, at)) - 1),
    window: WINDOW_DAYS,
    shares: base.map((n) => (whole === 0 ? 1 / base.length : n / whole)),
  };
  const byTheme = new Map<string, DayCount[]>();
  for (const each of counts) {
    const known = byTheme.get(each.theme);
    if (known === undefined) byTheme.set(each.theme, [each]);
    else known.push(each);
  }
  const themes = [...byTheme].filter(
    ([key, rows]) => key !== '' && total(rows.filter(({ day }) => day >= days.window).map(({ n }) => n)) >= FEWEST,
  );
  const thin = whole < FEWEST_BASE;
  const spots: HotSpot[] = [];
  for (const [key, rows] of thin ? [] : themes) {
    // A province is a second's work: requests come between its themes.
    await breathe();
    const series: Series = { ...frame, counts: gridOf(rows, laid.places, days) };
    const theme = { key, title: domain === undefined ? domainTitle(key) : themeTitle(key) };
    for (const spot of scan(series, zones, seedOf(area, days.to, key))) {
      if (spot.count < FEWEST || spot.chance * themes.length * TOLD_FROM_DAYS > 1) continue;
      const members = zones[spot.zone] ?? [];
      spots.push(
        tell(spot, {
          ...{ theme, byTheme: domain !== undefined, counts: rows, series, members, laid, days, themes: themes.length },
        }),
      );
    }
  }
  const nameOf = await directory.names();
  return {
    asOf: now.toISOString(),
    authority: { code: area, name: nameOf(area) },
    by: domain === undefined ? 'domain' : 'theme',
    domain: domain === undefined ? null : { key: domain, title: domainTitle(domain) },
    base: { from: days.from, to: addDays(days.window, -1), count: whole },
    window: { from: days.window, to: days.to, count: total(everything.flatMap((row) => row.slice(BASE_DAYS))) },
    mapped: laid.mapped,
    places: laid.places.length,
    ...{ themes: themes.length, thin },
    spots: spots.sort((a, b) => a.chance - b.chance || b.count / b.expected - a.count / a.expected),
  };
}
