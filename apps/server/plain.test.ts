import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { recallExamples } from '../../modules/disclosures/model/testing/examples.ts';
import { type Answer, type TestServer, testServer } from './testing/test-server.ts';

/** The clock of the server stands on 2026-06-01. */
let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.end());

const read = (url: string): Promise<Answer> => server.send({ method: 'GET', url });
type Fields = Readonly<Record<string, string>>;
let sender = 0;
/** A form as a browser sends it, from an address of its own: the limit of each address is another test's. */
const send = (url: string, fields: Fields, headers: Fields = {}): Promise<Answer> => {
  sender += 1;
  return server.send({
    ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString() },
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    remoteAddress: `10.0.${sender >> 8}.${sender & 255}`,
  });
};
const complaint = (more: Fields = {}): Fields => ({
  ...{
    actId: uuidv7(),
    title: '电饭煲漏电',
    text: '在该店购买电饭煲，使用时漏电。',
    demand: '退款299元',
    claim: '299',
  },
  ...{ respondentName: '云岚家电', respondentAddress: '东街1号', region: '980101' },
  ...{ name: '李晓明', phone: '13987654321', address: '西街2号' },
  ...more,
});
const codesIn = ({ text }: Answer): string[] =>
  [...text.matchAll(/class="code">([^<]+)</g)].map(([, code = '']) => code.replaceAll(' ', ''));
const filed = async (more: Fields = {}, kind = 'complaint'): Promise<string> => {
  const answer = await send(`/plain/file/${kind}`, complaint(more));
  expect(answer.status, answer.text).toBe(201);
  return codesIn(answer)[0] ?? '';
};

describe('every page', () => {
  test('holds no script, and no browser would run one', async () => {
    for (const url of ['/plain', '/plain/file/complaint', '/plain/file/report', '/plain/status', '/plain/published']) {
      for (const lang of ['zh', 'en']) {
        const { status, text, headers } = await read(`${url}?lang=${lang}`);
        expect([url, status]).toEqual([url, 200]);
        expect(text).toContain(`<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">`);
        expect(text).not.toMatch(/<script|javascript:|\son[a-z]+=|style="/i);
        expect(headers['content-security-policy']).toMatch(/^default-src 'none';style-src 'sha256-[^']+'/);
        expect(headers['content-security-policy']).not.toMatch(/script-src|unsafe/);
        expect([headers['cache-control'], headers['referrer-policy']]).toEqual(['no-store', 'same-origin']);
        expect(headers['set-cookie']).toBeUndefined();
      }
    }
  });

  test('a page that is not there, and a search that cannot be understood, are told as pages', async () => {
    for (const [url, status] of [
      ['/plain/nowhere', 404],
      ['/plain/file/score', 404],
      ['/plain/published?kind=score', 400],
      [`/plain/published/decision/980101/${uuidv7()}`, 404],
      ['/plain/published/decision/980101/x', 404],
    ] as const) {
      const answer = await read(url);
      expect([url, answer.status]).toEqual([url, status]);
      expect(answer.headers['content-type']).toContain('text/html');
      expect(answer.text).toContain('<main>');
    }
  });
});

describe('filing', () => {
  test('a complaint is taken in by the same desk as from the full pages, with its code shown once', async () => {
    const code = await filed();
    expect(code).toMatch(/^[0-9A-Z]{24}$/);
    const { body } = await server.send({ method: 'POST', url: '/public/status', payload: { receiptCode: code } });
    expect(body).toMatchObject({ procedure: 'complaint', receivedOn: '2026-06-01', mayWithdraw: true });
    const clerk = await server.signIn('clerk');
    const { body: list } = await clerk('GET', '/api/matters?procedure=complaint');
    expect(list.items).toMatchObject([{ title: '电饭煲漏电', channel: 'portal', homeCode: '980101' }]);
    expect(server.log()).not.toMatch(/李晓明|13987654321|10\.0\.0/);
  });

  test('sent twice it is one, with the same code; both kinds give two codes', async () => {
    const once = complaint({ title: '同一份材料' });
    const [first, second] = [await send('/plain/file/complaint', once), await send('/plain/file/complaint', once)];
    expect([first.status, codesIn(second)]).toEqual([201, codesIn(first)]);
    const both = await send('/plain/file/both', complaint({ title: '两样都要' }));
    expect([both.status, new Set(codesIn(both)).size]).toEqual([201, 2]);
  });

  test('a report may be anonymous: what stands in the fields of a name is not kept', async () => {
    const fields = complaint({ title: '使用过期食材', identity: 'anonymous', name: '沈砚秋' });
    const answer = await send('/plain/file/report', fields);
    expect(answer.status, answer.text).toBe(201);
    const { rows } = await server.store.transaction({ scope: '%', clearance: 99 }, (tx) =>
      tx.query<{ all: string }>({
        text: `select (select json_agg(a)::text from act a) || (select json_agg(p.payload)::text from act_private p) as all`,
        values: [],
      }),
    );
    expect(rows[0]?.all).toContain('使用过期食材');
    expect(rows[0]?.all).not.toContain('沈砚秋');
  });

  test('what is wrong is told beside its field, and nothing typed is lost', async () => {
    const hostile = '"><script>alert(1)</script>';
    const answer = await send(
      '/plain/file/complaint',
      complaint({ title: hostile, phone: '1', region: '', text: '短' }),
    );
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(answer.text).not.toContain('<script');
    for (const field of ['phone', 'region', 'text']) {
      expect(answer.text).toContain(`href="#${field}"`);
      expect(answer.text).toContain(`id="${field}-error"`);
    }
    const nowhere = await send('/plain/file/complaint', complaint({ region: '110101' }));
    expect([nowhere.status, nowhere.text.includes('href="#region"')]).toEqual([422, true]);
    const bare = await send('/plain/file/report?lang=en', {});
    expect([bare.status, bare.text.includes('<html lang="en">')]).toEqual([422, true]);
  });

  test("another site's form, and a body of another kind, are refused", async () => {
    const from = (headers: Fields) => send('/plain/file/complaint', complaint(), headers);
    expect((await from({ origin: 'https://elsewhere.invalid' })).status).toBe(403);
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await from({ origin: 'null' })).status).toBe(403);
    expect((await from({ origin: 'http://localhost:80', 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    const json = await server.send({
      method: 'POST',
      url: '/public/filings',
      payload: 'title=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(json.status).toBe(415);
    const long = await send('/plain/file/complaint', complaint({ text: 'x'.repeat(300_000) }));
    expect([long.status, long.headers['content-type']]).toEqual([413, 'text/html; charset=utf-8']);
  });
});

describe('following', () => {
  test('by the code: state, message, withdrawal; the code stands in no address', async () => {
    const code = await filed({ title: '想撤回的投诉' });
    const first = await send('/plain/status', { receiptCode: code.toLowerCase().replace(/(.{6})/g, '$1-') });
    expect(first.status, first.text).toBe(200);
    expect(first.text).toContain('已收到');
    expect(first.text).not.toMatch(new RegExp(`(href|action)="[^"]*${code}`));
    const said = await send('/plain/messages', { receiptCode: code, actId: uuidv7(), text: '小票找到了<b>' });
    expect(said.text).toContain('小票找到了&lt;b&gt;');
    const unsure = await send('/plain/withdrawals', { receiptCode: code, actId: uuidv7() });
    expect([unsure.status, unsure.text.includes('没有勾选')]).toEqual([422, true]);
    const withdrawn = await send('/plain/withdrawals', {
      receiptCode: code,
      actId: uuidv7(),
      sure: 'yes',
      reason: '已解决',
    });
    expect(withdrawn.text).toContain('您已撤回');
    const again = await send('/plain/withdrawals', { receiptCode: code, actId: uuidv7(), sure: 'yes' });
    expect([again.status, again.text.includes('role="alert"')]).toEqual([409, true]);
  });

  test('a code that is none, or nobody has, is told in one way', async () => {
    expect((await send('/plain/status', { receiptCode: 'ABC' })).status).toBe(422);
    const wrong = 'ABCDEFGHJKMNPQRSTVWXYZ23';
    for (const url of ['/plain/status', '/plain/messages', '/plain/withdrawals']) {
      const { status, text } = await send(url, { receiptCode: wrong, actId: uuidv7(), text: '您好', sure: 'yes' });
      expect([url, status, text.includes('<main>')]).toEqual([url, 404, true]);
    }
  });

  test('is asked for seldom: the limit is told as a page', async () => {
    const ask = () =>
      server.send({
        ...{ method: 'POST', url: '/plain/status', payload: 'receiptCode=x', remoteAddress: '10.9.9.9' },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    const answers: number[] = [];
    for (let n = 0; n < 11; n += 1) answers.push((await ask()).status);
    expect([answers.slice(0, 10), answers[10]]).toEqual([Array(10).fill(422), 429]);
  });
});

describe('asking for a correction', () => {
  test('from the page of an item: not enough comes again as typed, enough gives a code', async () => {
    const officer = await server.signIn('officer');
    const chief = await server.signIn('chief');
    const body = { ...recallExamples.propose, startedOn: '2026-06-01' };
    const opened = await officer('POST', '/api/office', {
      actId: uuidv7(),
      procedure: 'recall',
      verb: 'propose',
      body,
    });
    expect(opened.status, opened.text).toBe(201);
    const id: string = opened.body.matterId;
    const act = { actId: uuidv7(), verb: 'publish', version: 1, body: { checked: true } };
    expect((await chief('POST', `/api/office/980101/${id}/acts`, act)).status).toBe(200);
    const page = await read(`/plain/published/recall/980101/${id}`);
    expect(page.text).toContain('停止食用，凭包装到购买处退货。');
    const item = { actId: uuidv7(), kind: 'recall', region: '980101', id };
    const little = await send('/plain/corrections', { ...item, who: '沈<b>', reason: '错' });
    expect([little.status, little.text.includes('value="沈&lt;b&gt;"')]).toEqual([422, true]);
    const enough = { ...item, who: '沈先生', contact: '13900001111', reason: '批次写错了，应当到9日。' };
    const asked = await send('/plain/corrections', enough);
    const [code = ''] = codesIn({ ...asked, text: asked.text.replace('class="code box"', 'class="code"') });
    expect([asked.status, code.length]).toEqual([201, 24]);
    expect((await send('/plain/status', { receiptCode: code })).text).toContain('公示信息更正申请');
    expect((await read(`/plain/published/recall/980101/${id}`)).text).not.toContain('沈先生');
  });
});
