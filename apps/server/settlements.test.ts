import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../kernel/error.ts';
import { uuidv7 } from '../../kernel/id.ts';
import { type FirmRegister, followDays } from '../../modules/settlements/index.ts';
import { deterministicUuid } from '../../platform/import/index.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

const firm = (n: number, name: string) => ({
  ...{ region: '980101', id: `00000000-0000-7000-8000-00000000010${n}`, name, code: '', address: `东街${n}号` },
});
const SHOP = firm(1, '云岚百货商场');
const OTHER = firm(2, '东街电器行');
const FIRMS = [SHOP, OTHER];

/** Stands for the register of firms: a header says who is signed in. */
const firms: FirmRegister = {
  enrolled: async (region, id) => FIRMS.find((each) => each.region === region && each.id === id),
  staffOf: async ({ headers }) => {
    const of = FIRMS.find(({ id }) => id === headers['x-firm']);
    if (of === undefined) throw new AppError('identity.session-ended', 401);
    return { firm: of, staffId: `staff-of-${of.id}`, staffName: '客服小李' };
  },
};

let server: TestServer;
let clerk: Caller;
let officer: Caller;
beforeAll(async () => {
  server = await testServer({ firms });
  clerk = await server.signIn('clerk');
  officer = await server.signIn('officer');
});
afterAll(() => server.end());

let caller = 0;
const post = (url: string, payload: object) => {
  caller += 1;
  const remoteAddress = `203.0.${Math.floor(caller / 250)}.${caller % 250}`;
  return server.send({ method: 'POST', url, payload, remoteAddress });
};
const asFirm = (of: { readonly id: string }, method: 'GET' | 'POST', url: string, payload?: object) =>
  server.send({
    method,
    url,
    headers: { 'x-firm': of.id, 'x-qingyuan': '1' },
    ...(payload === undefined ? {} : { payload }),
  });

const filing = (more: object = {}) => ({
  actId: uuidv7(),
  firm: { region: SHOP.region, id: SHOP.id },
  goods: '电饭煲',
  text: '用了两天不通电，门店让找厂家。',
  demand: '退货退款',
  claimFen: 25_900,
  evidence: ['小票 20260530-08'],
  consumer: { name: '王小明', phone: '13800001234' },
  ...more,
});

interface Filed {
  readonly id: string;
  readonly code: string;
}
async function filed(more: object = {}): Promise<Filed> {
  const body = filing(more);
  const answer = await post('/public/settlements', body);
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return { id: body.actId, code: answer.body.receiptCode };
}
const status = ({ code }: Filed) => post('/public/settlements/status', { receiptCode: code });
const consumer = ({ code }: Filed, verb: string, body: object = {}, actId = uuidv7()) =>
  post('/public/settlements/acts', { receiptCode: code, actId, verb, body });
const staff = ({ id }: Filed, verb: string, body: object = {}, of: { readonly id: string } = SHOP, actId = uuidv7()) =>
  asFirm(of, 'POST', `/api/firm/settlements/980101/${id}/acts`, { actId, verb, body });
const escalate = ({ code }: Filed) => post('/public/settlements/escalations', { receiptCode: code });
const terms = { terms: '退还全款，商品寄回。', amountFen: 25_900, performBy: '2026-06-10', contestBy: '2026-06-20' };
const done = async (answer: Promise<{ status: number; text: string; body: { state: string } }>): Promise<string> => {
  const { status: code, text, body } = await answer;
  expect([code, text]).toEqual([200, expect.any(String)]);
  return body.state;
};
const matter = async (id: string) => (await officer('GET', `/api/matters/980101/${id}`)).body;
const complaintsOf = async (settlement: string): Promise<readonly string[]> => {
  const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ id: string }>(sql`
      select m.id from matter m where m.procedure = 'complaint' and m.snapshot #>> '{facts,origin,matter}' = ${settlement}`),
  );
  return rows.map(({ id }) => id);
};

/** At another moment, and back again. */
async function at<T>(instant: string, work: () => Promise<T>): Promise<T> {
  const before = server.clock.now();
  server.clock.set(new Date(instant));
  try {
    return await work();
  } finally {
    server.clock.set(before);
  }
}
const settings = { remindBefore: [5, 2], fewest: 5 };

describe('a settlement between a consumer and a firm', () => {
  test('filed, answered with an offer, countered, agreed, performed, rated', async () => {
    const one = await filed();
    const first = (await status(one)).body;
    expect([first.state, first.due, first.workdaysLeft]).toEqual(['filed', '2026-06-15', 10]);
    expect(await done(staff(one, 'firm-offers', { ...terms, amountFen: 12_900 }))).toBe('talking');
    expect(await done(consumer(one, 'consumer-offers', terms))).toBe('talking');
    expect(await done(staff(one, 'firm-accepts', { offer: 'o2' }))).toBe('agreed');
    expect(await done(staff(one, 'declares-performed', { text: '已原路退款。' }))).toBe('agreed');
    expect(await done(consumer(one, 'confirms-performed'))).toBe('performed');
    expect(await done(consumer(one, 'rate', { stars: 5 }))).toBe('performed');
    const { body } = await status(one);
    expect([body.agreement.terms, body.agreement.amountFen, body.stars]).toEqual([terms.terms, 25_900, 5]);
    expect(body.steps.map(({ by }: { by: string }) => by)).toEqual([
      ...['consumer', 'firm', 'consumer', 'firm', 'firm', 'consumer'],
    ]);
  });

  test('a repeated send gets the same code; what an act repeats is there once', async () => {
    const body = filing();
    const [a, b] = [await post('/public/settlements', body), await post('/public/settlements', body)];
    expect([a.status, b.status, b.body]).toEqual([201, 201, a.body]);
    const one = { id: body.actId, code: a.body.receiptCode };
    const actId = uuidv7();
    await consumer(one, 'consumer-writes', { text: '请尽快回复。' }, actId);
    expect((await consumer(one, 'consumer-writes', { text: '请尽快回复。' }, actId)).body.steps).toHaveLength(2);
  });

  test('a firm that does not take part is none', async () => {
    const answer = await post('/public/settlements', filing({ firm: { region: '980101', id: uuidv7() } }));
    expect([answer.status, answer.body.code]).toEqual([422, 'settlements.no-firm']);
  });

  test('accept and counter-offer at once: one of them stands, and an agreement is never about what was replaced', async () => {
    for (let round = 0; round < 4; round += 1) {
      const one = await filed();
      await done(staff(one, 'firm-offers', terms));
      const [accepted, countered] = await Promise.all([
        consumer(one, 'consumer-accepts', { offer: 'o1' }),
        staff(one, 'firm-offers', { ...terms, amountFen: 1 }),
      ]);
      expect([accepted.status, countered.status].sort()).toEqual([200, 409]);
      const { body } = await status(one);
      if (accepted.status === 200) expect([body.state, body.agreement.id]).toEqual(['agreed', 'o1']);
      else expect([body.state, body.standing.amountFen]).toEqual(['talking', 1]);
    }
  });
});

describe('who sees what', () => {
  test('another firm’s is as if it were not there; nobody signed in sees none', async () => {
    const one = await filed();
    const at980101 = `/api/firm/settlements/980101/${one.id}`;
    expect((await asFirm(OTHER, 'GET', at980101)).status).toBe(404);
    expect((await staff(one, 'firm-writes', { text: '您好' }, OTHER)).status).toBe(404);
    expect((await asFirm(OTHER, 'GET', '/api/firm/settlements?which=all')).text).not.toContain(one.id);
    expect((await asFirm(SHOP, 'GET', '/api/firm/settlements')).text).toContain(one.id);
    expect((await server.send({ method: 'GET', url: at980101 })).status).toBe(401);
    expect((await officer('GET', at980101)).status).toBe(401);
    // A form of another site has no mark of ours.
    const payload = { actId: uuidv7(), verb: 'declines', body: { reason: '不是本企业写的。' } };
    const crossed = { method: 'POST', url: `${at980101}/acts`, headers: { 'x-firm': SHOP.id }, payload } as const;
    expect((await server.send(crossed)).body.code).toBe('http.cross-site');
  });

  test('the telephone is masked for the firm until there is an agreement, unless the consumer shares it', async () => {
    const one = await filed();
    const seen = async (of: Filed) =>
      (await asFirm(SHOP, 'GET', `/api/firm/settlements/980101/${of.id}`)).body.consumer;
    expect(await seen(one)).toEqual({ name: '王小明', phone: '138****1234', masked: true });
    await done(staff(one, 'firm-offers', terms));
    await done(consumer(one, 'consumer-accepts', { offer: 'o1' }));
    expect(await seen(one)).toEqual({ name: '王小明', phone: '13800001234', masked: false });
    expect(await seen(await filed({ sharesPhone: true }))).toMatchObject({ masked: false });
    expect((await status(one)).body.consumer).toBeNull();
  });

  test('one consumer never sees another’s; a code of a settlement is none of a filing before it is one', async () => {
    const [one, two] = [await filed(), await filed({ text: '另一位消费者的经过，与前者无关。' })];
    expect((await status(one)).text).not.toContain('另一位');
    expect((await status({ ...two, code: 'AAAA-BBBB-CCCC-DDDD-EEEE' })).body.code).toBe('settlements.unknown');
    expect((await post('/public/status', { receiptCode: one.code })).status).toBe(404);
    // Its id opens nothing to whoever holds another's code.
    expect((await consumer({ ...one, code: two.code }, 'withdraw')).body.id).toBe(two.id);
  });

  test('who filed is sealed: in no row, no fact, no line of the log', async () => {
    const one = await filed({ consumer: { name: '欧阳不在册', phone: '13911112222' } });
    const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query<{ all: string }>(sql`
        select concat(m.snapshot::text, m.title, a.body::text, p.payload::text) as all
        from matter m join act a on a.home_region = m.home_region and a.matter_id = m.id
        left join act_private p on p.home_region = a.home_region and p.matter_id = a.matter_id and p.seq = a.seq
        where m.id = ${one.id}`),
    );
    expect(rows).toHaveLength(1);
    for (const text of [rows[0]?.all ?? '', server.log(), JSON.stringify(await matter(one.id))]) {
      expect(text).not.toMatch(/欧阳不在册|13911112222/);
    }
  });

  test('no officer acts on it: the desk finds it, and no queue of work holds it', async () => {
    const one = await filed();
    const { row, verbs } = await matter(one.id);
    expect([row.procedure, row.due]).toEqual(['settlement', null]);
    expect(verbs.every(({ refusal }: { refusal: object | null }) => refusal !== null)).toBe(true);
    const listed = async (queue: string) => (await officer('GET', `/api/office?queue=${queue}&limit=200`)).text;
    expect(await listed('all')).toContain(one.id);
    expect(await listed('office')).not.toContain(one.id);
    expect((await officer('GET', '/api/office/counts')).text).not.toContain('settlement');
    const forged = await officer('POST', `/api/office/980101/${one.id}/acts`, {
      ...{ actId: uuidv7(), verb: 'lapse', version: row.version, body: {} },
    });
    expect(forged.status).toBe(409);
    const opened = await officer('POST', '/api/office', {
      ...{ actId: uuidv7(), procedure: 'settlement', verb: 'file', body: {} },
    });
    expect(opened.status).toBe(409);
  });
});

describe('to the authority', () => {
  test('the whole file goes with it, the seven working days begin that day, and one code opens both', async () => {
    const one = await filed();
    await done(staff(one, 'firm-offers', { ...terms, terms: '只换不退。', amountFen: 0 }));
    const early = await escalate(one);
    expect([early.status, early.body.code]).toEqual([409, 'settlements.refused']);
    expect(await complaintsOf(one.id)).toEqual([]);
    await done(staff(one, 'declines', { reason: '已拆封，不予退货。' }));
    expect(await done(at('2026-06-03T02:00:00Z', () => escalate(one)))).toBe('escalated');
    const [complaint = ''] = await complaintsOf(one.id);
    const page = (await clerk('GET', `/api/matters/980101/${complaint}`)).body;
    expect([page.row.procedure, page.row.openedOn, page.row.due]).toEqual(['complaint', '2026-06-03', '2026-06-12']);
    const { personal, sealed } = page.acts[0];
    expect(sealed).toBe(true);
    for (const words of ['不通电', '只换不退', '已拆封', '小票 20260530-08']) expect(personal.text).toContain(words);
    expect(personal.demand).toBe('退货退款');
    const followed = await post('/public/status', { receiptCode: one.code });
    expect([followed.status, followed.body.procedure]).toEqual([200, 'complaint']);
    expect((await status(one)).body.escalated).toBe(true);
    // Asked again it is done once.
    expect(await done(escalate(one))).toBe('escalated');
    expect(await complaintsOf(one.id)).toHaveLength(1);
  });

  test('both or neither: against whatever happens at the same moment', async () => {
    for (let round = 0; round < 4; round += 1) {
      const one = await filed();
      await done(staff(one, 'declines', { reason: '不予处理。' }));
      const [first, , second] = await Promise.all([escalate(one), consumer(one, 'withdraw'), escalate(one)]);
      const { state } = (await status(one)).body;
      expect([first.status, second.status]).toEqual(state === 'escalated' ? [200, 200] : [409, 409]);
      expect([state, (await complaintsOf(one.id)).length]).toEqual(
        state === 'escalated' ? ['escalated', 1] : ['withdrawn', 0],
      );
    }
  });

  test('the firm cannot keep the consumer from it by taking ids beforehand', async () => {
    const one = await filed();
    for (const what of ['escalate', 'complaint']) {
      const id = deterministicUuid('settlements', what, one.id);
      expect((await staff(one, 'firm-writes', { text: '请稍候。' }, SHOP, id)).status).toBe(200);
    }
    await done(staff(one, 'declines', { reason: '不予处理。' }));
    expect(await done(escalate(one))).toBe('escalated');
  });
});

describe('days that pass', () => {
  test('reminded once at each mark, then recorded as unanswered; a second look does nothing more', async () => {
    const one = await filed();
    const on = (instant: string) => at(instant, () => followDays(server.ledger, settings));
    const verbs = async () => (await matter(one.id)).acts.map(({ verb }: { verb: string }) => verb);
    await on('2026-06-05T02:00:00Z');
    expect(await verbs()).toEqual(['file']);
    await on('2026-06-08T02:00:00Z');
    await on('2026-06-08T09:00:00Z');
    await on('2026-06-11T02:00:00Z');
    await on('2026-06-15T02:00:00Z');
    expect(await verbs()).toEqual(['file', 'remind', 'remind']);
    await on('2026-06-16T02:00:00Z');
    expect(await on('2026-06-16T03:00:00Z')).toBe(0);
    expect(await verbs()).toEqual(['file', 'remind', 'remind', 'lapse']);
    const { body } = await at('2026-06-16T04:00:00Z', () => status(one));
    expect([body.state, body.steps.map(({ by }: { by: string | null }) => by)]).toEqual([
      'unanswered',
      ['consumer', null],
    ]);
    const told = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`select from outbox o join act a on a.home_region = o.home_region and a.act_id = o.act_id
        where o.topic = 'notice' and a.matter_id = ${one.id}`),
    );
    expect(told.rows).toHaveLength(4);
  });
});

describe('scorecards', () => {
  const card = async (of: { readonly id: string }) =>
    (await server.send({ method: 'GET', url: `/api/public/firms/980101/${of.id}/scorecard` })).body;

  test('counts with their bases; no share of few; what was taken back in time says nothing of the firm', async () => {
    const before = await card(OTHER);
    expect([before.filed, before.answered, before.rating]).toEqual([
      0,
      { n: 0, of: 0, share: null },
      { mean: null, n: 0 },
    ]);
    const ofOther = { firm: { region: '980101', id: OTHER.id } };
    await done(consumer(await filed(ofOther), 'withdraw'));
    const one = await filed(ofOther);
    await done(staff(one, 'firm-offers', terms, OTHER));
    await done(consumer(one, 'consumer-accepts', { offer: 'o1' }));
    await done(consumer(one, 'confirms-performed'));
    await done(consumer(one, 'rate', { stars: 4 }));
    expect(await card(OTHER)).toMatchObject({
      ...{ filed: 2, answered: { n: 1, of: 1, share: null }, settled: { n: 1, of: 1, share: null } },
      ...{ broken: { n: 0, of: 1 }, medianDays: null, rating: { mean: null, n: 1 }, fewest: 5 },
    });
    for (let n = 0; n < 4; n += 1) {
      await done(staff(await filed(ofOther), 'declines', { reason: '不属于质量问题。' }, OTHER));
    }
    expect(await card(OTHER)).toMatchObject({
      ...{ filed: 6, answered: { n: 5, of: 5, share: 1 }, settled: { n: 1, of: 5, share: 0.2 } },
    });
    const unknown = await server.send({ method: 'GET', url: `/api/public/firms/980101/${uuidv7()}/scorecard` });
    expect(unknown.status).toBe(404);
  });

  test('listed by name, found by words, as open data with a schema', async () => {
    const list = await server.send({ method: 'GET', url: '/api/public/settlements/scorecards' });
    const names: readonly string[] = list.body.items.map(({ name }: { name: string }) => name);
    expect(names).toContain(OTHER.name);
    expect([...names].sort()).toEqual(names);
    const url = `/api/public/settlements/scorecards?q=${encodeURIComponent('电器')}`;
    expect((await server.send({ method: 'GET', url })).body.items).toHaveLength(1);
    const data = '/api/public/settlements/scorecards/open-data';
    const json = await server.send({ method: 'GET', url: data });
    expect(JSON.parse(json.text).items.map(({ name }: { name: string }) => name)).toEqual(names);
    const csv = await server.send({ method: 'GET', url: `${data}?format=csv` });
    expect(csv.text.split('\n')[0]).toContain('answeredShare');
    expect(csv.text).not.toMatch(/王小明|13800001234/);
  });
});
