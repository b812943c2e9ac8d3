import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { learnSubjects, putKnownParties } from '../../modules/parties/index.ts';
import { codeOf, partyNamed } from '../../modules/parties/testing.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
let neighbour: Caller;
let city: Caller;
let overseer: Caller;

interface Place {
  readonly region: string;
  readonly id: string;
}

const code = codeOf(1);
const NAME = '听雨商贸有限公司';
const ADDRESS = '东街路12号';

async function receive(by: Caller, respondent: object, procedure = 'clue'): Promise<Place> {
  const { status, body, text } = await by('POST', '/api/matters', opening(procedure, { respondent }));
  expect(status, text).toBe(201);
  return { region: body.homeRegion, id: body.matterId };
}

async function propose(): Promise<void> {
  while ((await server.workers.find(({ name }) => name === 'propose')?.run()) ?? 0);
}

interface Shown {
  readonly matter: { readonly id: string };
  readonly standing: string;
  readonly score: number | null;
  readonly parts: readonly { readonly weight: number }[];
  readonly said: { readonly reason: string; readonly said: string } | null;
}

const against = async (by: Caller, of = code) => (await by('GET', `/api/parties/${of}/matters`)).body;
const aboutIt = async (by: Caller, { region, id }: Place) =>
  (await by('GET', `/api/matters/${region}/${id}/subject`)).body;
const standings = ({ matters }: { matters: readonly Shown[] }): Record<string, string> =>
  Object.fromEntries(matters.map(({ matter, standing }) => [matter.id, standing]));
const say = (by: Caller, matter: Place, subject: object, said: string) =>
  by('POST', '/api/subjects/words', { matter, subject, said, reason: '经现场核对招牌和执照' });

let named: Place;
let variant: Place;
let across: Place;
let stranger: Place;
let namesake: Place;
let stall: Place;
let again: Place;

beforeAll(async () => {
  server = await testServer();
  clerk = await server.signIn('clerk');
  neighbour = await server.signIn('neighbour');
  city = await server.signIn('cityclerk');
  overseer = await server.signIn('overseer');
  await putKnownParties(server.store, [partyNamed(NAME, 1, { address: ADDRESS })]);
  named = await receive(clerk, { name: '一家店', code });
  variant = await receive(clerk, { name: '听雨商贸', address: ADDRESS });
  across = await receive(neighbour, { name: NAME, address: ADDRESS, region: '980101' });
  stranger = await receive(clerk, { name: '大华餐饮店', address: '西大道9号' });
  namesake = await receive(clerk, { name: NAME, code: codeOf(7), address: ADDRESS });
  stall = await receive(clerk, { name: '老王烧烤', address: '南门路8号' });
  again = await receive(clerk, { name: '老王烧烤摊', address: '南门路8号' }, 'report');
  await propose();
});
afterAll(() => server.end());

describe('a firm in matters', () => {
  test('is found by its code and where its name is written otherwise, with the parts of the score', async () => {
    const view = await against(clerk);
    expect(view).toMatchObject({ name: NAME, party: { code }, maySay: true, weights: { version: 0 } });
    expect(standings(view)).toEqual({ [named.id]: 'code', [variant.id]: 'likely' });
    const [, found] = view.matters as readonly Shown[];
    const sum = (found?.parts ?? []).reduce((total, { weight }) => total + weight, 0);
    expect(found?.score).toBeCloseTo(sum, 3);
    expect(found).not.toHaveProperty('probability');
  });

  test('is never one with whom another code contradicts, however like they are', async () => {
    expect(Object.keys(standings(await against(city)))).not.toContain(namesake.id);
    expect(standings(await against(clerk, codeOf(7)))[variant.id]).toBeDefined();
  });

  test('shows only matters that the viewer may see', async () => {
    expect(Object.keys(standings(await against(neighbour)))).toEqual([across.id]);
    expect(Object.keys(standings(await against(city))).sort()).toEqual([named.id, variant.id, across.id].sort());
    expect(Object.keys(standings(await against(city)))).not.toContain(stranger.id);
  });
});

describe('an operator without a code', () => {
  test('is found by the matter that names it', async () => {
    const view = await aboutIt(clerk, stall);
    expect(view).toMatchObject({ name: '老王烧烤', party: null });
    expect(standings(view)).toEqual({ [again.id]: 'likely' });
  });

  test('is hidden with its matter', async () => {
    const { region, id } = stall;
    const hidden = await neighbour('GET', `/api/matters/${region}/${id}/subject`);
    expect([hidden.status, hidden.body.code]).toEqual([404, 'procedure.no-such-matter']);
  });

  test('what was said of its matters leads from one to the next, and never through a hidden one', async () => {
    expect((await say(clerk, again, stall, 'same')).body).toEqual({ kept: true });
    expect((await say(clerk, variant, again, 'same')).body).toEqual({ kept: true });
    expect(standings(await aboutIt(clerk, stall))).toMatchObject({ [again.id]: 'said', [variant.id]: 'said' });
    const word = (matter: Place) => say(city, matter, { code }, 'same');
    expect((await word(across)).status).toBe(200);
    expect(Object.keys(standings(await aboutIt(neighbour, across)))).toEqual([]);
    for (const [matter, subject] of [
      [again, stall],
      [variant, again],
      [across, { code }],
    ] as const)
      expect((await say(city, matter, subject, 'none')).body).toEqual({ kept: true });
  });
});

describe('the word of an officer', () => {
  test('stands before the machine, and taken back leaves all as it was', async () => {
    const before = await against(clerk);
    expect((await say(clerk, variant, { code }, 'same')).body).toEqual({ kept: true });
    expect((await say(clerk, variant, { code }, 'same')).body).toEqual({ kept: false });
    const said = (await against(clerk)).matters.find(({ matter }: Shown) => matter.id === variant.id);
    expect(said).toMatchObject({ standing: 'said', said: { said: 'same', reason: '经现场核对招牌和执照' } });
    expect((await say(clerk, variant, { code }, 'other')).body).toEqual({ kept: true });
    expect(standings(await against(clerk))[variant.id]).toBe('other');
    expect((await say(clerk, variant, { code }, 'none')).body).toEqual({ kept: true });
    expect(await against(clerk)).toEqual(before);
  });

  test('is for those who work on matters, and on matters that they see', async () => {
    expect((await say(overseer, variant, { code }, 'same')).body.code).toBe('subject.not-yours');
    expect((await say(neighbour, variant, { code }, 'same')).body.code).toBe('procedure.no-such-matter');
    expect((await say(neighbour, across, variant, 'same')).body.code).toBe('procedure.no-such-matter');
    expect((await say(clerk, variant, variant, 'same')).body.code).toBe('subject.itself');
    expect((await say(clerk, variant, { code: '123' }, 'same')).body.code).toBe('party.code-invalid');
  });

  test('cannot be changed afterwards by anybody', async () => {
    await expect(
      server.store.transaction(SYSTEM_VIEWER, (tx) => tx.query(sql`update subject_word set said = 'other'`)),
    ).rejects.toThrow(/permission denied/);
  });
});

test('keys that were lost, and matters from before, are made up by the sweep', async () => {
  const count = async () =>
    (
      await server.store.transaction(SYSTEM_VIEWER, (tx) =>
        tx.query<{ n: number }>(sql`select count(*)::int as n from subject_key`),
      )
    ).rows[0]?.n;
  const before = await count();
  await server.store.transaction(SYSTEM_VIEWER, (tx) => tx.query(sql`delete from subject_key`));
  await server.workers.find(({ name }) => name === 'subject-keys')?.run();
  expect(await count()).toBe(before);
  expect(before).toBeGreaterThan(10);
});

test('weights are learned from the papers, corrected by words, and kept as versions', async () => {
  const weightOf = async (): Promise<number> =>
    (await against(clerk)).matters.find(({ matter }: Shown) => matter.id === variant.id)?.score ?? Number.NaN;
  const at = new Date('2026-05-01T00:00:00Z');
  const { store, directory } = server;
  expect(await learnSubjects(store, directory, at)).toBe(0);
  await say(clerk, variant, { code }, 'same');
  expect(await learnSubjects(store, directory, at, 5)).toBe(1);
  expect((await against(clerk)).weights).toMatchObject({ version: 1, learnedOn: '2026-05-01', verdicts: 1 });
  // Nothing new: the version that there is still says it all.
  expect(await learnSubjects(store, directory, at, 5)).toBe(0);
  const before = await weightOf();
  await say(clerk, variant, { code }, 'other');
  expect(await learnSubjects(store, directory, at, 5)).toBe(1);
  expect((await against(clerk)).weights).toMatchObject({ version: 2, verdicts: 1 });
  expect(await weightOf()).toBeLessThan(before);
});
