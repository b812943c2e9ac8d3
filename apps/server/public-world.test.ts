import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import { verifyInBrowser } from '../../modules/publicity/model/verify-in-browser.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { createLogger } from '../../platform/telemetry/index.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { seedSmallWorld } from '../../world/seed.ts';
import { type Composed, compose } from './compose.ts';

/** The demo before the public: what a newcomer's first look at the portal finds. */

const NOW = new Date('2026-11-20T08:00:00Z');

let database: TestDatabase;
let composed: Composed;
const dataDir = mkdtempSync(join(tmpdir(), 'qy-public-world-'));

beforeAll(async () => {
  database = await testDatabase();
  const logger = createLogger({ level: 'fatal', service: 'test' });
  composed = await compose({ databaseUrl: database.url, dataDir, clock: manualClock(NOW), logger });
  await seedSmallWorld(composed, { size: 20 });
});
afterAll(async () => {
  await composed.close();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

let asked = 0;
/** Each from an address of its own: how often one may ask is tested elsewhere. */
const open = (rest: string) => {
  asked += 1;
  const remoteAddress = `10.0.${Math.floor(asked / 250)}.${asked % 250}`;
  return composed.app.inject({ method: 'GET', url: `/api/public/decisions${rest}`, remoteAddress });
};

interface Row {
  readonly region: string;
  readonly id: string;
  readonly party: string;
  readonly partyCode: string;
  readonly violation: string;
  readonly until: string;
}

async function listed(): Promise<readonly Row[]> {
  const answer = await open('?limit=50');
  expect(answer.statusCode, answer.payload).toBe(200);
  return answer.json<{ items: Row[] }>().items;
}

test('firms, a person and one under age are shown, for different violations, one of them in its last days', async () => {
  const rows = await listed();
  expect(rows.length).toBeGreaterThanOrEqual(12);
  expect(new Set(rows.map(({ violation }) => violation)).size).toBeGreaterThan(5);
  expect(rows.some(({ partyCode }) => partyCode !== '')).toBe(true);
  expect(rows.some(({ party, partyCode }) => partyCode === '' && !party.includes('未成年人'))).toBe(true);
  expect(rows.some(({ party }) => party.includes('未成年人'))).toBe(true);
  expect(rows.some(({ until }) => until >= '2026-11-20' && until <= '2026-12-05')).toBe(true);
});

test('each file is there and verifies offline by its proof; a changed byte does not', async () => {
  for (const { region, id } of await listed()) {
    const file = Uint8Array.from((await open(`/${region}/${id}/file`)).rawPayload);
    const proof = (await open(`/${region}/${id}/proof`)).payload;
    expect(await verifyInBrowser(file, proof)).toMatchObject({ kind: 'valid' });
    file[file.length - 1] = (file.at(-1) ?? 0) ^ 1;
    expect(await verifyInBrowser(file, proof)).toMatchObject({ kind: 'invalid', why: 'file' });
  }
});

test('what was withdrawn, stopped or has ended says so, and nothing of what it said', async () => {
  const { rows } = await composed.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ region: string; id: string }>(sql`select home_region as region, id from publication`),
  );
  const states = await Promise.all(
    rows.map(async ({ region, id }) => (await open(`/${region}/${id}`)).json<{ state: string; decision: unknown }>()),
  );
  expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['shown', 'withdrawn', 'stopped', 'ended']));
  for (const { state, decision } of states) expect(decision === null).toBe(state !== 'shown');
});
