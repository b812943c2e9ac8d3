import pg from 'pg';
import pino from 'pino';
import { type Core, composeCore } from '../apps/server/core.ts';
import type { Region } from '../kernel/id.ts';
import { uuidv7 } from '../kernel/id.ts';
import { legalDay } from '../kernel/plain-date.ts';
import { assignRoles } from '../platform/identity/assignment.ts';
import { createPerson } from '../platform/identity/person.ts';
import { runCheck } from '../platform/ledger/check.ts';
import { shiftWorkdays } from '../world/calendar.ts';
import { writeCaseStory } from '../world/cases/case-story.ts';
import { casePlans } from '../world/cases/plans.ts';
import { staffOf } from '../world/people.ts';
import { getPlace } from '../world/places.ts';
import { createRandom } from '../world/random.ts';
import { fillCases } from './lib/case-world.ts';
import { type Level, levels, observers, putOffices } from './lib/large-offices.ts';
import type { Figure } from './lib/machine.ts';
import { describePace, most, type Paced, paced } from './lib/paced.ts';
import { type Served, serveScale } from './lib/scale-served.ts';
import { scratchServer } from './lib/scratch-server.ts';
import { describeTimes, type Measured } from './lib/times.ts';

const CASES = Number(process.env.QY_CASES ?? 200_000);
const ACTS = Number(process.env.QY_CASE_ACTS ?? 120);
const ASKED = 20;
/** Filings at the maximum, and at half of it. */
const FILED = 400;
/** One address may file 240 a minute: every so many come from the next one of this machine. */
const PER_ADDRESS = 200;

/** What an officer looks for: by the number, a party, a cause, and something that is nowhere. */
const searches = (number: string, party: string): readonly string[] => [
  number,
  party,
  '过期',
  '商贸有限公司',
  '无此词语',
];

const QUEUES = [
  'mine',
  'team',
  'due-week',
  'overdue',
  'to-review',
  'to-approve',
  'held',
  'to-publish',
  'to-close',
  'open',
  'closed',
  'all',
];
const FILTERS = [
  'queue=all&state=decided',
  'queue=all&domain=food',
  'queue=all&procedure=summary-case',
  'queue=closed&authority=980505',
  'queue=all&campaign=none-such',
];

async function timed(served: Served, level: Level, paths: readonly string[], turns = ASKED): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) for (const path of paths) times.push((await served.ask(level, path)).ms);
  return times;
}

async function measureLists(
  served: Served,
  say: (line: string) => void,
): Promise<{ all: Measured; kinds: Record<string, Measured> }> {
  const kinds: Record<string, Measured> = {};
  const times: number[] = [];
  const first = JSON.parse((await served.ask('county', '/api/cases?queue=all&limit=1')).text) as {
    items: readonly { number: string; party: { name: string } }[];
  };
  const [{ number, party } = { number: '', party: { name: '' } }] = first.items;
  for (const level of levels) {
    const asked = {
      queues: QUEUES.map((queue) => `/api/cases?queue=${queue}`),
      filters: FILTERS.map((filter) => `/api/cases?${filter}`),
      search: searches(number, party.name).map((q) => `/api/cases?queue=all&q=${encodeURIComponent(q)}`),
      counts: ['/api/cases/queues'],
    };
    for (const [kind, paths] of Object.entries(asked)) {
      const own = await timed(served, level, paths);
      times.push(...own);
      const measured = describeTimes(own);
      kinds[`${level}, ${kind}`] = measured;
      say(
        `  ${level}, ${kind}: p50 ${measured.p50.toFixed(1)} ms, p95 ${measured.p95.toFixed(1)} ms, worst ${measured.worst.toFixed(1)} ms`,
      );
    }
  }
  return { all: describeTimes(times), kinds };
}

/** Officers of the observed county with their licences: only who holds one may be named in a filing. */
async function putStaff(core: Core): Promise<void> {
  const code = observers.county;
  const since = shiftWorkdays(legalDay(new Date()), -200);
  for (const { id, login, name, licenceNo, authority } of staffOf(code, 'officer')) {
    await createPerson(core.store.db, { id, login, name, licenceNo, clearance: 0 });
    await assignRoles(core.store.db, core.identity, [{ personId: id, authority, role: 'officer', validFrom: since }]);
  }
}

/** Filings as the head of a county sends them, each of another case. */
function filings(): () => { readonly actId: string; readonly body: object } {
  const today = legalDay(new Date());
  const county = getPlace(observers.county);
  let n = 0;
  return () => {
    n += 1;
    const { steps } = writeCaseStory(
      {
        ...{ plan: 'filed', procedure: 'case', county, opened: today, acts: casePlans['open-filed'].acts.slice(0, 1) },
        until: new Date(Date.now() + 86_400_000 * 2),
        files: [{}],
      },
      createRandom(`filing ${n}`),
    );
    return { actId: uuidv7(), body: steps[0]?.requests[0]?.body ?? {} };
  };
}

/** All of one bureau, so that the numbers of all are in one run: eight at a time, then at half of that at random instants. */
async function measureFiling(served: Served): Promise<{ perSecond: number; half: Paced }> {
  const next = filings();
  const body = (): string => JSON.stringify(next());
  let sent = 0;
  const target = {
    ...served.target('county', '/api/cases'),
    source: () => `127.0.1.${1 + Math.floor(sent++ / PER_ADDRESS)}`,
  };
  const perSecond = await most(target, Array.from({ length: FILED }, body), 8);
  const atHalf = async (filed: number): Promise<Paced> => {
    // Written beforehand, with room for chance: the generator must not be what is waited for.
    const bodies = Array.from({ length: filed * 2 }, body);
    const rate = perSecond / 2;
    const run = await paced({ ...target, body: () => bodies.pop() ?? '', perSecond: rate, seconds: filed / rate });
    return describePace(run);
  };
  // New sockets and cold plans belong to the start, not to steady work.
  await atHalf(FILED);
  return { perSecond, half: await atHalf(3 * FILED) };
}

/** 200,000 cases with 20 million acts: open, list, search, count and file through the HTTP server. */
export async function benchCases(say: (line: string) => void): Promise<Figure[]> {
  const server = await scratchServer();
  const core = composeCore({ databaseUrl: server.url, dataDir: server.folder, logger: pino({ level: 'silent' }) });
  const open = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    return client;
  };
  try {
    await putOffices(core);
    const started = performance.now();
    const world = await fillCases(core, open, { cases: CASES, acts: ACTS }, say);
    const filled = (performance.now() - started) / 1000;
    await putStaff(core);
    const checked = await runCheck(core.ledger, observers.county as Region);
    if (checked.findings.length > 0)
      throw new Error('the large world is not true', { cause: checked.findings.slice(0, 5) });
    say(
      `  ${world.cases} cases with ${world.acts} acts in ${filled.toFixed(0)} s; ${checked.matters} of them checked: true`,
    );
    const client = await open();
    const { rows } = await client.query<{ id: string; version: number; mib: number }>(
      `select id, version, (pg_database_size(current_database()) / 1048576)::int as mib from matter
       where home_region = $1 and procedure = 'case' order by version desc limit 1`,
      [observers.county],
    );
    await client.end();
    const [longest] = rows;
    const served = await serveScale(server);
    try {
      const lists = await measureLists(served, say);
      const page = describeTimes(await timed(served, 'county', [`/api/cases/${observers.county}/${longest?.id}`], 50));
      say(`  one case with ${longest?.version} acts: p50 ${page.p50.toFixed(1)} ms, p95 ${page.p95.toFixed(1)} ms`);
      const filing = await measureFiling(served);
      say(
        `  filing: ${filing.perSecond.toFixed(0)} a second; at half of that p50 ${filing.half.p50.toFixed(1)} ms, p99 ${filing.half.p99.toFixed(1)} ms, ${filing.half.failed} failed`,
      );
      const size = { ...world, mib: longest?.mib ?? 0, filledInSeconds: filled, checkedCases: checked.matters };
      const scale = `with ${CASES.toLocaleString('en')} cases`;
      return [
        {
          name: `lists, counts and search ${scale}, p95`,
          ...{ value: lists.all.p95, unit: 'ms', bound: '≤ 100', met: lists.all.p95 <= 100 },
          detail: { ...size, kinds: lists.kinds },
        },
        {
          name: `one case of ${longest?.version} acts opened ${scale}, p95`,
          ...{ value: page.p95, unit: 'ms', bound: '≤ 120', met: page.p95 <= 120, detail: { ...page } },
        },
        {
          name: `filing a case ${scale}, numbered in one run, p99 at half of the maximum`,
          ...{
            value: filing.half.p99,
            unit: 'ms',
            bound: '≤ 50',
            met: filing.half.p99 <= 50 && filing.half.failed === 0,
          },
          detail: { ...filing.half, maximumPerSecond: filing.perSecond },
        },
      ];
    } finally {
      await served.stop();
    }
  } finally {
    await core.close().catch(() => undefined);
    await server.stop();
  }
}
