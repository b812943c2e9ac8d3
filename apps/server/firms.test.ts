import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { type FirmContext, findFirm, findFirms, firmSettings, firmStaffOf } from '../../modules/firms/index.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type Answer, type Caller, cookiesOf, type TestServer, testServer } from './testing/test-server.ts';

const CODES = ['91980101MA00000158', '91980101MA00000233', '91980101MA0000031X'] as const;
const SECRET = '听泉里的一只蓝鹿跑过石桥边';
const REGION = '980101';

let server: TestServer;
let officer: Caller;
let second: Caller;
let chief: Caller;
let neighbour: Caller;
let context: FirmContext;

const enter = async (): Promise<void> => {
  [officer, second, chief, neighbour] = (await Promise.all(
    ['officer', 'second', 'chief', 'neighbour'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller];
};
beforeAll(async () => {
  server = await testServer();
  await enter();
  const { ledger, directory, identity, receiptPepper: codePepper } = server;
  context = { ledger, directory, identity, codePepper, publicUrl: undefined, settings: firmSettings({}) };
});
afterAll(() => server.end());

let places = 0;
/** Each asks from an address of its own, but where a test says otherwise. */
function send(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object, headers = {}, from?: string) {
  places += 1;
  const remoteAddress = from ?? `203.0.113.${places % 250}`;
  return server.send({
    ...{ method, url, remoteAddress, headers: { 'x-qingyuan': '1', ...headers } },
    ...(payload === undefined ? {} : { payload }),
  });
}

/** A firm's browser. */
const browser =
  (cookie: string) =>
  (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object): Promise<Answer> =>
    send(method, url, payload, { cookie });
type Browser = ReturnType<typeof browser>;

const application = (code: string, more: object = {}) => ({
  ...{ actId: uuidv7(), region: REGION, name: `企业${code.slice(-4)}有限公司`, code, address: '东街1号' },
  ...{ contact: { name: '周经理', phone: '13912345678' }, understood: true, ...more },
});

async function act(by: Caller, id: string, verb: string, body: object = {}): Promise<Answer> {
  const seen = await by('GET', `/api/matters/${REGION}/${id}`);
  const version = seen.body?.row?.version ?? 1;
  return by('POST', `/api/office/${REGION}/${id}/acts`, { actId: uuidv7(), verb, version, body });
}
async function done(by: Caller, id: string, verb: string, body: object = {}): Promise<void> {
  const answer = await act(by, id, verb, body);
  expect([verb, answer.status, answer.text]).toEqual([verb, 200, expect.any(String)]);
}

async function enrolled(code: string, more: object = {}): Promise<string> {
  const asked = application(code, more);
  const applied = await send('POST', '/public/firm-applications', asked);
  expect(applied.status, applied.text).toBe(201);
  await done(officer, asked.actId, 'verify', { papers: '营业执照、授权委托书', manager: '周经理' });
  return asked.actId;
}

const print = (by: Caller, id: string, letter: string) =>
  by('POST', `/api/firms/${REGION}/${id}/letters/${letter}/code`);
async function letter(id: string, number = 'l1'): Promise<string> {
  await done(officer, id, 'send-letter', { addressee: '周经理', address: '东街1号', way: 'post' });
  const printed = await print(officer, id, number);
  expect(printed.status, printed.text).toBe(201);
  return printed.body.code;
}

const opening = (firmCode: string, code: string, login: string, more: object = {}) => ({
  ...{ firmCode, code, login, name: '周经理', password: SECRET, ...more },
});
const activate = (asked: object, from?: string) => send('POST', '/api/firm/activation', asked, {}, from);
async function activated(firmCode: string, code: string, login: string): Promise<Browser> {
  const opened = await activate(opening(firmCode, code, login));
  expect(opened.status, opened.text).toBe(200);
  return browser(cookiesOf(opened));
}
const signIn = (firmCode: string, login: string, password = SECRET, from?: string) =>
  send('POST', '/api/firm/session', { firmCode, login, password }, {}, from);

/** What a refusal says, without what differs in every answer. */
const said = ({ status, body }: Answer) => {
  const { traceId: _, instance: __, ...rest } = body;
  return { status, rest };
};

async function appointed(manager: Browser, name = '小陈'): Promise<{ id: string; code: string }> {
  const { status, body, text } = await manager('POST', '/api/firm/staff', { actId: uuidv7(), name });
  expect(status, text).toBe(201);
  return body;
}

describe('a firm', () => {
  let first: string;
  let code: string;
  let manager: Browser;

  test('applies of its own will; nobody reads of it before an officer has seen its papers', async () => {
    expect((await send('POST', '/public/firm-applications', application(CODES[0], { understood: false }))).status).toBe(
      400,
    );
    expect((await send('POST', '/public/firm-applications', application('91980101MA00000150'))).status).toBe(422);
    const asked = application(CODES[0], { shops: ['云岚东街店'] });
    expect((await send('POST', '/public/firm-applications', asked)).body).toMatchObject({
      authority: { zh: '机关980101' },
    });
    first = asked.actId;
    const listed = () => send('GET', '/api/public/firms');
    expect((await listed()).body.items).toEqual([]);
    // Whoever works on it reads whom to call; above it the name and the number are masked.
    const seenBy = async (login: string) =>
      (await (await server.signIn(login))('GET', `/api/matters/${REGION}/${first}`)).text;
    expect(await seenBy('officer')).toContain('13912345678');
    expect(await seenBy('overseer')).toContain('139****5678');
    expect(await seenBy('overseer')).not.toMatch(/周经理|13912345678/);
    expect((await act(neighbour, first, 'verify', { papers: '执照', manager: '周' })).status).toBe(404);
    await done(officer, first, 'verify', { papers: '营业执照、授权委托书', manager: '周经理' });
    const { body, text, headers } = await listed();
    expect(body.items).toMatchObject([{ id: first, code: CODES[0], shops: ['云岚东街店'], online: false }]);
    expect(text).not.toMatch(/周经理|13912345678|授权委托书/);
    expect(headers['cache-control']).toBe('no-store');
    // Enrolled, and nobody answers yet: the consumer is not sent there.
    expect(await findFirms(context, '')).toEqual([]);
  });

  test('is enrolled once; an application in its name meanwhile stands in nobody’s way', async () => {
    const impostor = application(CODES[1], { name: '冒名公司' });
    expect((await send('POST', '/public/firm-applications', impostor)).status).toBe(201);
    const real = await enrolled(CODES[1]);
    expect((await act(officer, impostor.actId, 'verify', { papers: '执照', manager: '周' })).body.code).toBe(
      'firms.enrolled',
    );
    expect((await send('POST', '/public/firm-applications', application(CODES[1]))).body.code).toBe('firms.enrolled');
    const twice = await officer('POST', '/api/office', {
      ...{ actId: uuidv7(), procedure: 'odr-firm', verb: 'register' },
      body: {
        firm: { name: '再次登记', code: CODES[1], address: '东街1号' },
        ...{ contact: { name: '周', phone: '1' }, document: '申请1号' },
      },
    });
    expect(twice.body.code).toBe('firms.enrolled');
    await done(officer, real, 'record-leave', { document: '退出1号' });
    // One that has left may come back.
    await done(officer, impostor.actId, 'verify', { papers: '执照', manager: '周' });
    await done(officer, impostor.actId, 'record-leave', { document: '退出2号' });
  });

  test('gets a code by letter: shown once, to who sends it, kept as a slow hash alone', async () => {
    await done(officer, first, 'send-letter', { addressee: '周经理', address: '东街1号', way: 'post' });
    expect((await print(second, first, 'l1')).body.code).toBe('firms.letter');
    expect((await print(neighbour, first, 'l1')).status).toBe(404);
    expect((await print(officer, first, 'l2')).body.code).toBe('firms.letter');
    const { status, body, headers } = await print(officer, first, 'l1');
    expect([status, headers['cache-control']]).toEqual([201, 'no-store']);
    expect(body).toMatchObject({ firmCode: CODES[0], addressee: '周经理', until: '2026-07-01' });
    expect(body.portal).toMatch(/\/firm\/activate$/);
    // 23 characters of five bits each, and one that checks them.
    expect(body.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{6}-){3}[0-9A-HJKMNP-TV-Z]{6}$/);
    code = body.code;
    expect((await print(officer, first, 'l1')).body.code).toBe('firms.letter');
    const everything = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query<{ row: string }>(sql`
        select a::text as row from firm_account a union all select m.snapshot::text from matter m
        union all select t.body::text from act t union all select p.payload::text from act_private p`),
    );
    const kept = everything.rows.map(({ row }) => row).join('\n');
    expect(kept).toContain(CODES[0]);
    for (const part of [code, code.replaceAll('-', ''), ...code.split('-')]) expect(kept).not.toContain(part);
  });

  test('a code that is wrong, of another firm, lapsed or used is refused in the same words', async () => {
    const wrong = await activate(opening(CODES[0], 'AAAAAA-AAAAAA-AAAAAA-AAAAAA', 'boss'));
    expect(said(wrong)).toMatchObject({ status: 404, rest: { code: 'firms.code' } });
    expect(said(await activate(opening(CODES[2], code, 'boss')))).toEqual(said(wrong));
    expect(said(await activate(opening(CODES[0], '不是激活码', 'boss')))).toEqual(said(wrong));
    // A weak password says nothing of the code: right and wrong ones are answered alike.
    const weak = { password: '123456789012' };
    const [right, other] = [
      await activate(opening(CODES[0], code, 'boss', weak)),
      await activate(opening(CODES[0], 'AAAAAA-AAAAAA-AAAAAA-AAAAAA', 'boss', weak)),
    ];
    expect(right.body.code).toBe('identity.password-weak');
    expect(said(other)).toEqual(said(right));

    manager = await activated(CODES[0], code.toLowerCase(), 'Boss');
    expect(said(await activate(opening(CODES[0], code, 'boss2')))).toEqual(said(wrong));

    const late = await enrolled(CODES[2]);
    const theirs = await activated(CODES[2], await letter(late), 'boss');
    const [inTime, lapsing] = [await appointed(theirs, '小郑'), await appointed(theirs, '小孙')];
    // Its last day counts whole, in China.
    server.clock.set(new Date('2026-06-08T15:59:59Z'));
    await activated(CODES[2], inTime.code, 'zheng');
    server.clock.set(new Date('2026-06-08T16:00:00Z'));
    await enter();
    expect(said(await activate(opening(CODES[2], lapsing.code, 'sun')))).toEqual(said(wrong));
    await done(officer, late, 'record-leave', { document: '退出3号' });
  });

  test('its session stands in a cookie that no script and no other site can use', async () => {
    const { status, headers, body } = await signIn(CODES[0], ' boss ');
    expect(status).toBe(200);
    const cookie = String(headers['set-cookie']);
    expect(cookie).toMatch(/^qy_firm=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(body).toMatchObject({
      firm: { id: first, code: CODES[0] },
      staff: { login: 'boss', role: 'manager' },
      told: null,
    });
    manager = browser(cookiesOf({ headers }));
    const own = { cookie: cookiesOf({ headers }) };
    const asked = { actId: uuidv7(), name: '外人' };
    const foreign = [
      { ...own, 'x-qingyuan': '' },
      { ...own, origin: 'https://evil.example' },
      { ...own, 'sec-fetch-site': 'cross-site' },
    ];
    for (const bad of foreign)
      expect((await send('POST', '/api/firm/staff', asked, bad)).body.code).toBe('http.cross-site');
    const secure = await server.send({
      ...{ method: 'POST', url: '/api/firm/session', payload: { firmCode: CODES[0], login: 'boss', password: SECRET } },
      headers: { 'x-qingyuan': '1', origin: 'https://qy.example', host: 'qy.example' },
    });
    // Not our origin as far as this server knows: refused before anything is looked at.
    expect(secure.status).toBe(403);
  });

  test('is no officer, and an officer is no firm', async () => {
    expect((await manager('GET', '/api/office')).status).toBe(401);
    expect((await manager('GET', `/api/matters/${REGION}/${first}`)).status).toBe(401);
    expect((await officer('GET', '/api/firm/session')).body.code).toBe('firms.session');
    expect((await officer('GET', '/api/firm/staff')).body.code).toBe('firms.session');
  });

  test('its manager appoints staff by a code of their own; they see what is theirs and manage nothing', async () => {
    const { id, code: staffCode } = await appointed(manager);
    expect((await manager('POST', '/api/firm/staff', { actId: id, name: '小陈' })).body.code).toBe('firms.known');
    expect((await activate(opening(CODES[0], staffCode, 'BOSS', { name: '小陈' }))).body.code).toBe(
      'firms.login-taken',
    );
    const staff = await activated(CODES[0], staffCode, 'chen');
    expect((await staff('GET', '/api/firm/session')).body.staff).toMatchObject({ id, role: 'staff' });
    for (const url of ['/api/firm/staff', `/api/firm/staff/${id}/withdraw`, '/api/firm/leave', '/api/firm/answers']) {
      const tried = await staff('POST', url, { actId: uuidv7(), name: '小王', text: '无' });
      expect([url, tried.body.code]).toEqual([url, 'firms.manager']);
    }
    const names = (await manager('GET', '/api/firm/staff')).body.map((each: { login: string }) => each.login);
    expect(names).toEqual(['boss', 'chen']);
    // Who was taken out is out at once, and cannot come back in.
    expect((await manager('POST', `/api/firm/staff/${id}/withdraw`, { actId: uuidv7() })).status).toBe(204);
    expect((await staff('GET', '/api/firm/session')).body.code).toBe('firms.session');
    expect((await signIn(CODES[0], 'chen')).body.code).toBe('firms.bad-credentials');
    expect((await manager('GET', '/api/firm/staff')).body).toHaveLength(1);
  });

  test('others are told who it is, and which firms answer', async () => {
    const token = cookiesOf(await signIn(CODES[0], 'boss')).replace('qy_firm=', '');
    const request = { cookies: { qy_firm: token } } as unknown as FastifyRequest;
    expect(await firmStaffOf(context, request)).toMatchObject({
      ...{ firm: { region: REGION, id: first }, code: CODES[0], authority: REGION, state: 'active', role: 'manager' },
    });
    await expect(firmStaffOf(context, { cookies: {} } as unknown as FastifyRequest)).rejects.toMatchObject({
      code: 'firms.session',
    });
    const found = async (q: string) => (await findFirms(context, q)).map(({ id }) => id);
    expect(await found('东街店')).toEqual([first]);
    expect(await found(CODES[0])).toEqual([first]);
    expect(await found('东街 西街')).toEqual([]);
    expect(await found('%')).toEqual([]);
    expect((await findFirm(context, { region: REGION, id: first }))?.code).toBe(CODES[0]);
    expect(await findFirm(context, { region: REGION, id: uuidv7() })).toBeUndefined();
  });

  test('changes a password with the old one; other browsers are signed out', async () => {
    const before = browser(cookiesOf(await signIn(CODES[0], 'boss')));
    const wrong = { old: '不是这个密码啊真的', new: '换一个新的蓝色密码呀慢慢记' };
    expect((await manager('POST', '/api/firm/password', wrong)).body.code).toBe('firms.bad-credentials');
    expect((await manager('POST', '/api/firm/password', { old: SECRET, new: '123456789012' })).status).toBe(422);
    const changed = await manager('POST', '/api/firm/password', { ...wrong, old: SECRET, new: `${SECRET}二` });
    expect(changed.status, changed.text).toBe(204);
    expect((await before('GET', '/api/firm/session')).status).toBe(401);
    manager = browser(cookiesOf(changed));
    expect((await manager('GET', '/api/firm/session')).status).toBe(200);
    expect((await signIn(CODES[0], 'boss')).status).toBe(401);
    const back = await manager('POST', '/api/firm/password', { old: `${SECRET}二`, new: SECRET });
    manager = browser(cookiesOf(back));
  });

  test('is heard before it is suspended; suspended, it may still answer, and nobody is sent to it', async () => {
    const measure = { measure: 'suspend', ground: 'unreachable', reason: '信件退回。', document: '告知1号' };
    const told = { toldOn: '2026-06-09', answerBy: '2026-07-10' };
    await done(officer, first, 'tell-measure', { ...measure, ...told });
    const decision = { document: '决定1号', reason: '联系不上。', toldOn: '2026-06-09' };
    expect((await act(chief, first, 'suspend', decision)).body.params.rule).toBe('odr-firm.suspend.heard');
    const answered = await manager('POST', '/api/firm/answers', { actId: uuidv7(), text: '已经搬迁。' });
    expect(answered.body.told).toMatchObject({ measure: 'suspend', reason: '信件退回。', answeredOn: '2026-06-09' });
    expect((await manager('POST', '/api/firm/answers', { actId: uuidv7(), text: '再说一次。' })).body.code).toBe(
      'firms.refused',
    );
    await done(chief, first, 'suspend', decision);
    expect((await send('GET', '/api/public/firms')).body.items).toEqual([]);
    expect(await findFirms(context, '')).toEqual([]);
    expect((await manager('GET', '/api/firm/session')).body.firm.state).toBe('suspended');
    await done(chief, first, 'resume', { reason: '已经联系上。' });
    expect((await send('GET', '/api/public/firms')).body.items).toMatchObject([{ id: first, online: true }]);
  });

  test('a new letter gives it a new manager, and the former one is out; two who type one code at once get in once', async () => {
    const next = await letter(first, 'l2');
    expect((await manager('GET', '/api/firm/session')).status).toBe(200);
    const both = await Promise.all([
      activate(opening(CODES[0], next, 'successor')),
      activate(opening(CODES[0], next, 'successor-too')),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await manager('GET', '/api/firm/session')).status).toBe(401);
    expect((await signIn(CODES[0], 'boss')).status).toBe(401);
    const won = both.find(({ status }) => status === 200);
    if (won === undefined) throw new Error('nobody got in');
    manager = browser(cookiesOf(won));
    const { facts } = (await officer('GET', `/api/matters/${REGION}/${first}`)).body;
    const standing = Object.values(facts.staff as Record<string, { over?: string; role: string }>).filter(
      ({ over }) => !over,
    );
    expect(standing.map(({ role }) => role)).toEqual(['manager']);
  });

  test('an earlier letter opens nothing once another is printed', async () => {
    const third = await letter(first, 'l3');
    const fourth = await letter(first, 'l4');
    expect((await activate(opening(CODES[0], third, 'x-y'))).body.code).toBe('firms.code');
    expect((await print(officer, first, 'l3')).body.code).toBe('firms.letter');
    expect(fourth).not.toBe(third);
  });

  test('leaves when it wants, and everybody of it is out', async () => {
    const { code: staffCode } = await appointed(manager, '小吴');
    const staff = await activated(CODES[0], staffCode, 'wu');
    const { code: waiting } = await appointed(manager, '小郑');
    const gone = await manager('POST', '/api/firm/leave', { actId: uuidv7() });
    expect([gone.status, String(gone.headers['set-cookie'])]).toEqual([204, expect.stringContaining('qy_firm=;')]);
    for (const each of [manager, staff]) expect((await each('GET', '/api/firm/session')).status).toBe(401);
    expect((await signIn(CODES[0], 'wu')).status).toBe(401);
    expect((await activate(opening(CODES[0], waiting, 'zheng'))).status).toBe(404);
    expect((await send('GET', '/api/public/firms')).body.items).toEqual([]);
    const left = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(
        sql`select from firm_account where firm = ${first} and (name <> '' or login is not null or password is not null)`,
      ),
    );
    expect(left.rowCount).toBe(0);
  });
});

describe('two firms', () => {
  test('see nothing of each other, and neither can act on the other', async () => {
    const [one, other] = [await enrolled(CODES[0], { name: '甲商行' }), await enrolled(CODES[1], { name: '乙商行' })];
    const mine = await activated(CODES[0], await letter(one), 'boss');
    const theirs = await activated(CODES[1], await letter(other), 'boss');
    const { id } = await appointed(theirs, '乙的人');
    expect((await mine('POST', `/api/firm/staff/${id}/withdraw`, { actId: uuidv7() })).body.code).toBe('firms.refused');
    for (const url of ['/api/firm/session', '/api/firm/staff']) {
      const { text } = await mine('GET', url);
      expect([url, text.includes('乙'), text.includes(other)]).toEqual([url, false, false]);
    }
    expect((await theirs('GET', '/api/firm/staff')).body).toHaveLength(2);
    // An officer ends the accounts of one of them on its paper: its people are out with the act, the other's stay.
    await done(officer, other, 'end-accounts', { document: '申请2号' });
    expect((await theirs('GET', '/api/firm/session')).body.code).toBe('firms.session');
    expect((await signIn(CODES[1], 'boss')).body.code).toBe('firms.bad-credentials');
    expect((await mine('GET', '/api/firm/session')).status).toBe(200);
    expect(await findFirm(context, { region: REGION, id: other })).toBeUndefined();
    const again = await activated(CODES[1], await letter(other, 'l2'), 'boss');
    await done(officer, other, 'record-leave', { document: '退出4号' });
    expect((await again('GET', '/api/firm/session')).status).toBe(401);
    // The same login is another person in another firm.
    expect((await signIn(CODES[0], 'boss')).body.firm.name).toBe('甲商行');
  });
});

describe('guessing', () => {
  test('is slowed down from one place, and unknown firms are answered as wrong passwords are', async () => {
    const unknown = await signIn(CODES[2], 'boss', '不是这个密码啊真的');
    expect(unknown.body.code).toBe('firms.bad-credentials');
    const wrong = await signIn(CODES[0], 'boss', '不是这个密码啊真的');
    expect(said(wrong)).toEqual(said(unknown));
    const from = '198.51.100.7';
    const answers: string[] = [];
    for (let n = 0; n < 6; n += 1) answers.push((await signIn(CODES[0], 'boss', `错的密码第${n}次猜`, from)).body.code);
    expect(answers.at(0)).toBe('firms.bad-credentials');
    expect(answers.at(-1)).toBe('identity.throttled');
    // Whoever sits elsewhere still gets in.
    expect((await signIn(CODES[0], 'boss')).status).toBe(200);
  });

  test('codes from one place are slowed down too', async () => {
    const from = '198.51.100.8';
    const answers: string[] = [];
    for (let n = 0; n < 6; n += 1)
      answers.push((await activate(opening(CODES[0], `AAAAAA-AAAAAA-AAAAAA-AAAAA${n}`, 'boss'), from)).body.code);
    expect([answers.at(0), answers.at(-1)]).toEqual(['firms.code', 'identity.throttled']);
  });

  test('no password, no code and no session stands in the log', () => {
    for (const secret of [SECRET, '不是这个密码啊真的', 'qy_firm=']) expect(server.log()).not.toContain(secret);
  });
});

test('a session that lay idle is over', async () => {
  const idle = browser(cookiesOf(await signIn(CODES[0], 'boss')));
  expect((await idle('GET', '/api/firm/session')).status).toBe(200);
  server.clock.set(new Date(server.clock.now().getTime() + 61 * 60_000));
  expect((await idle('GET', '/api/firm/session')).body.code).toBe('firms.session');
});

test('days of codes come from the settings, or are ours', () => {
  expect(firmSettings({ QY_FIRM_LETTER_DAYS: '14', QY_FIRM_STAFF_DAYS: '1' })).toEqual({
    letterDays: 14,
    staffDays: 1,
  });
  expect(firmSettings({ QY_FIRM_LETTER_DAYS: '0', QY_FIRM_STAFF_DAYS: '1.5' })).toEqual({
    letterDays: 30,
    staffDays: 7,
  });
});
