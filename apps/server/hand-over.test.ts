import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { canonicalText } from '../../platform/proof/canonical.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
let officer: Caller;
let second: Caller;
let chief: Caller;
beforeAll(async () => {
  server = await testServer();
  [clerk, officer, second, chief] = (await Promise.all(
    ['clerk', 'officer', 'second', 'chief'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller];
});
afterAll(() => server.end());

const act = async (matter: string, verb: string, version: number, body: object, by: Caller) => {
  const done = await by('POST', `/api/matters/${matter}/acts`, { actId: uuidv7(), verb, version, body });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
  return done.body.version as number;
};

/** A clue that `by` has claimed, brought to a state. */
async function claimed(by: Caller, state: 'assigned' | 'verifying' | 'paused' | 'concluded'): Promise<string> {
  const { body } = await clerk('POST', '/api/matters', opening('clue'));
  const matter = `${body.homeRegion}/${body.matterId}`;
  let version = await act(matter, 'assign', 1, { to: '980101' }, clerk);
  version = await act(matter, 'claim', version, {}, by);
  if (state !== 'assigned') version = await act(matter, 'accept', version, {}, by);
  if (state === 'paused') await act(matter, 'pause', version, { kind: 'testing', document: '检字1号' }, by);
  if (state === 'concluded')
    await act(matter, 'not-file', version, { ground: 'N1', text: '经核查，违法事实不成立。' }, by);
  return matter;
}

const mine = async (login: string): Promise<string[]> => {
  const caller = await server.signIn(login);
  const { body } = await caller('GET', '/api/matters?queue=mine&limit=200');
  return body.items.map((row: { homeRegion: string; id: string }) => `${row.homeRegion}/${row.id}`).sort();
};
const ask = (by: Caller, to: string, more: object = {}) =>
  by('POST', '/api/hand-over', { id: uuidv7(), to: server.people[to], reason: '岗位调整', ...more });

describe('handing over', () => {
  test('moves every open matter in whatever state, each by its own act, and gives a receipt that proves it', async () => {
    const matters = await Promise.all(
      (['assigned', 'verifying', 'paused', 'concluded'] as const).map((state) => claimed(officer, state)),
    );
    const others = await claimed(second, 'assigned');
    const id = uuidv7();
    const request = { id, to: server.people.second, reason: '岗位调整' };
    const done = await officer('POST', '/api/hand-over', request);
    expect(done).toMatchObject({ status: 200, body: { moved: 4, refused: [] } });
    expect(await mine('officer')).toEqual([]);
    expect(await mine('second')).toEqual([...matters, others].sort());

    const receipt = await officer('GET', `/api/hand-over/${id}/receipt`);
    expect(createHash('sha256').update(receipt.text).digest('hex')).toBe(done.body.digest);
    expect(canonicalText(receipt.body)).toBe(receipt.text);
    expect(receipt.body.moved.map((each: Record<string, string>) => `${each.homeRegion}/${each.matterId}`)).toEqual(
      [...matters].sort(),
    );
    const first = receipt.body.moved[0];
    const detail = await second('GET', `/api/matters/${first.homeRegion}/${first.matterId}`);
    expect(detail.body.acts.at(-1)).toMatchObject({
      verb: 'assign-officer',
      seq: first.version,
      hash: first.hash,
      actId: first.actId,
      body: { officer: server.people.second, note: '岗位调整' },
    });

    // Asked again, also after new work came in: the same receipt, and nothing moves.
    const later = await claimed(officer, 'assigned');
    expect((await officer('POST', '/api/hand-over', request)).body).toEqual(done.body);
    expect(await mine('officer')).toEqual([later]);
    expect((await chief('POST', '/api/hand-over', request)).body.code).toBe('intake.hand-over.id-reused');
    // The one who took has it too; who is not concerned does not.
    expect((await second('GET', `/api/hand-over/${id}/receipt`)).text).toBe(receipt.text);
    expect((await clerk('GET', `/api/hand-over/${id}/receipt`)).body.code).toBe('intake.hand-over.unknown');
  });

  test('of another is the head’s to do', async () => {
    const from = server.people.officer;
    const matter = await claimed(officer, 'verifying');
    expect((await ask(second, 'second', { from })).body.code).toBe('intake.hand-over.refused');
    expect((await ask(clerk, 'second', { from })).body.code).toBe('intake.hand-over.refused');
    expect((await ask(chief, 'second', { from })).body).toMatchObject({ moved: 2, refused: [] });
    expect(await mine('second')).toContain(matter);
  });

  test('goes to an officer of the body only, and not to oneself', async () => {
    expect((await ask(officer, 'officer')).body.code).toBe('intake.hand-over.self');
    expect((await ask(officer, 'clerk')).body.code).toBe('intake.hand-over.receiver');
    const matter = await claimed(officer, 'assigned');
    const elsewhere = await ask(officer, 'neighbour');
    expect(elsewhere.body).toMatchObject({
      moved: 0,
      refused: [{ matterId: matter.slice(7), problem: { code: 'intake.hand-over.receiver' } }],
    });
    expect(await mine('officer')).toEqual([matter]);
  });

  test('an id of another hand-over is refused', async () => {
    const id = uuidv7();
    await ask(chief, 'second', { id, from: server.people.officer });
    const reused = await ask(chief, 'officer', { id, from: server.people.second });
    expect(reused).toMatchObject({ status: 409, body: { code: 'intake.hand-over.id-reused' } });
  });

  test('tells before how many matters it would move, and which the receiver cannot take', async () => {
    const look = (by: Caller, query = '') => by('GET', `/api/hand-over/preview${query}`);
    const before = (await look(second)).body;
    await claimed(second, 'verifying');
    await claimed(second, 'assigned');
    const { body } = await look(second, `?to=${server.people.officer}`);
    expect(body).toMatchObject({
      from: { id: server.people.second, name: 'second先生' },
      open: before.open + 2,
      staying: [],
    });
    expect(body.kinds).toEqual([{ procedure: 'clue', count: before.open + 2 }]);
    expect((await look(chief, `?from=${server.people.second}&to=${server.people.neighbour}`)).body.staying).toEqual([
      { authority: '980101', name: { zh: '机关980101', en: 'Authority 980101' }, count: before.open + 2 },
    ]);
    expect((await look(officer, `?from=${server.people.second}`)).body.code).toBe('intake.hand-over.refused');
    expect((await look(clerk)).body).toMatchObject({ open: 0, kinds: [] });
  });

  test('is listed with both and confirmed by the receiver, once', async () => {
    await claimed(officer, 'assigned');
    const id = uuidv7();
    const done = await ask(officer, 'second', { id });
    const listed = async (by: Caller) =>
      (await by('GET', '/api/hand-over')).body.find((each: { id: string }) => each.id === id);
    const shown = {
      moved: done.body.moved,
      refused: 0,
      digest: done.body.digest,
      reason: '岗位调整',
      confirmedAt: null,
    };
    expect(await listed(officer)).toMatchObject({ ...shown, mayConfirm: false });
    expect(await listed(second)).toMatchObject({ ...shown, mayConfirm: true, from: { name: 'officer先生' } });
    expect(await listed(clerk)).toBeUndefined();

    const confirm = (by: Caller) => by('POST', `/api/hand-over/${id}/confirm`);
    expect((await confirm(officer)).body.code).toBe('intake.hand-over.not-receiver');
    expect((await confirm(clerk)).body.code).toBe('intake.hand-over.unknown');
    const first = await confirm(second);
    expect(first.body).toMatchObject({ mayConfirm: false, confirmedBy: { id: server.people.second } });
    server.clock.advance(60_000);
    expect((await confirm(second)).body).toEqual(first.body);
    expect((await listed(officer)).confirmedAt).toBe(first.body.confirmedAt);
  });
});
