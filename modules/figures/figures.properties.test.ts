import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuthorityCode, MatterId, Region } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { regionOf } from '../../kernel/region.ts';
import { putAuthorities } from '../../platform/identity/authority.ts';
import { foldHistory, readHistories, readRegions } from '../../platform/ledger/history.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import type { LedgerActor, PerformRequest } from '../../platform/ledger/types.ts';
import { cellsOf } from '../../platform/procedure/fold.ts';
import { applyDue } from '../../platform/rollup/apply.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { actor, type ErrandWorld, errand, errandWorld, openErrand } from '../../tests/support/errand.ts';
import { createDirectory } from '../authorities/index.ts';
import type { Dimension, Pivot } from './contract.ts';
import { type FigureContext, readFigureMatters, readPivot } from './index.ts';

const OFFICES = ['510502', '510503', '510601', '510602'];
const AREAS = ['510000', '510500', '510600', ...OFFICES];
const CAMPAIGNS = ['spring', 'autumn'];
const PERIOD = { from: '2026-01-01', to: '2026-12-31' };
const FIGURES = 'errand.received,errand.done';

let world: ErrandWorld;
let context: FigureContext;
beforeAll(async () => {
  world = await errandWorld();
  context = { ledger: world.deps, directory: createDirectory(world.store.db, world.clock) };
  await putAuthorities(
    world.store.db,
    AREAS.map((code) => ({
      code: code as AuthorityCode,
      parentCode: null,
      ...{ nameZh: code, nameEn: code, shortZh: '', powers: [] },
      ...{ validFrom: '2018-01-01' as PlainDate, validTo: null },
    })),
  );
});
afterAll(() => world.close());

/** What happens to one matter, and on which day: any order that comes about, refused or not. */
type Step =
  | { readonly do: 'open'; readonly at: string; readonly campaigns: readonly string[] }
  | { readonly do: 'hand'; readonly matter: number; readonly to: string }
  | { readonly do: 'join'; readonly matter: number; readonly campaigns: readonly string[] }
  | { readonly do: 'finish'; readonly matter: number }
  | { readonly do: 'again'; readonly step: number }
  | { readonly do: 'later'; readonly days: number }
  | { readonly do: 'compact' };

const campaigns = fc.subarray(CAMPAIGNS);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('open' as const), at: fc.constantFrom(...OFFICES), campaigns }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('hand' as const), matter: fc.nat(20), to: fc.constantFrom(...OFFICES) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('join' as const), matter: fc.nat(20), campaigns }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('finish' as const), matter: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('again' as const), step: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('later' as const), days: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 1, arbitrary: fc.constant({ do: 'compact' as const }) },
);

/** Does the steps one after the other; gives how many acts were done. Each matter is worked on where it is handled. */
async function run(steps: readonly Step[]): Promise<number> {
  const matters: { readonly id: MatterId; readonly home: Region; at: string }[] = [];
  const sent: { readonly request: PerformRequest; readonly by: LedgerActor }[] = [];
  let done = 0;
  const send = async (request: PerformRequest, by: LedgerActor): Promise<boolean> => {
    sent.push({ request, by });
    const [outcome] = await performMany(world.deps, by, [request]);
    if (outcome?.ok === true) done += 1;
    return outcome?.ok === true;
  };
  const onMatter = async (index: number, verb: string, body: PerformRequest['body'], to?: string): Promise<void> => {
    const matter = matters[index % Math.max(matters.length, 1)];
    if (matter === undefined) return;
    const { actId } = openErrand(matter.home);
    const request = { actId, homeRegion: matter.home, matterId: matter.id, verb, body };
    if ((await send(request, actor(matter.at))) && to !== undefined) matter.at = to;
  };
  for (const each of steps) {
    switch (each.do) {
      case 'open': {
        const request = openErrand(each.at, { campaigns: [...each.campaigns], fen: 7 });
        const matter = { id: request.actId as string as MatterId, home: regionOf(each.at), at: each.at };
        if (await send(request, actor(each.at))) matters.push(matter);
        break;
      }
      case 'hand':
        await onMatter(each.matter, 'hand', { to: each.to }, each.to);
        break;
      case 'join':
        await onMatter(each.matter, 'join', { campaigns: [...each.campaigns] });
        break;
      case 'finish':
        await onMatter(each.matter, 'finish', {});
        break;
      case 'again': {
        // The network repeats itself: the very same act once more.
        const known = sent[each.step % Math.max(sent.length, 1)];
        if (known !== undefined) await performMany(world.deps, known.by, [known.request]);
        break;
      }
      case 'later':
        world.clock.advance(each.days * 86_400_000);
        break;
      case 'compact':
        await applyDue(world.store);
        break;
    }
  }
  return done;
}

interface Place {
  readonly measure: string;
  readonly authority: string;
  readonly campaign: string;
  readonly day: string;
  readonly n: number;
}

/** All counted places, made from the acts alone: nothing of what is counted is read. */
async function recount(): Promise<Place[]> {
  return world.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const places: Place[] = [];
    for (const region of await readRegions(tx)) {
      for await (const history of readHistories(tx, region)) {
        const matter = foldHistory(world.deps, history);
        if (matter !== null) places.push(...cellsOf(errand, matter).values());
      }
    }
    return places;
  });
}

const within = (code: string, area: string): boolean => code.startsWith(area.replace(/(00)+$/, ''));
const partOf = (area: string, code: string): string =>
  code === area ? area : area.endsWith('0000') ? `${code.slice(0, 4)}00` : code.slice(0, 6);

const DIMENSIONS: readonly (readonly [Dimension, Dimension])[] = [
  ['authority', 'figure'],
  ['authority', 'month'],
  ['authority', 'campaign'],
  ['campaign', 'month'],
  ['none', 'figure'],
];

/** The table as it must be, added up place by place. */
function slowly(
  places: readonly Place[],
  area: string,
  figures: readonly string[],
  rows: Dimension,
  columns: Dimension,
) {
  const sums: Record<string, number> = {};
  const keyOf = (dimension: Dimension, { measure, authority, day }: Place, campaign: string): string =>
    ({ authority: partOf(area, authority), figure: measure, month: day.slice(0, 7), campaign, none: '' })[
      dimension as 'authority' | 'figure' | 'month' | 'campaign' | 'none'
    ];
  const put = (place: Place, campaign: string, n: number): void => {
    const key = `${keyOf(rows, place, campaign)}|${keyOf(columns, place, campaign)}`;
    sums[key] = (sums[key] ?? 0) + n;
  };
  for (const place of places) {
    if (!figures.includes(place.measure) || !within(place.authority, area)) continue;
    if (place.day < PERIOD.from || place.day > PERIOD.to) continue;
    if (rows !== 'campaign' && columns !== 'campaign') {
      if (place.campaign === '') put(place, '', place.n);
    } else if (place.campaign === '*') put(place, '', -place.n);
    else put(place, place.campaign, place.n);
  }
  return Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0));
}

const cellsIn = ({ cells }: Pivot): Record<string, number> =>
  Object.fromEntries(cells.map(({ row, column, value }) => [`${row}|${column}`, value]));

const ask = (area: string, figures: string, rows: Dimension, columns: Dimension): Promise<Pivot> =>
  readPivot(context, actor(area), { figures, authority: area, ...PERIOD, rows, columns });

describe('whatever happens in whatever order, twice, handed from region to region', () => {
  test('the figures are what the acts give, and parts add up to their whole', async () => {
    let acts = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 16, maxLength: 40 }), async (steps) => {
        acts += await run(steps);
        const places = await recount();
        for (const [rows, columns] of DIMENSIONS) {
          const figures = rows === 'figure' || columns === 'figure' ? FIGURES : 'errand.received';
          for (const area of AREAS) {
            const pivot = await ask(area, figures, rows, columns);
            expect(cellsIn(pivot), `${area} ${rows} × ${columns}`).toEqual(
              slowly(places, area, figures.split(','), rows, columns),
            );
          }
        }
        const totals = new Map<string, Record<string, number>>();
        for (const area of AREAS) {
          const { cells } = await ask(area, FIGURES, 'none', 'figure');
          totals.set(area, Object.fromEntries(cells.map(({ column, value }) => [column, value])));
        }
        for (const figure of FIGURES.split(',')) {
          const of = (area: string): number => totals.get(area)?.[figure] ?? 0;
          expect(of('510500') + of('510600')).toBe(of('510000'));
          expect(of('510502') + of('510503')).toBe(of('510500'));
          expect(of('510601') + of('510602')).toBe(of('510600'));
        }
      }),
      { numRuns: 12, seed: 20_260_301 },
    );
    expect(acts).toBeGreaterThan(100);
  }, 180_000);

  test('and the matters behind a cell add up to it', async () => {
    for (const area of AREAS) {
      const { cells } = await ask(area, FIGURES, 'authority', 'figure');
      for (const { row, column, value } of cells) {
        const own = row === area && area.endsWith('00') ? { own: 'yes' as const } : {};
        const { sum, matters } = await readFigureMatters(context, actor(area), {
          ...{ figure: column, authority: row, ...PERIOD, limit: 500, offset: 0 },
          ...own,
        });
        expect(sum).toBe(value);
        expect(matters.reduce((all, { adds }) => all + adds, 0)).toBe(value);
      }
    }
  });

  test('a count that was changed by hand is found so', async () => {
    const places = await recount();
    const [first, ...others] = places.filter(
      ({ measure, campaign }) => measure === 'errand.received' && campaign === '',
    );
    if (first === undefined) throw new Error('nothing was counted');
    const wrong = [{ ...first, n: first.n + 1 }, ...others];
    const pivot = await ask('510000', 'errand.received', 'authority', 'figure');
    expect(cellsIn(pivot)).not.toEqual(slowly(wrong, '510000', ['errand.received'], 'authority', 'figure'));
    expect(cellsIn(pivot)).toEqual(slowly([first, ...others], '510000', ['errand.received'], 'authority', 'figure'));
  });
});
