import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
beforeAll(async () => {
  server = await testServer();
  clerk = await server.signIn('clerk');
});
afterAll(() => server.end());

let caller = 0;
function nextAddress(): string {
  caller += 1;
  return `198.51.100.${caller}`;
}

const post = (url: string, payload: object, remoteAddress = nextAddress()) =>
  server.send({ method: 'POST', url, payload, remoteAddress });

const filing = (more: object = {}) => ({
  actId: uuidv7(),
  kind: 'report',
  title: '加油站短斤少两',
  text: '东街加油站加油枪走字快，已经三次。',
  region: '980101',
  respondent: { name: '东街加油站', address: '东街1号' },
  reporter: null,
  ...more,
});
const named = { name: '钱多多', phone: '13700001111' };
const complaint = (more: object = {}) => filing({ kind: 'complaint', demand: '退款120元', reporter: named, ...more });

async function filed(body: object = filing()): Promise<{ code: string; id: string }> {
  const answer = await post('/public/filings', body);
  expect(answer.status).toBe(201);
  return { code: answer.body.receiptCode, id: (body as { actId: string }).actId };
}

const write = (receiptCode: string, text: string, actId = uuidv7()) =>
  post('/public/messages', { receiptCode, text, actId });

const matter = async (id: string) => (await clerk('GET', `/api/matters/980101/${id}`)).body;

async function perform(id: string, verb: string, body: object) {
  const { row } = await matter(id);
  return clerk('POST', `/api/matters/980101/${id}/acts`, { actId: uuidv7(), verb, version: row.version, body });
}

describe('the talk by receipt code', () => {
  test('the office asks, an anonymous reporter answers, and the office sees that something is unread', async () => {
    const { code, id } = await filed();
    expect((await perform(id, 'ask-reporter', { text: '请问是几号枪？' })).status).toBe(200);
    const seen = await post('/public/status', { receiptCode: code });
    expect(seen.body.messages).toEqual([
      { from: 'office', at: expect.stringMatching(/^2026-06-01T/), text: '请问是几号枪？' },
    ]);
    expect(seen.text).not.toContain('clerk');

    const answered = await write(code, '三号枪，上周六下午。');
    expect(answered.status).toBe(200);
    expect(answered.headers['cache-control']).toBe('no-store');
    expect(answered.body.messages.map((each: { text: string }) => each.text)).toEqual([
      '请问是几号枪？',
      '三号枪，上周六下午。',
    ]);
    const list = await clerk('GET', '/api/matters?queue=all');
    expect(list.body.items.find((row: { id: string }) => row.id === id).unread).toBe(1);
    expect((await matter(id)).facts.unreadFromReporter).toBe(1);
    expect((await perform(id, 'read-messages', {})).status).toBe(200);
    expect((await matter(id)).row.unread).toBe(0);
  });

  test('sent again after a lost answer is there once; the same id with other words is refused', async () => {
    const { code } = await filed();
    const actId = uuidv7();
    await write(code, '补充一点。', actId);
    const again = await write(code, '补充一点。', actId);
    expect(again.body.messages).toHaveLength(1);
    expect(await write(code, '换了一句。', actId)).toMatchObject({
      status: 409,
      body: { code: 'intake.message.id-reused' },
    });
  });

  test('so many a day and no more, with a code that says so; the page knows it before', async () => {
    const { code } = await filed();
    for (let count = 0; count < 10; count += 1) expect((await write(code, `第${count}条`)).status).toBe(200);
    expect((await post('/public/status', { receiptCode: code })).body.writeRefusal.zh).toContain('明天');
    expect(await write(code, '再来一条')).toMatchObject({ status: 409, body: { code: 'intake.message.refused' } });
  });

  test('a wrong code is told as in the status, whatever is sent with it', async () => {
    const { body: status } = await post('/public/status', { receiptCode: 'ABCDEF-GHJKMN-PQRSTV-WXYZ23' });
    const wrong = await write('ABCDEF-GHJKMN-PQRSTV-WXYZ23', '有人吗');
    expect(wrong.status).toBe(404);
    expect({ ...wrong.body, traceId: '' }).toEqual({ ...status, traceId: '' });
    const back = await post('/public/withdrawals', { receiptCode: 'ABCDEF-GHJKMN-PQRSTV-WXYZ23', actId: uuidv7() });
    expect({ ...back.body, traceId: '' }).toEqual({ ...status, traceId: '' });
  });

  test('shows no word of any other act, neither of the filing nor of the office among itself', async () => {
    const { code, id } = await filed();
    await perform(id, 'accept', { note: '内部备注：先不要惊动' });
    await write(code, '我写的。');
    const { text } = await post('/public/status', { receiptCode: code });
    expect(text).toContain('我写的');
    expect(text).not.toMatch(/内部备注|短斤少两|东街/);
  });

  test('a code opens its own matter only', async () => {
    const [one, other] = [await filed(), await filed()];
    await write(one.code, '甲的话');
    expect((await post('/public/status', { receiptCode: other.code })).body.messages).toEqual([]);
  });

  test('too long, empty and what cannot be stored: refused', async () => {
    const { code } = await filed();
    for (const text of ['', '   ', '长'.repeat(2_001)]) expect((await write(code, text)).status).toBe(400);
    expect((await write(code, 'a\u0000b')).status).toBe(422);
  });
});

describe('withdrawing a complaint by receipt code', () => {
  test('works before it is accepted, once', async () => {
    const { code, id } = await filed(complaint());
    const request = { receiptCode: code, actId: uuidv7(), reason: '已经和商家谈好了' };
    const back = await post('/public/withdrawals', request);
    expect(back.body).toMatchObject({ plainState: { zh: '您已撤回' }, mayWithdraw: false });
    expect((await post('/public/withdrawals', request)).status).toBe(200);
    expect((await matter(id)).row.state).toBe('withdrawn');
    const other = await post('/public/withdrawals', { ...request, actId: uuidv7() });
    expect(other).toMatchObject({ status: 409, body: { code: 'intake.withdrawal.refused' } });
  });

  test('not after acceptance, and never of a report', async () => {
    const accepted = await filed(complaint());
    await perform(accepted.id, 'accept', {});
    const report = await filed();
    for (const { code } of [accepted, report]) {
      expect((await post('/public/status', { receiptCode: code })).body.mayWithdraw).toBe(false);
      const refused = await post('/public/withdrawals', { receiptCode: code, actId: uuidv7() });
      expect(refused).toMatchObject({ status: 409, body: { code: 'intake.withdrawal.refused' } });
    }
  });
});

describe('rating by receipt code', () => {
  test('once, after the end, and counted with its base at the authority', async () => {
    const { code, id } = await filed();
    const rate = (score: number, more: object = {}) =>
      post('/public/ratings', { receiptCode: code, actId: uuidv7(), score, text: '说得清楚', ...more });
    const early = await rate(5);
    expect([early.status, early.body.code]).toEqual([409, 'intake.rating.refused']);
    await perform(id, 'no-power', { text: '不属本机关管辖', channel: '交通运输局' });
    const cleared = await (await server.signIn('chief'))('POST', `/api/matters/980101/${id}/acts`, {
      actId: uuidv7(),
      verb: 'clear',
      version: (await matter(id)).row.version,
      body: {},
    });
    expect(cleared.status, cleared.text).toBe(200);
    expect((await post('/public/status', { receiptCode: code })).body).toMatchObject({ mayRate: true, rating: null });
    for (const score of [0, 6, 2.5]) expect((await rate(score)).status).toBe(400);
    const given = await rate(4);
    expect(given.body).toMatchObject({ mayRate: false, rating: 4 });
    expect(given.text).not.toContain('说得清楚');
    expect((await rate(1)).body.code).toBe('intake.rating.refused');
    const { facts, row } = await matter(id);
    expect(facts.rating).toEqual({ score: 4, on: '2026-06-01' });
    expect(row.state).toBe('cleared');
    const other = await filed();
    expect((await post('/public/status', { receiptCode: other.code })).body.rating).toBeNull();
  });
});

describe('a complaint says what is asked for', () => {
  test('as a field of its own, which the officer sees and the list does not', async () => {
    const { id } = await filed(complaint());
    const { facts } = await matter(id);
    expect(facts).toMatchObject({ demand: '退款120元', text: '东街加油站加油枪走字快，已经三次。' });
    const without = await post('/public/filings', complaint({ demand: undefined }));
    expect(without).toMatchObject({ status: 422, body: { code: 'intake.filing.no-demand' } });
  });
});

describe('a mixed letter', () => {
  test('becomes a complaint and a report that name one another, each with its clock and its code', async () => {
    const request = complaint({ kind: 'both' });
    const answer = await post('/public/filings', request);
    expect(answer.status).toBe(201);
    const codes: { procedure: string; receiptCode: string }[] = answer.body.receipts;
    expect(codes.map(({ procedure }) => procedure)).toEqual(['complaint', 'report']);
    expect(codes[0]?.receiptCode).toBe(answer.body.receiptCode);
    expect(codes[1]?.receiptCode).not.toBe(answer.body.receiptCode);
    for (const { procedure, receiptCode } of codes) {
      const status = await post('/public/status', { receiptCode });
      expect(status.body.procedure).toBe(procedure);
      expect(status.body.clocks).toHaveLength(1);
    }
    const first = await matter(request.actId);
    expect(first.facts.demand).toBe('退款120元');
    const { origin } = first.facts;
    expect(origin.procedure).toBe('report');
    const second = await matter(origin.matter);
    expect(second.facts.origin).toEqual({ procedure: 'complaint', matter: request.actId });
    expect(second.row.procedure).toBe('report');
    expect(second.facts).not.toHaveProperty('demand');
    expect(first.clocks[0].rule).not.toBe(second.clocks[0].rule);
  });

  test('sent again gives the same two codes and opens nothing more', async () => {
    const request = complaint({ kind: 'both', title: '只此一次的来信' });
    const first = await post('/public/filings', request);
    const again = await post('/public/filings', request);
    expect(again.body).toEqual(first.body);
    const list = await clerk('GET', `/api/matters?queue=all&q=${encodeURIComponent('只此一次')}`);
    expect(list.body.items).toHaveLength(2);
  });

  test('needs a name, because it holds a complaint', async () => {
    const nameless = await post('/public/filings', complaint({ kind: 'both', reporter: null }));
    expect(nameless.body.code).toBe('intake.filing.no-reporter');
  });
});
