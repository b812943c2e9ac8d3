import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Core } from '../../apps/server/core.ts';
import { type MatterId, newActId, type Region } from '../../kernel/id.ts';
import { addDays, legalDay } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { measureChoices } from '../../modules/campaigns/index.ts';
import { perform, performMany } from '../../platform/ledger/perform.ts';
import { actorFor, personAt } from '../../world/people.ts';
import { drained } from '../support/drained.ts';
import { examine } from './support/examine.ts';
import { type Instance, seededInstance } from './support/instance.ts';
import { killPrograms, STACK_TRACE } from './support/running-program.ts';
import { killBefore, startWorker } from './support/worker.ts';

let instance: Instance;
let core: Core;
beforeAll(async () => {
  instance = await seededInstance();
  core = await instance.core();
});
afterEach(killPrograms);
afterAll(() => instance.end());

const CITY = '980100';
const REGION = CITY as Region;
const CODE = 'killed-in-between';
/** A field of which the small world has nothing: what counts in the campaign was told here. */
const DOMAIN = 'cosmetics';
const [EARLIER, LATER] = [60, 40];
const DECISIONS = 8;

async function clues(n: number): Promise<void> {
  const requests = Array.from({ length: n }, (_, index) => ({
    ...{ actId: newActId(), homeRegion: REGION, procedure: 'clue', verb: 'receive' },
    body: { title: `化妆品线索 ${index}`, text: '群众反映的情况。', channel: 'phone', domain: DOMAIN },
  }));
  for (const outcome of await performMany(core.ledger, actorFor(personAt(CITY, 'intake')), requests))
    if (!outcome.ok) throw outcome.error;
}

/** A matter of the city's head and the acts on it, in their order. */
async function begun(procedure: string, ...acts: readonly (readonly [verb: string, body: JsonObject])[]) {
  let matterId: MatterId | undefined;
  for (const [verb, body] of acts) {
    const where = matterId === undefined ? { procedure } : { matterId };
    const act = { actId: newActId(), homeRegion: REGION, verb, body, ...where };
    ({ matterId } = await perform(core.ledger, actorFor(personAt(CITY, 'head')), act));
  }
  return matterId;
}

const today = legalDay(new Date());
const order = { document: '市监〔2026〕40号', issuer: '省市场监督管理局', on: today };
const start = ['start', { document: '市监〔2026〕41号' }] as const;

const campaign = (): JsonObject => ({
  ...{ code: CODE, title: '化妆品专项行动', order, actions: [], targets: [] },
  scope: {
    ...{ from: today, to: addDays(today, 60), authorities: [CITY], procedures: ['clue'] },
    ...{ domains: [DOMAIN], channels: [], words: [] },
  },
  measures: [
    { id: 'clue.received', definition: measureChoices(core.ledger.procedures).get('clue.received')?.digest ?? '' },
  ],
});
const programme: JsonObject = {
  ...{ title: '化妆品整治方案', order, period: { from: today, to: addDays(today, 60) } },
  ...{ goals: ['线索清零'], steps: [], duties: [] },
};
const meeting = (name: string): JsonObject => ({
  ...{ kind: 'promotion', title: name, on: today, attended: [{ name: '甲' }], absent: [], minutes: '部署。' },
  decisions: Array.from({ length: DECISIONS }, (_, index) => ({
    ...{ title: `${name}议定事项 ${index}`, owner: '980102', due: addDays(today, 30), evidence: '台账' },
  })),
});

const count = async (text: string, ...values: readonly unknown[]): Promise<number> => {
  const [row] = await instance.query<{ n: number }>(`select count(*)::int as n from ${text}`, values);
  return row?.n ?? -1;
};
const joined = (): Promise<number> => count(`matter where snapshot #> '{facts,campaigns}' ? $1`, CODE);

test('workers killed between an act that follows and the note that it was done: each follows once', async () => {
  await clues(EARLIER);
  const first = await startWorker(instance);
  await drained(instance);
  first.signal('SIGTERM');
  await first.ended;

  await begun('campaign', ['plan', campaign()], start);
  await clues(LATER);
  // What acts moved has joined; how far they were looked at is not kept.
  const looking = await killBefore(instance, `select from campaign_look where region = '${REGION}' for update`, joined);
  expect(looking).toEqual({ before: 0, after: LATER });
  // What was opened before the start has joined; how far the sweep came is not kept.
  const sweeping = await killBefore(instance, 'select from campaign_sweep where done_at is null for update', joined);
  expect(sweeping).toEqual({ before: LATER, after: LATER + EARLIER });

  const source = await begun(
    'programme',
    ['plan', programme],
    start,
    ['hold-meeting', meeting('第一次会')],
    ['hold-meeting', meeting('第二次会')],
  );
  const tasks = (): Promise<number> =>
    count(`matter where procedure = 'task' and snapshot #>> '{facts,origin,matter}' = $1`, source);
  const told = (): Promise<number> => count(`act where matter_id = $1 and verb = 'mark-task'`, source);
  // The tasks of the first meeting are set; that its decisions were followed is not noted.
  const setting = await killBefore(instance, `select from outbox where topic = 'office-items' for update`, tasks);
  expect(setting).toEqual({ before: 0, after: DECISIONS });
  // One task has told how it stands; that it has is not noted.
  const telling = await killBefore(instance, `select from outbox where topic = 'office-task-told' for update`, told);
  expect(telling).toEqual({ before: 0, after: 1 });

  const last = await startWorker(instance);
  await drained(instance);
  last.signal('SIGTERM');
  expect(await last.ended).toEqual({ code: 0, signal: null });
  expect([await tasks(), await told()]).toEqual([2 * DECISIONS, 2 * DECISIONS]);
  const [{ decisions } = { decisions: {} }] = await instance.query<{ decisions: Record<string, JsonObject> }>(
    `select snapshot #> '{facts,decisions}' as decisions from matter where id = $1`,
    [source],
  );
  expect(new Set(Object.values(decisions).map(({ task }) => task)).size).toBe(2 * DECISIONS);
  expect(await joined()).toBe(EARLIER + LATER);
  expect(await count(`act where verb = 'join-by-rule' and body -> 'rule' ? $1`, CODE)).toBe(EARLIER + LATER);
  expect(await examine(instance)).toEqual([]);
  for (const each of [first, last]) expect(each.output()).not.toMatch(STACK_TRACE);
}, 240_000);
