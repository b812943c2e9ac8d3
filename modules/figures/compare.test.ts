import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { createDirectory } from '../authorities/index.ts';
import { person, type SmallProvince, smallProvince } from '../bulletins/testing.ts';
import type { PivotAsk } from './contract.ts';
import {
  catalogueOf,
  type FigureContext,
  importRegionChanges,
  markRecounted,
  readFigureMatters,
  readPivot,
  recordEditions,
} from './index.ts';
import { forgetRecorded } from './queries/recorded.ts';

let province: SmallProvince;
let context: FigureContext;
let folder: string;

/** Clues of 2025 and of 2026: 980101 4 and 2, 980102 2 and 3, 980201 5 and 1. */
beforeAll(async () => {
  province = await smallProvince();
  const { store } = province.ledger;
  context = { ledger: province.ledger, directory: createDirectory(store.db, province.clock) };
  folder = mkdtempSync(join(tmpdir(), 'qy-regions-'));
  for (const [day, counts] of [
    ['2025-03-10', { '980101': 4, '980102': 2, '980201': 5 }],
    ['2026-03-10', { '980101': 2, '980102': 3, '980201': 1 }],
  ] as const) {
    province.clock.set(new Date(`${day}T02:00:00Z`));
    for (const [office, n] of Object.entries(counts)) await province.work(office, n, []);
  }
  province.clock.set(new Date('2026-06-01T02:00:00Z'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await province.close();
});
beforeEach(async () => {
  const { db } = province.ledger.store;
  const owner = new pg.Client({ connectionString: province.database.adminUrl });
  await owner.connect();
  await owner.query('delete from region_change; delete from figure_edition');
  await owner.end();
  forgetRecorded(db);
});

async function changed(...lines: readonly string[]) {
  const file = join(folder, 'changes.csv');
  writeFileSync(file, `from,to,kind,on,source\n${lines.join('\n')}\n`);
  return importRegionChanges(province.ledger.store.db, file);
}

const ask = (authority: string, more: Partial<PivotAsk> = {}, viewer = authority) =>
  readPivot(context, person(viewer, 'head'), {
    ...{ figures: 'clue.received', authority, from: '2026-01-01', to: '2026-12-31', compare: 'year' },
    ...more,
  });

const rowsOf = ({ cells }: Awaited<ReturnType<typeof ask>>) =>
  Object.fromEntries(cells.map(({ row, value, before, growth }) => [row, [value, before, growth]]));

const total = ({ totals }: Awaited<ReturnType<typeof ask>>) => totals.map(({ value, before }) => [value, before])[0];

describe('a comparison over changed regions', () => {
  test('as recorded where nothing changed', async () => {
    const pivot = await ask('980100');
    expect(rowsOf(pivot)).toEqual({ '980101': [2, 4, -0.5], '980102': [3, 2, 0.5] });
    expect(pivot).not.toHaveProperty('boundaries');
  });

  test('of a merged county stands with its successor in both periods, and drills to as much', async () => {
    await changed('980101,980102,merge,2026-02-01,测试');
    const pivot = await ask('980100');
    expect(rowsOf(pivot)).toEqual({ '980102': [5, 6, -0.1667] });
    expect(pivot).toMatchObject({ boundaries: 'today' });
    expect(pivot.notes).toHaveLength(1);
    const drill = { figure: 'clue.received', from: '2026-01-01', to: '2026-12-31', limit: 100, offset: 0 };
    const behind = (authority: string, boundaries: 'today' | 'recorded') =>
      readFigureMatters(context, person('980100', 'head'), { ...drill, authority, boundaries });
    expect((await behind('980102', 'today')).sum).toBe(5);
    expect((await behind('980102', 'recorded')).sum).toBe(3);
    expect((await behind('980100', 'today')).sum).toBe(5);
  });

  test('without a comparison, or of a day before the change, numbers stay where they were recorded', async () => {
    await changed('980101,980102,merge,2026-09-01,测试');
    expect(rowsOf(await ask('980100'))).toEqual({ '980101': [2, 4, -0.5], '980102': [3, 2, 0.5] });
    await changed('980101,980102,merge,2026-02-01,测试');
    expect(rowsOf(await ask('980100', { compare: 'none' }))).toEqual({
      '980101': [2, null, null],
      '980102': [3, null, null],
    });
  });

  test('of a county that went to another city leaves the one and joins the other; the province stays the same', async () => {
    await changed('980201,980103,rename,2026-01-01,测试');
    expect(rowsOf(await ask('980000'))).toEqual({ '980100': [6, 11, -0.4545] });
    expect(total(await ask('980000'))).toEqual([6, 11]);
    const city = await ask('980100', {}, '980000');
    expect(rowsOf(city)).toEqual({ '980101': [2, 4, -0.5], '980102': [3, 2, 0.5], '980103': [1, 5, -0.8] });
    expect(total(city)).toEqual([6, 11]);
    const drill = { figure: 'clue.received', from: '2025-01-01', to: '2025-12-31', limit: 100, offset: 0 };
    const behind = (authority: string) =>
      readFigureMatters(context, person('980000', 'head'), { ...drill, authority, boundaries: 'today' });
    expect([(await behind('980100')).sum, (await behind('980200')).sum, (await behind('980103')).sum]).toEqual([
      11, 0, 5,
    ]);
  });

  test('over several changes goes on to where a code stands today, by any second dimension', async () => {
    await changed('980201,980103,rename,2025-06-01,一', '980103,980102,merge,2026-01-01,二');
    expect(rowsOf(await ask('980100', {}, '980000'))).toMatchObject({ '980102': [4, 7, -0.4286] });
    const { cells } = await ask('980100', { columns: 'domain' }, '980000');
    expect(cells.reduce((sum, { before }) => sum + (before ?? 0), 0)).toBe(11);
  });

  test('of a split region tells no growth there, and tells it at the level above', async () => {
    await changed('980101,980104,split,2026-01-15,测试');
    const pivot = await ask('980100');
    expect(rowsOf(pivot)).toEqual({ '980101': [2, 4, null], '980102': [3, 2, 0.5] });
    expect(pivot.totals[0]?.growth).toBe(-0.1667);
    expect(pivot.notes[0]?.zh).toContain('980101');
  });

  test('with a code that two others succeed is a split, whatever the table says', async () => {
    await changed('980101,980104,rename,2026-01-15,测试', '980101,980105,rename,2026-01-15,测试');
    expect(rowsOf(await ask('980100'))['980101']).toEqual([2, 4, null]);
  });

  test('over a region that the asker may not see tells no growth, and says so', async () => {
    await changed('980201,980102,merge,2026-01-15,测试');
    const pivot = await ask('980100');
    expect(rowsOf(pivot)).toEqual({ '980101': [2, 4, -0.5], '980102': [3, 2, null] });
    expect(pivot.totals[0]?.growth).toBeNull();
    expect(pivot.notes[0]?.en).toContain('980201');
    expect(rowsOf(await ask('980100', {}, '980000'))['980102']).toEqual([4, 7, -0.4286]);
  });

  test('a table of changes is written whole or not at all, and again changes nothing', async () => {
    const good = '980101,980102,merge,2026-02-01,测试';
    const { added, problems } = await changed(good, '98010,980102,melt,2026-02-30,');
    expect(added).toBe(0);
    expect(problems.map(({ error }) => error.code)).toEqual([
      'figures.regions.code',
      'figures.regions.kind',
      'figures.regions.day',
      'figures.regions.source',
    ]);
    expect(await changed(good)).toMatchObject({ added: 1, unchanged: 0 });
    expect(await changed(good)).toMatchObject({ added: 0, unchanged: 1 });
  });
});

describe('a definition that changes', () => {
  const record = async (on: string, words?: string) => {
    const catalogue = new Map(catalogueOf(province.ledger.procedures));
    const figure = catalogue.get('clue.received');
    if (figure === undefined) throw new Error('no such figure');
    if (words !== undefined) catalogue.set(figure.id, { ...figure, digest: words.repeat(64).slice(0, 64) });
    return recordEditions(province.ledger.store.db, catalogue, on as PlainDate);
  };

  test('is written down once, and growth over it is told only after all was counted anew', async () => {
    expect(await record('2024-01-01')).toBeGreaterThan(50);
    expect(await record('2025-01-01')).toBe(0);
    expect(rowsOf(await ask('980100'))['980101']).toEqual([2, 4, -0.5]);
    expect(await record('2026-02-01', 'a')).toBe(1);
    const pivot = await ask('980100', { figures: 'clue.received,clues.received,complaint.received' });
    // The figure itself, and the one that adds it up.
    expect(pivot.cells.map(({ column, growth }) => [column, growth])).toEqual([
      ['clue.received', null],
      ['clues.received', null],
      ['clue.received', null],
      ['clues.received', null],
    ]);
    expect(pivot.notes).toHaveLength(2);
    await markRecounted(province.ledger.store.db, '2026-03-01' as PlainDate);
    expect(rowsOf(await ask('980100'))['980101']).toEqual([2, 4, -0.5]);
  });

  test('before both periods is of no concern', async () => {
    await record('2024-01-01');
    await record('2024-06-01', 'b');
    expect(rowsOf(await ask('980100'))['980101']).toEqual([2, 4, -0.5]);
  });
});
