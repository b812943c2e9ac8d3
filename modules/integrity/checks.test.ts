import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { type PlainDate, plainDate } from '../../kernel/plain-date.ts';
import type { Json } from '../../kernel/text.ts';
import type { LedgerDependencies } from '../../platform/ledger/types.ts';
import { sql } from '../../platform/store/sql.ts';
import type { Store } from '../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type CaseLedger, caseLedger } from '../../tests/support/cases.ts';
import { strangers, tellCase } from '../../tests/support/tell-case.ts';
import { shared } from '../cases/model/case/testing/gathering.ts';
import { type Step, staff } from '../cases/model/case/testing/story.ts';
import { caseChecks } from './checks/index.ts';
import { checkRegion } from './commands/check-region.ts';
import { defaultSettings, type Look, proceduresOf, type SharedReceipt } from './model/check.ts';
import { staffOn } from './queries/look.ts';
import { pageOfCases } from './queries/page.ts';
import { sharedReceipts } from './queries/receipts.ts';
import { samples, type Told } from './testing/samples.ts';

let world: CaseLedger;
let store: Store;
let ledger: LedgerDependencies;
let admin: pg.Client;
beforeAll(async () => {
  world = await caseLedger();
  ({ ledger } = world);
  ({ store } = ledger);
  admin = new pg.Client({ connectionString: world.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await world.close();
});

/** A county of its own for every case, so that one run looks at one case. */
let county = 510_600;
const nextCounty = (): string => String(++county);

/** Everybody of the story works in this county, except those who left. */
async function employ(region: string, without: readonly string[]): Promise<void> {
  await admin.query(
    `insert into authority (code, level, name_zh, name_en, valid_from) values ($1, 'county', $1, $1, '2018-01-01')
     on conflict do nothing`,
    [region],
  );
  await admin.query('update person set active = true');
  for (const { personId } of Object.values(staff)) {
    await admin.query(
      `insert into person (id, login, name, active) values ($1, $2, '某', $3) on conflict (id) do update set active = excluded.active`,
      [personId, `p-${personId}`, !without.includes(personId)],
    );
    await admin.query(
      `insert into role_assignment (id, person, authority_code, role, valid_from, granted_by, granted_at)
       values ($1, $2, $3, 'officer', '2018-01-01', $2, now())`,
      [uuidv7(), personId, region],
    );
  }
}

const OPENING = new Set(['file', 'decide-on-spot']);
/** The county's own number: stories all tell the same one. */
const numbered = (steps: readonly Step[], number: string): readonly Step[] =>
  steps.map(([on, by, verb, body]) =>
    body === undefined ? [on, by, verb] : [on, by, verb, OPENING.has(verb) ? { ...body, number } : body],
  );

async function tell(told: Told, region: string): Promise<string> {
  const number = `江阳市监立〔2026〕${Number(region) - 510_000}号`;
  const id = await tellCase(ledger, numbered(told.steps, number), strangers(region));
  if (told.twin === true) await tellCase(ledger, numbered(told.steps, number), strangers(region));
  for (const [path, value] of Object.entries(told.tampered ?? {})) await tamper(id, path.split('.'), value);
  for (const [verb, body] of Object.entries(told.oldLaw ?? {}))
    await admin.query(`update act set body = jsonb_strip_nulls(body || $3::jsonb) where matter_id = $1 and verb = $2`, [
      id,
      verb,
      JSON.stringify(body),
    ]);
  if (told.shownUntil !== undefined)
    await admin.query(
      `insert into publication (home_region, id, matter_id, authority, on_day, until_day)
       select home_region, $2, id, home_code, (snapshot #>> '{facts,publication,on}')::date, $3 from matter where id = $1`,
      [id, uuidv7(), told.shownUntil],
    );
  if (told.files !== undefined)
    await admin.query(
      `insert into file (home_region, id, matter_id, sha256, size, type, state, scan, received_at)
       values ($1, $2, $3, decode($4, 'hex'), 1, 'text/csv', 'clean', 'passed', now())`,
      [region, shared.file.id, id, told.files === 'another' ? 'b'.repeat(64) : shared.hash],
    );
  return id;
}

/** Around the system, as somebody with the owner's password would. */
async function tamper(id: string, path: readonly string[], value: Json): Promise<void> {
  if (value === null) await admin.query('update matter set snapshot = snapshot #- $2 where id = $1', [id, path]);
  else
    await admin.query('update matter set snapshot = jsonb_set(snapshot, $2, $3::jsonb) where id = $1', [
      id,
      path,
      JSON.stringify(value),
    ]);
  await admin.query(
    `update matter set due_on = (select min(clock ->> 'due')::date from jsonb_each(snapshot -> 'clocks') as each(name, clock)
       where clock ->> 'endedOn' is null) where id = $1`,
    [id],
  );
}

const bytes = (there: boolean) => ({ has: async () => there }) as never;

async function check(region: string, today: PlainDate, stored = true) {
  const at = { now: () => new Date(`${today}T04:00:00Z`) };
  const context = {
    ledger: { store, clock: at },
    files: { working: bytes(stored), sealed: bytes(false) },
    settings: defaultSettings,
  };
  const result = await checkRegion(context, { today, staff: await staffOn(store.db, today), numbers: [] }, region);
  const { rows } = await store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ check_id: string; detail: { zh: string }; severity: number; gone_on: string | null }>(sql`
      select check_id, detail, severity, gone_on from integrity_finding where home_region = ${region}`),
  );
  return { result, open: rows.filter((row) => row.gone_on === null), gone: rows.filter((row) => row.gone_on !== null) };
}

test('every checker has its sample, an id of its own, and texts in both languages', () => {
  expect(Object.keys(samples).sort()).toEqual(caseChecks.map(({ id }) => id).sort());
  for (const { id, title, what, see, cause, wayOut } of caseChecks)
    for (const text of [title, what, see, cause, wayOut]) {
      expect(text.zh, id).toMatch(/[一-龥]{4,}/);
      expect(text.en, id).toMatch(/^[A-Z].{4,}/);
    }
});

/** What these look at beside the case is read for their candidates only. */
const BESIDE = new Set(['served-unproven', 'evidence-file', 'displayed-past-end']);

/** Everything that the model finds when every case is a candidate of every checker, as `check subject`. */
async function bySight(region: string, today: PlainDate): Promise<readonly string[]> {
  const seeing = caseChecks.filter(({ id }) => !BESIDE.has(id));
  const all = seeing.map((each) => ({ ...each, candidates: () => sql`true` }));
  const asOf = { today, settings: defaultSettings };
  const people = await staffOn(store.db, today);
  const shared = { namesakes: new Map<string, number>(), receipts: new Map<string, readonly SharedReceipt[]>() };
  const page = await store.transaction(SYSTEM_VIEWER, async (tx) => {
    shared.receipts = new Map(await sharedReceipts(tx, region));
    return pageOfCases(tx, all, asOf, region, '00000000-0000-0000-0000-000000000000', 100, shared);
  });
  return page.flatMap((row) => {
    const { snapshot, last_on, namesakes, checks } = row;
    const own = seeing.filter((each) => proceduresOf(each).some((procedure) => procedure === row.procedure));
    expect(checks).toHaveLength(own.length);
    const look: Look = {
      ...asOf,
      lastActOn: last_on,
      staff: (person) => people.get(person),
      served: null,
      files: [],
      displays: [],
      namesakes,
      sharedReceipts: shared.receipts.get(row.id) ?? [],
    };
    return snapshot === null ? [] : own.flatMap((each) => each.find(snapshot, look).map(() => each.id));
  });
}

describe.each(Object.entries(samples))('%s', (id, { found, clean, says }) => {
  test('is found', async () => {
    const region = nextCounty();
    await employ(region, found.without ?? []);
    await tell(found, region);
    const { open } = await check(region, plainDate(found.today), found.files !== 'bytes-lost');
    const own = open.filter(({ check_id }) => check_id === id);
    expect(own.length, JSON.stringify(open)).toBeGreaterThan(0);
    expect(own[0]?.detail.zh).toContain(says);
    // The SQL lets through every case that the model would object to.
    const seen = await bySight(region, plainDate(found.today));
    const kept = open.map(({ check_id }) => check_id);
    expect(kept.filter((each) => !BESIDE.has(each) && each !== 'numbers').sort()).toEqual(
      seen.filter((each) => each !== 'numbers').sort(),
    );
  });

  test('is not found where nothing is wrong', async () => {
    const region = nextCounty();
    await employ(region, []);
    await tell(clean, region);
    const { open, result } = await check(region, plainDate(clean.today));
    expect(result.cases).toBe(1);
    expect(open.filter(({ check_id }) => check_id === id)).toEqual([]);
  });
});

test('a finding stays as of its day, goes with its cause, and comes again as a new one', async () => {
  const region = nextCounty();
  await employ(region, []);
  const { steps } = samples['task-overdue']?.found ?? { steps: [] };
  const id = await tell({ steps, today: '' }, region);
  const of = (rows: { check_id: string }[]) => rows.filter(({ check_id }) => check_id === 'task-overdue');
  expect(of((await check(region, plainDate('2026-06-21'))).open)).toHaveLength(1);
  const again = await check(region, plainDate('2026-06-22'));
  expect(of(again.open)).toHaveLength(1);
  const foundOn = await admin.query<{ day: string }>(
    `select found_on::text as day from integrity_finding where home_region = $1 and check_id = 'task-overdue'`,
    [region],
  );
  expect(foundOn.rows).toEqual([{ day: '2026-06-21' }]);

  const done: Step = ['2026-06-23', staff.officer, 'task-done', { task: 'k1' }];
  await tellCase(ledger, [done], strangers(region), id);
  const gone = await check(region, plainDate('2026-06-23'));
  expect([of(gone.open).length, of(gone.gone)]).toMatchObject([0, [{ gone_on: '2026-06-23' }]]);

  const back: Step = ['2026-06-24', staff.officer, 'reopen-task', { task: 'k1', reason: '票据不全' }];
  await tellCase(ledger, [back], strangers(region), id);
  const anew = await check(region, plainDate('2026-06-25'));
  expect([of(anew.open).length, of(anew.gone).length]).toEqual([1, 1]);
});

test('bytes that the storage does not have are found though the register is right', async () => {
  const region = nextCounty();
  await employ(region, []);
  await tell(samples['evidence-file']?.clean ?? { steps: [], today: '' }, region);
  const { open } = await check(region, plainDate('2026-06-04'), false);
  expect(open.map(({ check_id, detail }) => [check_id, detail.zh])).toEqual([
    ['evidence-file', expect.stringContaining('存储中没有该文件')],
  ]);
});

test('a case that cannot be read is a finding, and the others are checked', async () => {
  const region = nextCounty();
  await employ(region, []);
  const broken = await tell({ steps: samples['held-past-limit']?.found.steps ?? [], today: '' }, region);
  await tamper(broken, ['facts', 'held', 'm1', 'rule'], 'no-such-rule');
  await tamper(broken, ['clocks', 'seize:m1', 'rule'], 'no-such-rule');
  const other = samples['task-overdue']?.found.steps ?? [];
  await tellCase(ledger, numbered(other, '江阳市监立〔2026〕9999号'), strangers(region));
  const { open, result } = await check(region, plainDate('2026-07-20'));
  expect(result.cases).toBe(2);
  expect(open.map(({ check_id }) => check_id)).toEqual(expect.arrayContaining(['held-past-limit', 'task-overdue']));
  expect(open.find(({ check_id }) => check_id === 'held-past-limit')?.detail.zh).toContain('无法读取');
});
