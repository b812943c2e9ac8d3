import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestServer, testServer } from './testing/test-server.ts';

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly responses: Readonly<Record<string, unknown>>;
  readonly security?: unknown;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
  readonly tags: readonly { readonly name: string }[];
}

let server: TestServer;
let document: Document;
beforeAll(async () => {
  server = await testServer();
  document = (await server.send({ method: 'GET', url: '/openapi.json' })).body;
});
afterAll(() => server.end());

test('is OpenAPI 3.1 with the routes of every part', () => {
  expect(document.openapi).toBe('3.1.0');
  for (const path of [
    '/api/session',
    '/api/matters/{region}/{id}/acts',
    '/public/filings',
    '/api/bulletins',
    '/healthz',
  ]) {
    expect(document.paths).toHaveProperty([path]);
  }
});

test('says of each operation what it is in both languages, its group, its failures and who may call', () => {
  const groups = document.tags.map(({ name }) => name);
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const name = `${method} ${path}`;
      expect(operation.summary, name).toMatch(/\p{Script=Han}.* \/ .*[a-z]/u);
      expect(groups, name).toContain(operation.tags?.[0]);
      expect(operation.responses.default, name).toMatchObject({
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      });
      expect(operation.security !== undefined, name).toBe(/^\/api(?!\/public\/)/.test(path));
    }
  }
});

test('refers only to schemas that are there, and keeps none that nobody refers to', () => {
  const text = JSON.stringify(document);
  const used = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name));
  expect([...used].sort()).toEqual(Object.keys(document.components.schemas).sort());
});
