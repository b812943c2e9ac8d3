import { setTimeout as sleep } from 'node:timers/promises';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { type PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filingBody, filingRequest, type Licensed } from '../../apps/server/testing/case-bodies.ts';
import { CASE_REGION, tellCase } from '../../apps/server/testing/case-story.ts';
import { multipartOf } from '../../apps/server/testing/multipart.ts';
import { type Answer, type Caller, type TestServer, testServer } from '../../apps/server/testing/test-server.ts';
import { uuidv7 } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { closed, servedOn16th } from '../../modules/cases/model/case/testing/finishing.ts';
import { told } from '../../modules/cases/model/case/testing/gathering.ts';
import { filed, type Step, staff } from '../../modules/cases/model/case/testing/story.ts';
import { readPdf } from '../../platform/pdf/index.ts';

let server: TestServer;
let officer: Caller;
let chief: Caller;
let team: Licensed[];
beforeAll(async () => {
  server = await testServer();
  server.clock.set(new Date('2026-07-03T02:00:00Z'));
  await server.store.db.query({
    text: `update person set licence_no = 'L-' || login where login in ('officer', 'second')`,
  });
  team = ['officer', 'second'].map((login) => ({ person: server.people[login] ?? '', licence: `L-${login}` }));
  [officer, chief] = [await server.signIn('officer'), await server.signIn('chief')];
});
afterAll(() => server.end());

const url = (id: string, rest: string): string => `/api/cases/${CASE_REGION}/${id}${rest}`;
const BIDI = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/u;

describe('names that are no names', () => {
  const TEXTS = [
    '=HYPERLINK("http://x","y")',
    '+cmd|calc!A1',
    '-2+3',
    '@SUM(A1)',
    '＝1+1',
    '\t=1+1',
    '<script>alert(1)</script>',
    `'; drop table act; --`,
    '{{7*7}}#{1+1}',
    '\u202e某店翻转',
    '某店\u2066x\u2069',
    '𠮷𫝀商行',
    '#set page(width: 1pt)',
    '"引号,逗号',
  ] as const;

  test('what no database keeps is refused by a code, on every body of the desk', async () => {
    const one = await chief('POST', '/api/cases', filingRequest(team));
    expect(one.status, one.text).toBe(201);
    for (const bad of ['甲\u0000乙', '\ud800', '甲\udc00']) {
      for (const answer of [
        await chief('POST', '/api/cases', filingRequest(team, { title: bad })),
        await chief('POST', '/api/cases', filingRequest(team, { party: { kind: 'organisation', name: bad } })),
        await officer('POST', url(one.body.matterId, '/acts'), {
          ...{ actId: uuidv7(), verb: 'record-amount', version: 1, body: { amountFen: 1, text: bad } },
        }),
        await officer('POST', url(one.body.matterId, '/publication/preview'), { hide: [{ kind: 'name', text: bad }] }),
        await officer('POST', url(one.body.matterId, '/dossier'), { accounts: [{ key: 'x', account: bad }] }),
      ]) {
        expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
        expect(answer.status, answer.text).toBeLessThan(500);
        expect(answer.body.remedy.zh).not.toBe('');
      }
    }
  });

  test('what is too deep or too much is refused by a code, and the desk goes on', async () => {
    const one = await chief('POST', '/api/cases', filingRequest(team));
    const deep = JSON.parse(`${'['.repeat(4_000)}${']'.repeat(4_000)}`);
    const many = Array.from({ length: 60_000 }, () => 'x');
    for (const body of [
      filingBody(team, { conditions: deep }),
      filingBody(team, { sources: many }),
      filingBody(team, { campaigns: many }),
      filingBody(team, { officers: many }),
    ]) {
      const answer = await chief('POST', '/api/cases', { actId: uuidv7(), body });
      expect([answer.status >= 400, answer.status < 500], answer.text.slice(0, 200)).toEqual([true, true]);
    }
    for (const [rest, body] of [
      ['/discretion', { factors: many.map((id) => ({ id })) }],
      ['/discretion', { facts: { goodsValue: Number.MAX_SAFE_INTEGER + 1 } }],
      ['/publication/preview', { hide: many.map((text) => ({ kind: 'name', text })) }],
      ['/dossier', { accounts: many.map((key) => ({ key, account: '…' })) }],
    ] as const) {
      const answer = await officer('POST', url(one.body.matterId, rest), body);
      expect([answer.status >= 400, answer.status < 500], `${rest} ${answer.text.slice(0, 200)}`).toEqual([true, true]);
    }
    expect((await officer('GET', url(one.body.matterId, ''))).status).toBe(200);
  });

  test('go in as texts, come out as texts, and compute nothing in the table of a register', async () => {
    for (const text of TEXTS) {
      const done = await chief(
        'POST',
        '/api/cases',
        filingRequest(team, { cause: text, party: { kind: 'organisation', name: text } }),
      );
      expect(done.status, `${text} ${done.text}`).toBe(201);
      const ban = { on: '2026-07-03', document: text, place: text, text };
      const banned = await officer('POST', url(done.body.matterId, '/acts'), {
        ...{ actId: uuidv7(), verb: 'record-ban', version: 1, body: ban },
      });
      expect(banned.status, banned.text).toBe(200);
      const page = await officer('GET', url(done.body.matterId, ''));
      expect(page.body.party.name).toBe(text);
      expect((await officer('GET', `/api/cases?q=${encodeURIComponent(text)}`)).status).toBe(200);
    }
    const { payload } = await server.app.inject({
      ...{ method: 'GET', url: '/api/registers/banned/export?format=csv', headers: { cookie: officer.cookie } },
    });
    const cells = payload.split(/\r\n|\n/).flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
    expect(cells.length).toBeGreaterThan(TEXTS.length * 5);
    const live = cells
      .map((each) => each.replace(/^\ufeff?"?/, ''))
      .filter((each) => /^[=+\-@\t\r＝＋－＠]/u.test(each));
    expect(live).toEqual([]);
    // They are there, each behind its guard.
    for (const word of ['HYPERLINK', 'cmd|calc', 'SUM(A1)']) expect(payload).toContain(word);
    const sheet = await server.app.inject({
      ...{ method: 'GET', url: '/api/registers/banned/export?format=xlsx', headers: { cookie: officer.cookie } },
    });
    expect([sheet.statusCode, sheet.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });

  test('in a decision that is published: no direction is turned, nothing is run, the file is proven', async () => {
    const name = '某某\u202e商贸\u2066有限公司';
    const facts = '当事人\u202e未标价\u202c，#set text(size: 0pt)，<script>alert(1)</script>，$(id)，\\u{202e}。';
    const steps = servedOn16th().map(([on, by, verb, body]): Step => {
      const said =
        verb === 'file' ? { ...body, party: { kind: 'organisation', name, code: '91350100M000100Y43' } } : body;
      return [on, by, verb, verb === 'report' || verb === 'decide' ? { ...said, facts } : (said ?? {})];
    });
    for (const given of [name, facts]) expect(given).toMatch(BIDI);
    const id = await tellCase(server, steps);
    const marks: JsonObject = { rule: 'publish-term' };
    const preview = await officer('POST', url(id, '/publication/preview'), marks);
    expect(preview.status, preview.text).toBe(200);
    expect(preview.body.proof).toMatchObject({ ok: true });
    const file = await server.app.inject({
      ...{ method: 'POST', url: url(id, '/publication/file'), payload: marks },
      headers: { cookie: officer.cookie, 'x-qingyuan': '1' },
    });
    const text = (await readPdf(file.rawPayload)).pages.join('');
    expect(text.replace(/\s+/g, '')).toContain('<script>alert(1)</script>');
    expect(text).not.toMatch(BIDI);
    for (const word of ['/JavaScript', '/Launch', '/OpenAction', '/URI'])
      expect(file.rawPayload.includes(word), word).toBe(false);
  });
});

/** A PDF that runs a script when it is opened, when its page is shown, and when it is clicked. */
async function scripted(): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const page = made.addPage([300, 300]);
  page.drawText('contract');
  const { context } = made;
  const action = () => context.obj({ Type: 'Action', S: 'JavaScript', JS: PDFString.of('app.alert(1)') });
  made.catalog.set(PDFName.of('OpenAction'), context.register(action()));
  page.node.set(PDFName.of('AA'), context.register(context.obj({ O: action() })));
  const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 300, 300], A: action() });
  page.node.set(PDFName.of('Annots'), context.obj([context.register(link as PDFDict)]));
  made.addJavaScript('main', 'app.alert(2)');
  return made.save({ useObjectStreams: false });
}

async function pages(count: number): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  for (let n = 0; n < count; n += 1) made.addPage([200, 200]);
  return made.save();
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  size.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([size, body, check]);
};
/** A picture of 30,000 by 30,000 dots in a few kilobytes. */
function imageBomb(): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(30_000, 0);
  head.writeUInt32BE(30_000, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const parts = [
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(2_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}
/** A PDF whose page is a stream of 200 MB of blanks in 200 kB. */
function streamBomb(): Buffer {
  const packed = deflateSync(Buffer.alloc(200_000_000, 0x20), { level: 9 });
  const head = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>endobj\n4 0 obj<</Length ${packed.length}/Filter/FlateDecode>>stream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF')]);
}
/** A zip that says to hold one file of 4 GB. */
function zipBomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(50_000_000), { level: 9 });
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(0xffffffff, 22);
  head.writeUInt16LE(1, 26);
  return Buffer.concat([head, Buffer.from('a'), packed]);
}

describe('evidence that is no evidence', () => {
  const upload = (id: string, content: Uint8Array, name: string): Promise<Answer> => {
    const { payload, headers } = multipartOf(Buffer.from(content), name);
    const head = { cookie: officer.cookie, 'x-qingyuan': '1', ...headers };
    return server.send({ method: 'POST', url: url(id, '/evidence-files'), headers: head, payload });
  };

  test('is taken as bytes, copied without what it would run, printed or explained in the dossier; nobody falls over', async () => {
    const on = '2026-06-01';
    const id = await tellCase(server, [filed(on)]);
    const script = await scripted();
    const things: readonly (readonly [string, Uint8Array])[] = [
      ['脚本.pdf', script],
      ['多面.pdf', Buffer.concat([Buffer.from('<html><script>alert(1)</script>\n'), script])],
      ['万页.pdf', await pages(10_000)],
      ['空流.pdf', streamBomb()],
      ['截断.pdf', script.subarray(0, 400)],
      ['巨图.png', imageBomb()],
      ['压缩.zip', zipBomb()],
      ['假图.jpg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(5_000, 0xff)])],
    ];
    const items: string[] = [];
    let marked = 0;
    for (const [name, bytes] of things) {
      const answer = await upload(id, bytes, name);
      if (answer.status !== 201) {
        expect([answer.status >= 400, answer.status < 500], `${name} ${answer.text}`).toEqual([true, true]);
        continue;
      }
      const { fileId, sha256, size } = answer.body;
      const file = { id: fileId, sha256, size, name };
      await tellCase(
        server,
        [[on, staff.officer, 'add-evidence', told('add-evidence', on, { file, title: name })]],
        id,
      );
      items.push(name);
      const copy = await server.app.inject({
        ...{ method: 'GET', url: url(id, `/evidence/e${items.length}/copy`), headers: { cookie: officer.cookie } },
      });
      expect(copy.statusCode, `${name} ${copy.payload.slice(0, 300)}`).toBeLessThan(500);
      if (copy.statusCode !== 200) continue;
      expect(copy.headers).toMatchObject({
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      });
      expect(String(copy.headers['content-disposition'])).toMatch(/^attachment/);
      if (copy.headers['x-qingyuan-watermark'] === 'applied') {
        expect(await runs(copy.rawPayload), name).toEqual([]);
        marked += 1;
      }
    }
    expect([items.length > 3, marked > 0]).toEqual([true, true]);
    expect(await runs(Buffer.from(script))).not.toEqual([]);
    await tellCase(server, closed.slice(1), id);
    const bytes = await builtDossier(id);
    expect(await runs(bytes)).toEqual([]);
    expect(bytes.length).toBeLessThan(60_000_000);
    expect((await officer('GET', url(id, ''))).status).toBe(200);
  }, 240_000);

  /** What a PDF would do by itself, wherever it stands in it. */
  async function runs(bytes: Buffer): Promise<string[]> {
    const read = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
    const found = new Set<string>();
    for (const [, object] of read.context.enumerateIndirectObjects()) {
      const text = object.toString();
      for (const word of ['/JavaScript', '/JS', '/OpenAction', '/AA', '/Launch', '/EmbeddedFile', '/SubmitForm'])
        if (new RegExp(`${word}(?![A-Za-z])`).test(text)) found.add(word);
    }
    return [...found];
  }

  async function builtDossier(id: string): Promise<Buffer> {
    expect((await officer('POST', url(id, '/dossier'), {})).status).toBe(202);
    const workers = server.startWorkers();
    try {
      for (;;) {
        const { state, failure } = (await officer('GET', url(id, '/dossier'))).body.dossier;
        if (state === 'ready') break;
        if (state === 'failed') throw new Error(JSON.stringify(failure));
        await sleep(200);
      }
    } finally {
      await workers.stop();
    }
    const { rawPayload } = await server.app.inject({
      ...{ method: 'GET', url: url(id, '/dossier/file'), headers: { cookie: officer.cookie } },
    });
    return rawPayload;
  }
});
