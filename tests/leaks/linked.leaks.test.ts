import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { multipartOf } from '../../apps/server/testing/multipart.ts';
import { type Caller, opening, type TestServer, testServer } from '../../apps/server/testing/test-server.ts';
import { uuidv7 } from '../../kernel/id.ts';
import { pdfText } from '../../platform/documents/pdf-text.testing.ts';
import { unzip } from '../../platform/documents/unzip.testing.ts';
import { createRandom, type Random } from '../../world/random.ts';

/** Who may see two matters that are one thing sees each with its own words: nothing that shows one brings the other's. */

const LOGINS = ['clerk', 'officer', 'second', 'chief', 'neighbour', 'overseer', 'cityclerk'] as const;
type Login = (typeof LOGINS)[number];

interface Linked {
  readonly region: string;
  readonly id: string;
  /** What nobody learns by way of another matter, nor from a list: who reported, telephones, names of files, notes. */
  readonly secrets: readonly string[];
  /** What who sees the matter may see in a list of several. */
  readonly words: readonly string[];
  readonly receiptCode: string | null;
  version: number;
  notice: string | null;
}

let server: TestServer;
let owner: pg.Client;
let callers: Readonly<Record<Login, Caller>>;
const matters: Linked[] = [];
/** Those that were said to be the same as one, in both directions. */
const same = new Map<string, Linked[]>();

const at = ({ region, id }: Linked): string => `/api/matters/${region}/${id}`;
const letters = (random: Random): string =>
  Array.from({ length: 10 }, () => random.pick(Array.from('bcdfghjklmnpqrstvwxz'))).join('');

async function done(answer: Promise<{ status: number; text: string; body: Record<string, unknown> }>, status = 200) {
  const { status: got, text, body } = await answer;
  if (got !== status) throw new Error(`${got}: ${text}`);
  return body;
}
async function act(of: Linked, login: Login, verb: string, body: object): Promise<void> {
  const asked = { actId: uuidv7(), verb, version: of.version, body };
  of.version = Number((await done(callers[login]('POST', `${at(of)}/acts`, asked))).version);
}

/** Opens a matter with words of its own in every place where people write; half of them through the portal. */
async function open(random: Random, n: number): Promise<void> {
  const [title = '', story = '', shop = '', name = '', note = '', file = ''] = Array.from({ length: 6 }, () =>
    letters(random),
  );
  const phone = `139${String(10_000_000 + n * 137).slice(0, 8)}`;
  const idNo = `51050219800101${String(1000 + n * 7)}`;
  const reporter = { name: `周${name}`, phone };
  // One letter that many send, but for a word: so they are proposed as the same too.
  const text = `在城西超市停车两小时被收取四十元，现场没有公示收费标准，店员态度恶劣，问了几次都不给收据，也不肯说按什么标准收的，要求退还多收的部分并且公示收费标准。${story}。`;
  const body = {
    title: `超市停车场多收停车费${title}`,
    text,
    respondent: { name: `${shop}超市`, region: '980101' },
    demand: '退还四十元',
  };
  const procedure = n % 2 === 0 ? 'complaint' : 'report';
  let made: { region: string; id: string; receiptCode: string | null };
  if (n < 6) {
    const filing = { actId: uuidv7(), kind: procedure, region: '980101', ...body, reporter };
    const answer = await done(
      server.send({ method: 'POST', url: '/public/filings', headers: { 'x-qingyuan': '1' }, payload: filing }),
      201,
    );
    const { rows } = await owner.query<{ region: string; id: string }>(
      `select home_region as region, id from matter where title = $1`,
      [body.title],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('the filing is not there');
    made = { ...row, receiptCode: String(answer.receiptCode) };
  } else {
    const asked = opening(procedure, { ...body, reporter: { ...reporter, idNo } });
    const answer = await done(callers[n % 3 === 0 ? 'neighbour' : 'clerk']('POST', '/api/matters', asked), 201);
    made = { region: String(answer.homeRegion), id: String(answer.matterId), receiptCode: null };
  }
  const by: Login = made.region === '980102' ? 'neighbour' : 'clerk';
  const matter: Linked = {
    ...made,
    secrets: [name, phone, `${phone.slice(0, 3)}****${phone.slice(-4)}`, idNo, note, file],
    words: [title, story, shop],
    ...{ version: 1, notice: null },
  };
  matters.push(matter);
  const form = multipartOf(`现场记录 ${note}`, `${file}.txt`);
  const headers = { cookie: callers[by].cookie, 'x-qingyuan': '1', ...form.headers };
  const attached = await done(
    server.send({
      ...{ method: 'POST', url: `${at(matter)}/files?actId=${uuidv7()}`, headers },
      payload: form.payload,
    }),
    201,
  );
  matter.version = Number(attached.version);
  await act(matter, by, 'note', { audience: 'superiors', text: `保留意见 ${note}` });
}

async function notify(of: Linked): Promise<void> {
  const by: Login = of.region === '980102' ? 'neighbour' : 'officer';
  const { procedure } = (await done(callers[by]('GET', at(of)))).row as { procedure: string };
  if (procedure !== 'complaint') return;
  await act(of, by, 'accept', {});
  const asked = { template: 'complaint-accepted', templateVersion: '2026-04-15', recipient: 'complainant' };
  const { actId, version } = await done(
    callers[by]('POST', `${at(of)}/notices`, { actId: uuidv7(), version: of.version, ...asked }),
    201,
  );
  [of.notice, of.version] = [String(actId), Number(version)];
}

const MATTERS = 14;
const PAIRS = 26;
let incident: string;

beforeAll(async () => {
  server = await testServer();
  owner = new pg.Client({ connectionString: server.store.pool.options.connectionString });
  await owner.connect();
  callers = Object.fromEntries(
    await Promise.all(LOGINS.map(async (login) => [login, await server.signIn(login)] as const)),
  ) as Record<Login, Caller>;
  const random = createRandom('leaks/linked');
  for (let n = 0; n < MATTERS; n += 1) await open(random, n);
  for (const matter of matters) await notify(matter);
  await server.workers.find(({ name }) => name === 'propose')?.run();
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const [one, other] = [random.pick(matters), random.pick(matters)];
    if (one === other || (same.get(one.id) ?? []).includes(other)) continue;
    await done(
      callers.cityclerk('POST', `${at(one)}/same`, {
        ...{ actId: uuidv7(), said: 'same', reason: '同一停车场，经核对' },
        other: { region: other.region, id: other.id },
      }),
    );
    same.set(one.id, [...(same.get(one.id) ?? []), other]);
    same.set(other.id, [...(same.get(other.id) ?? []), one]);
  }
  for (let told = 1; told > 0; ) told = (await server.workers.find(({ name }) => name === 'merging')?.run()) ?? 0;
  const opened = await done(
    callers.cityclerk('POST', '/api/incidents', {
      ...{ actId: uuidv7(), title: '停车收费多人反映', reason: '多人反映同一停车场' },
      matters: matters.map(({ region, id }) => ({ region, id })),
    }),
    201,
  );
  incident = `/api/incidents/${String(opened.homeRegion)}/${String(opened.matterId)}`;
});
afterAll(async () => {
  await owner.end();
  await server.end();
});

/** All that a file says, however it is packed: tables and letters are zips, a PDF holds its text in streams. */
function textOf(payload: Buffer): string {
  if (payload.subarray(0, 2).toString('latin1') === 'PK')
    return [...unzip(payload).values()].map(({ text }) => text).join('\n');
  if (payload.subarray(0, 5).toString('latin1') === '%PDF-') return pdfText(payload).join('\n').replaceAll('\n', '');
  return payload.toString('utf8');
}

interface Way {
  readonly name: string;
  /** It is about this matter alone: no word of another belongs there. Else it lists several: no secret of any does. */
  readonly alone: boolean;
  readonly url: (of: Linked, other: Linked) => string | null;
  readonly body?: (of: Linked) => object;
}

const ways: readonly Way[] = [
  { name: 'page', alone: true, url: at },
  { name: 'files', alone: true, url: (of) => `${at(of)}/files` },
  { name: 'bundle', alone: true, url: (of) => `${at(of)}/bundle` },
  { name: 'timeline: as of', alone: true, url: (of) => `${at(of)}/as-of?day=2026-06-01` },
  { name: 'timeline: changes', alone: true, url: (of) => `${at(of)}/changes?from=2026-05-01&to=2026-06-02` },
  { name: 'reading', alone: true, url: (of) => `${at(of)}/reading` },
  { name: 'documents', alone: true, url: (of) => `${at(of)}/notices` },
  {
    name: 'document: Word',
    alone: true,
    url: (of) => (of.notice === null ? null : `${at(of)}/notices/${of.notice}?format=docx`),
  },
  {
    name: 'document: PDF',
    alone: true,
    url: (of) => (of.notice === null ? null : `${at(of)}/notices/${of.notice}?format=pdf`),
  },
  {
    name: 'portal: status',
    alone: true,
    url: (of) => (of.receiptCode === null ? null : '/public/status'),
    body: ({ receiptCode }) => ({ receiptCode }),
  },
  {
    name: 'portal: documents',
    alone: true,
    url: (of) => (of.receiptCode === null ? null : '/public/notices'),
    body: ({ receiptCode }) => ({ receiptCode }),
  },
  { name: 'the same', alone: false, url: (of) => `${at(of)}/same` },
  { name: 'side by side', alone: false, url: (of, other) => `${at(of)}/same/${other.region}/${other.id}` },
  { name: 'list', alone: false, url: () => '/api/matters?queue=all&same=yes' },
  { name: 'table', alone: false, url: () => '/api/export/matters?queue=all&same=yes' },
  { name: 'workbook', alone: false, url: () => '/api/export/matters?queue=all&format=xlsx' },
  { name: 'operator', alone: false, url: (of) => `${at(of)}/subject` },
  { name: 'incident', alone: false, url: () => incident },
  { name: 'groups', alone: false, url: () => '/api/incidents/groups' },
];

interface Leak {
  readonly way: string;
  readonly reader: Login;
  readonly word: string;
}

/** Draws a reader, a matter and a way; looks in what comes for all that is another's. */
async function draw(seed: string, draws: number) {
  const random = createRandom(seed);
  const linked = matters.filter(({ id }) => same.has(id));
  const leaks: Leak[] = [];
  const answered = new Map<string, number>();
  const owned = new Map<string, number>();
  const count = (of: Map<string, number>, name: string): unknown => of.set(name, (of.get(name) ?? 0) + 1);
  for (let n = 0; n < draws; n += 1) {
    const [reader, of, way] = [random.pick(LOGINS), random.pick(linked), random.pick(ways)];
    const url = way.url(of, random.pick(same.get(of.id) ?? []));
    if (url === null) continue;
    const asked = way.body?.(of);
    const { statusCode, rawPayload } = await server.app.inject({
      ...{ method: asked === undefined ? 'GET' : 'POST', url },
      headers: { cookie: callers[reader].cookie, 'x-qingyuan': '1' },
      ...(asked === undefined ? {} : { payload: asked }),
    });
    if (statusCode !== 200) {
      expect([403, 404, 429], `${way.name} ${rawPayload.toString('utf8')}`).toContain(statusCode);
      continue;
    }
    const said = textOf(rawPayload);
    count(answered, way.name);
    if (of.words.some((word) => said.includes(word))) count(owned, way.name);
    for (const other of matters) {
      const forbidden = other === of ? [] : [...other.secrets, ...(way.alone ? other.words : [])];
      const own = other === of && !way.alone ? of.secrets : [];
      for (const word of [...forbidden, ...own]) if (said.includes(word)) leaks.push({ way: way.name, reader, word });
    }
  }
  return { leaks, answered, owned };
}

test('whatever shows one of two that are the same holds nothing of who told of the other', async () => {
  const { leaks, answered, owned } = await draw('draws/1', 500);
  expect(leaks).toEqual([]);
  // Every way was answered often, and what it says is read: the matter's own words are found in it.
  for (const { name } of ways) expect(answered.get(name) ?? 0, name).toBeGreaterThan(3);
  // These tell of it without its words.
  const silent = ['bundle', 'files', 'reading', 'portal: status', 'portal: documents', 'side by side', 'groups'];
  for (const { name } of ways) if (!silent.includes(name)) expect(owned.get(name) ?? 0, name).toBeGreaterThan(2);
});

test.each([
  [
    'an act that quotes the other text',
    `update act a set body = a.body || jsonb_build_object('seen', jsonb_build_object('title', m.title))
     from same_edge e join matter m on m.id = e.other_id where a.verb = 'link-same' and e.matter_id = a.matter_id`,
    'bundle',
  ],
  [
    'a proposal that names its file',
    `update proposal p set reason = jsonb_build_object('zh', f.name, 'en', '')
     from file f where p.kind = 'same' and f.matter_id = right(p.value, 36)::uuid`,
    'side by side',
  ],
  [
    'a list that tells the names of files',
    `update matter m set title = f.name from file f where f.matter_id = m.id`,
    'list',
  ],
])(
  'the same draws find %s',
  async (_, change, way) => {
    await owner.query('begin');
    await owner.query('commit');
    await owner.query(change);
    const { leaks } = await draw('draws/2', 200);
    expect(leaks.map((leak) => leak.way)).toContain(way);
  },
  60_000,
);
