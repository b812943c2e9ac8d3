import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { verifyBriefings } from '../../modules/briefings/index.ts';
import type { Content } from '../../modules/briefings/model/content.ts';
import { readBundle } from '../../modules/bulletins/index.ts';
import { pdfText } from '../../platform/documents/pdf-text.testing.ts';
import { verifyBundle } from '../../platform/proof/verify.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
/** Officer and head of a county bureau; both hands in the open world of one city. */
let author: Caller;
let chief: Caller;
let clerk: Caller;
/** Above it, and beside it. */
let overseer: Caller;
let neighbour: Caller;

const content = (more: Partial<Content> = {}) => ({
  title: '线索清零周通报',
  kind: 'weekly',
  period: { from: '2026-06-01', to: '2026-06-07' },
  compare: 'before',
  cells: [{ id: 'f1', title: '收到线索', figures: ['clues.received'] }],
  sections: [
    { id: 's1', kind: 'text', heading: '一、总体情况', text: '本周收到线索{{f1}}。' },
    {
      id: 's2',
      kind: 'table',
      heading: '二、分单位',
      by: 'authority',
      columns: [{ id: 'c1', title: '收到', figures: ['clues.received'] }],
    },
  ],
  ...more,
});

interface At {
  readonly region: string;
  readonly id: string;
}
const path = ({ region, id }: At, rest = ''): string => `/api/briefings/${region}/${id}${rest}`;
const act = (by: Caller, at: At, verb: string, version: number, body: object = {}) =>
  by('POST', `/api/office/${at.region}/${at.id}/acts`, { actId: uuidv7(), verb, version, body });

async function begin(what: object = content()): Promise<At> {
  const answer = await author('POST', '/api/briefings', { actId: uuidv7(), content: what });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
}

/** From a draft to a frozen bulletin, each step by whom it falls to. */
async function freeze(what?: object): Promise<At> {
  const at = await begin(what);
  const { body } = await author('GET', path(at));
  const named = { content: body.draft.digest, saved: body.draft.version, title: body.title };
  const steps = [
    await act(author, at, 'submit', 1, named),
    await act(chief, at, 'approve', 2),
    await chief('POST', path(at, '/freeze'), { actId: uuidv7(), version: 3 }),
  ];
  expect(steps.map(({ status, text }) => (status === 200 ? 'done' : text))).toEqual(['done', 'done', 'done']);
  return at;
}

beforeAll(async () => {
  server = await testServer();
  [author, chief, clerk, overseer, neighbour] = (await Promise.all(
    ['officer', 'chief', 'clerk', 'overseer', 'neighbour'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller, Caller];
  for (let each = 0; each < 3; each += 1) {
    expect((await clerk('POST', '/api/matters', opening('clue'))).status).toBe(201);
  }
});
afterAll(() => server.end());

describe('a draft', () => {
  test('shows its numbers before it is saved, and what is wrong in its words', async () => {
    const typed = content({ sections: [{ id: 's1', kind: 'text', heading: '', text: '收到线索4件，走访9家' }] });
    const { body } = await author('POST', '/api/briefings/preview', { content: typed });
    expect(body.flags.map(({ kind, text }: { kind: string; text: string }) => [kind, text])).toEqual([
      ['differs', '4'],
      ['unbound', '9'],
    ]);
    expect(body.shown.values[0]).toMatchObject({ cell: 'f1', value: 3 });
  });

  test('is refused where its form, its figures or its area are wrong', async () => {
    const open = async (what: object) =>
      (await author('POST', '/api/briefings', { actId: uuidv7(), content: what })).body.code;
    expect(await open({})).toBe('http.invalid');
    expect(await open(content({ period: { from: '2026-06-07', to: '2026-06-01' } }))).toBe('http.invalid');
    const backwards = { id: 'f1', figures: ['clues.received'], from: '2026-06-08' };
    expect(await open(content({ cells: [backwards] }))).toBe('http.invalid');
    expect(await open(content({ cells: [{ id: 'f1', figures: ['clue.nothing'] }] }))).toBe('briefing.figure-unknown');
    expect(await open(content({ authority: '980100' }))).toBe('briefing.out-of-scope');
  });

  test('is seen by its own authority alone', async () => {
    const at = await begin();
    expect((await chief('GET', path(at))).body.draft.version).toBe(1);
    for (const other of [overseer, neighbour]) {
      expect((await other('GET', path(at))).body.code).toBe('briefing.unknown');
      expect((await other('PUT', path(at, '/draft'), { version: 1, content: content() })).status).toBe(404);
      const list = await other('GET', '/api/briefings');
      expect(list.body.items.map(({ id }: At) => id)).not.toContain(at.id);
    }
    const own = await author('GET', '/api/briefings?state=draft');
    expect(own.body.items.map(({ id }: At) => id)).toContain(at.id);
  });

  test('is saved on the version that was opened, and commented on', async () => {
    const at = await begin();
    const saved = await author('PUT', path(at, '/draft'), { version: 1, content: content({ title: '改过的标题' }) });
    expect(saved.body).toMatchObject({ version: 2, savedBy: 'officer先生' });
    const stale = await chief('PUT', path(at, '/draft'), { version: 1, content: content() });
    expect([stale.status, stale.body.code]).toEqual([409, 'briefing.stale']);
    expect((await act(chief, at, 'comment', 1, { section: 's2', text: '补充同期' })).status).toBe(200);
    const { body } = await author('GET', path(at));
    expect(body.comments).toMatchObject([{ id: 'n1', section: 's2', text: '补充同期', by: 'chief先生', open: true }]);
  });

  test('a step asked again is answered by the step that stands, whatever the draft says by now', async () => {
    const at = await begin();
    const { body } = await author('GET', path(at));
    const step = {
      ...{ actId: uuidv7(), verb: 'submit', version: 1 },
      body: { content: body.draft.digest, saved: 1, title: body.title },
    };
    const send = () => author('POST', `/api/office/${at.region}/${at.id}/acts`, step);
    const first = await send();
    expect(first.status, first.text).toBe(200);
    expect((await act(chief, at, 'send-back', 2, { reason: '再核' })).status).toBe(200);
    const changed = await author('PUT', path(at, '/draft'), { version: 1, content: content({ title: '又改' }) });
    expect(changed.status, changed.text).toBe(200);
    const again = await send();
    expect([again.status, again.body], again.text).toEqual([200, { ...first.body, state: 'draft', replayed: true }]);
  });

  test('nobody hands in a frozen one', async () => {
    const at = await begin();
    const forged = { edition: 1, number: 'x', digest: '0'.repeat(64), signatures: 's' };
    expect((await act(chief, at, 'freeze', 1, forged)).body.code).toBe('briefing.own-way');
    const other = await act(author, at, 'submit', 1, { content: '0'.repeat(64), saved: 1, title: '标题' });
    expect(other.body.code).toBe('briefing.other-content');
  });
});

describe('a frozen bulletin', () => {
  let at: At;
  beforeAll(async () => {
    at = await freeze();
  });
  const document = (by: Caller, query: string) =>
    server.app.inject({
      method: 'GET',
      url: path(at, `/editions/1/document?${query}`),
      headers: { cookie: by.cookie },
    });

  test('has its number, its seal, and the matters behind each number', async () => {
    const { body } = await author('GET', path(at, '/editions/1'));
    expect(body.frozen.number.text).toBe('机关980101通报〔2026〕1号');
    expect(
      createHash('sha256')
        .update((await document(author, 'format=json')).payload)
        .digest('hex'),
    ).toBe(body.digest);
    const behind = await author('GET', path(at, '/editions/1/matters?cell=f1'));
    expect(behind.body).toMatchObject({ value: 3, total: 3, hidden: 0 });
    expect(behind.body.items.map(({ adds }: { adds: number }) => adds)).toEqual([1, 1, 1]);
    expect((await author('GET', path(at, '/editions/1/matters?cell=f9'))).body.code).toBe('briefing.cell-unknown');
  });

  test('is the same file for ever, as PDF, Word and workbook', async () => {
    for (const format of ['pdf', 'docx', 'xlsx']) {
      const first = await document(author, `format=${format}`);
      expect([format, first.statusCode]).toEqual([format, 200]);
      server.clock.advance(60_000);
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-05-05T05:05:05Z') });
      const later = await document(author, `format=${format}`).finally(() => vi.useRealTimers());
      expect(later.rawPayload.equals(first.rawPayload), format).toBe(true);
    }
    const words = pdfText((await document(author, 'format=pdf')).rawPayload)
      .join('')
      .replace(/\s/gu, '');
    expect(words).toContain('本周收到线索3件');
    expect(words).toContain('机关980101通报〔2026〕1号');
    const english = await document(author, 'format=pdf&language=en');
    expect(pdfText(english.rawPayload).join(' ')).toContain('How to verify');
  });

  test('runs again to the same bytes after more acts', async () => {
    expect((await clerk('POST', '/api/matters', opening('clue'))).status).toBe(201);
    const { body } = await author('POST', path(at, '/editions/1/rerun'));
    expect(body).toMatchObject({ identical: true, cells: [], moved: [] });
  });

  test('is verified offline from its bundle, cell by cell; a changed cell is found', async () => {
    const url = path(at, '/editions/1/bundle');
    const bundle = await server.app.inject({ method: 'GET', url, headers: { cookie: author.cookie } });
    expect(bundle.statusCode).toBe(200);
    const { publicKey } = (await author('GET', path(at, '/editions/1'))).body;
    const verify = async (text: string) => {
      const report = await verifyBundle({
        lines: text.split('\n').slice(0, -1),
        publicKeys: [publicKey],
        oldCheckpoints: [],
      });
      const briefings = await verifyBriefings(server, await readBundle(text.split('\n')));
      return { report, briefings };
    };
    const right = await verify(bundle.payload);
    expect(right.report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(right.briefings).toMatchObject([{ identical: true, differing: [], number: '机关980101通报〔2026〕1号' }]);
    const cell = right.briefings[0]?.cells.find((each) => each.cell === 'f1');
    expect(cell?.matters).toHaveLength(3);
    // One number made larger: the signature does not hold, and the acts say otherwise.
    const forged = await verify(
      bundle.payload.replaceAll('"base":null,"before":0,"cell":"f1"', '"base":null,"before":1,"cell":"f1"'),
    );
    expect(forged.report.findings.map(({ kind }) => kind)).toContain('bulletin.signature');
    expect(forged.briefings).toMatchObject([{ identical: false, differing: [{ cell: 'f1' }] }]);
  });

  test('is the neighbour’s business only once it goes there', async () => {
    expect((await neighbour('GET', path(at, '/editions/1'))).status).toBe(404);
    // Whoever stands above reads what is frozen.
    expect((await overseer('GET', path(at, '/editions/1'))).status).toBe(200);
    const published = await act(chief, at, 'publish', 4, { area: false, authorities: ['980102'], public: false });
    expect(published.status, published.text).toBe(200);
    expect((await neighbour('GET', path(at, '/editions/1'))).status).toBe(200);
    // The matters behind it stay whose they are.
    const behind = await neighbour('GET', path(at, '/editions/1/matters?cell=f1'));
    expect(behind.body).toMatchObject({ total: 3, hidden: 3, items: [] });
    expect((await neighbour('GET', path(at, '/editions/1/bundle'))).body.code).toBe('briefing.out-of-scope');
    const open = () =>
      server.send({ method: 'GET', url: `/api/public/briefings/${at.region}/${at.id}/1/document?format=json` });
    const listed = async (query = '') =>
      (await server.send({ method: 'GET', url: `/api/public/briefings${query}` })).body.items;
    expect((await open()).status).toBe(404);
    expect(await listed()).toEqual([]);
    expect((await act(chief, at, 'publish', 5, { area: true, authorities: [], public: true })).status).toBe(200);
    expect((await open()).status).toBe(200);
    expect(await listed(`?q=${encodeURIComponent('周通报')}`)).toMatchObject([
      { id: at.id, edition: 1, number: '机关980101通报〔2026〕1号', kind: { en: 'Weekly' }, period: content().period },
    ]);
    expect(await listed('?q=%25')).toEqual([]);
  });

  test('those that went to the public are listed page by page, the latest first', async () => {
    for (let each = 0; each < 21; each += 1) {
      const made = await freeze(content({ title: `公开通报${each}`, sections: [] }));
      server.clock.advance(1_000);
      const done = await act(chief, made, 'publish', 4, { area: false, authorities: [], public: true });
      expect(done.status, done.text).toBe(200);
    }
    const page = (query: string) => server.send({ method: 'GET', url: `/api/public/briefings?q=公开&${query}` });
    const first = (await page('')).body;
    const titles = first.items.map(({ title }: { title: string }) => title);
    expect(titles).toEqual(Array.from({ length: 20 }, (_, each) => `公开通报${20 - each}`));
    const second = (await page(`cursor=${encodeURIComponent(first.next)}`)).body;
    expect(second.items.map(({ title }: { title: string }) => title)).toEqual(['公开通报0']);
    expect(second.next).toBeNull();
    for (const wrong of ['2026-02-31T99:00:00.000Z 0', `${first.next.slice(0, 24)} ${'-'.repeat(36)}`]) {
      expect((await page(`cursor=${encodeURIComponent(wrong)}`)).status).toBe(400);
    }
  });

  test('a late fact makes a new edition and leaves the old one', async () => {
    const next = await chief('POST', path(at, '/supersede'), { actId: uuidv7(), version: 6, reason: '补登一件线索' });
    expect(next.status, next.text).toBe(200);
    expect(next.body.frozen.edition).toBe(2);
    expect(next.body.frozen.supersedes.differences).toEqual(
      expect.arrayContaining([expect.objectContaining({ cell: 'f1', before: 3, after: 4 })]),
    );
    expect((await author('GET', path(at, '/editions/1'))).body.frozen.values[0].value).toBe(3);
    const { body } = await author('GET', path(at));
    expect(body.editions.map(({ edition }: { edition: number }) => edition)).toEqual([2, 1]);
    expect(body.state).toBe('frozen');
    const nothing = await chief('POST', path(at, '/supersede'), { actId: uuidv7(), version: 7, reason: '再订正' });
    expect(nothing.body.code).toBe('briefing.nothing-moved');
  });
});
