import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MatterId, newActId, type Region, uuidv7 } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { matterQuery, type QueueId } from '../../modules/intake/contract.ts';
import { viewpoint } from '../../modules/intake/queries/clock-view.ts';
import { matterConditions } from '../../modules/intake/queries/conditions.ts';
import { listMatters } from '../../modules/intake/queries/list-matters.ts';
import { viewFilter } from '../../modules/intake/views/contract.ts';
import { listViews, putView } from '../../modules/intake/views/saved-views.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import { sql } from '../../platform/store/sql.ts';
import type { Statement } from '../../platform/store/types.ts';
import { clerk, type Desk, openDesk } from './desk.ts';

let desk: Desk;
let ids: MatterId[];
let there: MatterId[];
const county = clerk('980101');
const city = clerk('980100');
/** The account that takes in what citizens write. */
const portal = clerk('980101', 0, ['system']);
const many = (count: number): object[] => Array.from({ length: count }, () => ({}));

async function act(who: LedgerActor, matter: MatterId, verb: string, body: JsonObject, region = '980101') {
  const [done] = await performMany(desk.ledger, who, [
    { actId: newActId(), homeRegion: region as Region, matterId: matter, verb, body },
  ]);
  if (done?.ok !== true) throw done?.error;
}

beforeAll(async () => {
  desk = await openDesk();
  ids = await desk.receive(county, many(300) as JsonObject[]);
  there = await desk.receive(clerk('980102'), many(2) as JsonObject[]);
  const [first = there[0], second = there[0]] = ids;
  for (const id of [first, second]) await act(portal, id as MatterId, 'reporter-writes', { text: '还有一张照片。' });
  await act(clerk('980102', 0, ['system']), there[0] as MatterId, 'reporter-writes', { text: '有结果吗？' }, '980102');
  const pair = { pair: uuidv7(), reason: '同一件' };
  await act(clerk('980101', 0, ['officer']), ids[2] as MatterId, 'link-same', pair);
  await desk.owner.query('vacuum (analyze) matter');
});
afterAll(() => desk.end());

const unread = async (who: LedgerActor, queue: QueueId = 'all', more: object = {}) => {
  const page = await listMatters(desk.intake, who, matterQuery.parse({ queue, unread: 'yes', ...more }));
  return { ids: page.items.map(({ id }) => id), total: page.total, next: page.next };
};

test('lists what citizens wrote and nobody answered, within one’s own scope, and page by page', async () => {
  expect((await unread(county)).ids.toSorted()).toEqual(ids.slice(0, 2).toSorted());
  expect((await unread(county, 'office')).total).toBe(2);
  expect((await unread(city)).total).toBe(3);
  expect((await unread(clerk('980103'))).total).toBe(0);
  for (const queue of ['all', 'near', 'intake'] as const) {
    const whole = await unread(county, queue);
    const first = await unread(county, queue, { limit: 1 });
    expect(first.ids).toEqual(whole.ids.slice(0, 1));
    if (first.next !== null)
      expect((await unread(county, queue, { limit: 1, cursor: first.next })).ids).toEqual(whole.ids.slice(1));
  }
});

test('lists what somebody said is the same as another, marked with how many', async () => {
  const page = await listMatters(desk.intake, city, matterQuery.parse({ queue: 'all', same: 'yes' }));
  expect(page.items.map(({ id, same }) => [id, same])).toEqual([[ids[2], 1]]);
});

test('another word for it than the one known is no filter', () => {
  expect(matterQuery.safeParse({ unread: 'no' }).success).toBe(false);
  expect(matterQuery.parse({}).unread).toBeUndefined();
});

test('a saved view counts it, and the answer that clears it counts it down', async () => {
  const filter = viewFilter.parse({ queue: 'office', unread: 'yes' });
  await putView(desk.intake, county, uuidv7(), { name: '有新留言', shared: false, filter, position: 0 });
  const counted = async () => (await listViews(desk.intake, county))[0];
  expect(await counted()).toMatchObject({ filter: { unread: 'yes' }, count: { total: 2, exact: true } });
  await act(county, ids[0] as MatterId, 'read-messages', {});
  expect((await counted())?.count).toEqual({ total: 1, exact: true });
});

/** The plan of counting these conditions, under the viewer's row security. */
async function planOf(who: LedgerActor, where: Statement): Promise<string> {
  return desk.store.transaction(who, async (tx) => {
    const { text, values } = sql`explain (format json) select from matter m where ${where}`;
    const { rows } = await tx.query({ text, ...(values ? { values } : {}) });
    return JSON.stringify(rows);
  });
}

test('few among many: what is unread, said to be the same and in dispute have indexes of their own', async () => {
  const { env, procedures, clock } = desk.ledger;
  const plan = (filter: object): Promise<string> => {
    const view = viewpoint(env, clock.now(), desk.intake.nearWorkdays);
    return planOf(city, matterConditions(city, matterQuery.parse(filter), view, procedures, null));
  };
  expect(await plan({ queue: 'all', unread: 'yes' })).toContain('"Index Name":"matter_unread"');
  expect(await plan({ queue: 'overdue', unread: 'yes' })).toContain('"Index Name":"matter_unread"');
  expect(await plan({ queue: 'all', same: 'yes' })).toContain('"Index Name":"matter_same"');
  expect(await plan({ queue: 'to-designate' })).toContain('"Index Name":"matter_disputed"');
  expect(await plan({ queue: 'all' })).not.toContain('matter_unread');
});
