import pg from 'pg';
import type { MatterId, PersonId, Region } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { packVectors } from '../../../modules/incidents/commands/vectors.ts';
import { incidentProposer, SharedBackground } from '../../../modules/incidents/index.ts';
import { GROUPING, tallyOf, WEIGHING } from '../../../modules/incidents/model/tell.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { openStore } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { weigh } from '../../../platform/text/cluster.ts';
import { createRandom } from '../../../world/random.ts';
import type { Figure } from '../machine.ts';
import { scratchServer } from '../scratch-server.ts';
import { describeTimes } from '../times.ts';
import type { Message } from './messages.ts';

/** So many groups stand in the database; fewer by `QY_BENCH_GROUPS`, which the figure then says. */
const GROUPS = Number(process.env.QY_BENCH_GROUPS ?? 1_000_000);
/** Turns of the worker, with so many matters each; the first few warm up. And so many matters that come alone. */
const TURNS = 50;
const WARM = 10;
const AT_ONCE = 10;
const ALONE = 100;
const REGION = '330102' as Region;
/** So many different real messages the groups are made of. */
const MODELS = 2_000;
/** Of the 24 keys of a group so many are those of a real message, which other groups share; the rest is its own. */
const SHARED = 4;

/** Fills the tables as a year of matters would: vectors and some keys of real messages, the other keys each group's own. */
async function fill(url: string, messages: readonly Message[], say: (line: string) => void): Promise<SharedBackground> {
  const background = new SharedBackground();
  for (const { subject, body } of messages) background.learn(tallyOf(subject, body));
  const models = messages.slice(0, MODELS).map(({ subject, body }) => {
    const told = weigh(tallyOf(subject, body), background.now, WEIGHING);
    return { told, bytes: packVectors(told, GROUPING.cells) };
  });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create unlogged table model (n int primary key, vectors bytea, keys int[])');
    for (const [n, { told, bytes }] of models.entries()) {
      await client.query('insert into model values ($1, $2, $3)', [n, bytes, told.files]);
    }
    await client.query('set synchronous_commit = off');
    await client.query('drop index event_group_written');
    // Keys as they are packed: 32 bits, little end first.
    await client.query(`
      create function pg_temp.packed(int) returns bytea language sql immutable as $$
        select substring(int4send($1) from 4 for 1) || substring(int4send($1) from 3 for 1)
          || substring(int4send($1) from 2 for 1) || substring(int4send($1) from 1 for 1) $$`);
    await client.query(`
      insert into event_group (home_region, id, size, version, first_at, last_at, vectors, keys, written)
      select '330102', ('00000000-0000-8000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 1, 1,
        now() - make_interval(mins => i % 150000), now() - make_interval(mins => i % 150000), m.vectors,
        (select string_agg(pg_temp.packed(case when ord <= ${SHARED} then key else (hashint4(key) # hashint4(i)) & 524287 end), '')
         from unnest(m.keys) with ordinality as t(key, ord)), '3'
      from generate_series(1, ${GROUPS}) i join model m on m.n = i % ${models.length}`);
    say(`  ${GROUPS} groups written`);
    await client.query('create index event_group_written on event_group (written, home_region, id)');
    await client.query('vacuum analyze event_group');
  } finally {
    await client.end();
  }
  return background;
}

const matterOf = ({ subject, body }: Message, id: string, at: Date): Matter => ({
  ...{ homeRegion: REGION, id: id as MatterId, procedure: 'complaint', version: 1, state: 'received' },
  ...{ homeCode: '330102' as Matter['homeCode'], handlingCode: '330102' as Matter['handlingCode'] },
  ...{ assignee: null as PersonId | null, sensitivity: 0, title: subject, channel: 'phone', domain: '' },
  ...{ openedOn: legalDay(at), closedOn: null, facts: { text: body }, clocks: {}, doneBy: {} },
});

/** What it costs the worker to put one more matter where it belongs. */
export async function amongMany(messages: readonly Message[], say: (line: string) => void): Promise<Figure> {
  const server = await scratchServer();
  try {
    const background = await fill(server.url, messages, say);
    const store = openStore({ url: server.url, poolSize: 2 });
    const proposer = incidentProposer(background);
    const random = createRandom('among-many');
    const asked = messages.slice(MODELS / 2, MODELS / 2 + TURNS * AT_ONCE + ALONE);
    let grouped = 0;
    const turn = async (some: readonly Message[]): Promise<number> => {
      const at = new Date();
      const matters = some.map((message) => matterOf(message, random.uuid(at), at));
      const started = performance.now();
      const said = await store.transaction(SYSTEM_VIEWER, (tx) => proposer.propose({ tx, matters, at }), {
        byIndex: true,
      });
      grouped += said.size;
      return (performance.now() - started) / some.length;
    };
    const times: number[] = [];
    for (let n = 0; n < TURNS; n += 1) times.push(await turn(asked.slice(n * AT_ONCE, (n + 1) * AT_ONCE)));
    const alone: number[] = [];
    for (const message of asked.slice(TURNS * AT_ONCE)) alone.push(await turn([message]));
    await store.close();
    const { p50, p95, worst } = describeTimes(times.slice(WARM));
    return {
      name: 'clues: a matter put into its group among a million',
      ...{ value: p95, unit: 'ms a matter, p95 of turns', bound: '≤ 15', met: p95 <= 15 && GROUPS >= 1_000_000 },
      detail: {
        ...{ groups: GROUPS, keysOfAGroup: WEIGHING.files, turns: TURNS - WARM, mattersATurn: AT_ONCE, p50, worst },
        ...{ alone: describeTimes(alone), grouped, fullKeys: background.tooCommon },
        what: 'one transaction a turn of the worker, its commit with it: reading, looking up, comparing, writing',
        made: 'groups of the vectors of real messages; four keys of each are shared with others, the rest is its own',
      },
    };
  } finally {
    await server.stop();
  }
}
