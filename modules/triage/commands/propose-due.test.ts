import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../kernel/clock.ts';
import { newActId, type Region } from '../../../kernel/id.ts';
import { performMany } from '../../../platform/ledger/perform.ts';
import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { openStore, type Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { chinaCalendar, ruleBook } from '../../../rules/index.ts';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { actor, plainSealer } from '../../../tests/support/errand.ts';
import { procedures } from '../../intake/index.ts';
import type { Proposer } from '../model/proposer.ts';
import { proposeDue } from './propose-due.ts';

let database: TestDatabase;
let store: Store;
let ledger: LedgerDependencies;
beforeAll(async () => {
  database = await testDatabase();
  store = openStore({ url: database.url, poolSize: 6 });
  const env = { rules: ruleBook, calendar: chinaCalendar };
  ledger = { store, procedures, env, clock: systemClock, sealer: plainSealer };
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

async function receive(region: string, n: number): Promise<void> {
  const outcomes = await performMany(
    ledger,
    actor(region, ['intake']),
    Array.from({ length: n }, () => ({
      ...{ actId: newActId(), homeRegion: region as Region, procedure: 'clue', verb: 'receive' },
      body: { title: '超市卖过期牛奶', text: '6月1日买到过期牛奶，食品变质', channel: '12315' },
    })),
  );
  for (const outcome of outcomes) if (!outcome.ok) throw outcome.error;
}

const count = (table: string): Promise<number> =>
  store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ n: number }>({
      text: `select count(distinct matter_id)::int as n from ${table}`,
    });
    return rows[0]?.n ?? 0;
  });

describe('proposals', () => {
  test('are made once for each new matter of every region, by any number of workers', async () => {
    await receive('510502', 7);
    await receive('510503', 5);
    const made = await Promise.all(
      [1, 2, 3].map(() => proposeDue(store, { authorities: [], proposers: [] }, new Date())),
    );
    expect(made.reduce((sum, n) => sum + n, 0)).toBe(12);
    expect(await count('proposal')).toBe(12);
    expect(await proposeDue(store, { authorities: [], proposers: [] }, new Date())).toBe(0);
  });

  test('lock rows of a region that they name: a distributed database refuses anything else', async () => {
    const texts: string[] = [];
    const listening: Store = {
      ...store,
      transaction: (viewer, work, options) =>
        store.transaction(
          viewer,
          (tx) =>
            work({
              ...tx,
              query: (statement) => {
                texts.push(statement.text);
                return tx.query(statement);
              },
            }),
          options,
        ),
    };
    await receive('510502', 1);
    await proposeDue(listening, { authorities: [], proposers: [] }, new Date());
    const locking = texts.filter((text) => text.includes('for update'));
    expect(locking).toHaveLength(1);
    for (const text of locking) expect(text).toMatch(/home_region = \$\d+ and topic = 'propose'\s+and/);
  });

  test('are found by index however much of other things waits', async () => {
    await store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`
        insert into outbox (home_region, act_id, topic, payload, available_at)
        select '510599', gen_random_uuid(), 'notice', '{}', now() from generate_series(1, 3000)`),
    );
    const { rows } = await store.transaction(
      SYSTEM_VIEWER,
      (tx) =>
        tx.query<{ 'QUERY PLAN': string }>({
          text: `explain select act_id from outbox where home_region = '510502' and topic = 'propose'
                 order by available_at limit 500 for update skip locked`,
        }),
      { byIndex: true },
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('outbox_due');
    expect(plan).not.toContain('Sort');
  });

  test('go on for all others where one matter cannot be read; that one is tried again later', async () => {
    await receive('510504', 4);
    await receive('510505', 3);
    let broken: string | undefined;
    const proposer: Proposer = {
      name: 'breaks',
      async propose({ matters }) {
        broken ??= matters[1]?.id;
        if (matters.some(({ id }) => id === broken)) throw new Error('unreadable');
        return new Map();
      },
    };
    const at = new Date();
    const proposing = { authorities: [], proposers: [proposer] };
    expect(await proposeDue(store, proposing, at)).toBe(6);
    expect(await proposeDue(store, proposing, at)).toBe(0);
    broken = 'none';
    expect(await proposeDue(store, proposing, new Date(at.getTime() + 11 * 60_000))).toBe(1);
  });
});
