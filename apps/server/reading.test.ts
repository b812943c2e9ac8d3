import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReadingAnswer } from '../../modules/reading/contract.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
let overseer: Caller;
let neighbour: Caller;
const TEXT =
  '3月5日在成都市武侯区人民南路88号好又多超市买了三千五百元的酒，老板王大明电话１３８１２３４５６７８，身份证11010519491231002X。再打13812345678王大明也不接，李某某作证。';
let matter: string;

beforeAll(async () => {
  server = await testServer();
  [clerk, overseer, neighbour] = (await Promise.all(
    ['clerk', 'overseer', 'neighbour'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller];
  const { body } = await clerk('POST', '/api/matters', opening('report', { title: '举报好又多超市', text: TEXT }));
  matter = `/api/matters/${body.homeRegion}/${body.matterId}`;
});
afterAll(() => server.end());

const read = async (by: Caller): Promise<ReadingAnswer> => (await by('GET', `${matter}/reading`)).body;

test('who works on it reads what the text names, each in its place', async () => {
  const { full, mentions } = await read(clerk);
  expect(full).toBe(true);
  expect(mentions.map(({ kind, value }) => [kind, value])).toEqual([
    ['date', '2026-03-05'],
    ['address', '成都市武侯区人民南路88号'],
    ['firm', '好又多超市'],
    ['amount', '350000'],
    ['person', '王大明'],
    ['phone', '13812345678'],
    ['id-number', '11010519491231002X'],
    ['phone', '13812345678'],
    ['person', '李某某'],
  ]);
  for (const { place } of mentions) expect(place).not.toBeNull();
  const firm = mentions.find(({ kind }) => kind === 'firm');
  expect(firm).toMatchObject({ in: 'text', parts: { brand: '好又多', form: '超市' } });
  expect(TEXT.slice(firm?.place?.start, firm?.place?.end)).toBe('好又多超市');
});

test('who looks from above sees no number and no name of a person, and places in the text as it is shown there', async () => {
  const answer = await overseer('GET', `${matter}/reading`);
  for (const secret of ['13812345678', '１３８１２３４５６７８', '王大明', '19491231'])
    expect(answer.text).not.toContain(secret);
  const { full, mentions }: ReadingAnswer = answer.body;
  expect(full).toBe(false);
  const { body } = await overseer('GET', matter);
  const shown = (kind: string): string[] =>
    mentions.flatMap(({ kind: each, place }) =>
      each === kind ? [place === null ? '' : body.facts.text.slice(place.start, place.end)] : [],
    );
  expect(body.facts.text).not.toContain('１３８１２３４５６７８');
  expect(shown('phone')).toEqual(['138****5678', '138****5678']);
  expect(shown('amount')).toEqual(['三千五百元']);
  expect(mentions.find(({ kind }) => kind === 'person')?.value).toBe('王**');
  // The text itself keeps whom it names from who need not know, wherever they stand in it.
  expect(body.facts.text).not.toContain('王大明');
  expect(shown('person')).toEqual(['王**', '李某某']);
});

test('who may not see the matter learns nothing', async () => {
  expect((await neighbour('GET', `${matter}/reading`)).status).toBe(404);
});
