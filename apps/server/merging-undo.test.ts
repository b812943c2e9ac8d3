import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAppError } from '../../kernel/error.ts';
import { type ActId, type AuthorityCode, type MatterId, newActId, type Region } from '../../kernel/id.ts';
import { legalDay } from '../../kernel/plain-date.ts';
import { scopePattern } from '../../kernel/region.ts';
import { examples } from '../../modules/intake/model/testing/examples.ts';
import { sayOfPair } from '../../modules/merging/commands/say.ts';
import { followMerging } from '../../modules/merging/commands/tell.ts';
import { pairVerbs } from '../../modules/merging/model/verbs.ts';
import { withoutWords } from '../../modules/merging/model/view.ts';
import type { Place } from '../../modules/merging/queries/pair.ts';
import { chance } from '../../modules/merging/testing/sequences.ts';
import { SYSTEM_PERSON } from '../../platform/identity/index.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import { readMatters } from '../../platform/ledger/read.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import { permittedVerbs } from '../../platform/procedure/permit.ts';
import { canonicalBytes } from '../../platform/proof/canonical.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

const SEQUENCES = 200;
const AT_ONCE = 4;
const MATTERS = 3;
const STEPS = 12;
/** Edits that need no file, number or person of their own. */
const EDITS = [
  'screen',
  'correct',
  'accept',
  'claim',
  'release',
  'note',
  'request-extension',
  'not-file',
  'no-power',
  'join-campaigns',
];

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.end());

const at = (authority: string): LedgerActor => ({
  personId: server.people.chief ?? SYSTEM_PERSON,
  authority: authority as AuthorityCode,
  roles: ['intake', 'officer', 'head'],
  onBehalfOf: null,
  scope: scopePattern(authority),
  clearance: 0,
});

interface Twin extends Place {
  readonly procedure: string;
}

async function read({ region, id }: Place) {
  const { ledger } = server;
  const found = await ledger.store.transaction(SYSTEM_VIEWER, (tx) => readMatters(tx, region, [id]));
  const matter = found.get(id)?.matter;
  if (matter === undefined) throw new Error(`no matter ${id}`);
  return matter;
}

async function open(region: string, procedure: string): Promise<Twin> {
  const actId = newActId();
  const home = region as AuthorityCode;
  const body = { title: '停车场多收费', text: '一月三日被收四十元。', channel: '12315', claimFen: 3500 };
  const [outcome] = await performMany(server.ledger, at(region), [
    { actId, homeRegion: region as Region, homeCode: home, procedure, verb: 'receive', body },
  ]);
  if (outcome?.ok !== true) throw outcome?.error ?? new Error('not opened');
  return { region, id: actId, procedure };
}

/** Everything that is kept of a matter but what words leave by being acts: its fold, and each place where it is counted. */
async function view(of: Twin): Promise<string> {
  const matter = await read(of);
  const { rows, spoken } = await server.ledger.store.transaction(
    SYSTEM_VIEWER,
    async (tx) => {
      const counted = await tx.query(sql`
        select measure, day, authority, channel, domain, n, amount, campaigns from matter_cell
        where home_region = ${of.region} and matter_id = ${of.id} and n <> 0 order by measure, day, authority`);
      const words = await tx.query<{ seq: number }>(sql`
        select seq from act where home_region = ${of.region} and matter_id = ${of.id} and verb = any(${[...pairVerbs]})`);
      return { rows: counted.rows, spoken: words.rows.map(({ seq }) => seq) };
    },
    { matters: [of.id] },
  );
  const fold = canonicalBytes(withoutWords(matter, spoken)).toString();
  return `${fold}\n${JSON.stringify(rows)}`.replaceAll(of.id, 'ID');
}

async function edit(of: Twin, verb: string, by: LedgerActor, step: number): Promise<boolean> {
  const example = examples[of.procedure]?.[verb] ?? {};
  const body = verb === 'correct' ? { reason: '录入有误', title: `更正${step}`, claimFen: step * 100 } : example;
  const [outcome] = await performMany(server.ledger, by, [
    { actId: newActId() as ActId, homeRegion: of.region as Region, matterId: of.id as MatterId, verb, body },
  ]);
  return outcome?.ok === true;
}

/** A word, or nothing where it is refused: said already, nothing to take back, a matter that is over. */
async function say(of: Place, other: Place, said: 'same' | 'different' | 'none', lead: boolean): Promise<boolean> {
  try {
    await sayOfPair(server.ledger, at('980100'), of, { actId: newActId(), other, said, reason: '经核对', lead });
    return true;
  } catch (error) {
    if (!isAppError(error)) throw error;
    expect(['procedure.refused', 'merging.not-yours']).toContain(error.code);
    return false;
  }
}

/** A history of a few matters of two authorities and of their twins, on which nobody speaks; gives how much was done. */
async function sequence(seed: number): Promise<{ readonly words: number; readonly edits: number }> {
  const random = chance(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const pairs: { line: Twin; twin: Twin }[] = [];
  for (let i = 0; i < MATTERS; i += 1) {
    const [region, procedure] = [pick(['980101', '980102']), pick(['clue', 'report', 'complaint'])];
    pairs.push({ line: await open(region, procedure), twin: await open(region, procedure) });
  }
  let [words, edits] = [0, 0];
  for (let step = 0; step < STEPS; step += 1) {
    const { line, twin } = pick(pairs);
    if (random() < 0.5) {
      const by = at(line.region);
      const matter = await read(line);
      const procedure = server.ledger.procedures[line.procedure];
      if (procedure === undefined) throw new Error(line.procedure);
      const verbs = permittedVerbs(procedure, matter, by, legalDay(server.clock.now()));
      const verb = pick(verbs.filter((each) => EDITS.includes(each)));
      if (verb === undefined) continue;
      const done = await edit(line, verb, by, step);
      expect(await edit(twin, verb, by, step), verb).toBe(done);
      if (done) edits += 1;
      continue;
    }
    const { line: other } = pick(pairs.filter((each) => each.line !== line));
    if (await say(line, other, pick(['same', 'same', 'different', 'none'] as const), random() < 0.3)) words += 1;
  }
  for (const { line } of pairs)
    for (const { line: other } of pairs) if (other !== line) await say(line, other, 'none', false);
  await followMerging(server.ledger);
  for (const { line, twin } of pairs) expect(await view(line), `${seed} ${line.procedure}`).toBe(await view(twin));
  return { words, edits };
}

test(`${SEQUENCES} histories in the database: taken back, every matter and its counts are those of a twin on which nobody spoke`, async () => {
  let [words, edits, next] = [0, 0, 0];
  const run = async (): Promise<void> => {
    for (let seed = ++next; seed <= SEQUENCES; seed = ++next) {
      const done = await sequence(seed);
      words += done.words;
      edits += done.edits;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, run));
  expect(words).toBeGreaterThan(SEQUENCES * 2);
  expect(edits).toBeGreaterThan(SEQUENCES * 2);
  const { rows } = await server.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ n: number }>(sql`
      select count(*)::int as n from same_edge where own is not null or told is not null`),
  );
  expect(rows[0]?.n).toBe(0);
}, 300_000);
