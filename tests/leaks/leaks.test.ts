import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type City, city } from './city.ts';
import { draw } from './draw.ts';
import { isUnder, maySee } from './oracle.ts';
import { probesOf } from './probes.ts';

const DRAWS = 10_000;
const FEW = 2_000;

let yunlan: City;
beforeAll(async () => {
  yunlan = await city('leaks/1');
});
afterAll(() => yunlan.end());

/** The product's connections begin anew, with whatever the database now gives them. */
async function reconnect(): Promise<void> {
  await yunlan.admin(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`);
  // Those that are gone are found out by using them.
  const alive = () => yunlan.store.db.query({ text: 'select 1' });
  await expect
    .poll(() =>
      Promise.all([alive(), alive(), alive(), alive(), alive(), alive()]).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true);
}

const POLICY = `((handling_code like any (app_scope()) or home_code like any (app_scope())) and sensitivity <= app_clearance())
  or id = any (app_moving())`;

test('the drawn world asks every kind of question', () => {
  const { targets, readers } = yunlan;
  expect(new Set(readers.map(({ authority }) => authority)).size).toBeGreaterThan(25);
  expect(targets.filter(({ sensitivity }) => sensitivity > 0).length).toBeGreaterThan(50);
  expect(targets.filter(({ files }) => files.length > 0).length).toBeGreaterThan(40);
  expect(targets.filter(({ batch }) => batch !== null)).toHaveLength(32);
  expect(targets.filter(({ home, handling }) => !isUnder(handling, home)).length).toBeGreaterThan(30);
  // Handled inside a person's area, owned outside it: seen only because of who handles it.
  const onlyHandled = readers.flatMap((reader) =>
    targets.filter((target) => maySee(reader, target) && !isUnder(target.home, reader.authority)),
  );
  expect(onlyHandled.length).toBeGreaterThan(100);
});

test(`${DRAWS} draws: nobody learns what is not theirs, nobody is refused what is`, async () => {
  const tally = await draw(yunlan, 'draws/1', DRAWS);
  expect(tally.leaks).toEqual([]);
  expect(tally.hidden).toEqual([]);
  expect(tally.draws).toBe(DRAWS);
  expect(tally.shown).toBeGreaterThan(DRAWS / 12);
  expect(tally.hiddenRightly).toBeGreaterThan(DRAWS / 3);
  expect(Object.keys(tally.byProbe).sort()).toEqual(
    probesOf(yunlan)
      .map(({ name }) => name)
      .sort(),
  );
  for (const [name, count] of Object.entries(tally.byProbe)) expect(count, name).toBeGreaterThan(10);
}, 180_000);

describe('the same draws find', () => {
  test('row security switched off', async () => {
    await yunlan.admin('alter table matter disable row level security');
    try {
      const { leaks, hidden } = await draw(yunlan, 'draws/2', FEW);
      expect(hidden).toEqual([]);
      const probes = new Set(leaks.map(({ probe }) => probe));
      // Lists say their own scope besides: there only the sensitive matters show.
      for (const probe of ['detail', 'history', 'trace of a clock', 'act on it', 'files', 'content of a file', 'list'])
        expect(probes, probe).toContain(probe);
      const listed = leaks.filter(({ probe }) => probe === 'list');
      expect(listed.every(({ target, reader }) => target.sensitivity > reader.clearance)).toBe(true);
    } finally {
      await yunlan.admin('alter table matter enable row level security');
    }
  });

  test('row security of composed bulletins switched off', async () => {
    const tables = ['briefing_draft', 'briefing_edition'];
    for (const table of tables) await yunlan.admin(`alter table ${table} disable row level security`);
    try {
      const { leaks, hidden } = await draw(yunlan, 'draws/7', FEW);
      expect(hidden).toEqual([]);
      const probes = new Set(leaks.map(({ probe }) => probe));
      for (const probe of ['edition', 'list of composed bulletins', 'published bulletin'])
        expect(probes, probe).toContain(probe);
    } finally {
      for (const table of tables) await yunlan.admin(`alter table ${table} enable row level security`);
    }
  });

  test('a policy that forgets clearance', async () => {
    await yunlan.admin(`alter policy matter_visible on matter using
      (handling_code like any (app_scope()) or home_code like any (app_scope()))`);
    try {
      const { leaks, hidden } = await draw(yunlan, 'draws/3', FEW);
      expect(leaks.length).toBeGreaterThan(10);
      // A count is of many matters: what it is drawn with says nothing.
      const named = leaks.filter(({ probe }) => !probe.startsWith('count'));
      expect(named.every(({ target, reader }) => target.sensitivity > reader.clearance)).toBe(true);
      expect(hidden).toEqual([]);
    } finally {
      await yunlan.admin(`alter policy matter_visible on matter using (${POLICY})`);
    }
  });

  test('a policy that forgets the owner: hidden from those whose it is', async () => {
    await yunlan.admin(`alter policy matter_visible on matter using
      (handling_code like any (app_scope()) and sensitivity <= app_clearance())`);
    try {
      const { leaks, hidden } = await draw(yunlan, 'draws/4', FEW);
      expect(leaks).toEqual([]);
      expect(hidden.length).toBeGreaterThan(5);
    } finally {
      await yunlan.admin(`alter policy matter_visible on matter using (${POLICY})`);
    }
  });

  test('a setting left behind that opens matters to everybody', async () => {
    const { targets } = yunlan;
    const { rows } = await yunlan.admin('select current_database() as name');
    const database = rows[0]?.name;
    await yunlan.admin(`alter database ${database} set app.moving = '${targets.map(({ id }) => id).join(',')}'`);
    await reconnect();
    try {
      expect((await draw(yunlan, 'draws/5', FEW)).leaks.length).toBeGreaterThan(100);
    } finally {
      await yunlan.admin(`alter database ${database} reset app.moving`);
      await reconnect();
    }
  });

  test('and nothing once all is as it was', async () => {
    const { leaks, hidden } = await draw(yunlan, 'draws/6', FEW);
    expect({ leaks, hidden }).toEqual({ leaks: [], hidden: [] });
  });
});
