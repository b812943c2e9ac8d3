import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { sql } from '../../platform/store/sql.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let officer: Caller;
let chief: Caller;
let clerk: Caller;
let neighbour: Caller;
let city: Caller;

beforeAll(async () => {
  server = await testServer();
  officer = await server.signIn('officer');
  chief = await server.signIn('chief');
  clerk = await server.signIn('clerk');
  neighbour = await server.signIn('neighbour');
  city = await server.signIn('cityclerk');
});
afterAll(() => server.end());

interface At {
  readonly region: string;
  readonly id: string;
  readonly title: string;
}

let opened = 0;
/** Opens a matter with words of its own, so that it can be looked for in any answer. */
async function open(by: Caller, procedure = 'report', body: object = {}): Promise<At> {
  opened += 1;
  const title = `同事${String.fromCodePoint(0x4e00 + opened * 7)}${String.fromCodePoint(0x5e00 + opened * 11)}件`;
  const done = await by('POST', '/api/matters', opening(procedure, { title, ...body }));
  expect(done.status, done.text).toBe(201);
  return { region: done.body.homeRegion, id: done.body.matterId, title };
}

const at = ({ region, id }: At): string => `/api/matters/${region}/${id}`;
const say = (by: Caller, of: At, other: At, said: string, more: object = {}) =>
  by('POST', `${at(of)}/same`, {
    ...{ actId: uuidv7(), said, reason: '同一笔交易，经电话核实' },
    other: { region: other.region, id: other.id },
    ...more,
  });
const same = async (by: Caller, of: At) => (await by('GET', `${at(of)}/same`)).body;
const ids = (view: { members: { row: { id: string } }[] }) => view.members.map(({ row }) => row.id);
/** Whatever it is made of: a bundle is lines of JSON, a table is none. */
const raw = async (by: Caller, url: string): Promise<string> => {
  const answer = await server.app.inject({ method: 'GET', url, headers: { cookie: by.cookie } });
  expect(answer.statusCode, url).toBe(200);
  return answer.payload;
};
const worker = () => server.workers.find(({ name }) => name === 'merging')?.run();
const detail = async (by: Caller, of: At) => (await by('GET', at(of))).body;
/** As lists count it. */
const linked = async (by: Caller, of: At) => (await detail(by, of)).row.same;

describe('within one authority', () => {
  test('what is said joins both sides at once, moves nothing and is taken back from either side', async () => {
    const [one, other] = [await open(clerk), await open(clerk, 'complaint')];
    const before = await detail(officer, other);
    expect((await say(officer, one, other, 'same')).status).toBe(200);
    expect(ids(await same(officer, one))).toEqual([one.id, other.id]);
    expect(ids(await same(officer, other))).toEqual([one.id, other.id]);
    expect(await linked(officer, other)).toBe(1);
    const after = await detail(officer, other);
    for (const part of ['state', 'assignee', 'openedOn', 'due', 'handlingCode'])
      expect(after.row[part], part).toEqual(before.row[part]);
    expect(after.clocks).toEqual(before.clocks);
    // From the side on which nobody said anything.
    expect((await say(chief, other, one, 'none')).status).toBe(200);
    expect(ids(await same(officer, one))).toEqual([one.id]);
    expect(ids(await same(officer, other))).toEqual([other.id]);
    expect((await detail(officer, one)).facts.same).toBeUndefined();
    expect((await detail(officer, other)).facts.same).toBeUndefined();
  });

  test('the last word of who may act on both counts: a no against a yes said on the other side', async () => {
    const [one, other] = [await open(clerk), await open(clerk)];
    await say(officer, one, other, 'same');
    expect((await say(chief, other, one, 'different')).status).toBe(200);
    const view = await same(officer, one);
    expect(ids(view)).toEqual([one.id]);
    expect(view.pairs).toMatchObject([{ verdict: 'different', words: [{ of: other.id, said: 'different' }] }]);
    expect(view.others).toMatchObject([{ id: other.id }]);
  });

  test('joined is what somebody said, a no within wants a decision, and the leading one is named or the earliest', async () => {
    const all = [await open(clerk), await open(clerk), await open(clerk)] as const;
    const [a, b, c] = all;
    await say(officer, a, b, 'same');
    await say(officer, b, c, 'same');
    expect(ids(await same(officer, c))).toEqual(all.map(({ id }) => id));
    expect((await same(officer, c)).contradicted).toBe(false);
    await say(chief, a, c, 'different');
    expect((await same(officer, b)).contradicted).toBe(true);
    await say(officer, c, b, 'same', { lead: true });
    expect(ids(await same(officer, a))[0]).toBe(c.id);
    await say(officer, c, b, 'none');
    expect(ids(await same(officer, a))).toEqual([a.id, b.id]);
    expect((await same(officer, a)).contradicted).toBe(false);
  });

  test('an act asked again is answered by the one that stands, also when it was done on the other side', async () => {
    const [one, other] = [await open(clerk), await open(clerk)];
    const actId = uuidv7();
    expect((await say(officer, one, other, 'same', { actId })).body.replayed).toBe(false);
    expect((await say(officer, one, other, 'same', { actId })).body.replayed).toBe(true);
    const back = uuidv7();
    expect((await say(officer, other, one, 'none', { actId: back })).body.replayed).toBe(false);
    expect((await say(officer, other, one, 'none', { actId: back })).body.replayed).toBe(true);
    expect((await say(officer, other, one, 'none')).body).toMatchObject({ code: 'procedure.refused' });
  });

  test('what cannot be said is refused, each for its reason', async () => {
    const [one, other] = [await open(clerk), await open(clerk)];
    const nobody = { ...other, id: uuidv7() };
    expect((await say(officer, one, one, 'same')).body.code).toBe('merging.itself');
    expect((await say(officer, one, nobody, 'same')).body.code).toBe('merging.no-such-other');
    expect((await say(officer, nobody, one, 'same')).body.code).toBe('procedure.no-such-matter');
    // Its own route alone knows the other matter.
    const pair = { pair: uuidv7(), reason: '同一件' };
    const act = { actId: uuidv7(), verb: 'link-same', version: 1, body: pair };
    expect((await officer('POST', `${at(one)}/acts`, act)).body.code).toBe('procedure.other-route');
    const items = [{ homeRegion: one.region, matterId: one.id, actId: uuidv7(), version: 1 }];
    const bulk = await officer('POST', '/api/bulk', { items, verb: 'link-same', body: pair });
    expect(bulk.body.code).toBe('procedure.other-route');
  });

  test('a matter that is voided takes no words, and one voided later joins nothing', async () => {
    const [one, gone, last] = [await open(clerk), await open(clerk), await open(clerk)];
    const voided = async (of: At) => {
      const { version } = (await detail(clerk, of)).row;
      const act = { actId: uuidv7(), verb: 'void', version, body: { reason: '重复导入' } };
      expect((await clerk('POST', `${at(of)}/acts`, act)).status).toBe(200);
    };
    await say(officer, one, gone, 'same');
    await say(officer, gone, last, 'same');
    expect(ids(await same(officer, one))).toHaveLength(3);
    // That it is the same as another is no work on it: the registration can still be undone.
    await voided(gone);
    expect(ids(await same(officer, one))).toEqual([one.id]);
    expect((await say(officer, one, gone, 'different')).body.code).toBe('merging.voided');
    expect((await say(officer, gone, one, 'same')).body.code).toBe('merging.voided');
    expect((await say(officer, one, gone, 'none')).status).toBe(200);
  });
});

describe('across authorities', () => {
  test('the county learns which authority says it, and nothing of the matter; a bundle and a table tell no more', async () => {
    const [mine, theirs] = [await open(clerk), await open(neighbour)];
    const reason = '市局比对两地台账';
    expect((await say(city, mine, theirs, 'same', { reason, seen: { rule: 'same-text@1', score: 0.9 } })).status).toBe(
      200,
    );
    expect(ids(await same(city, mine))).toEqual([mine.id, theirs.id]);
    for (const [by, own, other] of [
      [officer, mine, theirs],
      [neighbour, theirs, mine],
    ] as const) {
      const view = await same(by, own);
      expect(ids(view)).toEqual([own.id]);
      expect(view).toMatchObject({ pairs: [], others: [], more: false });
      expect(view.elsewhere).toMatchObject([{ authority: { code: '980100' }, said: 'same' }]);
      const seen = await Promise.all(
        [
          `${at(own)}/same`,
          at(own),
          `${at(own)}/bundle`,
          '/api/matters?queue=all&same=yes',
          '/api/export/matters?queue=all&same=yes',
          `${at(own)}/changes?from=2026-05-01&to=2026-06-01`,
        ].map((url) => raw(by, url)),
      );
      for (const text of seen) {
        expect(text).not.toContain(other.id);
        expect(text).not.toContain(other.title);
      }
      expect(seen[3]).toContain(own.id);
    }
    expect((await officer('GET', `${at(mine)}/same/${theirs.region}/${theirs.id}`)).status).toBe(404);
    expect((await say(officer, mine, theirs, 'different')).status).toBe(404);
  });

  test('two that may not act on each other’s matter contest a pair, and the authority above decides', async () => {
    /** At home with one, handled by the other: both see it, one may act on it. */
    const crossed = async (by: Caller, home: string, to: string): Promise<At> => {
      const matter = await open(by);
      const act = async (who: Caller, verb: string, code: string) => {
        const { version } = (await detail(city, matter)).row;
        const body = { actId: uuidv7(), verb, version, body: { to: code } };
        expect((await who('POST', `${at(matter)}/acts`, body)).status).toBe(200);
      };
      await act(by, 'assign', home);
      await act(city, 'reassign', to);
      return matter;
    };
    const mine = await crossed(neighbour, '980102', '980101');
    const theirs = await crossed(clerk, '980101', '980102');
    expect((await say(officer, mine, theirs, 'same')).status).toBe(200);
    expect((await say(neighbour, theirs, mine, 'none')).body.code).toBe('merging.not-yours');
    expect((await say(neighbour, theirs, mine, 'different')).status).toBe(200);
    for (const by of [officer, neighbour]) {
      const view = await same(by, mine);
      expect(ids(view)).toEqual([mine.id]);
      expect(view.pairs).toMatchObject([{ verdict: 'contested' }]);
    }
    expect((await say(city, mine, theirs, 'different')).status).toBe(200);
    expect((await same(officer, mine)).pairs).toMatchObject([{ verdict: 'different' }]);
    // And the other way: the word that stands against it there is taken back by the same decision.
    expect((await say(city, mine, theirs, 'same')).status).toBe(200);
    expect(ids(await same(neighbour, theirs))).toHaveLength(2);
  });

  test('neither officer’s open page is made stale by what the system tells', async () => {
    const [mine, theirs] = [await open(clerk), await open(neighbour)];
    const opened = (await detail(officer, mine)).row.version;
    await say(city, theirs, mine, 'same');
    await say(city, theirs, mine, 'different');
    expect((await detail(officer, mine)).row.version).toBe(opened + 2);
    const act = { actId: uuidv7(), verb: 'accept', version: opened, body: {} };
    expect((await officer('POST', `${at(mine)}/acts`, act)).status).toBe(200);
    // And what an officer said there is one.
    const later = (await detail(neighbour, theirs)).row.version;
    const stale = { actId: uuidv7(), verb: 'accept', version: later - 1, body: {} };
    expect((await neighbour('POST', `${at(theirs)}/acts`, stale)).body.code).toBe('procedure.stale');
  });

  test('a word is told once, however often the worker looks', async () => {
    const [mine, theirs] = [await open(clerk), await open(neighbour)];
    await worker();
    await say(city, mine, theirs, 'same');
    const told = () =>
      server.store.transaction({ scope: '%', clearance: 99 }, async (tx) => {
        const { rows } = await tx.query<{ n: number }>(sql`
          select count(*)::int as n from act where matter_id = ${theirs.id} and verb = 'same-told'`);
        return rows[0]?.n;
      });
    expect(await told()).toBe(1);
    await worker();
    await worker();
    expect(await told()).toBe(1);
  });
});

test('the portal tells a reporter nothing of others', async () => {
  const filing = (title: string, name: string) => ({
    ...{ actId: uuidv7(), kind: 'report', title, text: '该店销售过期牛奶，请查处。', region: '980101' },
    ...{ respondent: { name: '某超市' }, reporter: { name, phone: '13700001111' } },
  });
  const file = async (title: string, name: string) => {
    const answer = await server.send({
      method: 'POST',
      url: '/public/filings',
      headers: { 'x-qingyuan': '1' },
      payload: filing(title, name),
    });
    expect(answer.status, answer.text).toBe(201);
    return answer.body.receiptCode as string;
  };
  const codes = [await file('甲某举报的标题', '钱多多'), await file('乙某举报的标题', '孙少少')];
  const status = async (receiptCode: string | undefined) =>
    (
      await server.send({
        method: 'POST',
        url: '/public/status',
        headers: { 'x-qingyuan': '1' },
        payload: { receiptCode },
      })
    ).text;
  const before = await status(codes[0]);
  const found = (await clerk('GET', '/api/matters?queue=all&q=某举报的标题')).body.items;
  const [one, other] = found.map((row: { homeRegion: string; id: string }) => ({ ...row, region: row.homeRegion }));
  expect((await say(officer, one, other, 'same')).status).toBe(200);
  await worker();
  expect(await status(codes[0])).toBe(before);
}, 20_000);

test('a decided pair is proposed no more, and is again when it was taken back', async () => {
  const source = (system: string) => ({ source: { system, externalId: '5105022026000099' } });
  const [one, other] = [await open(clerk, 'report', source('12315')), await open(clerk, 'report', source('12345'))];
  await server.workers.find(({ name }) => name === 'propose')?.run();
  // Others of this file are alike too, and go on being proposed.
  const proposed = async (of: At, about: At) => {
    const all: readonly { kind: string; value: string }[] = (await detail(officer, of)).proposals;
    return all.filter(({ kind, value }) => kind === 'same' && value.endsWith(about.id)).length;
  };
  const both = async () => [await proposed(one, other), await proposed(other, one)];
  const before = await both();
  expect(Math.max(...before)).toBe(1);
  const pair = (await officer('GET', `${at(other)}/same/${one.region}/${one.id}`)).body;
  expect(pair).toMatchObject({
    verdict: null,
    words: [],
    refusal: null,
    mayTakeBack: false,
    proposal: { kind: 'same' },
  });
  await say(officer, one, other, 'different');
  expect(await both()).toEqual([0, 0]);
  expect((await officer('GET', `${at(other)}/same/${one.region}/${one.id}`)).body).toMatchObject({
    verdict: 'different',
    mayTakeBack: true,
    proposal: { kind: 'same' },
  });
  await say(officer, one, other, 'none');
  expect(await both()).toEqual(before);
});
