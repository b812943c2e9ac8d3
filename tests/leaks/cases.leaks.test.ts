import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseProbes } from './case-probes.ts';
import { type City, city } from './city.ts';
import { draw } from './draw.ts';
import { isUnder, maySee } from './oracle.ts';
import { askOf } from './probes.ts';

const DRAWS = 5_000;
const FEW = 900;

let yunlan: City;
beforeAll(async () => {
  yunlan = await city('leaks/cases');
});
afterAll(() => yunlan.end());

const drawCases = (seed: string, draws: number) =>
  draw(yunlan, seed, draws, caseProbes(yunlan, askOf(yunlan)), yunlan.cases);

test('the drawn cases lie everywhere, and stand in every list', () => {
  const { cases, readers } = yunlan;
  expect(cases.length).toBeGreaterThan(60);
  expect(cases.filter(({ sensitivity }) => sensitivity > 0).length).toBeGreaterThan(15);
  expect(cases.filter(({ home, handling }) => !isUnder(handling, home)).length).toBeGreaterThan(10);
  for (const list of ['hearing', 'banned', 'kept', 'finding'] as const)
    expect(cases.filter((each) => each[list]).length, list).toBeGreaterThan(8);
  const pairs = readers.flatMap((reader) => cases.map((each) => maySee(reader, each)));
  expect(pairs.filter(Boolean).length).toBeGreaterThan(200);
});

test(`${DRAWS} draws over every route of cases: nobody learns what is not theirs, nobody is refused what is`, async () => {
  const tally = await drawCases('draws/1', DRAWS);
  expect(tally.leaks).toEqual([]);
  expect(tally.hidden).toEqual([]);
  expect(tally.shown).toBeGreaterThan(DRAWS / 25);
  expect(tally.hiddenRightly).toBeGreaterThan(DRAWS / 3);
  for (const [name, count] of Object.entries(tally.byProbe)) expect(count, name).toBeGreaterThan(10);
}, 240_000);

describe('the same draws find', () => {
  const POLICY = `((handling_code like any (app_scope()) or home_code like any (app_scope())) and sensitivity <= app_clearance())
  or id = any (app_moving())`;

  test('row security switched off', async () => {
    await yunlan.admin('alter table matter disable row level security');
    try {
      const { leaks, hidden } = await drawCases('draws/2', FEW);
      // An acted-on page is no longer read under the asker's settings alone: counts may lie above what is theirs.
      expect(hidden).toEqual([]);
      const probes = new Set(leaks.map(({ probe }) => probe));
      for (const probe of ['page of a case', 'act on a case', 'dossier', 'publication', 'case as it stood'])
        expect(probes, probe).toContain(probe);
    } finally {
      await yunlan.admin('alter table matter enable row level security');
    }
  });

  test('a policy that forgets clearance', async () => {
    await yunlan.admin(`alter policy matter_visible on matter using
      (handling_code like any (app_scope()) or home_code like any (app_scope()))`);
    try {
      const { leaks } = await drawCases('draws/3', FEW);
      expect(leaks.length).toBeGreaterThan(10);
      const named = leaks.filter(({ probe }) => !probe.startsWith('count'));
      expect(named.every(({ target, reader }) => target.sensitivity > reader.clearance)).toBe(true);
    } finally {
      await yunlan.admin(`alter policy matter_visible on matter using (${POLICY})`);
    }
  });

  test('findings that everybody reads', async () => {
    await yunlan.admin('alter table integrity_finding disable row level security');
    try {
      const { leaks } = await drawCases('draws/4', 3 * FEW);
      expect([...new Set(leaks.map(({ probe }) => probe))]).toEqual(['findings of the checkers']);
    } finally {
      await yunlan.admin('alter table integrity_finding enable row level security');
    }
  });
});
