import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { readCockpit } from '../../modules/figures/index.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import type { Store, Transaction } from '../../platform/store/store.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;

const at = async (day: string, login: string): Promise<Caller> => {
  server.clock.set(new Date(`${day}T02:00:00Z`));
  return server.signIn(login);
};

async function receive(by: Caller, domain = 'food'): Promise<string> {
  const done = await by('POST', '/api/matters', opening('clue', { domain }));
  expect(done.status).toBe(201);
  return `${done.body.homeRegion}/${done.body.matterId}`;
}

beforeAll(async () => {
  server = await testServer();
  const early = await at('2026-04-20', 'clerk');
  for (let n = 0; n < 3; n += 1) await receive(early);
  const later = await at('2026-06-24', 'clerk');
  for (let n = 0; n < 9; n += 1) await receive(later, n < 6 ? 'price' : 'food');
  await receive(await at('2026-06-25', 'neighbour'));
  await at('2026-06-29', 'overseer');
});
afterAll(() => server.end());

const cockpit = async (query = '', login = 'overseer') =>
  (await at('2026-06-29', login))('GET', `/api/figures/cockpit${query}`);

describe('the cockpit', () => {
  test('says what is overdue, by kind and part of the area', async () => {
    const { status, body } = await cockpit();
    expect(status).toBe(200);
    expect(body.overdue.totals).toMatchObject({ clues: 3, complaints: 0, cases: 0, tasks: 0, findings: 0 });
    expect(body.overdue.rows.map(({ key, total }: { key: string; total: number }) => [key, total])).toEqual([
      ['980100', 0],
      ['980101', 3],
      ['980102', 0],
    ]);
  });

  test('says of nobody that it lags whom numbers do not tell apart', async () => {
    const { lagging } = (await cockpit()).body;
    expect(lagging.rows.map(({ rank, lags }: { rank: number | null; lags: boolean }) => [rank, lags])).toEqual([
      [null, false],
      [null, false],
      [null, false],
    ]);
    expect(lagging.total).toBeNull();
  });

  test('says what moved: seven whole days beside the mean of the eight weeks before', async () => {
    const { moved } = (await cockpit()).body;
    expect(moved).toMatchObject({ from: '2026-06-22', to: '2026-06-28' });
    const [received, complaints] = moved.figures;
    // The clues of April lie ten weeks back, outside the eight that the mean is of.
    expect(received).toMatchObject({ value: 10, mean: 0, beyond: 'above', before: [0, 0, 0, 0, 0, 0, 0, 0] });
    expect(complaints).toMatchObject({ value: 0, mean: 0, beyond: null });
  });

  test('says what is hot, with the four weeks before', async () => {
    const { hot } = (await cockpit()).body;
    expect(hot.domains).toMatchObject([
      { key: 'price', value: 6, before: 0, growth: null },
      { key: 'food', value: 4, before: 0 },
    ]);
    expect(hot.places.map(({ key, value }: { key: string; value: number }) => [key, value])).toEqual([
      ['980101', 9],
      ['980102', 1],
    ]);
  });

  test('says of each step of the funnel whether it is a flow or a cohort', async () => {
    const { funnel } = (await cockpit()).body;
    expect(
      funnel.steps.map(({ figure, value, kind }: { figure: { id: string }; value: number; kind: string }) => [
        figure.id,
        value,
        kind,
      ]),
    ).toEqual([
      ['clues.received', 13, 'flow'],
      ['clues.filed', 0, 'flow'],
      ['cases.filed', 0, 'flow'],
      ['cases.from-complaints', 0, 'cohort'],
      ['cases.decided', 0, 'flow'],
      ['cases.imposed', 0, 'flow'],
      ['case.collected', 0, 'flow'],
    ]);
  });

  test('shows twelve months, each beside the same month of the year before', async () => {
    const { trend } = (await cockpit()).body;
    expect(trend.rows).toHaveLength(12);
    expect(trend.compared).toEqual({ from: '2024-07-01', to: '2025-06-29' });
    expect(trend.cells.map(({ row, value }: { row: string; value: number }) => [row, value])).toEqual([
      ['2026-04', 3],
      ['2026-06', 10],
    ]);
  });

  test('is of one’s own area', async () => {
    expect((await cockpit('?authority=980101', 'neighbour')).body.code).toBe('figures.out-of-scope');
    expect((await cockpit('', 'neighbour')).body.funnel.steps[0].value).toBe(1);
  });

  test('asks at most eight statements', async () => {
    const { store } = server;
    let asked = 0;
    const counting: Store = {
      ...store,
      transaction: (viewer, work, options) =>
        store.transaction(
          viewer,
          (tx) => {
            const counted: Transaction = {
              ...tx,
              query: (statement) => {
                asked += 1;
                return tx.query(statement);
              },
            };
            return work(counted);
          },
          options,
        ),
    };
    const actor: LedgerActor = {
      personId: uuidv7() as LedgerActor['personId'],
      authority: '980100' as LedgerActor['authority'],
      roles: ['head'],
      onBehalfOf: null,
      scope: '9801%',
      clearance: 0,
    };
    const ledger = { ...server.ledger, store: counting };
    await readCockpit({ ledger, directory: server.directory }, actor, {});
    expect(asked).toBeGreaterThan(5);
    expect(asked).toBeLessThanOrEqual(8);
  });
});
