import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import pino from 'pino';
import { backgroundWorkers } from '../apps/server/background.ts';
import { type Core, composeCore } from '../apps/server/core.ts';
import { startReading } from '../apps/server/reading/start-reading.ts';
import type { AuthorityCode } from '../kernel/id.ts';
import { obj } from '../kernel/read-json.ts';
import { cluesKind } from '../modules/intake/import-kind.ts';
import { clerkAt, codeOf } from '../modules/parties/testing.ts';
import { commit, proposeMapping, validate } from '../platform/import/index.ts';
import { performMany } from '../platform/ledger/perform.ts';
import type { PerformRequest } from '../platform/ledger/types.ts';
import { sql } from '../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../platform/store/types.ts';
import { openTable } from '../platform/tables/index.ts';
import { actorAt } from './lib/actor-at.ts';
import { clueStream } from './lib/clue-stream.ts';
import { putOffices } from './lib/large-offices.ts';
import type { Figure } from './lib/machine.ts';
import { type Firm, nameWorld } from './lib/name-world.ts';
import { scratchServer } from './lib/scratch-server.ts';
import { describeTimes } from './lib/times.ts';

const CLUES = Number(process.env.QY_INTAKE_CLUES ?? 1_000_000);
const FIRMS = Number(process.env.QY_INTAKE_FIRMS ?? 1_000_000);
const IMPORTED = Number(process.env.QY_INTAKE_IMPORTED ?? 20_000);
const OFFICE = '980100' as AuthorityCode;
const CHUNK = 1_000;
const SINGLE = 200;
const SEEN = 60;

/** The registry, copied in by the owner: only what is looked up matters here. */
async function fillRegistry(url: string, firms: readonly Firm[]): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  for (let at = 0; at < firms.length; at += 20_000) {
    const part = firms.slice(at, at + 20_000);
    const codes = part.map(({ region }, n) => codeOf(at + n, String(region)));
    await owner.query(
      `insert into party (home_region, code, name, name_key, kind, region, address, status, source, as_of, digest)
       select substr(p.code, 3, 6), p.code, p.name, p.name, 'enterprise', p.region, '', 'active', '测试', '2026-01-01', p.code
       from unnest($1::text[], $2::text[], $3::text[]) as p(code, name, region)`,
      [codes, part.map(({ name }) => name), part.map(({ region }) => String(region))],
    );
  }
  await owner.query('vacuum analyze party');
  await owner.end();
}

/** Files them by the intake desks of their counties, as an import does. */
async function file(core: Core, requests: readonly PerformRequest[]): Promise<void> {
  const byRegion = new Map<string, PerformRequest[]>();
  for (const request of requests)
    byRegion.set(request.homeRegion, [...(byRegion.get(request.homeRegion) ?? []), request]);
  for (const [region, group] of byRegion)
    for (const outcome of await performMany(core.ledger, clerkAt(region), group)) if (!outcome.ok) throw outcome.error;
}

/** The worker that proposes, run until nothing is left; gives how many it did. */
async function proposeAll(propose: () => Promise<number>): Promise<number> {
  let done = 0;
  for (let some = await propose(); some > 0; some = await propose()) done += some;
  return done;
}

/**
 * What it costs to read a clue among a million: candidates, field, firm, event and lists for one new clue; how soon an officer
 * sees it; how fast a file comes in while its clues are read, and when the last of them was.
 */
export async function benchCluesIntake(say: (line: string) => void): Promise<Figure[]> {
  const server = await scratchServer();
  const core = composeCore({ databaseUrl: server.url, dataDir: server.folder, logger: pino({ level: 'silent' }) });
  try {
    await putOffices(core);
    const firms = nameWorld(FIRMS, 11);
    await fillRegistry(server.url, firms);
    while (!core.firmNames.state().ready) await core.firmNames.refresh();
    const next = clueStream(firms, 7);
    const workers = backgroundWorkers(core);
    const propose = (): Promise<number> => workers.find(({ name }) => name === 'propose')?.run() ?? Promise.resolve(0);

    const loaded = performance.now();
    let proposedMs = 0;
    let lastRate = 0;
    for (let at = 0; at < CLUES; at += 20 * CHUNK) {
      for (let n = 0; n < 20; n += 1)
        await file(
          core,
          Array.from({ length: CHUNK }, () => next()),
        );
      const started = performance.now();
      const done = await proposeAll(propose);
      proposedMs += performance.now() - started;
      lastRate = (done / (performance.now() - started)) * 1_000;
      await workers.find(({ name }) => name === 'incident-words')?.run();
      if ((at / CHUNK) % 100 === 0)
        say(
          `  ${at + 20 * CHUNK} clues after ${Math.round((performance.now() - loaded) / 1_000)} s, proposing ${Math.round(lastRate)}/s`,
        );
    }
    const overall = (CLUES / proposedMs) * 1_000;

    const single: number[] = [];
    for (let n = 0; n < SINGLE; n += 1) {
      await file(core, [next()]);
      const started = performance.now();
      await propose();
      single.push(performance.now() - started);
    }

    const rowsOf = async (name: string): Promise<string> => {
      const path = join(server.folder, name);
      await writeRows(
        path,
        Array.from({ length: IMPORTED }, () => next()),
      );
      return path;
    };
    const aloneFile = await rowsOf('alone.jsonl');
    const aloneSince = performance.now();
    const staging = join(server.folder, 'staging');
    const aloneRate = ((await importFile(core, aloneFile, staging)) / (performance.now() - aloneSince)) * 1_000;
    await proposeAll(propose);

    const running = startReading(
      { databaseUrl: server.url, dataDir: server.folder, logLevel: 'silent' },
      () => undefined,
      pino({ level: 'silent' }),
    );
    const seen: number[] = [];
    for (let n = 0; n < SEEN; n += 1) {
      const request = next();
      await file(core, [request]);
      const started = performance.now();
      while (!(await isProposed(core, request))) await sleep(5);
      seen.push(performance.now() - started);
    }
    const path = await rowsOf('clues.jsonl');
    const imported = performance.now();
    const rows = await importFile(core, path, staging);
    const rate = (rows / (performance.now() - imported)) * 1_000;
    while (!(await nothingWaits(core))) await sleep(20);
    const readRate = (rows / (performance.now() - imported)) * 1_000;
    await running.stop();

    const times = describeTimes(single);
    const visible = describeTimes(seen);
    const base = { clues: CLUES, firms: FIRMS, generated: 'bench/lib/clue-stream.ts, seed 7' };
    return [
      {
        name: 'One new clue read among all: candidates, field, firm, event, lists, p95',
        ...{ value: times.p95, unit: 'ms', bound: '≤ 60', met: times.p95 <= 60 },
        detail: { ...base, ...times },
      },
      {
        name: 'Proposals visible after filing, p95',
        ...{ value: visible.p95, unit: 'ms', bound: '≤ 1000', met: visible.p95 <= 1_000 },
        detail: { ...base, ...visible },
      },
      {
        name: 'Clues imported from a file while all of them are read',
        ...{ value: rate, unit: 'clues/s', bound: '≥ 1500', met: rate >= 1_500 && rows === IMPORTED },
        detail: {
          ...{
            ...base,
            ...{ imported: rows, withoutReading: aloneRate },
            what: 'judged, staged and committed by the import, the reading thread beside it',
          },
        },
      },
      {
        name: 'The same, until the last of them was read',
        ...{ value: readRate, unit: 'clues/s', bound: 'no bound: measured', met: true },
        detail: { ...base, imported: rows, readPerSecondAlone: overall, readPerSecondAloneAtTheEnd: lastRate },
      },
    ];
  } finally {
    await core.close();
    await server.stop();
  }
}

/** As a city's desk exports them. */
async function writeRows(path: string, requests: readonly PerformRequest[]): Promise<void> {
  const lines = requests.map(({ body }, at) => {
    const { name } = obj(body, 'respondent');
    return JSON.stringify({ 编号: `${basename(path)}-${at}`, 标题: body.title, 内容: body.text, 被反映单位: name });
  });
  await writeFile(path, lines.join('\n'));
}

/** The import as the command runs it; gives how many rows came in. */
async function importFile(core: Core, path: string, stagingDir: string): Promise<number> {
  await mkdir(stagingDir, { recursive: true });
  const kind = cluesKind(() => core.ledger.clock.now());
  const table = await openTable(path);
  await table.close();
  const { mapping } = proposeMapping(table.headers, kind);
  const staged = await validate(path, kind, mapping, { authority: OFFICE, stagingDir });
  const { imported } = await commit(staged, kind, actorAt(OFFICE, 'intake'), {
    store: core.store,
    performMany: (by, requests) => performMany(core.ledger, by, requests),
  });
  return imported;
}

/** The outbox row of a clue is gone exactly when its proposals are there. */
const isProposed = (core: Core, { homeRegion, actId }: PerformRequest): Promise<boolean> =>
  core.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query(sql`
      select from outbox where home_region = ${homeRegion} and act_id = ${actId} and topic = 'propose'`);
    return rows.length === 0;
  });

const nothingWaits = (core: Core): Promise<boolean> =>
  core.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query(sql`select from outbox where topic = 'propose' limit 1`);
    return rows.length === 0;
  });
