import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../kernel/error.ts';
import type { MapSheet } from '../../modules/maps/contract.ts';
import { importOutlines } from '../../modules/maps/index.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let head: Caller;

const NOW = new Date('2026-06-10T01:00:00Z');
const box = (x: number) => [
  [x, 30],
  [x + 1, 30],
  [x + 1, 31],
  [x, 31],
  [x, 30],
];
const fileOf = (...codes: readonly string[]): Buffer => {
  const features = codes.map((adcode, at) => ({
    ...{ type: 'Feature', properties: { adcode } },
    geometry: { type: 'Polygon', coordinates: [box(100 + at)] },
  }));
  return Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }));
};
const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
const sheetOf = async (by: Caller, query = ''): Promise<MapSheet> => (await by('GET', `/api/maps/sheet${query}`)).body;

beforeAll(async () => {
  server = await testServer();
  head = await server.signIn('chief');
});
afterAll(() => server.end());

describe('maps of an area', () => {
  it('are the outlines that the bureau entered, with their number, and what the product has before that', async () => {
    const before = await sheetOf(head);
    expect(before.kind).not.toBe('entered');
    expect(before.reviewNo).toBeNull();
    const codes = before.areas.map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(0);
    const entered = await importOutlines(server.store, fileOf(...codes), 'GS（2026）0001号', NOW);
    expect(entered).toEqual({ areas: codes.length, reviewNo: 'GS（2026）0001号' });
    const after = await sheetOf(head);
    expect([after.kind, after.reviewNo]).toEqual(['entered', 'GS（2026）0001号']);
    expect(after.areas.map(({ code }) => code).sort()).toEqual([...codes].sort());
    // Again: the newer number stands, nothing is doubled.
    await importOutlines(server.store, fileOf(...codes), '川S【2026】00002号', NOW);
    expect((await sheetOf(head)).reviewNo).toBe('川S【2026】00002号');
  });

  it('refuse a number that is none, an authority that is none, and keep nothing of a file that is refused', async () => {
    const own = (await sheetOf(head)).areas[0]?.code ?? '';
    expect(await refusal(importOutlines(server.store, fileOf(own), '没有', NOW))).toBe('maps.import.review-no');
    const mixed = fileOf(own, '110101');
    expect(await refusal(importOutlines(server.store, mixed, 'GS（2026）0009号', NOW))).toBe(
      'maps.import.unknown-code',
    );
    expect((await sheetOf(head)).reviewNo).not.toContain('0009');
  });

  it('end at the border of the reader’s own area', async () => {
    const beyond = await head('GET', '/api/maps/sheet?authority=110000');
    expect([beyond.status, beyond.body.code]).toEqual([404, 'maps.no-authority']);
  });
});
