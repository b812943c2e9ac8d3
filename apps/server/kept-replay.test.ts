import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { DEMO_PASSWORD } from '../../world/people.ts';
import { keepReplay } from '../../world/replays/keep-replay.ts';
import { luzhou } from '../../world/replays/luzhou.ts';
import { lessLuzhou, readLuzhou } from '../../world/replays/luzhou-figures.ts';
import type { WholeReplayResult } from '../../world/replays/whole-replay.ts';
import { type Composed, compose } from './compose.ts';

/** Some seconds where nothing else runs; nothing is said of the time. */
const LONG = 300_000;
const figures = readLuzhou();
const small = lessLuzhou(figures, 0.02);

let database: TestDatabase;
let folder: string;
let server: Composed;
let kept: WholeReplayResult;
let cookie: string;

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'qy-kept-'));
  server = await compose({ databaseUrl: database.url, dataDir: folder, logLevel: 'silent', poolSize: 8 });
  kept = await keepReplay(server, luzhou(small));
  const signedIn = await server.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'x-qingyuan': '1' },
    payload: { login: 'cityhead', password: DEMO_PASSWORD },
  });
  cookie = String(signedIn.headers['set-cookie'] ?? '').split(';')[0] ?? '';
}, LONG);
afterAll(async () => {
  await server.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function read(url: string, method: 'GET' | 'POST' = 'GET') {
  const answer = await server.app.inject({ method, url, headers: { cookie, 'x-qingyuan': '1' } });
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.payload}`);
  return answer.json();
}

const FIVE = small.cases['A-five-operations'];

test('what was kept agrees with its source', () => {
  expect(kept).toMatchObject({ ok: true, findings: 0 });
});

test('whoever signs in finds the figures of the source on the boards', async () => {
  const cases = await read('/api/board/cases?by=campaign&from=2022-01-01&to=2024-12-31');
  const row = cases.rows.find(({ key }: { key: string }) => key === 'five-operations');
  expect(row.figures).toMatchObject({
    filed: FIVE.filed,
    closed: FIVE.closed,
    fined: FIVE.fined,
    'from-complaints': FIVE.fromComplaints,
    'loss-recovered': FIVE.lossRecovered,
  });
  const clues = await read('/api/board/clearance?procedures=clue,report&from=2021-01-01&to=2021-12-31');
  expect(clues.total).toMatchObject({ received: small.clues.screened, clearedOnTime: small.clues.clearedOnTime });
});

test('the campaigns have their pages, with sub-operations and what was told to the public', async () => {
  const { campaigns } = await read('/api/campaigns');
  const codes = campaigns.map(({ code }: { code: string }) => code);
  expect(codes).toEqual(expect.arrayContaining(['chunlei-2019', 'chunlei-2020', 'five-operations', 'five-ip']));
  const { measures, differ } = await read('/api/campaigns/five-operations');
  const numberOf = (measure: string): number => measures.find(({ id }: { id: string }) => id === measure).value;
  expect([numberOf('case.filed'), numberOf('case.fined'), differ]).toEqual([FIVE.filed, FIVE.fined, []]);
  const { outreach } = await read('/api/campaigns/know-the-law');
  const screens = outreach.channels.find(({ channel }: { channel: string }) => channel === 'elevator-screen');
  expect(screens.places).toBeGreaterThanOrEqual(small.publicity.elevatorScreensAtLeast);
  const { actions } = await read('/api/campaigns/chunlei-2019');
  const origins = actions.map(({ origin }: { origin: string }) => origin);
  expect(new Set(origins)).toEqual(new Set(['prescribed', 'self-selected']));
});

test('its bulletins are frozen there, and the same acts give them again', async () => {
  const bulletins = await read('/api/bulletins');
  expect(bulletins).toHaveLength(2);
  for (const { id } of bulletins) {
    expect(await read(`/api/bulletins/${id}/rerun`, 'POST')).toMatchObject({ identical: true });
  }
});

test('nothing is told into a database that is not empty', async () => {
  await expect(keepReplay(server, luzhou(small))).rejects.toMatchObject({ code: 'world.not-empty' });
});
