import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { type Composed, compose } from '../../apps/server/compose.ts';
import { multipartOf } from '../../apps/server/testing/multipart.ts';
import { manualClock } from '../../kernel/clock.ts';
import { type ActId, type AuthorityCode, type MatterId, newActId, type PersonId } from '../../kernel/id.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { regionOf, scopePattern } from '../../kernel/region.ts';
import { freezeBulletin } from '../../modules/bulletins/commands/freeze.ts';
import { attachFile } from '../../modules/intake/commands/attach-file.ts';
import { importJobs } from '../../modules/intake/index.ts';
import { integritySettings, runChecks } from '../../modules/integrity/index.ts';
import { codeOf } from '../../modules/parties/testing.ts';
import {
  assignRoles,
  createApiKey,
  createPerson,
  putAuthorities,
  type Role,
  SYSTEM_PERSON,
  systemActor,
} from '../../platform/identity/index.ts';
import { startJobWorker } from '../../platform/jobs/worker.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import { sealDue } from '../../platform/ledger/seal.ts';
import type { LedgerActor, PerformRequest } from '../../platform/ledger/types.ts';
import { sql } from '../../platform/store/sql.ts';
import { createLogger } from '../../platform/telemetry/index.ts';
import { places } from '../../world/places.ts';
import { createRandom, type Random } from '../../world/random.ts';
import { testDatabase } from '../support/database.ts';
import { type BriefingTarget, writeBriefings } from './briefing-city.ts';
import { type CaseTarget, caseTargets, workCases } from './case-city.ts';
import { isUnder, type Reader, type Target } from './oracle.ts';

const PEOPLE = 60;
const MATTERS = 240;
const IMPORTS = 4;
const ROWS = 8;
const FIRMS = 20;
const CLOCKS: Readonly<Record<string, string>> = { clue: 'verify', report: 'verify', complaint: 'accept' };

export interface City extends Composed {
  readonly readers: readonly Reader[];
  readonly targets: readonly Target[];
  readonly cases: readonly CaseTarget[];
  /** Frozen, each of one authority about its area. */
  readonly published: readonly { readonly id: string; readonly authority: string }[];
  readonly briefings: readonly BriefingTarget[];
  /** As the owner of the database, past every rule. */
  readonly admin: (text: string) => Promise<pg.QueryResult>;
  end(): Promise<void>;
}

/** Letters only: digits could be masked as somebody's telephone number. */
function word(random: Random): string {
  return Array.from({ length: 12 }, () => random.pick(Array.from('bcdfghjklmnpqrstvwxz'))).join('');
}

const doer = (authority: string): LedgerActor => ({
  personId: SYSTEM_PERSON,
  authority: authority as AuthorityCode,
  roles: ['intake', 'officer', 'head'],
  onBehalfOf: null,
  scope: scopePattern(authority),
  clearance: 0,
});

const POSTS: readonly (readonly Role[])[] = [
  ['intake'],
  ['officer'],
  ['head'],
  ['supervisor'],
  ['custodian'],
  ['auditor'],
  ['intake', 'head'],
  ['campaign-office', 'officer'],
  ['administrator'],
  ['legal-reviewer'],
];

async function hire(composed: Composed, random: Random): Promise<Reader[]> {
  const { db } = composed.store;
  const readers: Reader[] = [];
  for (let index = 0; index < PEOPLE; index += 1) {
    const level = random.weighted({ province: 1, city: 3, county: 6, station: 4 });
    const authority = random.pick(places.filter((place) => place.level === level)).code;
    // The first few can import, whatever else is drawn.
    const roles = index < IMPORTS ? (['intake'] as const) : random.pick(POSTS);
    const clearance = random.pick([0, 0, 0, 1, 1, 2]);
    const name = `reader-${index}`;
    const id = await createPerson(db, { login: name, name });
    await db.query(sql`update person set clearance = ${clearance} where id = ${id}`);
    const validFrom = plainDate('2018-11-01');
    await assignRoles(
      db,
      composed.identity,
      roles.map((role) => ({ personId: id as PersonId, authority, role, validFrom })),
    );
    const { token } = await createApiKey(db, composed.identity, systemActor('test', '%', ['administrator']), {
      personId: id,
      authority,
      label: 'test',
      scopes: ['read', 'write'],
      expiresAt: new Date('2027-01-01T00:00:00Z'),
    });
    readers.push({ name, authority, roles, clearance, token });
  }
  return readers;
}

interface Planned {
  readonly home: string;
  readonly open: PerformRequest;
  /** Whither it is sent, step by step, by whom. */
  readonly route: readonly {
    readonly by: string;
    readonly to: string;
    readonly verb: 'assign' | 'entrust' | 'reassign';
  }[];
}

function plan(random: Random): Planned {
  const level = random.weighted({ province: 1, city: 4, county: 5, station: 3 });
  const home = random.pick(places.filter((place) => place.level === level)).code;
  const below = places.filter(({ code, level }) => level !== 'station' && isUnder(code, home) && code !== home);
  const route: Planned['route'][number][] = [];
  const to = below.length > 0 && random.chance(0.7) ? random.pick(below).code : home;
  if (to !== home || random.chance(0.4)) route.push({ by: home, to, verb: 'assign' });
  const stations = places.filter(({ parentCode, level }) => level === 'station' && parentCode === to);
  if (route.length > 0 && stations.length > 0 && random.chance(0.5))
    route.push({ by: to, to: random.pick(stations).code, verb: 'entrust' });
  // Sent on by whoever stands above both: then its owner is a stranger to who handles it.
  const superior = places.find(({ code }) => code === places.find((place) => place.code === to)?.parentCode);
  if (route.length > 0 && to.length === 6 && superior !== undefined && random.chance(0.8)) {
    const others = places.filter(({ code, parentCode }) => parentCode === superior.code && code !== to);
    if (others.length > 0) route.push({ by: superior.code, to: random.pick(others).code, verb: 'reassign' });
  }
  const procedure = random.pick(['clue', 'report', 'complaint']);
  const actId = newActId();
  const open: PerformRequest = {
    actId,
    homeRegion: regionOf(home),
    homeCode: home,
    procedure,
    verb: 'receive',
    body: {
      ...{ title: `试件${word(random)}`, text: '内容', channel: '12315' },
      ...(random.chance(0.5) ? { respondent: { name: '某商行', code: codeOf(random.int(0, FIRMS - 1)) } } : {}),
    },
  };
  return { home, open, route };
}

async function work(composed: Composed, random: Random): Promise<void> {
  const { ledger } = composed;
  const planned = Array.from({ length: MATTERS }, () => plan(random));
  const perform = async (authority: string, requests: readonly PerformRequest[]): Promise<void> => {
    for (const outcome of await performMany(ledger, doer(authority), requests)) if (!outcome.ok) throw outcome.error;
  };
  for (const { home, open, route } of planned) {
    await perform(home, [open]);
    const matterId = open.actId as string as MatterId;
    for (const { by, to, verb } of route)
      await perform(by, [{ actId: newActId(), homeRegion: open.homeRegion, matterId, verb, body: { to } }]);
    if (!random.chance(0.35)) continue;
    await attachFile(ledger, composed.files, doer(route.at(-1)?.to ?? home), {
      region: open.homeRegion,
      matterId,
      actId: newActId() as ActId,
      name: '记录.txt',
      content: Readable.from([Buffer.from(`现场记录 ${String(open.body.title)}`)]),
      traceId: 'test',
    });
  }
}

/** Tables imported through the server itself, by its own people. */
async function bring(composed: Composed, readers: readonly Reader[], random: Random): Promise<void> {
  const worker = startJobWorker(composed.store.db, importJobs(composed.intake), { pollMs: 5 });
  try {
    for (const { token } of readers.slice(0, IMPORTS)) {
      const authorization = `Bearer ${token}`;
      const rows = Array.from({ length: ROWS }, (_, index) => `${token.slice(-6)}${index},试件${word(random)},内容`);
      const { payload, headers } = multipartOf(['编号,标题,内容', ...rows].join('\n'), 'table.csv');
      const upload = { method: 'POST', url: '/api/imports', headers: { authorization, ...headers }, payload } as const;
      const { batchId } = (await composed.app.inject(upload)).json();
      const url = `/api/imports/${batchId}`;
      await composed.app.inject({ method: 'POST', url: `${url}/commit`, headers: { authorization }, payload: {} });
      for (let tries = 0; ; tries += 1) {
        const { state } = (await composed.app.inject({ method: 'GET', url, headers: { authorization } })).json();
        if (state === 'committed') break;
        if (tries > 1_000) throw new Error(`import is ${state}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
  } finally {
    await worker.stop();
  }
}

/** Bulletins of the province, and of a few cities and counties. */
async function publish({ bulletins, ledger }: Composed, random: Random): Promise<City['published']> {
  await sealDue(ledger.store, bulletins.signHead, ledger.clock.now());
  const of = (level: string) => places.filter((place) => place.level === level);
  const chosen = [...of('province'), ...[1, 2, 3].map(() => random.pick(of('city'))), random.pick(of('county'))];
  const frozen: { id: string; authority: string }[] = [];
  for (const authority of new Set(chosen.map(({ code }) => code))) {
    const id = newActId();
    await freezeBulletin(bulletins, doer(authority), {
      ...{ actId: id, title: '线索清零通报', from: '2026-01-01', to: '2026-06-01', by: 'authority' },
      procedures: ['clue', 'report', 'complaint'],
    });
    frozen.push({ id, authority });
  }
  return frozen;
}

const TARGETS = `
  select m.home_region as region, m.id, substr(m.title, 3) as word, m.procedure, m.state, m.home_code as home,
         m.handling_code as handling, m.sensitivity, a.batch_id as batch,
         m.snapshot->'facts'->'respondent'->>'code' as respondent,
         array(select f.id from file f where f.home_region = m.home_region and f.matter_id = m.id) as files
  from matter m join act a on a.home_region = m.home_region and a.matter_id = m.id and a.seq = 1
  where m.procedure not in ('bulletin', 'briefing', 'case') order by m.id`;

/** The invented province on a database of its own: matters handed about in it, a third of them sensitive, and people. */
export async function city(seed: string): Promise<City> {
  const random = createRandom(seed);
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'qy-leaks-'));
  const owner = new pg.Client({ connectionString: database.adminUrl });
  await owner.connect();
  const composed = await compose({
    databaseUrl: database.url,
    dataDir,
    clock: manualClock(new Date('2026-06-01T02:00:00.000Z')),
    poolSize: 6,
    logger: createLogger({ level: 'silent', service: 'test' }),
  });
  await putAuthorities(composed.store.db, places);
  const readers = await hire(composed, random.fork('people'));
  await work(composed, random.fork('matters'));
  await bring(composed, readers, random.fork('imports'));
  const published = await publish(composed, random.fork('bulletins'));
  const briefings = await writeBriefings(composed, doer, random.fork('briefings'));
  // No declared verb makes a matter sensitive yet, so the owner does.
  const { rows: ids } = await owner.query<{ id: string }>(
    `select id from matter where procedure not in ('bulletin', 'briefing', 'case') order by title`,
  );
  for (const { id } of ids) {
    const level = random.pick([0, 0, 0, 0, 1, 2]);
    if (level > 0)
      await owner.query(
        `update matter set sensitivity = $1::int, snapshot = jsonb_set(snapshot, '{sensitivity}', to_jsonb($1::int)) where id = $2`,
        [level, id],
      );
  }
  await workCases(composed, owner, random.fork('cases'));
  await runChecks({ ...composed, settings: integritySettings({}) });
  const { rows } = await owner.query<Omit<Target, 'clock'> & { procedure: string }>(TARGETS);
  const targets = rows.map(({ procedure, ...target }) => ({ ...target, clock: CLOCKS[procedure] ?? '' }));
  return {
    ...composed,
    readers,
    targets,
    cases: await caseTargets(owner),
    published,
    briefings,
    admin: (text) => owner.query(text),
    end: async () => {
      await composed.close();
      await owner.end();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
