import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
let neighbour: Caller;
let overseer: Caller;
let officer: Caller;

async function receive(by: Caller, domain: string, campaign?: string): Promise<string> {
  const done = await by('POST', '/api/matters', {
    ...opening('clue', { domain, ...(campaign === undefined ? {} : { campaign }) }),
  });
  expect(done.status).toBe(201);
  return `${done.body.homeRegion}/${done.body.matterId}`;
}

beforeAll(async () => {
  server = await testServer();
  [clerk, neighbour, overseer, officer] = (await Promise.all(
    ['clerk', 'neighbour', 'overseer', 'officer'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller];
  await receive(clerk, 'food', 'spring');
  await receive(clerk, 'price');
  server.clock.set(new Date('2026-07-02T02:00:00Z'));
  [clerk, neighbour, overseer, officer] = (await Promise.all(
    ['clerk', 'neighbour', 'overseer', 'officer'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller];
  await receive(clerk, 'food', 'spring');
  await receive(neighbour, 'food');
});
afterAll(() => server.end());

const pivot = (query: string, by: Caller = overseer) =>
  by('GET', `/api/figures/pivot?from=2026-01-01&to=2026-12-31&${query}`);

/** Cells as `row|column` → value. */
const cellsOf = (body: { cells: { row: string; column: string; value: number }[] }): Record<string, number> =>
  Object.fromEntries(body.cells.map(({ row, column, value }) => [`${row}|${column}`, value]));

describe('the pivot', () => {
  test('counts by authority, pending differences and all', async () => {
    const { status, body } = await pivot('figures=clue.received,clues.received');
    expect(status).toBe(200);
    expect(cellsOf(body)).toEqual({
      '980101|clue.received': 3,
      '980101|clues.received': 3,
      '980102|clue.received': 1,
      '980102|clues.received': 1,
    });
    expect(body.rows.map((row: { key: string }) => row.key)).toEqual(['980100', '980101', '980102']);
    expect(body.totals).toMatchObject([{ value: 4 }, { value: 4 }]);
  });

  test('counts by two keys at once, and by month', async () => {
    const crossed = await pivot('figures=clue.received&rows=authority&columns=domain');
    expect(cellsOf(crossed.body)).toEqual({ '980101|food': 2, '980101|price': 1, '980102|food': 1 });
    const months = await pivot('figures=clue.received&rows=domain&columns=month');
    expect(cellsOf(months.body)).toEqual({ 'food|2026-06': 1, 'price|2026-06': 1, 'food|2026-07': 2 });
    expect(months.body.columns).toHaveLength(12);
  });

  test('of campaigns: once in each, those in none in a row of their own, the total of all', async () => {
    const rows = await pivot('figures=clue.received&rows=campaign');
    expect(cellsOf(rows.body)).toEqual({ 'spring|clue.received': 2, '|clue.received': 2 });
    expect(rows.body.totals[0].value).toBe(4);
    const columns = await pivot('figures=clue.received&rows=authority&columns=campaign');
    expect(cellsOf(columns.body)).toEqual({ '980101|spring': 2, '980101|': 1, '980102|': 1 });
    const one = await pivot('figures=clue.received&rows=authority&campaign=spring');
    expect(cellsOf(one.body)).toEqual({ '980101|clue.received': 2 });
  });

  test('compares with the period before, and tells growth only over a base', async () => {
    const { body } = await overseer(
      'GET',
      '/api/figures/pivot?figures=clue.received&from=2026-07-01&to=2026-07-31&compare=before',
    );
    expect(body.compared).toEqual({ from: '2026-06-01', to: '2026-06-30' });
    expect(body.cells).toEqual([
      { row: '980101', column: 'clue.received', value: 1, before: 2, growth: -0.5 },
      { row: '980102', column: 'clue.received', value: 1, before: 0, growth: null },
    ]);
  });

  test('what stands now is of no period, and what is overdue is a figure of its own', async () => {
    const { body } = await overseer(
      'GET',
      '/api/figures/pivot?figures=clue.open,clue.overdue&from=2020-01-01&to=2020-01-31&compare=year',
    );
    expect(cellsOf(body)).toEqual({ '980101|clue.open': 3, '980102|clue.open': 1, '980101|clue.overdue': 2 });
    expect(body.cells[0].before).toBeNull();
    expect(body.notes).toHaveLength(1);
  });

  test('refuses in codes', async () => {
    for (const [query, code] of [
      ['figures=clue.recieved', 'figures.unknown'],
      ['figures=clue.received&authority=980200', 'figures.out-of-scope'],
      ['figures=clue.received&rows=month&columns=year', 'figures.dimensions'],
      ['figures=clue.received,clue.open&rows=domain&columns=channel', 'figures.one-only'],
      ['figures=clue.received&to=2025-12-31', 'figures.period'],
    ] as const) {
      const url = query.includes('to=') ? `/api/figures/pivot?from=2026-01-01&${query}` : undefined;
      const { body } = url === undefined ? await pivot(query) : await overseer('GET', url);
      expect(body.code).toBe(code);
    }
  });
});

describe('the matters behind a cell', () => {
  const matters = (query: string, by: Caller = overseer) =>
    by('GET', `/api/figures/matters?from=2026-01-01&to=2026-12-31&${query}`);

  test('add up to the figure, each with what it adds', async () => {
    const { body } = await matters('figure=clue.received&authority=980101&domain=food');
    expect(body).toMatchObject({ total: 2, sum: 2, unseen: 0 });
    expect(body.items.map(({ adds }: { adds: number }) => adds)).toEqual([1, 1]);
    expect((await matters('figure=clue.received&none=yes')).body.total).toBe(2);
    expect((await matters('figure=clue.received&own=yes')).body.total).toBe(0);
    expect((await matters('figure=clue.overdue')).body.total).toBe(2);
  });

  test('an officer asks no further than the own authority', async () => {
    expect((await matters('figure=clue.received', officer)).body.total).toBe(3);
    expect((await matters('figure=clue.received&authority=980102', officer)).body.code).toBe('figures.out-of-scope');
  });
});

test('every measure of every procedure is a figure', async () => {
  const { body } = await officer('GET', '/api/figures');
  const ids = body.figures.map(({ id }: { id: string }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const procedure of Object.values(server.ledger.procedures))
    for (const { id } of procedure.measures) expect(ids).toContain(id);
});
