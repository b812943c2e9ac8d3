import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { sql } from '../store/sql.ts';
import { openStore, type Store } from '../store/store.ts';
import { checkProof, newChallenge, VALID_MS } from './challenge.ts';
import { isSolved, type Purpose, readProof, solve, workOf } from './contract.ts';
import { proofSettings, workAt } from './demand.ts';
import { createProofOfWork, sweepProofs } from './proof-of-work.ts';

const key = Buffer.alloc(32, 7);
/** How full this process's queue is said to be. */
let pressing = 0;
const calm = { work: 640, calm: 50, slowMs: 300 };
const now = new Date('2026-06-01T02:00:00Z');

function solved(challenge: string): string {
  const work = solve(challenge);
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value ?? '';
}
const codeOf = (failing: () => unknown): unknown => {
  try {
    failing();
    return 'taken';
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};
const check = (proof: string, more: { purpose?: Purpose; least?: number; at?: number } = {}) =>
  codeOf(() =>
    checkProof(key, proof, {
      purpose: more.purpose ?? 'file',
      least: more.least ?? 0,
      now: new Date(now.getTime() + (more.at ?? 0)),
    }),
  );

describe('a proof', () => {
  const challenge = newChallenge(key, 'file', 640, now);
  const proof = solved(challenge);

  test('is taken until its last second', () => {
    expect(check(proof)).toBe('taken');
    expect(check(proof, { at: VALID_MS })).toBe('taken');
    expect(check(proof, { at: VALID_MS + 1_000 })).toBe('proof-of-work.expired');
  });

  test('is for one purpose', () => {
    expect(check(proof, { purpose: 'follow' })).toBe('proof-of-work.forged');
  });

  test('too easy for now is told so', () => {
    expect(check(proof, { least: 641 })).toBe('proof-of-work.too-easy');
  });

  test('forged in any part is refused', () => {
    const other = newChallenge(Buffer.alloc(32, 8), 'file', 640, now);
    const [version, purpose, , ...rest] = challenge.split('.');
    const easier = [version, purpose, (16).toString(36), ...rest].join('.');
    const [head = '', nonces = ''] = proof.split('~');
    const zeros = `${head}~${Array.from({ length: 16 }, () => '0').join('.')}`;
    for (const forged of [
      solved(other),
      solved(easier),
      zeros,
      head,
      `${head}~${nonces}.1`,
      `${proof}~`,
      proof.replace('~', '~-'),
      '',
      '~',
      '.'.repeat(4_000),
      'ä'.repeat(40),
    ]) {
      expect(check(forged), forged.slice(0, 80)).toBe('proof-of-work.forged');
    }
  });

  test('a nonce solves its own puzzle alone', () => {
    const { nonces = [] } = readProof(proof) ?? {};
    expect(isSolved(challenge, nonces)).toBe(true);
    const turned = [...nonces.slice(1), nonces[0] ?? 0];
    expect(isSolved(challenge, turned)).toBe(false);
    expect(isSolved(challenge, nonces.slice(1))).toBe(false);
  });

  test('costs about what its challenge says', () => {
    let hashes = 0;
    const work = 64_000;
    for (let round = 0; round < 12; round += 1) {
      const { nonces = [] } = readProof(solved(newChallenge(key, 'file', work, now))) ?? {};
      hashes += nonces.reduce((sum, nonce) => sum + nonce + 1, 0);
    }
    // 192 puzzles: one standard deviation is a fourteenth; five of them leave one failure in millions.
    expect(hashes / (12 * work)).toBeGreaterThan(1 - 5 / 14);
    expect(hashes / (12 * work)).toBeLessThan(1 + 5 / 14);
  });

  test('is what OpenSSL computes too', () => {
    const { nonces = [] } = readProof(proof) ?? {};
    const digest = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();
    nonces.forEach((nonce, index) => {
      const tail = Buffer.alloc(4);
      tail.writeUInt32BE(nonce);
      const hash = digest(Buffer.concat([digest(`${challenge}.${index}`), tail]));
      // 640 hashes for sixteen puzzles: one in forty.
      expect(hash.readUInt32BE(0)).toBeLessThan(2 ** 32 / 40);
    });
  });

  test('what is no challenge is not solved', () => {
    for (const none of ['', '1.file', '1.file.f.1.x.y', '1.file.-5.1.x.y']) expect(solved(none)).toBe('');
  });
});

test('the work asked for grows with the load, and not without end', () => {
  expect([0, 50, 100, 200, 10_000].map((rate) => workAt(calm, rate))).toEqual([640, 640, 1_280, 2_560, 10_240]);
  expect([0, 0.05, 0.5, 1].map((pressure) => workAt(calm, 0, pressure))).toEqual([640, 640, 5_120, 10_240]);
});

test('settings that make no sense leave ours', () => {
  const own = proofSettings({});
  expect(proofSettings({ QY_PROOF_WORK: '', QY_PROOF_CALM: '0', QY_SLOW_LANE_MS: 'soon' })).toEqual(own);
  expect(proofSettings({ QY_PROOF_WORK: '16', QY_PROOF_CALM: '9', QY_SLOW_LANE_MS: '500' })).toEqual({
    work: 16,
    calm: 9,
    slowMs: 500,
  });
});

describe('several processes on one database', () => {
  let database: TestDatabase;
  let stores: readonly Store[];
  const clock = manualClock(now);
  const processes = () =>
    stores.map(({ db }) => createProofOfWork({ db, clock, key, settings: calm, pressure: () => pressing }));
  beforeAll(async () => {
    database = await testDatabase();
    stores = [1, 2].map(() => openStore({ url: database.url, poolSize: 3, onError: () => undefined }));
  });
  beforeEach(async () => void (await stores[0]?.db.query(sql`delete from proof_spent`)));
  afterAll(async () => {
    for (const store of stores) await store.close();
    await database.drop();
  });
  const outcome = (admitting: Promise<void>): Promise<unknown> =>
    admitting.then(
      () => 'taken',
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
    );

  test('what one gave another takes, and each proof serves once, also of many at the same moment', async () => {
    const [one, other] = processes();
    const proof = solved((await one?.challenge('file')) ?? '');
    const asked = Array.from({ length: 6 }, (_, index) => (index % 2 === 0 ? one : other));
    const outcomes = await Promise.all(asked.map((each) => outcome(each?.admit('file', proof) ?? Promise.resolve())));
    expect(outcomes.filter((each) => each === 'taken')).toHaveLength(1);
    expect(outcomes.filter((each) => each === 'proof-of-work.spent')).toHaveLength(5);
  });

  test('a full queue here makes the work harder here, and what another gave in its calm is taken all the same', async () => {
    const [one, other] = processes();
    const easy = solved((await other?.challenge('follow')) ?? '');
    pressing = 0.5;
    try {
      expect(workOf((await one?.challenge('follow')) ?? '')).toBe(640 * 8);
      expect(await outcome(one?.admit('follow', easy) ?? Promise.resolve())).toBe('taken');
    } finally {
      pressing = 0;
    }
  });

  test('a load that another process took makes the work harder here, and what was far too easy is not taken', async () => {
    const [one] = processes();
    const early = solved((await one?.challenge('follow')) ?? '');
    // Four hundred a second over the last ten seconds: eight times the calm rate.
    await stores[1]?.db.query(
      sql`insert into proof_spent select substring(sha256(n::text::bytea) for 16), now() - interval '1 second' from generate_series(1, 4000) n`,
    );
    const [, late] = processes();
    expect(workOf((await late?.challenge('follow')) ?? '')).toBe(640 * 8);
    expect(await outcome(late?.admit('follow', early) ?? Promise.resolve())).toBe('proof-of-work.too-easy');
  });

  test('without proof: some at once, then one after another through one queue, then no more', async () => {
    const [one, other] = processes();
    const lane = createProofOfWork({
      db: stores[0]?.db as Store['db'],
      clock,
      key,
      settings: { ...calm, slowMs: 60_000 },
      pressure: () => 0,
    });
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => outcome(lane.admit('upload', undefined))));
    expect(outcomes).toEqual(Array.from({ length: 5 }, () => 'taken'));
    const turns: string[] = [];
    await Promise.all(
      [one, other, one, other, one, other, one].map(async (each, index) => {
        await each?.admit('file', undefined);
        turns.push(index < 7 ? 'let through' : '');
      }),
    );
    expect(turns).toHaveLength(7);
    const { rows } = (await stores[0]?.db.query<{ ahead: number }>(
      sql`select extract(epoch from next_at - now())::float8 as ahead from slow_lane where lane = 'file'`,
    )) ?? { rows: [] };
    // Both took their turns from one row: seven, of which five came before their time.
    expect(rows[0]?.ahead).toBeGreaterThan(-1);
    // The other lane is a minute ahead: whoever comes now would wait too long.
    await stores[0]?.db.query(sql`update slow_lane set next_at = now() + interval '1 minute' where lane = 'upload'`);
    expect(await outcome(lane.admit('upload', undefined))).toBe('proof-of-work.queue-full');
    expect(await outcome(one?.admit('file', undefined) ?? Promise.resolve())).toBe('taken');
  });

  test('what has expired long ago is forgotten, the rest is not', async () => {
    const db = stores[0]?.db as Store['db'];
    await db.query(
      sql`insert into proof_spent select substring(sha256(n::text::bytea) for 16), now() - make_interval(mins => n) from generate_series(1, 30) n`,
    );
    expect(await sweepProofs(db)).toBe(20);
    const { rows } = await db.query<{ n: number }>(sql`select count(*)::int as n from proof_spent`);
    expect(rows[0]?.n).toBe(10);
  });
});
