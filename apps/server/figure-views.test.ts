import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let overseer: Caller;
let cityhead: Caller;
let chief: Caller;
let officer: Caller;
let neighbour: Caller;
beforeAll(async () => {
  server = await testServer();
  [overseer, cityhead, chief, officer, neighbour] = (await Promise.all(
    ['overseer', 'cityclerk', 'chief', 'officer', 'neighbour'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller, Caller];
  await (await server.signIn('clerk'))('POST', '/api/matters', opening('clue', { domain: 'food' }));
});
afterAll(() => server.end());

const QUERY = { figures: 'clue.received', from: '2026-01-01', to: '2026-12-31' };
const save = (by: Caller, more: object = {}, id: string = uuidv7()) =>
  by('PUT', `/api/figures/views/${id}`, { name: '线索', query: QUERY, ...more });
const namesOf = async (by: Caller): Promise<string[]> =>
  (await by('GET', '/api/figures/views')).body.views.map(({ name }: { name: string }) => name);

describe('a saved question', () => {
  test('is its owner’s until it is shared, and then of the office or of all below', async () => {
    await save(cityhead, { name: 'mine' });
    await save(cityhead, { name: 'office', shared: 'office' });
    await save(cityhead, { name: 'area', shared: 'area' });
    await save(cityhead, { name: 'heads', shared: 'area', role: 'head' });
    expect(await namesOf(cityhead)).toEqual(['area', 'heads', 'mine', 'office']);
    expect(await namesOf(overseer)).toEqual(['area', 'office']);
    expect(await namesOf(officer)).toEqual(['area']);
    expect(await namesOf(chief)).toEqual(['area', 'heads']);
    await save(neighbour, { name: 'theirs', shared: 'area' });
    expect(await namesOf(chief)).toEqual(['area', 'heads']);
  });

  test('carries no number: who opens it is answered by the own rights', async () => {
    const id = uuidv7();
    await save(cityhead, { name: 'open', shared: 'area' }, id);
    const { body } = await neighbour('GET', `/api/figures/views/${id}`);
    expect(body).toMatchObject({ state: 'live', mine: false, query: { figures: 'clue.received', rows: 'authority' } });
    expect(JSON.stringify(body)).not.toContain('value');
    const ask = (by: Caller) => by('GET', `/api/figures/pivot?${new URLSearchParams(body.query)}`);
    expect((await ask(cityhead)).body.totals[0].value).toBe(1);
    expect((await ask(neighbour)).body.totals).toEqual([]);
  });

  test('says that it expired, that it was deleted, that its figures are gone', async () => {
    const [expired, deleted, outdated] = [uuidv7(), uuidv7(), uuidv7()];
    await save(cityhead, { shared: 'area', until: '2026-05-31' }, expired);
    await save(cityhead, { shared: 'area' }, deleted);
    await cityhead('DELETE', `/api/figures/views/${deleted}`);
    await save(cityhead, { shared: 'area' }, outdated);
    await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`update pivot_view set query = jsonb_set(query, '{figures}', '"clue.gone"') where id = ${outdated}`),
    );
    const stateOf = async (id: string) => (await officer('GET', `/api/figures/views/${id}`)).body;
    expect(await stateOf(expired)).toMatchObject({ state: 'expired', query: null });
    expect(await stateOf(deleted)).toMatchObject({ state: 'deleted', name: '', query: null });
    expect(await stateOf(outdated)).toMatchObject({ state: 'outdated', query: null });
    expect((await stateOf(uuidv7())).code).toBe('figures.view.none');
  });

  test('is changed by its owner and, where it is shared, by the head of the office', async () => {
    const id = uuidv7();
    await save(officer, { shared: 'office' }, id);
    expect((await save(await server.signIn('second'), { name: 'x' }, id)).body.code).toBe('figures.view.not-yours');
    expect((await save(chief, { name: 'renamed', shared: 'office' }, id)).status).toBe(200);
    expect((await neighbour('GET', `/api/figures/views/${id}`)).body.code).toBe('figures.view.none');
    expect((await neighbour('DELETE', `/api/figures/views/${id}`)).status).toBe(200);
    expect(await namesOf(officer)).toContain('renamed');
    expect((await chief('DELETE', `/api/figures/views/${id}`)).status).toBe(200);
    expect(await namesOf(officer)).not.toContain('renamed');
  });
});

test('a table as a file: headings, numbers, total, and what they mean', async () => {
  const url = '/api/figures/pivot/export?figures=clue.received&from=2026-01-01&to=2026-12-31&compare=year&format=csv';
  const { text, headers } = await overseer('GET', url);
  expect(headers['content-type']).toContain('text/csv');
  const lines = text.split('\r\n');
  expect(lines[0]).toContain('收到线索 (件)');
  expect(lines).toContain('机关980101,1,0,');
  expect(lines).toContain('合计,1,0,');
  expect(text).toContain('按登记日期计数');
  const book = await overseer('GET', url.replace('csv', 'xlsx'));
  expect(book.headers['content-type']).toContain('spreadsheetml');
  expect((await officer('GET', `${url}&authority=980102`)).body.code).toBe('figures.out-of-scope');
});
