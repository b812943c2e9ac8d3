import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { lastDayOf } from '../../modules/cases/commands/number-blocks.ts';
import { numberDefects } from '../../modules/notices/index.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import type { Licensed } from './testing/case-bodies.ts';
import { type Answer, type Caller, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
const sessions = new Map<string, Promise<Caller>>();
const as =
  (login: string): ((...request: Parameters<Caller>) => Promise<Answer>) =>
  async (...request) => {
    const key = `${login} ${server.clock.now().toISOString()}`;
    const session = sessions.get(key) ?? server.signIn(login);
    sessions.set(key, session);
    return (await session)(...request);
  };
const [officer, second, chief, neighbour] = [as('officer'), as('second'), as('chief'), as('neighbour')];
let team: readonly Licensed[];
type As = typeof officer;

beforeAll(async () => {
  server = await testServer();
  await server.store.db.query({
    text: `update person set licence_no = 'YL-' || login where login in ('officer', 'second', 'neighbour')`,
  });
  team = [
    { person: server.people.officer ?? '', licence: 'YL-officer' },
    { person: server.people.second ?? '', licence: 'YL-second' },
  ];
});
afterAll(() => server.end());

const on = (day: string, hour = '02'): void => server.clock.set(new Date(`${day}T${hour}:00:00.000Z`));
const defects = (): Promise<readonly string[]> => server.store.transaction(SYSTEM_VIEWER, (tx) => numberDefects(tx));

/** A decision as a phone sends it; without `number` the register numbers it. */
const decision = (number?: string, eventAt?: string, actId = uuidv7()): JsonObject & { readonly actId: string } => ({
  actId,
  procedure: 'summary-case',
  ...(eventAt === undefined ? {} : { eventAt }),
  body: {
    ...(number === undefined ? {} : { number }),
    ...{ title: '某店未明码标价案', cause: '未按规定明码标价', violation: 'price-not-marked', domain: 'price' },
    ...{ channel: 'inspection', party: { kind: 'organisation', name: '某某商贸有限公司' }, place: '城西路8号' },
    ...{ sources: [], campaigns: [], officers: team.map((each) => ({ ...each })), certain: true, told: true },
    ...{ facts: '未明码标价。', defence: { made: false } },
    penalties: [{ kind: 'warning', citation: '《价格法》第四十二条' }],
    signature: { how: 'signed', name: '李某', on: '2026-06-01' },
  },
});

interface Block {
  readonly id: string;
  readonly until: string;
  readonly numbers: readonly { readonly written: string; readonly state: string }[];
}

async function reserve(by: As, count: number, device = '执法手机', id = uuidv7()): Promise<Block> {
  const done = await by('POST', '/api/cases/number-blocks', { id, device, count });
  expect(done.status, done.text).toBe(201);
  const block = done.body.blocks.find((each: Block) => each.id === id);
  return block;
}
const written = (block: Block): readonly string[] => block.numbers.map((each) => each.written);
const endOf = (number: string): string => /〔.*$/.exec(number)?.[0] ?? '';
const register = async () =>
  (await chief('GET', '/api/notices/register')).body.runs.find(({ form }: { form: string }) => form === '当罚');

describe('numbers taken beforehand', () => {
  test('two devices hold different numbers; between them the register goes on without a gap', async () => {
    on('2026-06-01');
    const phone = await reserve(officer, 3);
    const tablet = await reserve(officer, 2, '平板');
    const partner = await reserve(second, 2, '执法手机');
    expect([phone, tablet, partner].flatMap(written).map(endOf)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map((number) => `〔2026〕${number}号`),
    );
    const online = await officer('POST', '/api/cases', decision());
    expect(endOf(online.body.number)).toBe('〔2026〕8号');

    // The second device reaches us first; what happened on a day is told as of that day.
    const later = decision(written(tablet)[1], '2026-06-01T03:00:00.000Z');
    on('2026-06-03');
    const sent = await officer('POST', '/api/cases', later);
    expect(sent.status, sent.text).toBe(201);
    expect(sent.body).toMatchObject({ number: written(tablet)[1], replayed: false });
    const again = await officer('POST', '/api/cases', later);
    expect(again.body).toMatchObject({ number: written(tablet)[1], replayed: true, matterId: sent.body.matterId });
    expect((await officer('GET', `/api/cases/980101/${sent.body.matterId}`)).body.row.openedOn).toBe('2026-06-01');
    expect(await defects()).toEqual([]);
    expect(await register()).toMatchObject({ last: 8, reserved: 6, unused: 0, whole: true });
  });

  test('the answer to a reservation that was lost is given again', async () => {
    on('2026-06-03');
    const id = uuidv7();
    const first = await reserve(officer, 1, '执法手机', id);
    expect(await reserve(officer, 1, '执法手机', id)).toEqual(first);
    const stolen = await second('POST', '/api/cases/number-blocks', { id, device: '平板', count: 1 });
    expect([stolen.status, stolen.body.code]).toEqual([404, 'notices.block.missing']);
  });

  test('a number serves once, only its officer, and only within its days', async () => {
    on('2026-06-03');
    const [mine = '', spare = ''] = written(await reserve(officer, 2));
    const refusal = async (by: As, number: string, eventAt?: string): Promise<unknown> =>
      (await by('POST', '/api/cases', decision(number, eventAt))).body.code;
    expect(await refusal(second, mine)).toBe('notices.block.unknown');
    expect(await refusal(officer, mine.replace('2026', '2025'))).toBe('notices.block.unknown');
    // Decided before it was reserved: this number cannot stand on that paper.
    expect(await refusal(officer, mine, '2026-06-02T02:00:00.000Z')).toBe('notices.block.days');
    expect((await officer('POST', '/api/cases', decision(mine))).status).toBe(201);
    expect(await refusal(officer, mine)).toBe('notices.block.gone');

    // The paper was made within the days of the block and reached us after them: that is what blocks are for.
    on('2026-06-20');
    expect(await refusal(officer, spare)).toBe('notices.block.days');
    const late = await officer('POST', '/api/cases', decision(spare, '2026-06-10T02:00:00.000Z'));
    expect(late.status, late.text).toBe(201);
    expect(await defects()).toEqual([]);
  });

  test('what is given back is given out again; what is written off never', async () => {
    on('2026-07-01');
    const block = await reserve(officer, 2);
    const [first = '', other = ''] = written(block);
    const url = `/api/cases/number-blocks/${block.id}`;
    expect((await second('POST', `${url}/return`, { reason: '不用' })).body.code).toBe('notices.block.missing');
    const back = await officer('POST', `${url}/return`, { reason: '当日没有使用', numbers: [first] });
    expect(back.body.numbers).toEqual([first]);
    expect(await defects()).toEqual([]);
    expect(written(await reserve(second, 1))).toEqual([first]);
    expect(await defects()).toEqual([]);

    expect((await officer('POST', `${url}/void`, { reason: '手机遗失' })).body.code).toBe('cases.blocks.head-only');
    const seen = (await chief('GET', '/api/cases/number-blocks?whose=office')).body.blocks as Block[];
    expect(seen.map(({ id }) => id)).toContain(block.id);
    expect((await chief('POST', `${url}/void`, { reason: '手机遗失' })).body.numbers).toEqual([other]);
    expect(written(await reserve(second, 1))).not.toContain(other);
    expect((await officer('POST', '/api/cases', decision(other))).body.code).toBe('notices.block.gone');
    expect(await defects()).toEqual([]);
  });

  test('the register tells what became of every number that no paper bears', async () => {
    on('2026-07-01');
    const block = await reserve(officer, 3, '外勤平板');
    const [lost = '', back = '', held = ''] = written(block);
    const url = `/api/cases/number-blocks/${block.id}`;
    expect((await chief('POST', `${url}/void`, { reason: '文书污损', numbers: [lost] })).body.numbers).toEqual([lost]);
    await officer('POST', `${url}/return`, { reason: '没有使用', numbers: [back] });
    type Entry = { written: string; number: number; state: string; matter: unknown; kept: unknown };
    const entries: Entry[] = (await chief('GET', '/api/notices/register?form=当罚')).body.entries;
    expect(entries.find((each) => each.written === lost)).toMatchObject({
      ...{ state: 'written-off', matter: null, kept: { person: 'officer先生', reason: '文书污损' } },
    });
    expect(entries.find((each) => each.written === back)).toMatchObject({ state: 'returned' });
    expect(entries.find((each) => each.written === held)).toMatchObject({ state: 'reserved', kept: { reason: null } });
    // Whole: each number from the last one down stands in it once.
    const { last } = await register();
    expect(entries.map(({ number }) => number)).toEqual(Array.from({ length: last }, (_, index) => last - index));
    const paged = (await chief('GET', `/api/notices/register?form=当罚&before=${last}`)).body.entries;
    expect(paged.map(({ number }: Entry) => number)).toEqual(entries.slice(1).map(({ number }) => number));

    // The head sees what is left, and of the year also what is settled, each number with its day and reason.
    const of = async (query: string) =>
      (await chief('GET', `/api/cases/number-blocks?whose=office${query}`)).body.blocks as Block[];
    expect((await of('')).find(({ id }) => id === block.id)?.numbers).toMatchObject([
      { written: lost, state: 'void', reason: '文书污损', on: '2026-07-01' },
      { written: back, state: 'returned' },
      { written: held, state: 'reserved', reason: null },
    ]);
    await officer('POST', `${url}/return`, { reason: '没有使用' });
    expect((await of('')).map(({ id }) => id)).not.toContain(block.id);
    expect((await of('&year=2026')).map(({ id }) => id)).toContain(block.id);
    expect((await of('&year=2025')).map(({ id }) => id)).not.toContain(block.id);
  });

  test('a number that came back, went out again and was used stands once', async () => {
    on('2026-07-02');
    const block = await reserve(officer, 1);
    await officer('POST', `/api/cases/number-blocks/${block.id}/return`, { reason: '没有使用' });
    const again = await reserve(officer, 1);
    expect(written(again)).toEqual(written(block));
    expect((await officer('POST', '/api/cases', decision(written(again)[0]))).status).toBe(201);
    expect(await defects()).toEqual([]);
    expect((await register()).whole).toBe(true);
  });

  test('a used number without its paper is a defect', async () => {
    const undo = new Error('undo');
    let told: readonly string[] = [];
    await server.store
      .transaction(SYSTEM_VIEWER, async (tx) => {
        await tx.query({ text: `update notice_block_number set state = 'used' where state = 'reserved'` });
        told = await numberDefects(tx);
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) throw error;
      });
    expect(told).toContain('gap in 980101 当罚 2026');
  });

  test('an officer holds only so many, and nobody else any', async () => {
    on('2026-07-03');
    expect((await chief('POST', '/api/cases/number-blocks', { id: uuidv7(), device: '手机', count: 1 })).status).toBe(
      403,
    );
    expect((await second('GET', '/api/cases/number-blocks?whose=office')).body.code).toBe('cases.blocks.head-only');
    let last: Answer | undefined;
    for (let times = 0; times < 4; times += 1) {
      last = await officer('POST', '/api/cases/number-blocks', { id: uuidv7(), device: '手机', count: 10 });
    }
    expect(last?.body).toMatchObject({ code: 'notices.block.too-many' });
  });

  test('the bureau sees what it decides most often, with the article', async () => {
    const { violations } = (await officer('GET', '/api/cases/usual-violations')).body;
    expect(violations[0]).toMatchObject({
      cause: '未按规定明码标价',
      citation: '《价格法》第四十二条',
      domain: 'price',
    });
    expect((await neighbour('GET', '/api/cases/usual-violations')).body.violations).toEqual([]);
  });

  test('never under the number of another year', () => {
    expect(lastDayOf('2026-06-01' as never)).toBe('2026-06-08');
    expect(lastDayOf('2026-12-29' as never)).toBe('2026-12-31');
  });
});
