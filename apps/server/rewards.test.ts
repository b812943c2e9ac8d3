import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
let officer: Caller;
let second: Caller;
let chief: Caller;
let keeper: Caller;
let neighbour: Caller;
let overseer: Caller;

beforeAll(async () => {
  server = await testServer();
  clerk = await server.signIn('clerk');
  officer = await server.signIn('officer');
  second = await server.signIn('second');
  chief = await server.signIn('chief');
  keeper = await server.signIn('keeper');
  neighbour = await server.signIn('neighbour');
  overseer = await server.signIn('overseer');
});
afterAll(() => server.end());

let caller = 0;
const post = (url: string, payload: object) => {
  caller += 1;
  return server.send({ method: 'POST', url, payload, remoteAddress: `203.0.113.${caller % 250}` });
};
const status = async (receiptCode: string) => (await post('/public/status', { receiptCode })).body;

/** An anonymous report, confirmed and cleared: its id and its code. */
async function confirmed(outcome: 'file' | 'not-file' = 'file'): Promise<{ id: string; code: string }> {
  const id = uuidv7();
  const filed = await post('/public/filings', {
    actId: id,
    kind: 'report',
    title: '小作坊用工业原料加工食品',
    text: '城东小作坊夜间用工业原料加工食品，仓库在院子后面。',
    region: '980101',
    respondent: { name: '城东小作坊', address: '城东路8号' },
    reporter: null,
  });
  const steps: readonly (readonly [Caller, string, object])[] = [
    [clerk, 'accept', {}],
    outcome === 'file'
      ? [officer, 'file', { cause: '生产不安全食品', caseNo: '云市监案〔2026〕5号', text: '查证属实，建议立案。' }]
      : [officer, 'not-file', { ground: 'N1', text: '未发现违法。' }],
    [chief, 'clear', {}],
  ];
  for (const [who, verb, body] of steps) {
    const { row } = (await clerk('GET', `/api/matters/980101/${id}`)).body;
    const done = await who('POST', `/api/matters/980101/${id}/acts`, {
      actId: uuidv7(),
      verb,
      version: row.version,
      body,
    });
    expect([verb, done.status, done.text]).toEqual([verb, 200, expect.any(String)]);
  }
  return { id, code: filed.body.receiptCode };
}

let numbers = 0;
const proposal = (report: string, more: object = {}) => {
  numbers += 1;
  return {
    report: { region: '980101', matter: report },
    decision: { number: `云市监处罚〔2026〕${numbers}号`, on: '2026-05-20' },
    trigger: { kind: 'closed', on: '2026-05-29' },
    collectedFen: 20_000_000,
    scope: ['food'],
    level: '1',
    naturalPerson: true,
    insider: false,
    reason: '举报人提供了详细事实，联系电话13712345678。',
    ...more,
  };
};

const propose = (who: Caller, body: object, actId = uuidv7()) =>
  who('POST', '/api/office', { actId, procedure: 'reward', verb: 'propose', body });

async function act(who: Caller, id: string, verb: string, body: object = {}) {
  const { row } = (await officer('GET', `/api/matters/980101/${id}`)).body;
  return who('POST', `/api/office/980101/${id}/acts`, { actId: uuidv7(), verb, version: row.version, body });
}

async function done(who: Caller, id: string, verb: string, body: object = {}): Promise<void> {
  const answer = await act(who, id, verb, body);
  expect([verb, answer.status, answer.text]).toEqual([verb, 200, expect.any(String)]);
}

const TOLD = '您的举报查证属实，决定给予奖励。';

/** A reward that its reporter was told of. */
async function told(more: object = {}): Promise<{ id: string; report: string; code: string }> {
  const { id: report, code } = await confirmed();
  const opened = await propose(officer, proposal(report, more));
  expect([opened.status, opened.text]).toEqual([201, expect.any(String)]);
  const id: string = opened.body.matterId;
  await done(chief, id, 'approve', { document: '云市监奖〔2026〕1号' });
  await done(officer, id, 'tell', { way: 'portal', text: TOLD });
  return { id, report, code };
}

const claim = (receiptCode: string, more: object = {}) =>
  post('/public/reward-claims', { receiptCode, actId: uuidv7(), way: 'counter', ...more });
const account = { holder: '周不名', bank: '云岚农商行城东支行', number: '6222 0211 0000 9876' };

describe('a proposal', () => {
  test('is for a report that was confirmed and cleared, once, where it is handled', async () => {
    const none = await confirmed('not-file');
    expect(await propose(officer, proposal(none.id))).toMatchObject({ status: 409, body: { code: 'rewards.report' } });
    expect((await propose(officer, proposal(uuidv7()))).status).toBe(404);
    const { id } = await confirmed();
    expect((await propose(neighbour, proposal(id))).status).toBe(404);
    const [one, two] = await Promise.all([propose(officer, proposal(id)), propose(second, proposal(id))]);
    expect([one.status, two.status].sort()).toEqual([201, 409]);
    expect([one, two].find((each) => each.status === 409)?.body.code).toBe('rewards.there-is-one');
  });

  test('refused or withdrawn it may be proposed anew, and sent again after a lost answer it is there once', async () => {
    const { id } = await confirmed();
    const [actId, body] = [uuidv7(), proposal(id)];
    const first = await propose(officer, body, actId);
    expect((await propose(officer, body, actId)).body).toEqual({ ...first.body, replayed: true });
    await done(officer, first.body.matterId, 'withdraw', { reason: '登记错误' });
    expect((await propose(officer, proposal(id))).status).toBe(201);
  });

  test('rewards of one case stay below its cap together', async () => {
    const decision = { number: '云市监处罚〔2026〕900号', on: '2026-05-20' };
    const large = { decision, collectedFen: 1_500_000_000 };
    const finance = { document: '云市监奖〔2026〕2号', financeDocument: '云财函〔2026〕9号' };
    const [one, two] = [await confirmed(), await confirmed()];
    const first = (await propose(officer, proposal(one.id, large))).body.matterId;
    const other = (await propose(officer, proposal(two.id, large))).body.matterId;
    expect(await act(chief, first, 'approve', finance)).toMatchObject({
      status: 409,
      body: { code: 'rewards.cap-of-case', params: { sumFen: 150_000_000, capFen: 100_000_000 } },
    });
    await done(officer, other, 'withdraw', { reason: '并入另一件' });
    await done(chief, first, 'approve', finance);
  });
});

describe('an anonymous reporter', () => {
  test('learns nothing before they are told, then until when and how to claim, and what the office wrote', async () => {
    const { id: report, code } = await confirmed();
    const { matterId } = (await propose(officer, proposal(report))).body;
    await done(chief, matterId, 'approve', { document: '云市监奖〔2026〕3号' });
    expect((await status(code)).reward).toBeNull();
    expect(await claim(code)).toMatchObject({ status: 409, body: { code: 'rewards.claim.none' } });
    await done(officer, matterId, 'tell', { way: 'portal', text: TOLD });
    const { reward, messages } = await status(code);
    expect(reward).toMatchObject({ state: 'granted', amountFen: 1_000_000, mayClaim: true, mayAskExcuse: false });
    expect(reward.text.zh).toContain(`10,000元`);
    expect(reward.text.zh).toContain(reward.claimUntil);
    expect(messages.at(-1)).toMatchObject({ from: 'office', text: TOLD });
    expect(JSON.stringify([reward, messages])).not.toMatch(/officer|chief|详细事实/);
  });

  test('claims without a name; the account is sealed, in no answer, list, log or fold', async () => {
    const { id, code } = await told();
    const answer = await claim(code, { way: 'bank', account });
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body.reward).toMatchObject({ state: 'claimed', mayClaim: false });
    const detail = await officer('GET', `/api/matters/980101/${id}`);
    const everywhere = [
      answer.text,
      detail.text,
      (await chief('GET', `/api/matters/980101/${id}`)).text,
      (await officer('GET', '/api/office?procedure=reward')).text,
      (await post('/public/status', { receiptCode: code })).text,
      server.log(),
    ];
    for (const text of everywhere) expect(text).not.toMatch(/周不名|农商行|6222/);
    const { seq } = detail.body.acts.find(({ verb }: { verb: string }) => verb === 'claim');
    const act = `/api/matters/980101/${id}/acts/${seq}`;
    const reason = '按批准的奖励办理银行转账';
    // Nobody alone: not who pays, not the custodian; two people, as with the report itself.
    for (const who of [officer, chief, keeper])
      expect((await who('POST', `${act}/identity`, { reason })).body.code).toBe('intake.identity.request-needed');
    const asked = await chief('POST', `${act}/identity-requests`, { purpose: 'reward', reason });
    expect(asked.status, asked.text).toBe(201);
    const request = `/api/identity-requests/${asked.body.region}/${asked.body.id}`;
    expect((await keeper('POST', `${request}/decision`, { decision: 'approved', reason })).status).toBe(200);
    expect((await chief('POST', `${request}/open`)).text).toContain('周不名');
  });

  test('claims once: the same send again changes nothing, another is refused', async () => {
    const { code } = await told();
    const actId = uuidv7();
    expect((await claim(code, { actId })).status).toBe(200);
    expect((await claim(code, { actId })).status).toBe(200);
    expect(await claim(code)).toMatchObject({ status: 409, body: { code: 'rewards.claim.refused' } });
  });

  test('a wrong code is told as in the status; a claim of another shape is refused', async () => {
    const wrong = 'ABCDEF-GHJKMN-PQRSTV-WXYZ23';
    const { body } = await post('/public/status', { receiptCode: wrong });
    for (const answer of [
      await claim(wrong),
      await post('/public/reward-excuses', { receiptCode: wrong, actId: uuidv7(), reason: '住院' }),
    ]) {
      expect({ ...answer.body, traceId: '' }).toEqual({ ...body, traceId: '' });
    }
    const { code } = await told();
    expect((await claim(code, { way: 'cash' })).status).toBe(400);
    expect((await claim(code, { way: 'bank' })).status).toBe(422);
    expect((await claim(code, { account })).status).toBe(422);
    expect((await status(code)).reward.mayClaim).toBe(true);
  });

  test('is told of a refusal with the remedies', async () => {
    const { id: report, code } = await confirmed();
    const { matterId } = (await propose(officer, proposal(report))).body;
    const remedies = '可以依法申请行政复议或者提起行政诉讼。';
    const refusal = { ground: 'not-major', document: '云市监不奖〔2026〕1号', reason: '不在范围内。', remedies };
    await done(chief, matterId, 'refuse', refusal);
    await done(officer, matterId, 'tell', { way: 'portal', text: '决定不予奖励：不在奖励范围内。' });
    expect((await status(code)).reward).toMatchObject({ state: 'refused', amountFen: null, remedies, mayClaim: false });
    expect((await propose(officer, proposal(report))).status).toBe(201);
  });
});

describe('from the claim to the payment', () => {
  test('paid before a witness and closed by a third, the reporter sees it; the bureau above sees it masked', async () => {
    const { id, code } = await told();
    await claim(code);
    const { officer: payer, second: witness } = server.people;
    const payment = { on: '2026-06-01', amountFen: 1_000_000, voucher: '付字第12号', payer, witness };
    expect(await act(second, id, 'pay', { ...payment, witness: payer })).toMatchObject({ status: 409 });
    await done(second, id, 'pay', payment);
    await done(chief, id, 'clear');
    expect((await status(code)).reward).toMatchObject({ state: 'paid' });
    const above = await overseer('GET', `/api/matters/980101/${id}`);
    expect(above.status).toBe(200);
    expect(above.text).not.toContain('13712345678');
    expect((await chief('GET', `/api/matters/980101/${id}`)).text).toContain('13712345678');
    expect((await neighbour('GET', `/api/matters/980101/${id}`)).status).toBe(404);
    expect((await neighbour('GET', '/api/office?procedure=reward')).body.items).toEqual([]);
  });

  test('a reporter without a code is told another way', async () => {
    const id = uuidv7();
    const body = { title: '举报', text: '当面举报的情况', channel: 'counter', anonymous: false };
    await clerk('POST', '/api/matters', { actId: id, procedure: 'report', verb: 'receive', body });
    for (const [who, verb, given] of [
      [clerk, 'accept', {}],
      [officer, 'file', { cause: '案由', caseNo: '云市监案〔2026〕7号', text: '查证属实。' }],
      [chief, 'clear', {}],
    ] as const) {
      const { row } = (await clerk('GET', `/api/matters/980101/${id}`)).body;
      const one = { actId: uuidv7(), verb, version: row.version, body: given };
      expect((await who('POST', `/api/matters/980101/${id}/acts`, one)).status).toBe(200);
    }
    const { matterId } = (await propose(officer, proposal(id))).body;
    await done(chief, matterId, 'approve', { document: '云市监奖〔2026〕4号' });
    expect(await act(officer, matterId, 'tell', { way: 'portal', text: TOLD })).toMatchObject({
      status: 409,
      body: { code: 'rewards.no-receipt' },
    });
    await done(officer, matterId, 'tell', { way: 'phone', text: TOLD });
  });
});

/** The last one: time goes on, and sessions have ended. */
test('after the last day a reporter asks for another by a good reason, and claims by it', async () => {
  const { id, code } = await told();
  server.clock.set(new Date('2026-08-03T02:00:00.000Z'));
  officer = await server.signIn('officer');
  chief = await server.signIn('chief');
  expect(await claim(code)).toMatchObject({ status: 409, body: { code: 'rewards.claim.refused' } });
  expect((await status(code)).reward).toMatchObject({ mayClaim: false, mayAskExcuse: true });
  const asked = await post('/public/reward-excuses', { receiptCode: code, actId: uuidv7(), reason: '住院治疗' });
  expect(asked.body.reward).toMatchObject({ state: 'granted', mayAskExcuse: false });
  expect((await act(officer, id, 'lapse')).body.params.rule).toBe('reward.lapse.excuse');
  await done(chief, id, 'decide-excuse', { result: 'accepted', until: '2026-09-30', reason: '有住院记录' });
  expect((await status(code)).reward).toMatchObject({ claimUntil: '2026-09-30', mayClaim: true });
  expect((await claim(code)).body.reward).toMatchObject({ state: 'claimed' });
});
