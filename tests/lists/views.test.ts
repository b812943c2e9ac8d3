import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { viewFilter } from '../../modules/intake/views/contract.ts';
import { deleteView, listViews, MAX_VIEWS, putView } from '../../modules/intake/views/saved-views.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import { clerk, type Desk, openDesk } from './desk.ts';

let desk: Desk;
const officer = clerk('980101', 0, ['officer']);
const colleague = clerk('980101', 0, ['officer']);
const head = clerk('980101', 0, ['head']);
const station = clerk('980101001', 0, ['officer']);
const above = clerk('980100', 0, ['head']);
const elsewhere = clerk('980201', 0, ['head']);
beforeAll(async () => {
  desk = await openDesk();
  await desk.receive(clerk('980101'), [{ domain: 'food' }, { domain: 'food' }, { domain: 'drug' }]);
  await desk.receive(clerk('980201'), [{ domain: 'food' }]);
});
afterAll(() => desk.end());

const food = viewFilter.parse({ queue: 'all', domain: 'food' });
const save = (who: LedgerActor, name: string, shared: boolean, id = uuidv7()): Promise<string> =>
  putView(desk.intake, who, id, { name, shared, filter: food, position: 0 }).then(() => id);
const names = async (who: LedgerActor): Promise<string[]> =>
  (await listViews(desk.intake, who)).map(({ name }) => name);
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

test('one’s own views are one’s own; shared ones are the office’s and nobody else’s', async () => {
  await save(officer, '我的食品', false);
  await save(officer, '本局食品', true);
  expect(await names(officer)).toEqual(['我的食品', '本局食品']);
  expect(await names(colleague)).toEqual(['本局食品']);
  for (const who of [station, above, elsewhere]) expect(await names(who)).toEqual([]);
});

test('each view is counted with the eyes of who looks', async () => {
  const [seen] = (await listViews(desk.intake, colleague)).filter(({ name }) => name === '本局食品');
  expect(seen?.count).toEqual({ total: 2, exact: true });
  expect(seen?.mine).toBe(false);
});

test('a shared view is changed by who saved it and by the head; any other is as good as none', async () => {
  const own = await save(officer, '只给自己', false);
  const shared = await save(officer, '给大家', true);
  expect(await code(save(colleague, '抢名', true, shared))).toBe('intake.view.not-yours');
  expect(await code(deleteView(desk.intake, colleague, shared))).toBe('intake.view.not-yours');
  for (const who of [colleague, head, station]) {
    expect(await code(save(who, '抢名', true, own))).toBe('intake.view.none');
  }
  expect(await code(deleteView(desk.intake, elsewhere, own))).toBe('done');
  expect(await names(officer)).toContain('只给自己');
  await save(head, '负责人改名', true, shared);
  expect(await names(colleague)).toContain('负责人改名');
  // It stays the officer's.
  await save(officer, '收回', false, shared);
  expect(await names(colleague)).not.toContain('收回');
  await deleteView(desk.intake, officer, shared);
  expect(await names(officer)).not.toContain('收回');
});

test('a filter that is none is refused, an old one that means nothing now is shown and counts nothing', async () => {
  expect(viewFilter.safeParse({ queue: 'all', colour: 'red' }).success).toBe(false);
  expect(viewFilter.safeParse({ queue: 'yesterday' }).success).toBe(false);
  const id = await save(officer, '旧视图', false);
  await desk.owner.query(`update saved_view set filter = '{"queue": "gone"}' where id = $1`, [id]);
  const view = (await listViews(desk.intake, officer)).find((each) => each.id === id);
  expect([view?.count, view?.mine]).toEqual([null, true]);
});

test('there is an end to it', async () => {
  const who = clerk('980101', 0, ['officer']);
  for (let n = 0; n < MAX_VIEWS; n += 1) await save(who, `第${n}个`, false);
  expect(await code(save(who, '再一个', false))).toBe('intake.view.too-many');
});
