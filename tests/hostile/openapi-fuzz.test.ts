import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { sql } from '../../platform/store/sql.ts';
import { type Besieged, besieged, OUTSIDE } from './support/besieged.ts';
import { hammer, type Outcome, summary } from './support/hammer.ts';
import { type OpenApi, type Operation, operationsOf } from './support/requests.ts';

/**
 * Requests made from the OpenAPI document of the running product, fitting and broken, by everybody from nobody to an
 * administrator. `FUZZ_RUNS` requests for each operation, `FUZZ_SEED` other ones.
 */
const EACH = Number(process.env.FUZZ_RUNS ?? 40);
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_101);
const WITHIN_MS = process.env.FUZZ_RUNS === undefined ? 36_000 : 3_600_000;

const BROKEN = '/api/broken';
let city: Besieged;
let document: OpenApi;
let operations: readonly Operation[];

/** Routes with one defect each, which are no part of the product: what the fuzz must find in them is known. */
function addBroken({ server }: { readonly server: Parameters<NonNullable<Parameters<typeof besieged>[0]>>[0] }): void {
  const { app, store } = server;
  const body = z.object({ title: z.string(), n: z.number().optional() });
  const add = (url: string, handler: (given: z.infer<typeof body>) => Promise<unknown>): void => {
    app.route({
      method: 'POST',
      url: `${BROKEN}/${url}`,
      schema: { tags: ['matters'], summary: '有缺陷 / broken', body },
      handler: (request) => handler(request.body),
    });
  };
  add('text-in-sql', ({ title }) => store.db.query({ text: `select '${title}' as title` }));
  add('leaks', async () => ({ items: [{ title: OUTSIDE[0] }] }));
  add('writes-then-refuses', async ({ title }) => {
    await store.db.query(sql`insert into job (id, kind, payload, run_at, max_attempts, created_at)
      values (gen_random_uuid(), 'broken', '{}', now(), 1, now())`);
    return Promise.reject(Object.assign(new Error(title), { statusCode: 422 }));
  });
}

beforeAll(async () => {
  city = await besieged((server) => addBroken({ server }));
  const { body } = await city.server.send({ method: 'GET', url: '/openapi.json' });
  document = body;
  operations = operationsOf(document);
});
afterAll(() => city.end());

const told = ({ asked, accepted }: Outcome): string => `seed ${SEED}, ${asked} requests, ${accepted} accepted`;

test('whatever is asked by whomever: a coded refusal, nothing told, nothing written', async () => {
  const product = operations.filter(({ path }) => !path.startsWith(BROKEN));
  const outcome = await hammer(city, document, product, { seed: SEED, each: EACH, withinMs: WITHIN_MS });
  console.info(`fuzz: ${product.length} operations, ${told(outcome)}`);
  if (process.env.FUZZ_SHOW !== undefined)
    for (const [name, statuses] of [...outcome.statuses, ['under a key', outcome.keyed] as const])
      console.info(name, JSON.stringify([...statuses]));
  expect(summary(outcome.found), told(outcome)).toBe('');
  // It came past the doors: every operation was asked, and a good part of what was asked was done.
  expect(outcome.statuses.size).toBe(product.length);
  expect(outcome.accepted).toBeGreaterThan(outcome.asked / 20);
  expect([...(outcome.statuses.get('POST /api/matters')?.keys() ?? [])]).toContain(201);
  expect([...(outcome.statuses.get('POST /api/matters/{region}/{id}/acts')?.keys() ?? [])]).toContain(200);
  expect([...(outcome.statuses.get('POST /api/cases/{region}/{id}/acts')?.keys() ?? [])]).toContain(200);
  for (const accepting of ['POST /api/bulletins', 'GET /api/bulletins/{id}', 'POST /api/bulletins/{id}/rerun'])
    expect([...(outcome.statuses.get(accepting)?.keys() ?? [])], accepting).toContain(200);
  // Keys of the asker's own: some did their work, some were no keys or stood for another request.
  const kept = [...outcome.keyed.keys()];
  expect([kept.includes(201) || kept.includes(200), kept.includes(400), kept.includes(422)]).toEqual([
    true,
    true,
    true,
  ]);
}, 3_700_000);

test('finds a text put into SQL, a leak, and a refusal that wrote', async () => {
  const broken = operations.filter(({ path }) => path.startsWith(BROKEN));
  const { found, statuses } = await hammer(city, document, broken, { seed: SEED, each: 200, withinMs: WITHIN_MS });
  if (process.env.FUZZ_SHOW !== undefined)
    console.info([...statuses].map(([name, by]) => name + JSON.stringify([...by])).join('; '));
  const kinds = new Set(
    found.map(({ operation, wrong }) => `${operation.slice(operation.lastIndexOf('/') + 1)}: ${wrong}`),
  );
  expect([...kinds]).toEqual(
    expect.arrayContaining(['text-in-sql: server-error', 'leaks: leak', 'writes-then-refuses: written']),
  );
});
