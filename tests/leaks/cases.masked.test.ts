import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CASE_REGION, tellCase } from '../../apps/server/testing/case-story.ts';
import {
  type Answer,
  type Caller,
  opening,
  PASSWORD,
  type TestServer,
  testServer,
} from '../../apps/server/testing/test-server.ts';
import { uuidv7 } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { closed, servedOn16th } from '../../modules/cases/model/case/testing/finishing.ts';
import { filed, type Step } from '../../modules/cases/model/case/testing/story.ts';
import { caseChecks } from '../../modules/integrity/index.ts';
import { assignRoles, createPerson, storePasswordHash } from '../../platform/identity/index.ts';
import { readPdf } from '../../platform/pdf/index.ts';

/** A natural person as the party, whose case came from a report by somebody whose identity is sealed. */
const PARTY = ['欧阳小明', '13712345678', '510521199001010017'] as const;
const REPORTER = ['李明举', '13987654321'] as const;
/** Words that stand in the secondary volume alone. */
const OPINION = '副卷专用审核意见';

let server: TestServer;
let officer: Caller;
let neighbour: Caller;
let above: readonly (readonly [string, Caller])[];
let id: string;
let served: string;
let document: { paths: Record<string, Record<string, { readonly parameters?: readonly { readonly name: string }[] }>> };

const told = (steps: readonly Step[], source: JsonObject): readonly Step[] => {
  const more: JsonObject = {
    ...{ title: `${PARTY[0]}未按规定明码标价案`, sources: [source], party: { kind: 'person' } },
    person: { name: PARTY[0], idNo: PARTY[2], phone: PARTY[1], address: '城西路8号3单元502室' },
  };
  // A fine from which a person must be offered a hearing would lead another way.
  const smaller = (body: JsonObject): JsonObject =>
    JSON.parse(JSON.stringify(body).replaceAll('"fen":5000000', '"fen":300000'));
  const changed: Step[] = steps
    .slice(1)
    .map(([on, by, verb, body]) => [
      on,
      by,
      verb,
      smaller(verb === 'case-review' ? { ...body, opinion: OPINION } : (body ?? {})),
    ]);
  return [filed('2026-06-01', more), ...changed];
};

async function reported(clerk: Caller): Promise<JsonObject> {
  const reporter = { name: REPORTER[0], phone: REPORTER[1] };
  const { body } = await clerk('POST', '/api/matters', opening('report', { reporter }));
  return { kind: 'report', region: body.homeRegion, matterId: body.matterId };
}

async function employ(login: string, authority: string, role: 'auditor' | 'supervisor'): Promise<void> {
  const { store, identity } = server;
  const person = await createPerson(store.db, { login, name: login });
  await storePasswordHash(store.db, identity, person, await identity.slowHash.hash(PASSWORD));
  const held = { personId: person, authority: authority as never, role, validFrom: '2018-11-01' as never };
  await assignRoles(store.db, identity, [held]);
}

beforeAll(async () => {
  server = await testServer();
  server.clock.set(new Date('2026-06-01T02:00:00Z'));
  const source = await reported(await server.signIn('clerk'));
  const other = await reported(await server.signIn('clerk'));
  server.clock.set(new Date('2026-07-03T02:00:00Z'));
  await employ('watcher', '980101', 'auditor');
  await employ('citywatch', '980100', 'auditor');
  id = await tellCase(server, told(closed, source));
  served = await tellCase(server, told(servedOn16th(), other));
  [officer, neighbour] = [await server.signIn('officer'), await server.signIn('neighbour')];
  const upper: (readonly [string, Caller])[] = [];
  for (const login of ['overseer', 'cityclerk', 'watcher', 'citywatch'])
    upper.push([login, await server.signIn(login)]);
  above = upper;
  document = (await server.send({ method: 'GET', url: '/openapi.json' })).body;
  await officer('POST', '/api/integrity/run');
  await (await server.signIn('chief'))('POST', '/api/integrity/run');
});
afterAll(() => server.end());

const looks = (of: string): readonly string[] => [
  ...[
    '',
    '/as-of?day=2026-06-20',
    '/changes?from=2026-05-31&to=2026-06-30',
    '/evidence',
    '/publication',
    '/documents',
    '/dossier',
  ].map((rest) => `/api/cases/${CASE_REGION}/${of}${rest}`),
  ...['', '/as-of?day=2026-06-20', '/changes?from=2026-05-31&to=2026-06-30', '/notices', '/files', '/bundle'].map(
    (rest) => `/api/matters/${CASE_REGION}/${of}${rest}`,
  ),
  ...['/evidence/e1', '/documents/draft/1/1', '/dossier/file'].map((rest) => `/api/cases/${CASE_REGION}/${of}${rest}`),
  `/api/cases?queue=all&q=${encodeURIComponent('未按规定')}`,
  '/api/cases?queue=closed',
  '/api/cases/hearings?from=2026-06-01&to=2026-07-31',
  '/api/dossiers/retention',
  '/api/integrity?limit=200',
  '/api/board/cases/matters?figure=filed&from=2026-01-01&to=2026-12-31',
  ...['revoked', 'banned', 'listed', 'typical'].flatMap((each) => [
    `/api/registers/${each}`,
    `/api/registers/${each}/export`,
  ]),
  '/api/export/matters?format=csv',
  '/api/public/decisions',
];
/** As it came: some answers are lines of JSON. */
const look = async ({ cookie }: Caller, url: string): Promise<{ readonly status: number; readonly text: string }> => {
  const { statusCode, payload } = await server.app.inject({ method: 'GET', url, headers: { cookie } });
  return { status: statusCode, text: payload };
};
const tells = ({ text }: Pick<Answer, 'text'>, secrets: readonly string[]): string[] =>
  secrets.filter((each) => text.includes(each));

test('the checkers know a few things, so that their findings can tell something', () => {
  expect(caseChecks.length).toBeGreaterThan(20);
});

describe('a person who is the party', () => {
  test('is named to those who work on the case', async () => {
    expect(tells(await officer('GET', looks(id)[0] ?? ''), [PARTY[0]])).toEqual([PARTY[0]]);
    expect(tells(await officer('GET', looks(id)[1] ?? ''), [PARTY[0]])).toEqual([PARTY[0]]);
  });

  test('is masked for superiors and auditors, on every way to the case', async () => {
    const found: string[] = [];
    let seen = 0;
    for (const [login, by] of above) {
      for (const url of [...looks(id), ...looks(served)]) {
        const answer = await look(by, url);
        if (answer.status === 200) seen += 1;
        for (const secret of tells(answer, [...PARTY, ...REPORTER])) found.push(`${login} ${url}: ${secret}`);
      }
    }
    expect(found).toEqual([]);
    expect(seen).toBeGreaterThan(60);
  });

  test('cannot be found by its name where the name is not shown', async () => {
    const q = encodeURIComponent(PARTY[0]);
    expect((await officer('GET', `/api/cases?q=${q}`)).body.total).toBeGreaterThan(0);
    expect((await neighbour('GET', `/api/cases?q=${q}`)).body.total).toBe(0);
  });
});

describe('whoever reported it', () => {
  test('is named nowhere in the case, whoever looks', async () => {
    const found: string[] = [];
    for (const [login, by] of [...above, ['officer', officer] as const]) {
      for (const url of looks(id))
        for (const secret of tells(await look(by, url), REPORTER)) found.push(`${login} ${url}: ${secret}`);
    }
    expect(found).toEqual([]);
  });

  test('nor in its dossier, whose secondary volume the party does not get', async () => {
    const url = `/api/cases/${CASE_REGION}/${id}/dossier`;
    expect((await officer('POST', url, {})).status).toBe(202);
    const workers = server.startWorkers();
    try {
      for (;;) {
        const { state, failure } = (await officer('GET', url)).body.dossier;
        if (state === 'ready') break;
        if (state === 'failed') throw new Error(JSON.stringify(failure));
        await sleep(100);
      }
    } finally {
      await workers.stop();
    }
    const textOf = async (volume: string): Promise<string> => {
      const { rawPayload } = await server.app.inject({
        ...{ method: 'GET', url: `${url}/file?volume=${volume}`, headers: { cookie: officer.cookie } },
      });
      return (await readPdf(rawPayload)).pages.join('').replace(/\s+/g, '');
    };
    const [whole, main] = [await textOf('all'), await textOf('main')];
    for (const secret of REPORTER)
      expect([whole.includes(secret), main.includes(secret)], secret).toEqual([false, false]);
    expect(main).not.toContain(OPINION);
    expect(main).not.toContain('副卷');
    expect(whole).toContain('副卷');
  }, 120_000);

  test('nor in what is published of it, for the public and for the party', async () => {
    const url = `/api/cases/${CASE_REGION}/${served}/publication`;
    for (const audience of ['public', 'party']) {
      const preview = await officer('POST', `${url}/preview`, { rule: 'publish-term', audience });
      expect(preview.status, preview.text).toBe(200);
      expect(tells(preview, REPORTER)).toEqual([]);
      const { rawPayload } = await server.app.inject({
        ...{ method: 'POST', url: `${url}/file`, payload: { rule: 'publish-term', audience } },
        headers: { cookie: officer.cookie, 'x-qingyuan': '1' },
      });
      const text = (await readPdf(rawPayload)).pages.join('').replace(/\s+/g, '');
      for (const secret of [...REPORTER, OPINION, PARTY[1], PARTY[2]])
        expect(text, `${audience} ${secret}`).not.toContain(secret);
      // The name of who was punished is published; nothing else of the person is.
      expect(text).toContain(PARTY[0]);
    }
  });
});

describe('what is not there and what is not theirs', () => {
  const CASE = /^\/api\/(cases|dossiers|registers|integrity|case-documents|board\/cases)/;
  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      CASE.test(path) ? Object.keys(methods).map((method) => [method.toUpperCase() as 'GET', path] as const) : [],
    );
  const urlOf = (path: string, of: string): string =>
    path
      .replace('{region}', CASE_REGION)
      .replace('{id}', of)
      .replace('{evidence}', 'e1')
      .replace('{form}', '1')
      .replace('{seq}', '1')
      .replace('{doc}', '01990000-0000-7000-8000-000000000009')
      .replace('{register}', 'banned');
  const BODIES: readonly JsonObject[] = [
    {},
    { verb: 'report', body: {} },
    { rule: 'publish-term', digest: 'a'.repeat(64), why: '…' },
    { ground: 'error', document: '1', reason: '…' },
    { stop: false, met: {}, document: '1', reason: '…' },
    { dossierId: '01990000-0000-7000-8000-000000000009', shelf: '1' },
    { seq: 1, form: 1, draft: 0, texts: {} },
  ];
  /** The answer without its trace id. */
  const plain = ({ status, text }: Answer): string => `${status} ${text.replace(/"traceId":"[0-9a-f]+"/, '')}`;
  const hidden = { actId: '01990000-0000-7000-8000-00000000000a', version: 3 };

  test('sound the same to another county, on every route and whatever is said', async () => {
    const different: string[] = [];
    const codes = new Set<string>();
    for (const [method, path] of operations().filter(([, each]) => each.includes('{region}'))) {
      for (const body of method === 'GET' ? [undefined] : BODIES) {
        const query = path.endsWith('/as-of')
          ? '?day=2026-06-20'
          : path.endsWith('/changes')
            ? '?from=2026-06-01&to=2026-06-02'
            : '';
        const ask = (of: string) =>
          neighbour(method, `${urlOf(path, of)}${query}`, body === undefined ? undefined : { ...hidden, ...body });
        const [there, nowhere] = [plain(await ask(id)), plain(await ask('01990000-0000-7000-8000-0000000000ff'))];
        if (there !== nowhere) different.push(`${method} ${path}: ${there} / ${nowhere}`);
        codes.add(there.slice(0, 3));
      }
    }
    expect(different).toEqual([]);
    expect([...codes].sort()).toContain('404');
    expect([...codes].filter((code) => code.startsWith('2') || code.startsWith('5'))).toEqual([]);
  });

  test('are closed alike to whoever is not signed in', async () => {
    expect(operations().length).toBeGreaterThan(40);
    for (const [method, path] of operations()) {
      const asked = await server.send({
        ...{ method, url: urlOf(path, id), headers: { 'x-qingyuan': '1', 'content-type': 'application/json' } },
        ...(method === 'GET' ? {} : { payload: '{}' }),
      });
      expect(`${asked.status} ${asked.body?.code}`, `${method} ${path}`).toBe('401 http.signed-out');
    }
  });

  test('a file of evidence offered to a foreign case is refused before it is read', async () => {
    const upload = (of: string) =>
      server.send({
        ...{ method: 'POST', url: `/api/cases/${CASE_REGION}/${of}/evidence-files` },
        headers: { cookie: neighbour.cookie, 'x-qingyuan': '1', 'content-type': 'multipart/form-data; boundary=b' },
        payload: '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nx\r\n--b--\r\n',
      });
    const [there, nowhere] = [await upload(id), await upload(uuidv7())];
    expect(there.status).toBe(404);
    expect(plain(there)).toBe(plain(nowhere));
  });
});
