import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { assignRoles, createPerson, type Role, storePasswordHash } from '../../platform/identity/index.ts';
import { filingRequest, type Licensed } from './testing/case-bodies.ts';
import { type Caller, PASSWORD, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let chief: Caller;
let neighbour: Caller;
let second: Caller;
const ids: Record<string, string> = {};

const MORE: readonly (readonly [login: string, roles: readonly Role[], licence: string | null])[] = [
  ['leaver', ['officer'], 'YL-01'],
  ['mate', ['officer'], 'YL-02'],
  ['taker', ['officer'], 'YL-03'],
  ['bare', ['officer'], null],
  ['recused', ['officer'], 'YL-05'],
];

beforeAll(async () => {
  server = await testServer();
  const { db } = server.store;
  const hash = await server.identity.slowHash.hash(PASSWORD);
  for (const [login, roles, licenceNo] of MORE) {
    const id = await createPerson(db, { login, name: `${login}先生`, licenceNo });
    ids[login] = id;
    await storePasswordHash(db, server.identity, id, hash);
    await assignRoles(
      db,
      server.identity,
      roles.map((role) => ({ personId: id, authority: '980101' as never, role, validFrom: '2018-11-01' as never })),
    );
  }
  [chief, neighbour, second] = (await Promise.all(
    ['chief', 'neighbour', 'second'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller];
});
afterAll(() => server.end());

const licensed = (login: string): Licensed => ({
  person: ids[login] ?? '',
  licence: MORE.find(([each]) => each === login)?.[2] ?? '',
});

interface Filed {
  readonly id: string;
  version: number;
}

async function file(...team: readonly string[]): Promise<Filed> {
  const done = await chief('POST', '/api/cases', filingRequest(team.map(licensed)));
  expect(done.status, done.text).toBe(201);
  return { id: done.body.matterId, version: done.body.version };
}

async function act(by: Caller, of: Filed, verb: string, body: JsonObject): Promise<void> {
  const request = { actId: uuidv7(), verb, version: of.version, body };
  const done = await by('POST', `/api/cases/980101/${of.id}/acts`, request);
  expect(done.status, done.text).toBe(200);
  of.version = done.body.version;
}

const page = async (of: Filed) => (await chief('GET', `/api/cases/980101/${of.id}`)).body;
const officers = async (of: Filed): Promise<string[]> =>
  (await page(of)).officers.map((each: { name: string }) => each.name.replace('先生', ''));
const holders = async (): Promise<{ id: string; state: string; cases: number; tasks: number }[]> =>
  (await chief('GET', '/api/cases/hand-over/holders')).body.holders;
const holder = async (login: string) => (await holders()).find(({ id }) => id === ids[login]);

interface Shown {
  readonly row: { readonly id: string };
  readonly post: string;
  readonly tasks: number;
  readonly after: { readonly name: string }[] | null;
  readonly refusal: { readonly code: string; readonly params: JsonObject } | null;
}
const preview = async (query: string): Promise<readonly Shown[]> => {
  const answer = await chief('GET', `/api/cases/hand-over?${query}`);
  expect(answer.status, answer.text).toBe(200);
  return answer.body.cases;
};
const request = (cases: readonly Filed[], more: object = {}) => ({
  id: uuidv7(),
  from: ids.leaver,
  to: ids.taker,
  reason: '调往市局',
  cases: cases.map(({ id }) => ({ homeRegion: '980101', id })),
  ...more,
});
const due = '2026-06-20';

describe('cases of an officer who leaves', () => {
  let led: Filed;
  let helped: Filed;
  let withTask: Filed;
  let withTaker: Filed;
  let refused: Filed;

  test('are told apart: led, helped with, tasks alone; with what would be refused and why', async () => {
    led = await file('leaver', 'mate');
    await act(chief, led, 'add-task', { title: '询问证人', owner: ids.leaver ?? '', due });
    helped = await file('mate', 'leaver');
    withTask = await file('mate', 'taker');
    await act(chief, withTask, 'add-task', { title: '送达', owner: ids.leaver ?? '', due });
    withTaker = await file('leaver', 'taker');
    refused = await file('leaver', 'mate');
    expect(await holder('leaver')).toMatchObject({ state: 'here', cases: 5, tasks: 2, name: 'leaver先生' });

    const plain = await preview(`from=${ids.leaver}`);
    expect(plain.map(({ row, post, tasks, after, refusal }) => [row.id, post, tasks, after, refusal])).toEqual(
      expect.arrayContaining([
        [led.id, 'lead', 1, null, null],
        [helped.id, 'officer', 0, null, null],
        [withTask.id, 'task', 1, null, null],
      ]),
    );
    const shown = new Map((await preview(`from=${ids.leaver}&to=${ids.taker}`)).map((each) => [each.row.id, each]));
    expect(shown.get(led.id)).toMatchObject({ after: [{ name: 'taker先生' }, { name: 'mate先生' }], refusal: null });
    expect(shown.get(helped.id)).toMatchObject({ after: [{ name: 'mate先生' }, { name: 'taker先生' }], refusal: null });
    expect(shown.get(withTask.id)).toMatchObject({ after: null, refusal: null });
    // Two are needed: who takes over is the other officer already.
    expect(shown.get(withTaker.id)?.refusal).toMatchObject({
      code: 'procedure.refused',
      params: { rule: 'case.assign-officers.staffing' },
    });
    const beside = await preview(`from=${ids.leaver}&to=${ids.taker}&partner=${ids.mate}`);
    expect(beside.find(({ row }) => row.id === withTaker.id)).toMatchObject({
      after: [{ name: 'taker先生' }, { name: 'mate先生' }],
      refusal: null,
    });
    // The partner stays out where there are two without.
    expect(beside.find(({ row }) => row.id === helped.id)?.after).toHaveLength(2);
    const bare = await preview(`from=${ids.leaver}&to=${ids.bare}`);
    expect(bare.find(({ row }) => row.id === led.id)?.refusal).toMatchObject({ code: 'cases.licence.missing' });
  });

  test('go in one go, each by its own acts; what is refused stays and says why', async () => {
    const asked = request([led, helped, withTask, withTaker]);
    const done = await chief('POST', '/api/cases/hand-over', asked);
    expect(done.status, done.text).toBe(200);
    expect(done.body).toMatchObject({ moved: 3, from: { name: 'leaver先生' }, to: { name: 'taker先生' } });
    expect(done.body.refused).toMatchObject([
      {
        matterId: withTaker.id,
        problem: { code: 'procedure.refused', params: { rule: 'case.assign-officers.staffing' } },
      },
    ]);
    expect(await officers(led)).toEqual(['taker', 'mate']);
    expect(await officers(helped)).toEqual(['mate', 'taker']);
    expect(await officers(withTask)).toEqual(['mate', 'taker']);
    expect(await officers(withTaker)).toEqual(['leaver', 'taker']);
    // Not asked for, not moved.
    expect(await officers(refused)).toEqual(['leaver', 'mate']);
    for (const each of [led, withTask]) expect((await page(each)).matter.facts.tasks.k1.owner).toBe(ids.taker);
    const acts = (await page(led)).matter.acts.filter(({ verb }: { verb: string }) => verb !== 'file');
    expect(acts.map(({ verb }: { verb: string }) => verb).sort()).toEqual([
      'add-task',
      'assign-officers',
      'change-task',
    ]);

    // Asked again: the same receipt, no other act.
    const again = await chief('POST', '/api/cases/hand-over', asked);
    const said = ({ body: { refused: each, ...rest } }: typeof done) => [
      rest,
      each.map(({ problem: { traceId: _, ...problem } }: { problem: JsonObject }) => problem),
    ];
    expect(said(again)).toEqual(said(done));
    const receipt = await chief('GET', `/api/hand-over/${asked.id}/receipt`);
    expect(receipt.body).toMatchObject({ kind: 'qingyuan.case-hand-over.v1', reason: '调往市局' });
    expect(receipt.body.moved).toHaveLength(3);
    const listed = (await chief('GET', '/api/hand-over')).body;
    expect(listed[0]).toMatchObject({ id: asked.id, what: 'cases', moved: 3, refused: 1 });
    const taker = await server.signIn('taker');
    expect((await taker('GET', '/api/hand-over')).body[0]).toMatchObject({ id: asked.id, mayConfirm: true });
    expect((await taker('POST', `/api/hand-over/${asked.id}/confirm`)).body).toMatchObject({ mayConfirm: false });
  });

  test('an account that was closed, or moved on, or a licence that ran out, stands first', async () => {
    const { db } = server.store;
    await db.query({ text: `update person set licence_until = '2026-05-31' where login = 'mate'` });
    expect(await holder('mate')).toMatchObject({ state: 'licence' });
    // A remaining officer whose licence ran out holds the case back, by name.
    const held = (await preview(`from=${ids.leaver}&to=${ids.taker}`)).find(({ row }) => row.id === refused.id);
    expect(held?.refusal).toMatchObject({ code: 'cases.licence.expired', params: { name: 'mate先生' } });
    await db.query({ text: `update person set licence_until = null, active = true where login = 'mate'` });
    await db.query({ text: `update person set active = false where login = 'leaver'` });
    expect((await holders())[0]).toMatchObject({ id: ids.leaver, state: 'closed', cases: 2 });
    const done = await chief('POST', '/api/cases/hand-over', request([withTaker, refused], { partner: ids.mate }));
    expect(done.body, done.text).toMatchObject({ moved: 2, refused: [] });
    expect(await holder('leaver')).toBeUndefined();
  });

  test('recused people take over nothing', async () => {
    const filed = await file('mate', 'taker');
    const asks = { person: ids.recused ?? '', post: 'officer', askedBy: 'party', on: '2026-06-01', text: '系近亲属。' };
    await act(chief, filed, 'ask-recusal', { ...asks, ground: 'B2' });
    await act(chief, filed, 'decide-recusal', { recusal: 'r1', result: 'recused', reason: '情况属实' });
    const [shown] = (await preview(`from=${ids.mate}&to=${ids.recused}`)).filter(({ row }) => row.id === filed.id);
    expect(shown?.refusal).toMatchObject({ params: { rule: 'case.assign-officers.recused' } });
    const done = await chief('POST', '/api/cases/hand-over', request([filed], { from: ids.mate, to: ids.recused }));
    expect(done.body).toMatchObject({
      moved: 0,
      refused: [{ problem: { params: { rule: 'case.assign-officers.recused' } } }],
    });
  });

  test('are a head’s to hand over, of the own authority alone, and to an officer', async () => {
    const filed = await file('mate', 'taker');
    const asked = request([filed], { from: ids.mate, to: ids.recused });
    expect((await second('POST', '/api/cases/hand-over', asked)).body.code).toBe('cases.hand-over.head-only');
    expect((await second('GET', `/api/cases/hand-over?from=${ids.mate}`)).body.code).toBe('cases.hand-over.head-only');
    expect((await second('GET', '/api/cases/hand-over/holders')).body.code).toBe('cases.hand-over.head-only');
    expect((await neighbour('GET', '/api/cases/hand-over/holders')).body.holders).toEqual([]);
    expect((await neighbour('GET', `/api/cases/hand-over?from=${ids.mate}`)).body.cases).toEqual([]);
    const away = await neighbour('POST', '/api/cases/hand-over', asked);
    expect(away.body).toMatchObject({ moved: 0, refused: [] });
    expect(await officers(filed)).toEqual(['mate', 'taker']);
    const own = { from: ids.mate, to: ids.mate };
    expect((await chief('POST', '/api/cases/hand-over', request([filed], own))).body.code).toBe(
      'intake.hand-over.self',
    );
    const clerk = request([filed], { from: ids.mate, to: server.people.clerk });
    expect((await chief('POST', '/api/cases/hand-over', clerk)).body.code).toBe('intake.hand-over.receiver');
  });
});
