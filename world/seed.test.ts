import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '../kernel/clock.ts';
import { isUscc } from '../kernel/codes/uscc.ts';
import type { DeadlineState } from '../kernel/deadline.ts';
import { deadlineState } from '../kernel/deadline-engine.ts';
import { isAppError } from '../kernel/error.ts';
import { legalDay } from '../kernel/plain-date.ts';
import { caseProcedures } from '../modules/cases/index.ts';
import { officeProcedures } from '../modules/office/index.ts';
import { verifyPassword } from '../platform/identity/password.ts';
import { runCheck } from '../platform/ledger/check.ts';
import { readAreas } from '../platform/ledger/history.ts';
import type { Matter } from '../platform/procedure/types.ts';
import { sql } from '../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../platform/store/types.ts';
import { chinaCalendar } from '../rules/index.ts';
import { type TestDatabase, testDatabase } from '../tests/support/database.ts';
import { DEMO_PASSWORD, demoSignIns, people } from './people.ts';
import { places } from './places.ts';
import { type ScratchWorld, scratchWorld } from './scratch.ts';
import { type Seeded, seedMatters, seedSmallWorld, wantsWorld, writeWorld } from './seed.ts';

const NOW = new Date('2026-11-20T08:00:00Z');

/** What is done, without anything that a second writing might draw anew. */
const told = (seed: string) =>
  JSON.stringify(
    writeWorld(seed, 80, NOW).map(({ steps }) => steps.map(({ at, by, requests }) => [at, by.id, requests])),
  );

describe('a world of stories', () => {
  test('the same seed and day give the same acts, to the last letter', () => {
    expect(told('yunlan')).toBe(told('yunlan'));
  });

  test('another seed gives other acts', () => {
    expect(told('yunlan')).not.toBe(told('elsewhere'));
  });

  test('every operator has a unified code with right check characters', () => {
    const codes = writeWorld('yunlan', 80, NOW).flatMap(({ steps }) =>
      (steps[0]?.requests ?? []).map(({ body }) => String((body.respondent as { code: string }).code)),
    );
    expect(codes.filter((code) => !isUscc(code))).toEqual([]);
    expect(codes.length).toBe(80);
  });

  test('nothing is said to happen after the instant of writing', () => {
    const late = writeWorld('yunlan', 200, NOW).flatMap(({ steps }) => steps.filter(({ at }) => at > NOW));
    expect(late).toEqual([]);
  });
});

describe('a seeded database', () => {
  let database: TestDatabase;
  let world: ScratchWorld;
  let seeded: Seeded;
  let matters: Matter[];

  beforeAll(async () => {
    database = await testDatabase();
    world = scratchWorld(database.url, manualClock(NOW));
    seeded = await seedSmallWorld(world, { size: 160 });
    const { rows } = await world.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query<{ snapshot: Matter }>(sql`select snapshot from matter`),
    );
    // What the campaign office told is tried with its own stories, a letter that led to a rectification among it.
    const ofTheOffice = ({ procedure }: Matter): boolean =>
      procedure in officeProcedures || procedure === 'recommendation';
    matters = rows
      .map((row) => row.snapshot)
      .filter((matter) => !(matter.procedure in caseProcedures) && !ofTheOffice(matter));
  });
  afterAll(async () => {
    await world.close();
    await database.drop();
  });

  test('holds the bureaus, the officers and the matters', async () => {
    const { rows } = await world.ledger.store.db.query<{ authorities: number; people: number }>(sql`
      select (select count(*)::int from authority) as authorities,
             (select count(*)::int from person where login <> '-system-') as people`);
    expect(rows[0]).toEqual({ authorities: places.length, people: people.length });
    expect(matters.length).toBe(169);
    expect(seeded.added).toBe(true);
  });

  test('shows every state that a clue, a report and a complaint can be in', () => {
    const states = (procedure: string) =>
      [...new Set(matters.filter((matter) => matter.procedure === procedure).map(({ state }) => state))].sort();
    const verified = ['assigned', 'cleared', 'concluded', 'paused', 'received', 'verifying', 'voided'];
    expect(states('clue')).toEqual(verified);
    expect(states('report')).toEqual(verified);
    expect(states('complaint')).toEqual(
      ['accepted', 'agreed', 'assigned', 'cleared', 'received', 'rejected', 'suspended', 'terminated'].sort(),
    );
  });

  test('shows every state that a clock can be in', () => {
    const today = legalDay(NOW);
    const seen = new Set<DeadlineState | 'paused'>();
    for (const { clocks } of matters) {
      for (const clock of Object.values(clocks)) {
        seen.add(
          clock.paused && clock.endedOn === null
            ? 'paused'
            : deadlineState({ ...clock, dueAt: null }, clock, today, 3, chinaCalendar),
        );
      }
    }
    expect([...seen].sort()).toEqual(['dropped', 'met', 'missed', 'near', 'open', 'overdue', 'paused']);
  });

  test('agrees with its acts in every region', async () => {
    const regions = await world.ledger.store.transaction(SYSTEM_VIEWER, readAreas);
    for (const region of regions) expect((await runCheck(world.ledger, region)).findings).toEqual([]);
  });

  test('no case is published without its file: act, register, file record and bytes say the same digest', async () => {
    const { rows } = await world.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query<{ said: string; kept: string | null; file: string | null; act: string | null }>(sql`
        select m.snapshot #>> '{facts,publication,digest}' as said, encode(d.sha256, 'hex') as kept,
               encode(f.sha256, 'hex') as file, a.body ->> 'digest' as act
        from matter m
        left join published_decision d on d.home_region = m.home_region and d.matter_id = m.id
        left join file f on f.home_region = d.home_region and f.id = d.id
        left join act a on a.home_region = d.home_region and a.act_id = d.id
        where m.snapshot #>> '{facts,publication,on}' is not null`),
    );
    expect(rows.length).toBeGreaterThan(20);
    for (const { said, kept, file, act } of rows) {
      expect([kept, file, act]).toEqual([said, said, said]);
      const { body } = await world.files.working.get(said);
      const hash = createHash('sha256');
      for await (const part of body) hash.update(part as Buffer);
      expect(hash.digest('hex')).toBe(said);
    }
  });

  test('each officer holds the roles of the post on the day', async () => {
    const { rows } = await world.ledger.store.db.query<{ person: string; roles: string }>(sql`
      select person::text as person, string_agg(role, ',' order by role) as roles from held_role
      where valid_from <= ${legalDay(NOW)}::date and valid_to is null group by person`);
    const held = new Map(rows.map((row) => [row.person, row.roles]));
    for (const { id, roles } of people) expect(held.get(id)).toBe([...roles].sort().join(','));
  });

  test('only the demo accounts can sign in, with the demo password', async () => {
    const { rows } = await world.ledger.store.db.query<{ login: string; hash: string }>(sql`
      select p.login, c.hash from password_credential c join person p on p.id = c.person order by p.login`);
    expect(rows.map(({ login }) => login)).toEqual(demoSignIns.map(({ login }) => login).sort());
    const [first] = rows;
    expect(await verifyPassword(world.identity, first?.hash, DEMO_PASSWORD)).toBe(true);
  });

  test('seeding again adds nothing and publishes nothing', async () => {
    const published = async (): Promise<unknown> =>
      (
        await world.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
          tx.query(sql`select id from publication order by id`),
        )
      ).rows;
    const before = await published();
    const again = await seedSmallWorld(world, { size: 160 });
    expect(again).toMatchObject({ added: false, acts: 0 });
    expect(await published()).toEqual(before);
  });

  test('a seeding that was killed goes on: what is published already is not made again', async () => {
    const other = await testDatabase();
    const half = scratchWorld(other.url, manualClock(NOW));
    try {
      let put = 0;
      const { working } = half.files;
      const full = {
        ...half,
        files: {
          ...half.files,
          working: {
            ...working,
            put: (...args: Parameters<typeof working.put>) => {
              put += 1;
              if (put > 3) throw new Error('killed');
              return working.put(...args);
            },
          },
        },
      };
      await expect(seedSmallWorld(full, { size: 1 })).rejects.toThrow('killed');
      const count = async () =>
        (
          await half.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
            tx.query<{ n: number }>(sql`select count(*)::int as n from publication`),
          )
        ).rows[0]?.n;
      expect(await count()).toBe(3);
      await seedSmallWorld(half, { size: 1 });
      expect(await count()).toBeGreaterThan(20);
    } finally {
      await half.close();
      await other.drop();
    }
  });

  test('a first start wants it until acts are sealed; other authorities forbid it', async () => {
    expect(await wantsWorld(world.ledger)).toBe(true);
    await world.ledger.store.db.query(sql`
      insert into tree_head (home_region, size, frontier, updated_at) values ('980102', 0, '{}', now())`);
    expect(await wantsWorld(world.ledger)).toBe(false);
    const added = await seedMatters(world, { seed: 'more', size: 40 });
    expect(added.matters).toBe(40);
    await world.ledger.store.db.query(sql`
      insert into authority (code, level, name_zh, name_en, valid_from) values ('510000', 'province', '某省', 'Some', now())`);
    const error: unknown = await seedSmallWorld(world).catch((reason: unknown) => reason);
    expect(isAppError(error) && error.code).toBe('world.other-authorities');
  });
});
