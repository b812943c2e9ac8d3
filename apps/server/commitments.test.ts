import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { publicCommitment } from '../../modules/commitments/contract.ts';
import { examples } from '../../modules/commitments/model/testing/examples.ts';
import { type Answer, type Caller, type TestServer, testServer } from './testing/test-server.ts';

/** The clock of the server stands on 2026-06-01. */
const TODAY = '2026-06-01';
let server: TestServer;
let officer: Caller;
let chief: Caller;
let neighbour: Caller;
const enter = async (): Promise<void> => {
  [officer, chief, neighbour] = (await Promise.all(
    ['officer', 'chief', 'neighbour'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller];
};
beforeAll(async () => {
  server = await testServer();
  await enter();
});
afterAll(() => server.end());

const anybody = (url: string): Promise<Answer> => server.send({ method: 'GET', url });
const listed = (query = ''): Promise<Answer> => anybody(`/api/public/commitments${query}`);
const register = (firm: string, more: JsonObject = {}) =>
  officer('POST', '/api/office', {
    ...{ actId: uuidv7(), procedure: 'commitment', verb: 'register' },
    body: { ...examples.register, firm: { name: firm, address: '东街1号' }, from: '2026-05-01', ...more },
  });
async function act(by: Caller, id: string, verb: string, body: JsonObject = {}): Promise<Answer> {
  const seen = await by('GET', `/api/matters/980101/${id}`);
  const version = seen.body?.row?.version ?? 1;
  return by('POST', `/api/office/980101/${id}/acts`, { actId: uuidv7(), verb, version, body });
}
async function published(firm: string, more: JsonObject = {}): Promise<string> {
  const opened = await register(firm, more);
  expect(opened.status, opened.text).toBe(201);
  const id: string = opened.body.matterId;
  const done = await act(chief, id, 'publish', { checked: true });
  expect(done.status, done.text).toBe(200);
  return id;
}
const namesIn = ({ body }: Answer): string[] => body.items.map(({ firm }: { firm: string }) => firm);

describe('the public register', () => {
  test('shows nothing before publication, then terms, dates and counts', async () => {
    const opened = await register('云岚第一百货');
    const id: string = opened.body.matterId;
    expect((await listed()).body.items).toEqual([]);
    expect((await anybody(`/api/public/commitments/980101/${id}`)).body.code).toBe('commitments.none');
    expect((await act(officer, id, 'publish', { checked: true })).body.params.rule).toBe('commitment.publish.other');
    expect((await act(neighbour, id, 'publish', { checked: true })).status).toBe(404);
    expect((await act(chief, id, 'publish', { checked: true })).status).toBe(200);
    const { body } = await listed();
    expect(body.items).toMatchObject([
      {
        ...{ id, firm: '云岚第一百货', kind: 'offline-return', since: '2026-05-01', publishedOn: TODAY, lastDay: null },
        edition: { number: 1, days: 7, goods: '服装、鞋帽', fundFen: null },
        ...{ tested: 0, kept: 0, broken: 0, withdrawn: false, authority: '980101' },
      },
    ]);
  });

  test('is found by words of name, place and shops, and by kind; signs of patterns mean themselves', async () => {
    await published('渔火路菜市场', {
      firm: { name: '渔火路菜市场', address: '渔火路8号' },
      promise: {
        kind: 'advance-compensation',
        terms: '先赔。',
        contact: '服务台',
        amountFen: 5_000_000,
        holder: '市场管理处',
      },
      shops: ['王记水产'],
    });
    const asked = async (query: string) => namesIn(await listed(`?${query}`));
    expect(await asked(`q=${encodeURIComponent('渔火 8号')}`)).toEqual(['渔火路菜市场']);
    expect(await asked(`q=${encodeURIComponent('王记')}`)).toEqual(['渔火路菜市场']);
    expect(await asked(`q=${encodeURIComponent('渔火 东街')}`)).toEqual([]);
    expect(await asked('kind=offline-return')).toEqual(['云岚第一百货']);
    expect(await asked('q=%25')).toEqual([]);
    // No name of a key finds anybody.
    expect(await asked('q=address')).toEqual([]);
    expect((await listed('?kind=advance-compensation')).body.items[0].edition).toMatchObject({
      ...{ fundFen: 5_000_000, fundHolder: '市场管理处', days: null },
    });
  });

  test('hostile questions are refused or find nothing, never an error of ours', async () => {
    for (const query of ['?kind=score', '?before=x', '?before=9999-99-99%20x', `?q=${'a'.repeat(81)}`]) {
      expect([query, (await listed(query)).status]).toEqual([query, 400]);
    }
    for (const q of ["' or 1=1 --", '\u0000', '\\', '_'.repeat(80), `${'词 '.repeat(40)}`]) {
      const { status, body } = await listed(`?q=${encodeURIComponent(q)}`);
      expect([q, status < 500, body.items ?? []]).toEqual([q, true, []]);
    }
    expect((await listed('?before=2026-06-01%2000000000-0000-0000-0000-000000000000')).body.items).toEqual([]);
    for (const at of [`980101/${uuidv7()}`, `980102/${uuidv7()}`]) {
      expect((await anybody(`/api/public/commitments/${at}`)).status).toBe(404);
    }
    for (const at of ['980101/x', `x/${uuidv7()}`, `980101/${uuidv7()}'`]) {
      expect([at, (await anybody(`/api/public/commitments/${encodeURI(at)}`)).status < 500]).toEqual([at, true]);
    }
    expect((await anybody('/api/public/commitments/open-data?format=xml')).status).toBe(400);
  });

  test('another matter is not read through it', async () => {
    const clerk = await server.signIn('clerk');
    const opened = await clerk('POST', '/api/matters', {
      ...{ actId: uuidv7(), procedure: 'clue', verb: 'receive' },
      body: { title: '线索', text: '线索内容。', channel: 'phone' },
    });
    expect(opened.status, opened.text).toBe(201);
    expect((await anybody(`/api/public/commitments/980101/${opened.body.matterId}`)).status).toBe(404);
  });

  test('a breach is told when its firm was heard; not a word of it is', async () => {
    const id = await published('听雨路商场');
    const found = { on: '2026-05-20', source: 'complaint', document: '投诉77号', text: '李某要求退货被拒' };
    const broken = { ...found, toldOn: '2026-05-25', answerBy: '2026-06-10' };
    expect((await act(officer, id, 'record-broken', broken)).status).toBe(200);
    const read = () => anybody(`/api/public/commitments/980101/${id}`);
    expect((await read()).body).toMatchObject({ tested: 0, broken: 0 });
    const answer = { record: 'r1', on: TODAY, text: '张经理说明' };
    expect((await act(officer, id, 'record-answer', answer)).status).toBe(200);
    const { body, text, headers } = await read();
    expect(body).toMatchObject({ tested: 1, kept: 0, broken: 1 });
    expect(text).not.toMatch(/李某|张经理|投诉77号|档案柜|承诺书/);
    expect(headers['cache-control']).toBe('no-store');
  });

  test('keeps the former edition readable, each with its days', async () => {
    const id = await published('采菱巷超市');
    const amended = { ...examples.amend, from: '2026-07-01' } as JsonObject;
    const done = await act(officer, id, 'amend', amended);
    expect(done.status, done.text).toBe(200);
    const { body } = await anybody(`/api/public/commitments/980101/${id}`);
    expect(body.edition).toMatchObject({ number: 1, days: 7 });
    expect(body.editions.map((each: JsonObject) => [each.number, each.days, each.from])).toEqual([
      [2, 15, '2026-07-01'],
      [1, 7, '2026-05-01'],
    ]);
  });

  test('a withdrawn one is read until its last day and no later; one struck off is gone at once', async () => {
    const id = await published('长亭路药房');
    const off = await published('石桥街小店');
    expect((await act(officer, id, 'withdraw', { document: '撤回1号', lastDay: '2026-06-02' })).status).toBe(200);
    const broken = { on: '2026-05-20', source: 'inspection', document: '检查1号', text: '拒绝退货' };
    const times = { toldOn: '2026-05-25', answerBy: '2026-06-02' };
    expect((await act(officer, off, 'record-broken', { ...broken, ...times })).status).toBe(200);
    const warn = { document: '警示1号', reason: '拒不履行', ...times };
    expect((await act(chief, off, 'warn', warn)).status).toBe(200);
    const strike = { document: '移出1号', reason: '拒不履行', toldOn: TODAY };
    expect((await act(chief, off, 'strike-off', strike)).body.params.rule).toBe('commitment.strike-off.heard');
    expect((await act(officer, off, 'answer-warning', { on: TODAY, text: '无异议' })).status).toBe(200);
    const q = (word: string) => listed(`?q=${encodeURIComponent(word)}`);
    expect(namesIn(await q('石桥街'))).toEqual(['石桥街小店']);
    expect((await act(chief, off, 'strike-off', strike)).status).toBe(200);
    expect((await q('石桥街')).body.items).toEqual([]);
    expect((await anybody(`/api/public/commitments/980101/${off}`)).status).toBe(404);

    expect((await q('长亭路')).body.items).toMatchObject([{ withdrawn: true, lastDay: '2026-06-02' }]);
    server.clock.set(new Date('2026-06-02T15:59:00Z'));
    expect(namesIn(await q('长亭路'))).toEqual(['长亭路药房']);
    // Midnight in China.
    server.clock.set(new Date('2026-06-02T16:00:00Z'));
    expect((await q('长亭路')).body.items).toEqual([]);
    expect((await anybody(`/api/public/commitments/980101/${id}`)).status).toBe(404);
    expect((await anybody('/api/public/commitments/open-data')).text).not.toContain('长亭路');
  });
});

describe('open data', () => {
  // A day has gone by: everybody was signed out.
  beforeAll(enter);

  test('the JSON file is what its schema says', async () => {
    const { body, headers } = await anybody('/api/public/commitments/open-data');
    expect(headers['content-disposition']).toContain('commitments.json');
    expect(body.items.length).toBe(4);
    for (const item of body.items) expect(publicCommitment.safeParse(item).error).toBeUndefined();
    const { body: schema } = await anybody(body.schema);
    const { properties } =
      schema.properties.items.items.$ref === undefined ? schema.properties.items.items : { properties: null };
    expect(Object.keys(properties ?? schema.$defs.PublicCommitment.properties).sort()).toEqual(
      Object.keys(body.items[0]).sort(),
    );
  });

  test('the CSV holds a line each, and no formula of a stranger', async () => {
    await published('=HYPERLINK("http://x","点我")');
    const { text, headers } = await anybody('/api/public/commitments/open-data?format=csv');
    expect(headers['content-type']).toContain('text/csv');
    expect(text.trim().split('\r\n')).toHaveLength(6);
    expect(text).toContain("'=HYPERLINK");
    expect(text).not.toMatch(/(^|,|")=HYPERLINK/m);
  });
});

test('the list goes on where a page ends', async () => {
  for (let n = 1; n <= 21; n += 1) await published(`松针大道${n}店`);
  const first = await listed(`?q=${encodeURIComponent('松针')}`);
  expect([first.body.items.length, first.body.next === null]).toEqual([20, false]);
  const second = await listed(`?q=${encodeURIComponent('松针')}&before=${encodeURIComponent(first.body.next)}`);
  expect([second.body.items.length, second.body.next]).toEqual([1, null]);
  expect(new Set([...namesIn(first), ...namesIn(second)]).size).toBe(21);
});
