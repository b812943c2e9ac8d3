import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { dossierSheets } from '../../modules/case-documents/index.ts';
import { decision, delivery, fine, notice, pass, SMALL } from '../../modules/cases/model/case/testing/deciding.ts';
import { abstract, payment, receipt, recipient } from '../../modules/cases/model/case/testing/finishing.ts';
import { dossierJobs } from '../../modules/dossiers/index.ts';
import { plainDocuments } from '../../modules/dossiers/testing.ts';
import { numberDefects } from '../../modules/notices/index.ts';
import { renderDocx, renderPdf } from '../../platform/documents/index.ts';
import { assignRoles, createPerson, type Role, storePasswordHash } from '../../platform/identity/index.ts';
import { startJobWorker } from '../../platform/jobs/worker.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { filingRequest, type Licensed } from './testing/case-bodies.ts';
import { type Answer, type Caller, opening, PASSWORD, type TestServer, testServer } from './testing/test-server.ts';

const documents = plainDocuments();
let server: TestServer;
/** Signed in anew on each day: sessions do not last as long as a case. */
const sessions = new Map<string, Promise<Caller>>();
const as =
  (login: string): Call =>
  async (...request) => {
    const key = `${login} ${server.clock.now().toISOString()}`;
    const session = sessions.get(key) ?? server.signIn(login);
    sessions.set(key, session);
    return (await session)(...request);
  };
type Call = (...request: Parameters<Caller>) => Promise<Answer>;
const [officer, partner, stranger, chief, clerk, neighbour] = [
  as('lead'),
  as('partner'),
  as('stranger'),
  as('chief'),
  as('clerk'),
  as('neighbour'),
];
let team: readonly Licensed[];
const ids: Record<string, string> = {};

const MORE: readonly (readonly [login: string, authority: string, roles: readonly Role[], licence: string | null])[] = [
  ['lead', '980101', ['officer'], 'YL-0001'],
  ['partner', '980101', ['officer'], 'YL-0002'],
  ['stranger', '980101', ['officer'], 'YL-0003'],
  ['bare', '980101', ['officer'], null],
  ['late', '980101', ['officer'], 'YL-0005'],
  ['lawyer', '980101', ['legal-reviewer'], 'YL-0006'],
  ['elsewhere', '980102', ['officer'], 'YL-0007'],
];

beforeAll(async () => {
  server = await testServer({ documents });
  const { db } = server.store;
  const hash = await server.identity.slowHash.hash(PASSWORD);
  for (const [login, authority, roles, licenceNo] of MORE) {
    const id = await createPerson(db, { login, name: `${login}先生`, licenceNo });
    ids[login] = id;
    await storePasswordHash(db, server.identity, id, hash);
    await assignRoles(
      db,
      server.identity,
      roles.map((role) => ({ personId: id, authority: authority as never, role, validFrom: '2018-11-01' as never })),
    );
  }
  await db.query({ text: `update person set licence_until = '2026-05-31' where login = 'late'` });
  team = [
    { person: ids.lead ?? '', licence: 'YL-0001' },
    { person: ids.partner ?? '', licence: 'YL-0002' },
  ];
});
afterAll(() => server.end());

/** Each test has its own day, so that clocks of others do not run. */
const on = (day: string): void => server.clock.set(new Date(`${day}T02:00:00.000Z`));

interface Case {
  readonly url: string;
  readonly id: string;
  version: number;
  number: string;
}

async function file(more: JsonObject = {}): Promise<Case> {
  const done = await chief('POST', '/api/cases', filingRequest(team, more));
  expect(done.status, done.text).toBe(201);
  const { homeRegion, matterId, number } = done.body;
  return { url: `/api/cases/${homeRegion}/${matterId}`, id: matterId, version: 1, number };
}

async function act(by: Call, target: Case, verb: string, body: JsonObject = {}): Promise<Answer> {
  const done = await by('POST', `${target.url}/acts`, { actId: uuidv7(), verb, version: target.version, body });
  if (done.status === 200) target.version = done.body.version;
  return done;
}

async function does(by: Call, target: Case, verb: string, body: JsonObject = {}): Promise<Answer['body']> {
  const done = await act(by, target, verb, body);
  expect(`${verb} ${done.status} ${done.status === 200 ? '' : done.text}`).toBe(`${verb} 200 `);
  return done.body;
}

const { number: _n, ...announced } = notice() as { number: string } & JsonObject;
const { number: _d, ...decided } = decision(fine(SMALL)) as { number: string } & JsonObject;
const served = (day: string): JsonObject => ({
  method: 'direct',
  on: day,
  servers: team.map(({ person }) => person),
  recipient,
  receipt: receipt(day),
  told: ['remedies', 'surcharge', 'publication'],
});

describe('a case', () => {
  test('is not there for another county, and masked for the city that looks on', async () => {
    on('2026-06-01');
    const one = await file({
      party: { kind: 'person' },
      person: { name: '欧阳小明' },
      title: '欧阳小明未明码标价案',
    });
    expect((await neighbour('GET', one.url)).status).toBe(404);
    expect((await act(neighbour, one, 'report', fine(SMALL))).status).toBe(404);
    expect((await neighbour('POST', `${one.url}/discretion`, {})).status).toBe(404);
    const overseer = as('overseer');
    const above = await overseer('GET', one.url);
    expect(above.status).toBe(200);
    expect(above.text).not.toContain('欧阳小明');
    const own = await officer('GET', one.url);
    expect(own.body.party.name).toBe('欧阳小明');
    const list = await officer('GET', '/api/cases?q=%E6%AC%A7%E9%98%B3%E5%B0%8F%E6%98%8E');
    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([one.id]);
    expect(list.text).not.toContain('欧阳小明');
  });

  test('is masked for an officer who was recused from it', async () => {
    on('2026-06-01');
    const one = await file({
      party: { kind: 'person' },
      person: { name: '司马小红' },
      title: '司马小红未明码标价案',
    });
    expect((await partner('GET', one.url)).text).toContain('司马小红');
    const said = { person: ids.partner ?? '', post: 'officer', ground: 'B1', askedBy: 'party', on: '2026-06-01' };
    await does(officer, one, 'ask-recusal', { ...said, text: '系当事人亲属。' });
    const officers = [{ person: ids.stranger ?? '', licence: 'YL-0003' }];
    await does(chief, one, 'decide-recusal', { recusal: 'r1', result: 'recused', reason: '属实', officers });
    expect((await partner('GET', one.url)).text).not.toContain('司马小红');
    expect((await officer('GET', one.url)).text).toContain('司马小红');
  });

  test('hears of two officers at once: one acts, the other is told that it moved', async () => {
    on('2026-06-01');
    const one = await file();
    const ask = (by: Call) =>
      by('POST', `${one.url}/acts`, {
        actId: uuidv7(),
        verb: 'record-amount',
        version: 1,
        body: { amountFen: 100_00, text: '账册所载。' },
      });
    const both = await Promise.all([ask(officer), ask(partner)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('procedure.stale');
  });

  test('refuses officers without a valid licence by their names, and numbers that somebody brings along', async () => {
    on('2026-06-01');
    const tried = async (who: string, licence: string): Promise<string> => {
      const [first] = team;
      const asked = filingRequest([first ?? { person: '', licence: '' }, { person: ids[who] ?? '', licence }]);
      const { body, status } = await chief('POST', '/api/cases', asked);
      return `${status} ${body.code} ${body.params.name}`;
    };
    expect(await tried('bare', 'YL-0004')).toBe('422 cases.licence.missing bare先生');
    expect(await tried('late', 'YL-0005')).toBe('422 cases.licence.expired late先生');
    expect(await tried('partner', 'YL-0009')).toBe('422 cases.licence.other partner先生');
    // Of an account elsewhere nothing is told, nor whether it is there.
    const nobody = '00000000-0000-7000-8000-00000000dead';
    for (const person of [ids.elsewhere ?? '', nobody]) {
      const [first] = team;
      const asked = filingRequest([first ?? { person: '', licence: '' }, { person, licence: 'YL-9999' }]);
      const { status, body } = await chief('POST', '/api/cases', asked);
      expect([status, body.code, body.params]).toEqual([422, 'cases.licence.unknown', { person }]);
    }
    const own = await chief('POST', '/api/cases', filingRequest(team, { number: '某市监立〔2026〕99号' }));
    expect([own.status, own.body.code]).toEqual([422, 'cases.number.given']);
    const early = await chief('POST', '/api/cases', { ...filingRequest(team), eventAt: '2026-05-30T02:00:00Z' });
    expect([early.status, early.body.code]).toEqual([422, 'cases.file.told-later']);
    const away = await chief('POST', '/api/cases', { ...filingRequest(team), homeCode: '980102' });
    expect([away.status, away.body.code]).toEqual([403, 'cases.file.outside']);
    const elsewhere = await clerk('POST', '/api/matters', opening('clue'));
    const clue = `/api/cases/${elsewhere.body.homeRegion}/${elsewhere.body.matterId}`;
    expect((await officer('GET', clue)).status).toBe(404);
    const wrong = await officer('POST', `${clue}/acts`, { actId: uuidv7(), verb: 'accept', version: 1, body: {} });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'procedure.other-route']);
  });
});

describe('numbers', () => {
  const defects = () => server.store.transaction(SYSTEM_VIEWER, (tx) => numberDefects(tx));

  test('of eight who file at once are all different and leave no gap; refused filings take none', async () => {
    on('2026-06-01');
    const before = await file();
    const asked = Array.from({ length: 24 }, (_, index) =>
      // Every third lacks its grounds.
      filingRequest(team, index % 3 === 2 ? { conditions: {} } : {}),
    );
    const answers: Answer[] = [];
    await Promise.all(
      Array.from({ length: 8 }, async (_, lane) => {
        for (const request of asked.slice(lane * 3, lane * 3 + 3))
          answers.push(await chief('POST', '/api/cases', request));
      }),
    );
    const numbers = answers
      .filter(({ status }) => status === 201)
      .map(({ body }) => Number(/〕(\d+)号/.exec(body.number)?.[1]));
    const first = Number(/〕(\d+)号/.exec(before.number)?.[1]) + 1;
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, index) => first + index));
    expect(await defects()).toEqual([]);
  });

  test('asked for again with the same act are the same, also at the same instant', async () => {
    on('2026-06-01');
    const request = filingRequest(team);
    const twice = await Promise.all([chief('POST', '/api/cases', request), chief('POST', '/api/cases', request)]);
    const again = await chief('POST', '/api/cases', request);
    const all = [...twice, again];
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(all.map(({ body }) => body.number)).size).toBe(1);
    expect(all.map(({ body }) => body.replayed).sort()).toEqual([false, true, true]);
    expect(await defects()).toEqual([]);
  });

  test('are two where an act makes two papers', async () => {
    on('2026-06-01');
    const one = await file();
    const body = { kind: 'testing', institute: '省质检院', subject: '白酒十瓶', until: '2026-06-20' };
    const done = await does(officer, one, 'commission-test', { ...body, notice: true });
    expect(done.numbers.commission).toMatch(/市监检委〔2026〕1号$/);
    expect(done.numbers.notice).toMatch(/市监检期〔2026〕1号$/);
    expect(await defects()).toEqual([]);
  });
});

describe('a clue that waits for its case', () => {
  async function waitingClue(): Promise<{ region: string; matterId: string }> {
    const { body } = await clerk('POST', '/api/matters', opening('clue'));
    const url = `/api/matters/${body.homeRegion}/${body.matterId}/acts`;
    let version = 1;
    for (const [by, verb, said] of [
      [officer, 'accept', {}],
      [officer, 'file', { cause: '未按规定明码标价', text: '现场未见价目表。' }],
    ] as const) {
      const done = await by('POST', url, { actId: uuidv7(), verb, version, body: said });
      expect(done.status, done.text).toBe(200);
      version = done.body.version;
    }
    return { region: body.homeRegion, matterId: body.matterId };
  }
  const caseOf = async (clue: { region: string; matterId: string }) =>
    (await officer('GET', `/api/matters/${clue.region}/${clue.matterId}`)).body.facts.case;

  test('says its number once it is filed, and the case names the clue', async () => {
    on('2026-06-01');
    const clue = await waitingClue();
    const request = filingRequest(team, { sources: [{ kind: 'clue', ...clue }] });
    const done = await chief('POST', '/api/cases', request);
    expect(done.body.linked).toEqual([{ homeRegion: clue.region, matterId: clue.matterId, linked: true, code: null }]);
    const linked = {
      cause: '未按规定明码标价',
      caseNo: done.body.number,
      pending: false,
      region: '980101',
      matterId: done.body.matterId,
    };
    expect(await caseOf(clue)).toEqual(linked);
    expect((await chief('POST', '/api/cases', request)).body.number).toBe(done.body.number);
    expect(await caseOf(clue)).toEqual(linked);
  });

  test('still waits where the filing was refused', async () => {
    on('2026-06-01');
    const clue = await waitingClue();
    const refused = await chief(
      'POST',
      '/api/cases',
      filingRequest(team, { sources: [{ kind: 'clue', ...clue }], conditions: {} }),
    );
    expect(refused.status).toBe(409);
    expect((await caseOf(clue)).pending).toBe(true);
  });
});

test('a decision on the spot tells of the day on which it was made, numbered in its turn', async () => {
  on('2026-06-01');
  const body = {
    title: '某店未明码标价案',
    cause: '未按规定明码标价',
    violation: 'price-not-marked',
    domain: 'price',
    channel: '12315',
    party: { kind: 'organisation', name: '某某商贸有限公司' },
    place: '城西路8号',
    sources: [],
    campaigns: [],
    officers: team.map((each) => ({ ...each })),
    certain: true,
    facts: '未明码标价。',
    told: true,
    defence: { made: false },
    penalties: [{ kind: 'warning', citation: '《价格法》第四十二条' }],
    signature: { how: 'signed', name: '李某', on: '2026-05-31' },
  };
  const asked = { actId: uuidv7(), procedure: 'summary-case', body, eventAt: '2026-05-31T03:00:00.000Z' };
  const done = await officer('POST', '/api/cases', asked);
  expect(done.status, done.text).toBe(201);
  expect(done.body.number).toMatch(/市监当罚〔2026〕1号$/);
  const { body: page } = await officer('GET', `/api/cases/980101/${done.body.matterId}`);
  expect(page.row.openedOn).toBe('2026-05-31');
  expect(page.route[0]).toMatchObject({ step: 'decided', state: 'done', on: '2026-05-31' });
});

/** What the officer does on the part of the page on publication: look, decide on what is proposed to be hidden, publish. */
async function publish(target: Case): Promise<void> {
  const { url } = target;
  const asked = (hide: readonly object[]) =>
    officer('POST', `${url}/publication/preview`, { hide, keep: [], rule: 'publish-term' });
  const first = await asked([]);
  const hide = first.body.suspects.map(({ text }: { text: string }) => ({ kind: 'name', text }));
  const { body } = await asked(hide);
  const { version } = (await officer('GET', `${url}/publication`)).body;
  const done = await officer('POST', `${url}/publication`, {
    ...{ actId: uuidv7(), version, hide, keep: [], rule: 'publish-term', digest: body.digest },
    why: '本省未规定较低数额，按一般期限公示。',
  });
  expect(done.status, done.text).toBe(201);
  target.version = done.body.version;
}

/** Has the dossier built by the queue, and gives its id. */
async function dossierOf({ url }: { readonly url: string }): Promise<string> {
  expect((await officer('POST', `${url}/dossier`, {})).status).toBe(202);
  const worker = startJobWorker(
    server.store.db,
    dossierJobs({
      ledger: server.ledger,
      directory: server.directory,
      nearWorkdays: 3,
      files: server.files,
      catalogue: {},
      documents,
      sheets: dossierSheets({ ...server, render: { pdf: renderPdf, docx: renderDocx } }),
    }),
    { pollMs: 20 },
  );
  try {
    for (;;) {
      const { dossier } = (await officer('GET', `${url}/dossier`)).body;
      if (dossier.state === 'ready') return dossier.id;
      expect(['waiting', 'building']).toContain(dossier.state);
      await sleep(50);
    }
  } finally {
    await worker.stop();
  }
}

test('goes from filing to the archive through its own route, numbered by the register', async () => {
  on('2026-06-01');
  const one = await file({ cause: '从立案到归档' });
  expect(one.number).toMatch(/^.+市监立〔2026〕\d+号$/);
  on('2026-06-02');
  await does(officer, one, 'report', fine(SMALL));
  await does(officer, one, 'submit-review', { grounds: [] });
  expect((await act(officer, one, 'case-review', pass)).status).toBe(409);
  on('2026-06-03');
  await does(stranger, one, 'case-review', pass);
  on('2026-06-04');
  await does(chief, one, 'approve-proposal');
  const told = await does(officer, one, 'notify', announced);
  expect(told.number).toMatch(/市监罚告〔2026〕1号$/);
  on('2026-06-05');
  await does(officer, one, 'record-notice-delivery', delivery);
  on('2026-06-15');
  await does(officer, one, 'end-reply');
  const made = await does(chief, one, 'decide', decided);
  expect(made.number).toMatch(/市监处罚〔2026〕1号$/);
  on('2026-06-16');
  await does(officer, one, 'serve', served('2026-06-16'));
  // A publication is proven before it stands: never by the verb alone.
  const bare = { abstract, digest: 'a'.repeat(64), rule: 'publish-term', why: '…' };
  expect((await act(officer, one, 'publish', bare)).body.code).toBe('publicity.own-route');
  await publish(one);
  on('2026-06-25');
  await does(clerk, one, 'record-payment', payment('2026-06-25', SMALL));
  on('2026-06-26');
  await does(officer, one, 'request-closing', { ground: 'K1', summary: '罚款已缴清，信息已公示。' });
  on('2026-06-29');
  await does(chief, one, 'close', { ground: 'K1' });
  on('2026-06-30');
  const invented = { documents: 32, pages: 118, secondary: 6, missing: [], retention: '30-years' };
  const untrue = await act(officer, one, 'make-dossier', { ...invented, digest: 'd'.repeat(64) });
  expect(untrue.body.code).toBe('dossiers.not-built');
  const dossierId = await dossierOf(one);
  expect((await officer('POST', `${one.url}/dossier/make-up`, { actId: uuidv7(), dossierId })).status).toBe(200);
  on('2026-07-02');
  const last = await clerk('POST', `${one.url}/dossier/archive`, { actId: uuidv7(), shelf: '3-2-18' });
  expect([last.status, last.body.state]).toEqual([200, 'archived']);

  const { body } = await officer('GET', one.url);
  expect(body.row).toMatchObject({ number: one.number, state: 'archived', imposedFen: SMALL * 100, held: 0 });
  expect(body.owed).toEqual({ imposedFen: SMALL * 100, paidFen: SMALL * 100, surchargeFen: 0, openFen: 0 });
  expect(body.publication.state).toBe('shown');
  expect(body.decision).toMatchObject({ number: made.number, outcome: 'penalise', fineFen: SMALL * 100 });
  expect(body.route.map(({ step, state }: { step: string; state: string }) => `${step} ${state}`)).toEqual(
    [
      'filed',
      'investigated',
      'reviewed',
      'notified',
      'decided',
      'served',
      'published',
      'performed',
      'closed',
      'archived',
    ].map((step) => `${step} done`),
  );
  expect(body.officers.map(({ licence }: { licence: string }) => licence)).toEqual(['YL-0001', 'YL-0002']);
});

test('numbers follow the words that an authority, or one above it, chose', async () => {
  on('2026-07-02');
  const before = await file();
  const chosen = { usual: '立', word: '立案', from: '2026-07-02' };
  const cityHead = as('cityclerk');
  expect((await officer('PUT', '/api/cases/number-words', chosen)).body.code).toBe('cases.number-word.refused');
  const past = await cityHead('PUT', '/api/cases/number-words', { ...chosen, from: '2026-07-01' });
  expect(past.body.code).toBe('cases.number-word.past');
  const set = await cityHead('PUT', '/api/cases/number-words', chosen);
  expect(set.body.words.find(({ usual }: { usual: string }) => usual === '立')).toMatchObject({
    ...{ word: '立案', own: true, from: '2026-07-02', coming: null, papers: [{ zh: '立案' }] },
  });
  // Below it holds too; the county may have its own, and says so before.
  const county = as('chief');
  const words = async () => {
    const { body } = await county('GET', '/api/cases/number-words');
    return { ...body, words: body.words.find(({ usual }: { usual: string }) => usual === '立') };
  };
  expect(await words()).toMatchObject({ mayChoose: true, year: 2026, words: { word: '立案', own: false } });
  await county('PUT', '/api/cases/number-words', { usual: '立', word: '案', from: '2027-01-01' });
  expect((await words()).words).toMatchObject({ word: '立案', coming: { word: '案', from: '2027-01-01' } });
  expect((await words()).last.find(({ word }: { word: string }) => word === '立').number).toBeGreaterThan(0);
  expect((await officer('GET', '/api/cases/number-words')).body.mayChoose).toBe(false);
  expect(before.number).toMatch(/市监立〔2026〕/);
  expect((await file()).number).toMatch(/市监立案〔2026〕1号$/);
  expect(await server.store.transaction(SYSTEM_VIEWER, (tx) => numberDefects(tx))).toEqual([]);
});
