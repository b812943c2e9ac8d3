import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAppError } from '../../kernel/error.ts';
import { type AuthorityCode, type MatterId, newActId, type Region } from '../../kernel/id.ts';
import { scopePattern } from '../../kernel/region.ts';
import { keepOwn } from '../../modules/merging/commands/edge-row.ts';
import { rebuildEdges } from '../../modules/merging/commands/rebuild-edges.ts';
import { sayOfPair } from '../../modules/merging/commands/say.ts';
import { followMerging } from '../../modules/merging/commands/tell.ts';
import { verbOf } from '../../modules/merging/model/verbs.ts';
import { type Said, wordsOn } from '../../modules/merging/model/words.ts';
import { edgesAround } from '../../modules/merging/queries/edges.ts';
import { type Place, pairIdOf } from '../../modules/merging/queries/pair.ts';
import { sameView } from '../../modules/merging/queries/same-view.ts';
import { SYSTEM_PERSON } from '../../platform/identity/index.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import { readMatters } from '../../platform/ledger/read.ts';
import type { LedgerActor, PerformRequest } from '../../platform/ledger/types.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let city: LedgerActor;
beforeAll(async () => {
  server = await testServer();
  city = at('980100');
});
afterAll(() => server.end());

const at = (authority: string): LedgerActor => ({
  personId: SYSTEM_PERSON,
  authority: authority as AuthorityCode,
  roles: ['intake', 'officer', 'head'],
  onBehalfOf: null,
  scope: scopePattern(authority),
  clearance: 0,
});

async function open(count: number, region = '980101'): Promise<Place[]> {
  const requests = Array.from(
    { length: count },
    (_, index): PerformRequest => ({
      ...{ actId: newActId(), homeRegion: region as Region, homeCode: region as AuthorityCode },
      ...{ procedure: 'report', verb: 'receive', body: { title: `举报${index}`, text: '内容', channel: '12315' } },
    }),
  );
  for (const outcome of await performMany(server.ledger, at(region), requests)) if (!outcome.ok) throw outcome.error;
  return requests.map(({ actId }) => ({ region, id: actId }));
}

/** The words on two matters by all that keeps them: their facts, and the rows beside. */
async function everywhere(one: Place, other: Place) {
  const pair = pairIdOf(one, other);
  return server.ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ matter_id: string; own: Said | null; told: Said | null }>(sql`
      select matter_id, own, told from same_edge where pair = ${pair}`);
    const kept = [];
    for (const { region, id } of [one, other]) {
      const matter = (await readMatters(tx, region, [id])).get(id)?.matter;
      const row = rows.find(({ matter_id }) => matter_id === id);
      const { own, told } = matter === undefined ? {} : wordsOn(matter, pair);
      kept.push({
        facts: { own: own?.said ?? null, told: told?.said ?? null },
        row: { own: row?.own ?? null, told: row?.told ?? null },
      });
    }
    return { mine: kept[0], theirs: kept[1] };
  });
}

const told = async (): Promise<void> => {
  while ((await followMerging(server.ledger)) > 0);
};

test('many who say and take back at once, from both sides, with workers beside: both sides end knowing the same', async () => {
  const [one, other] = [...(await open(1)), ...(await open(1, '980102'))];
  if (one === undefined || other === undefined) throw new Error('not opened');
  const random = [...'同不撤同撤不同同撤不撤同不同撤撤同不同撤'];
  const outcomes = await Promise.all([
    ...random.map(async (word, index) => {
      const said = word === '同' ? 'same' : word === '不' ? 'different' : 'none';
      const [of, there] = index % 2 === 0 ? [one, other] : [other, one];
      try {
        await sayOfPair(server.ledger, city, of, { actId: newActId(), other: there, said, reason: '经核对' });
        return 'done';
      } catch (error) {
        return isAppError(error) ? error.code : 'fault';
      }
    }),
    ...[1, 2, 3].map(async () => {
      for (let round = 0; round < 10; round += 1) await followMerging(server.ledger);
      return 'done';
    }),
  ]);
  expect(outcomes.filter((outcome) => !['done', 'procedure.refused'].includes(outcome))).toEqual([]);
  await told();
  const { mine, theirs } = await everywhere(one, other);
  expect(mine?.row).toEqual(mine?.facts);
  expect(theirs?.row).toEqual(theirs?.facts);
  expect(mine?.facts.told).toBe(theirs?.facts.own);
  expect(theirs?.facts.told).toBe(mine?.facts.own);
});

/** A word whose teller was killed before the other side knew. */
const untold = (of: Place, other: Place, said: Said | 'none'): PerformRequest => ({
  ...{ actId: newActId(), homeRegion: of.region as Region, matterId: of.id as MatterId, verb: verbOf(said) },
  body: { pair: pairIdOf(of, other), reason: '经核对' },
  beside: keepOwn(of, pairIdOf(of, other), other, said === 'none' ? null : said),
});

async function perform(requests: readonly PerformRequest[]): Promise<void> {
  for (const outcome of await performMany(server.ledger, city, requests)) if (!outcome.ok) throw outcome.error;
}

test('an earlier word that comes late does not undo the later one', async () => {
  const [one, other] = [...(await open(1)), ...(await open(1, '980102'))];
  if (one === undefined || other === undefined) throw new Error('not opened');
  const [yes, no] = [untold(one, other, 'same'), untold(one, other, 'none')];
  await perform([yes]);
  await perform([no]);
  // The worker was kept from the first one and tries it again after the second.
  const later = (act: PerformRequest, minutes: number) =>
    server.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`
        update outbox set available_at = ${new Date(server.clock.now().getTime() + minutes * 60_000)}
        where home_region = ${act.homeRegion} and act_id = ${act.actId} and topic = 'same'`),
    );
  await later(yes, 5);
  await later(no, -5);
  await told();
  const { theirs } = await everywhere(one, other);
  expect(theirs).toEqual({ facts: { own: null, told: null }, row: { own: null, told: null } });
});

test('rows of pairs that are lost or wrong are made anew from the acts', async () => {
  const [one, other, third] = [...(await open(2)), ...(await open(1, '980102'))];
  if (one === undefined || other === undefined || third === undefined) throw new Error('not opened');
  const word = (of: Place, there: Place, said: Said | 'none') =>
    sayOfPair(server.ledger, city, of, { actId: newActId(), other: there, said, reason: '经核对' });
  await word(one, other, 'same');
  await word(third, one, 'different');
  await word(other, one, 'none').catch(() => undefined);
  await told();
  const rows = () =>
    server.ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
      const found = await tx.query(sql`select * from same_edge order by home_region, matter_id, pair`);
      return found.rows;
    });
  const before = await rows();
  expect(before.length).toBeGreaterThan(3);
  expect(await rebuildEdges(server.store)).toBe(0);
  await server.ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query(sql`
      update same_edge set own = 'same', told = 'different', told_at = 0, other_region = '980199'
      where matter_id = ${one.id}`),
  );
  expect(await rebuildEdges(server.store)).toBe(2);
  expect(await rows()).toEqual(before);
});

test('a chain of a thousand is one, cut in two by taking back one link, and a ring is not', async () => {
  const chain = await open(1_001);
  const links = chain.slice(1).map((place, index) => untold(chain[index] ?? place, place, 'same'));
  for (let from = 0; from < links.length; from += 200) await perform(links.slice(from, from + 200));
  await told();
  const context = { ...server.intake, proposalsOf: server.intake.proposalsOf };
  const size = async (index: number): Promise<number> =>
    (await sameView(context, city, chain[index] ?? { region: '', id: '' })).members.length;
  expect([await size(0), await size(500), await size(1_000)]).toEqual([1_001, 1_001, 1_001]);
  const [first, last] = [chain[0], chain.at(-1)];
  const [left, right] = [chain[400], chain[401]];
  if (first === undefined || last === undefined || left === undefined || right === undefined) throw new Error('short');
  await sayOfPair(server.ledger, city, right, { actId: newActId(), other: left, said: 'none', reason: '误认' });
  expect([await size(0), await size(1_000)]).toEqual([401, 600]);
  await sayOfPair(server.ledger, city, first, { actId: newActId(), other: last, said: 'same', reason: '同一' });
  expect(await size(0)).toBe(1_001);
});

test('no more matters are looked at than is set, however many one step reaches', async () => {
  const [middle, ...around] = await open(13);
  if (middle === undefined) throw new Error('none');
  for (const other of around)
    await server.ledger.store.transaction(SYSTEM_VIEWER, keepOwn(middle, pairIdOf(middle, other), other, 'same'));
  const look = (most: number) =>
    server.ledger.store.transaction(SYSTEM_VIEWER, (tx) => edgesAround(tx, [middle], most));
  const [few, all] = [await look(5), await look(20)];
  expect([few.places.length, few.more]).toEqual([5, true]);
  expect([all.places.length, all.more]).toEqual([13, false]);
});
