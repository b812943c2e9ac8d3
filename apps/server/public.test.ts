import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.end());

const ADDRESS = '203.0.113.77';
const AGENT = 'VeryPeculiarBrowser/9.9';
let caller = 0;
function nextAddress(): string {
  caller += 1;
  return `198.51.100.${caller}`;
}

/** Each test calls from an address of its own, so that limits of one do not meet another. */
const post = (url: string, payload: object, remoteAddress = nextAddress()) =>
  server.send({ method: 'POST', url, payload, remoteAddress, headers: { 'user-agent': AGENT } });

const filing = (more: object = {}) => ({
  actId: uuidv7(),
  kind: 'report',
  title: '加油站短斤少两',
  text: '东街加油站加油枪走字快，已经三次。',
  region: '980101',
  respondent: { name: '东街加油站', address: '东街1号' },
  reporter: { name: '钱多多', phone: '13700001111' },
  ...more,
});

describe('filing without signing in', () => {
  test('gives a receipt code once, and the code tells how it stands', async () => {
    const filed = await post('/public/filings', filing());
    expect(filed.status).toBe(201);
    expect(filed.headers['cache-control']).toBe('no-store');
    expect(filed.body).toMatchObject({ receivedOn: '2026-06-01', authority: { zh: '机关980101' } });
    const status = await post('/public/status', { receiptCode: filed.body.receiptCode.toLowerCase() });
    expect(status.body).toMatchObject({
      procedure: 'report',
      plainState: { zh: '已收到，正在确定由哪个机关办理' },
      receivedOn: '2026-06-01',
      history: [{ on: '2026-06-01', text: { zh: '已收到您提交的材料' } }],
    });
    expect(status.body.clocks[0].days.length).toBeGreaterThan(10);
    expect(status.text).not.toMatch(/钱多多|13700001111|加油站|短斤少两/);
  });

  test('keeps no code, no address, no agent, and the reporter only sealed', async () => {
    const filed = await post('/public/filings', filing(), ADDRESS);
    const stored = await server.store.transaction(SYSTEM_VIEWER, async (tx) => {
      const { rows } = await tx.query<{ all: string }>(sql`
        select (select json_agg(a)::text from act a) || (select json_agg(p.payload)::text from act_private p)
            || (select json_agg(m)::text from matter m) || coalesce((select json_agg(o)::text from outbox o), '') as all`);
      return rows[0]?.all ?? '';
    });
    expect(stored).toContain('短斤少两');
    const code = filed.body.receiptCode as string;
    for (const secret of [code, code.replaceAll('-', ''), ADDRESS, AGENT, '钱多多', '13700001111']) {
      expect(stored).not.toContain(secret);
      expect(server.log()).not.toContain(secret);
    }
    expect(server.log()).toContain('/public/filings');
  });

  test('sent again after a lost answer gives the same code and one matter', async () => {
    const request = filing({ kind: 'clue' });
    const first = await post('/public/filings', request);
    const again = await post('/public/filings', request);
    expect(again.body).toEqual(first.body);
    const other = await post('/public/filings', { ...request, text: '换一段完全不同的文字。' });
    expect(other).toMatchObject({ status: 409, body: { code: 'intake.filing.known' } });
    expect((await post('/public/status', { receiptCode: first.body.receiptCode })).status).toBe(200);
  });

  test('without a name works for a clue, not for a complaint', async () => {
    const nameless = await post('/public/filings', filing({ kind: 'clue', reporter: null, respondent: {} }));
    expect(nameless.status).toBe(201);
    const complaint = await post('/public/filings', filing({ kind: 'complaint', reporter: null }));
    expect(complaint).toMatchObject({ status: 422, body: { code: 'intake.filing.no-reporter' } });
    expect((await post('/public/filings', filing({ region: '110101' }))).body.code).toBe('intake.filing.no-authority');
  });

  test('a wrong code and a malformed one are told alike', async () => {
    const wrong = await post('/public/status', { receiptCode: 'ABCDEF-GHJKMN-PQRSTV-WXYZ23' });
    const malformed = await post('/public/status', { receiptCode: '????????????????' });
    expect(wrong).toMatchObject({ status: 404, body: { code: 'intake.status.unknown' } });
    expect({ ...malformed.body, traceId: '' }).toEqual({ ...wrong.body, traceId: '' });
  });

  test('a whole office behind one address is locked out by nothing, whoever of it sends nonsense', async () => {
    const nonsense = Array.from({ length: 30 }, () => post('/public/filings', { nonsense: true }, '192.0.2.1'));
    expect((await Promise.all(nonsense)).map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 400));
    expect((await post('/public/filings', filing(), '192.0.2.1')).status).toBe(201);
  });

  test('regions are those of bureaus', async () => {
    const { body } = await server.send({ method: 'GET', url: '/public/regions' });
    expect(body.map((each: { code: string }) => each.code)).toEqual(['980000', '980100', '980101', '980102']);
  });
});
