import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { deliverLetters } from '../../modules/cases/index.ts';
import { filed, type Step, staff } from '../../modules/cases/model/case/testing/story.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { CASE_REGION, tellCase } from './testing/case-story.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let officer: Caller;
let neighbour: Caller;
beforeAll(async () => {
  server = await testServer();
  server.clock.set(new Date('2026-06-02T02:00:00Z'));
  [officer, neighbour] = (await Promise.all(['officer', 'neighbour'].map((login) => server.signIn(login)))) as [
    Caller,
    Caller,
  ];
});
afterAll(() => server.end());

const deliver = (): Promise<number> => deliverLetters(server.ledger, server.directory);
const ask = (authority: string | null, document: string): Step => [
  '2026-06-02',
  staff.officer,
  'ask-assistance',
  {
    to: '邻区市场监管局',
    document,
    text: '请核查该批货物的去向，联系人林某。',
    ...(authority === null ? {} : { authority }),
  },
];
const askedOf = async (
  id: string,
): Promise<{
  clocks: { clock: string; expects: string | null; endedOn: string | null }[];
  facts: Record<string, Record<string, { state: string }>>;
}> => (await officer('GET', `/api/matters/${CASE_REGION}/${id}`)).body;
async function arrived() {
  const { body } = await neighbour('GET', '/api/matters?procedure=assistance');
  return body.items as { id: string; homeRegion: string; state: string; title: string; due: string }[];
}
const act = (id: string, verb: string, version: number, body: object = {}) =>
  neighbour('POST', `/api/matters/980102/${id}/acts`, { actId: uuidv7(), verb, version, body });
const waiting = () =>
  server.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{ n: number }>(
      sql`select count(*)::int as n from outbox where topic like 'assistance-%'`,
    );
    return rows[0]?.n ?? -1;
  });

test('a request arrives at the authority that is asked, and its answer at the case; each has its own clock', async () => {
  const id = await tellCase(server, [filed(), ask('980102', '江阳市监协查〔2026〕1号')]);
  expect((await askedOf(id)).clocks.find(({ clock }) => clock === 'assist:a1')).toMatchObject({
    expects: 'other-organ',
  });
  expect(await waiting()).toBe(1);
  // Delivered twice at once it arrives once.
  await Promise.all([deliver(), deliver()]);
  expect(await waiting()).toBe(0);
  const [letter, ...more] = await arrived();
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ homeRegion: '980102', state: 'received', due: '2026-06-24' });
  const detail = (await neighbour('GET', `/api/matters/980102/${letter?.id}`)).body;
  expect(detail.facts.incoming).toMatchObject({ documentNo: '江阳市监协查〔2026〕1号', documentDate: '2026-06-02' });
  expect(detail.clocks).toMatchObject([{ clock: 'assist', rule: 'case-assist', expects: null }]);

  expect((await act(letter?.id ?? '', 'accept', 1)).status).toBe(200);
  const told = await act(letter?.id ?? '', 'tell-delay', 2, { document: '延期告知1号', text: '需赴外地核实。' });
  expect(told.status, told.text).toBe(200);
  await deliver();
  expect((await askedOf(id)).facts.assistance?.a1?.state).toBe('later-told');
  const done = await act(letter?.id ?? '', 'answer', 3, {
    result: 'answered',
    document: '协查复函1号',
    text: '货物未在本地销售。',
  });
  expect(done.status, done.text).toBe(200);
  await deliver();
  const after = await askedOf(id);
  expect(after.facts.assistance?.a1?.state).toBe('answered');
  expect(after.clocks.find(({ clock }) => clock === 'assist:a1')?.endedOn).toBe('2026-06-02');
  expect((await officer('GET', `/api/matters/980102/${letter?.id}`)).status).toBe(404);
});

test('one outside the tree gets its letter by post; an answer that was written down already changes nothing', async () => {
  const outside = await tellCase(server, [
    filed(),
    ask(null, '江阳市监协查〔2026〕2号'),
    ask('110000', '江阳市监协查〔2026〕3号'),
  ]);
  const before = (await arrived()).length;
  expect(await deliver()).toBe(2);
  expect((await arrived()).length).toBe(before);
  expect(outside).not.toBe('');

  const id = await tellCase(server, [filed(), ask('980102', '江阳市监协查〔2026〕4号')]);
  await deliver();
  const letter = (await arrived()).find(({ state }) => state === 'received');
  await tellCase(
    server,
    [
      [
        '2026-06-02',
        staff.officer,
        'assistance-answered',
        { letter: 'a1', result: 'declined', document: '电话记录', text: '对方电话告知不能协助。' },
      ],
    ],
    id,
  );
  expect((await act(letter?.id ?? '', 'accept', 1)).status).toBe(200);
  expect(
    (await act(letter?.id ?? '', 'answer', 2, { result: 'answered', document: '复函', text: '已核查。' })).status,
  ).toBe(200);
  await deliver();
  expect(await waiting()).toBe(0);
  expect((await askedOf(id)).facts.assistance?.a1?.state).toBe('declined');
});
