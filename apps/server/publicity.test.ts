import { createHash, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { fine, SMALL } from '../../modules/cases/model/case/testing/deciding.ts';
import { payment, service } from '../../modules/cases/model/case/testing/finishing.ts';
import { gathering } from '../../modules/cases/model/case/testing/gathering.ts';
import { type Step, staff } from '../../modules/cases/model/case/testing/story.ts';
import { settlePublications } from '../../modules/publicity/commands/take-down.ts';
import { verifyInBrowser } from '../../modules/publicity/model/verify-in-browser.ts';
import { parseDecision, signDecision, verifyDecision } from '../../platform/proof/decision.ts';
import { parseVkey } from '../../platform/proof/note.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { earlyStopConditions } from '../../rules/index.ts';
import { CASE_REGION, tellCase } from './testing/case-story.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

/** People of the story whose names must be nowhere: a representative, one who was heard, a witness, a clerk. */
const PEOPLE = ['沈砚秋', '顾怀瑾', '赵铁柱', '钱小满'];
const ID = '510502198001010011';
const PHONE = '13800138000';
const SECRET = '独家配方甲乙丙丁戊己';
const FACTS = `当事人在经营场所未按规定明码标价。店长顾 怀 瑾（电话１３８００１３８０００）承认上述事实，见证人赵铁柱在场，顾客林晓梅女士投诉。产品采用${SECRET}。`;

let server: TestServer;
let officer: Caller;
let chief: Caller;
let neighbour: Caller;
let overseer: Caller;

/** The same story with people who have whole names. */
const renamed = (steps: readonly Step[]): Step[] =>
  JSON.parse(
    JSON.stringify(steps).replaceAll('王某', '沈砚秋').replaceAll('李某', '顾怀瑾').replaceAll('赵某', '赵铁柱'),
  ) as Step[];

/** Decided and served: a fine of 50,000 yuan, with an inquiry and a witness before. */
async function servedCase(number: string, more: JsonObject = {}): Promise<string> {
  const { decidedOn15th } = await import('../../modules/cases/model/case/testing/finishing.ts');
  const [filedStep, ...rest] = decidedOn15th(fine(SMALL, { facts: FACTS, ...more }));
  const gather: Step[] = [
    ['2026-06-01', staff.officer, 'record-inquiry', gathering['record-inquiry']?.('2026-06-01') ?? {}],
  ];
  const all = [...(filedStep === undefined ? [] : [filedStep]), ...gather, ...rest];
  const steps = renamed([...all, ['2026-06-16', staff.officer, 'serve', service('2026-06-16')]]);
  const text = JSON.stringify(steps).replaceAll('江阳市监处罚〔2026〕12号', number).replaceAll('钱某', '钱小满');
  return tellCase(server, JSON.parse(text) as Step[]);
}

beforeAll(async () => {
  server = await testServer();
  server.clock.set(new Date('2026-06-17T02:00:00Z'));
  [officer, chief, neighbour, overseer] = (await Promise.all(
    ['officer', 'chief', 'neighbour', 'overseer'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller];
});
afterAll(() => server.end());

const at = (id: string, rest = ''): string => `/api/cases/${CASE_REGION}/${id}/publication${rest}`;
const hide = [
  { kind: 'business-secret', text: SECRET },
  { kind: 'name', text: '林晓梅' },
];
const marks = { hide, keep: [], rule: 'publish-term' };
const versionOf = async (id: string): Promise<number> => (await officer('GET', at(id))).body.version;

async function publish(id: string, more: object = {}, by: Caller = officer) {
  const preview = await officer('POST', at(id, '/preview'), marks);
  expect(preview.status, preview.text).toBe(200);
  return by('POST', at(id), {
    ...{ actId: uuidv7(), version: await versionOf(id), digest: preview.body.digest },
    ...{ ...marks, why: '本省未规定较低数额，按一般期限公示。' },
    ...more,
  });
}

const open = (rest = '') => server.send({ method: 'GET', url: `/api/public/decisions${rest}` });
const bytesOf = async (rest: string): Promise<Buffer> =>
  (await server.app.inject({ method: 'GET', url: `/api/public/decisions${rest}` })).rawPayload;

describe('what would be published', () => {
  let id: string;
  beforeAll(async () => {
    id = await servedCase('江阳市监处罚〔2026〕1号');
  });

  test('says what is due, by when, and what may be done', async () => {
    const { body } = await officer('GET', at(id));
    expect(body).toMatchObject({ due: { publish: true, rule: null }, state: 'none', publications: [] });
    expect(body.clocks.find(({ clock }: { clock: string }) => clock === 'publish')).toMatchObject({
      due: '2026-07-14',
      late: false,
    });
    expect(body.verbs.find(({ verb }: { verb: string }) => verb === 'publish').refusal).toBeNull();
  });

  test('a name that only the words around it show is proposed, and keeps the case from being published until decided', async () => {
    const { body } = await officer('POST', at(id, '/preview'), { hide: hide.slice(0, 1), rule: 'publish-term' });
    expect(body.suspects).toEqual(['林晓梅']);
    const refused = await officer('POST', at(id), {
      ...{ actId: uuidv7(), version: await versionOf(id), digest: body.digest, why: '…', rule: 'publish-term' },
      hide: hide.slice(0, 1),
    });
    expect([refused.status, refused.body.code]).toEqual([409, 'publicity.suspects-open']);
  });

  test('hides everybody and every number, says what and why, and is proven', async () => {
    const { body } = await officer('POST', at(id, '/preview'), marks);
    expect(body.proof).toMatchObject({ ok: true, findings: [] });
    const becomes = Object.fromEntries(
      body.hidden.map((each: { value: string; becomes: string }) => [each.value, each.becomes]),
    );
    expect(becomes).toMatchObject({
      沈砚秋: '沈某',
      顾怀瑾: '顾某',
      赵铁柱: '赵某',
      林晓梅: '林某',
      [SECRET]: '（商业秘密略）',
    });
    expect(body.abstract.facts).toContain('店长顾某（电话×××）承认上述事实，见证人赵某在场，顾客林某女士投诉');
    for (const secret of [...PEOPLE, SECRET, ID]) expect(JSON.stringify(body.abstract)).not.toContain(secret);
    expect(body).toMatchObject({ on: '2026-06-17', until: '2029-06-17', rule: 'publish-term', suspects: [] });
  });

  test('the party reads its own whole, and nobody else’s', async () => {
    const { body } = await officer('POST', at(id, '/preview'), { ...marks, audience: 'party' });
    const values = body.hidden.map(({ value }: { value: string }) => value);
    expect(values).not.toContain('沈砚秋');
    expect(values).toContain('赵铁柱');
  });

  test('is the same to the byte all day, and the file that is previewed is it', async () => {
    const { body } = await officer('POST', at(id, '/preview'), marks);
    const file = await server.app.inject({
      ...{ method: 'POST', url: at(id, '/file'), payload: marks },
      headers: { cookie: officer.cookie, 'x-qingyuan': '1' },
    });
    expect(createHash('sha256').update(file.rawPayload).digest('hex')).toBe(body.digest);
  });

  test('nobody else sees what is hidden', async () => {
    expect((await neighbour('POST', at(id, '/preview'), marks)).status).toBe(404);
    expect((await overseer('POST', at(id, '/preview'), marks)).status).toBe(403);
    expect((await overseer('GET', at(id))).status).toBe(200);
    expect(
      (await server.send({ method: 'POST', url: at(id, '/preview'), headers: { 'x-qingyuan': '1' }, payload: marks }))
        .status,
    ).toBe(401);
  });
});

describe('published', () => {
  let id: string;
  let publication: string;
  beforeAll(async () => {
    id = await servedCase('江阳市监处罚〔2026〕2号');
    const done = await publish(id);
    expect(done.status, done.text).toBe(201);
    publication = done.body.publication;
  });
  const here = (rest = ''): string => `/${CASE_REGION}/${publication}${rest}`;

  test('the act, the row before the public, the file and the signed proof are there together', async () => {
    const { body } = await open(here());
    expect(body).toMatchObject({
      state: 'shown',
      publishedOn: '2026-06-17',
      until: '2029-06-17',
      earlyStopFrom: '2026-12-18',
    });
    expect(body.decision).toMatchObject({
      number: '江阳市监处罚〔2026〕2号',
      party: '某某商贸有限公司',
      penalty: '罚款50,000元',
    });
    const file = await bytesOf(here('/file'));
    expect(createHash('sha256').update(file).digest('hex')).toBe(body.decision.sha256);
    const view = await officer('GET', at(id));
    expect(view.body).toMatchObject({ state: 'shown', digest: body.decision.sha256, until: '2029-06-17' });
    for (const secret of [...PEOPLE, SECRET, ID, PHONE, '林晓梅', id])
      expect(JSON.stringify(body)).not.toContain(secret);
  });

  test('the list finds it by name, code and number, whole or in part, however written', async () => {
    for (const q of ['商贸', '91350100M000100Y43', '〔2026〕2号', '某某 商贸', '９１３５０１']) {
      const { body } = await open(`?q=${encodeURIComponent(q)}`);
      expect(
        body.items.map(({ id }: { id: string }) => id),
        q,
      ).toContain(publication);
    }
    expect((await open('?q=%25')).body.items).toEqual([]);
    expect((await open(`?q=${encodeURIComponent('没有这家')}`)).body.items).toEqual([]);
    expect((await open('?authority=980102')).body.items).toEqual([]);
    expect((await open('?authority=980100')).body.items).not.toEqual([]);
  });

  test('anybody verifies it offline, by node and by a browser alike; a changed byte, statement or key is found', async () => {
    const file = Uint8Array.from(await bytesOf(here('/file')));
    const { text, body } = await open(here('/proof'));
    const key = parseVkey(body.publicKey);
    expect(verifyDecision(body.note, [key]).ok).toBe(true);
    expect(await verifyInBrowser(file, text)).toMatchObject({ kind: 'valid', keyKnown: false });
    expect(await verifyInBrowser(file, text, body.publicKey)).toMatchObject({ kind: 'valid', keyKnown: true });
    const changed = file.slice();
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(await verifyInBrowser(changed, text)).toMatchObject({ kind: 'invalid', why: 'file' });
    expect(await verifyInBrowser(file, text.replace('罚款50,000元', '罚款10,000元'))).toMatchObject({
      kind: 'invalid',
      why: 'signature',
    });
    const { privateKey } = (await import('node:crypto')).generateKeyPairSync('ed25519');
    const forged = { ...body, note: signDecision(parseDecision(body.note) ?? {}, { name: key.name, privateKey }) };
    expect(await verifyInBrowser(file, JSON.stringify(forged))).toMatchObject({ kind: 'invalid', why: 'signature' });
    expect(await verifyInBrowser(file, '{}')).toMatchObject({ kind: 'invalid', why: 'proof' });
    expect(await verifyInBrowser(file, text, 'nonsense')).toMatchObject({ kind: 'invalid', why: 'key' });
    expect(createPrivateKey(readFileSync(join(server.dataDir, 'keys/ledger.ed25519.pem'))).asymmetricKeyType).toBe(
      'ed25519',
    );
  });

  test('asked again with the same id it is done once; a second publication is refused by its rule', async () => {
    const preview = await officer('POST', at(id, '/preview'), marks);
    const again = await officer('POST', at(id), {
      ...{ actId: publication, version: 1, digest: preview.body.digest, ...marks, why: '…' },
    });
    expect([again.status, again.body.publication]).toEqual([201, publication]);
    const other = await publish(id);
    expect(other.body.code).toBe('procedure.refused');
  });

  test('the public reads no row of it beyond what is shown, and no setting shows nothing', async () => {
    const rows = (viewer: { scope: string; clearance: number }) =>
      server.store.transaction(viewer, (tx) => tx.query(sql`select id from published_decision`));
    expect((await rows({ scope: '00%', clearance: 0 })).rowCount).toBeGreaterThan(0);
    await expect(server.store.db.query(sql`select id from published_decision`)).resolves.toMatchObject({ rowCount: 0 });
    const change = server.store.transaction({ scope: '00%', clearance: 0 }, (tx) =>
      tx.query(sql`update published_decision set party = 'x'`),
    );
    await expect(change).resolves.toMatchObject({ rowCount: 0 });
  });
});

describe('refused', () => {
  let id: string;
  beforeAll(async () => {
    id = await servedCase('江阳市监处罚〔2026〕3号');
  });

  test.each<[string, object, string]>([
    ['another file than was seen', { digest: 'a'.repeat(64) }, 'publicity.preview-outdated'],
    ['no term chosen where the province says none', { why: undefined }, 'publicity.term-open'],
    ['an old version', { version: 3 }, 'procedure.stale'],
  ])('%s', async (_why, more, code) => {
    expect((await publish(id, more)).body.code).toBe(code);
    expect((await officer('GET', at(id))).body.publications).toEqual([]);
  });

  test('a warning alone is not published', async () => {
    const warned = await servedCase('江阳市监处罚〔2026〕4号', {
      penalties: [{ kind: 'warning', citation: '《价格违法行为行政处罚规定》第十三条' }],
    });
    expect((await officer('POST', at(warned, '/preview'), marks)).body.code).toBe('publicity.not-due');
  });

  test('what the file still says: the proof names what stands in its place, never the secret', async () => {
    // The day under the signature is set by the layout, out of reach of any text that is replaced.
    const asked = { ...marks, hide: [...hide, { kind: 'other', text: '2026年6月15日' }] };
    const { body } = await officer('POST', at(id, '/preview'), asked);
    expect(body.proof).toMatchObject({ ok: false, findings: [{ kind: 'secret-text' }] });
    const refused = await officer('POST', at(id), {
      ...{ ...asked, actId: uuidv7(), version: await versionOf(id), digest: body.digest, why: '…' },
    });
    expect([refused.status, refused.body.code]).toEqual([409, 'publicity.proof-failed']);
    expect(refused.text).toContain('（略）');
    expect(refused.text).not.toContain('6月15日');
  });
});

describe('taken down', () => {
  async function published(number: string): Promise<{ id: string; publication: string }> {
    const id = await servedCase(number);
    const done = await publish(id);
    expect(done.status, done.text).toBe(201);
    return { id, publication: done.body.publication };
  }
  const listed = async (): Promise<string[]> =>
    (await open('?limit=50')).body.items.map(({ id }: { id: string }) => id);

  test('withdrawn: gone at once, its address says so and nothing else', async () => {
    const { id, publication } = await published('江阳市监处罚〔2026〕5号');
    const asked = {
      actId: uuidv7(),
      version: await versionOf(id),
      ground: 'error',
      document: '撤回1号',
      reason: '信息有误。',
    };
    const done = await chief('POST', at(id, '/withdraw'), asked);
    expect(done.status, done.text).toBe(200);
    const { body } = await open(`/${CASE_REGION}/${publication}`);
    expect(body).toMatchObject({ state: 'withdrawn', endedOn: '2026-06-17', decision: null });
    expect(JSON.stringify(body)).not.toContain('商贸');
    for (const rest of ['/file', '/proof']) {
      const answer = await open(`/${CASE_REGION}/${publication}${rest}`);
      expect([answer.status, answer.body.code]).toEqual([410, 'publicity.ended']);
    }
    expect(await listed()).not.toContain(publication);
    expect((await officer('GET', at(id))).body).toMatchObject({
      state: 'withdrawn',
      publications: [{ ended: 'withdrawn' }],
    });
    // What still stands is published again: a row of its own, and the old address stays withdrawn.
    const anew = await publish(id);
    expect(anew.status, anew.text).toBe(201);
    expect(await listed()).toContain(anew.body.publication);
    expect((await open(`/${CASE_REGION}/${publication}`)).body.state).toBe('withdrawn');
  });

  test('by an act that came another way: nothing of it is shown from that moment, and the register follows', async () => {
    const { id, publication } = await published('江阳市监处罚〔2026〕6号');
    await tellCase(
      server,
      [['2026-06-17', staff.head, 'withdraw-publication', { ground: 'error', document: '1', reason: '错' }]],
      id,
    );
    expect((await open(`/${CASE_REGION}/${publication}`)).body).toMatchObject({ state: 'withdrawn', decision: null });
    expect(await listed()).not.toContain(publication);
    expect((await open(`/${CASE_REGION}/${publication}/file`)).status).toBe(410);
    expect(await settlePublications(server.store)).toBe(1);
    expect(await settlePublications(server.store)).toBe(0);
    const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query<{ ended: string }>(sql`select ended from publication where id = ${publication}`),
    );
    expect(rows).toEqual([{ ended: 'withdrawn' }]);
  });

  test('by repair, early, and at the end by itself', async () => {
    const { id, publication } = await published('江阳市监处罚〔2026〕7号');
    const { publication: other } = await published('江阳市监处罚〔2026〕8号');
    const steps: Step[] = [
      ['2026-06-25', staff.intake, 'record-payment', payment('2026-06-25', SMALL)],
      ['2026-12-18', staff.intake, 'ask-early-stop', { document: '申请1', evidence: ['缴款凭证'] }],
    ];
    await tellCase(server, steps, id);
    server.clock.set(new Date('2026-12-21T02:00:00Z'));
    const [asker] = await Promise.all([server.signIn('chief')]);
    const met = Object.fromEntries(earlyStopConditions.map(({ code }) => [code, true]));
    const version = (await asker('GET', at(id))).body.version;
    const done = await asker('POST', at(id, '/early-stop'), {
      actId: uuidv7(),
      version,
      stop: true,
      met,
      document: '决定1',
      reason: '四项条件均具备',
    });
    expect(done.status, done.text).toBe(200);
    expect((await open(`/${CASE_REGION}/${publication}`)).body).toMatchObject({ state: 'stopped', decision: null });
    expect((await open(`/${CASE_REGION}/${other}`)).body.state).toBe('shown');
    server.clock.set(new Date('2029-06-18T02:00:00Z'));
    expect((await open(`/${CASE_REGION}/${other}`)).body).toMatchObject({
      state: 'ended',
      decision: null,
      endedOn: null,
    });
    expect(await listed()).toEqual([]);
    expect((await open(`/${CASE_REGION}/${uuidv7()}`)).status).toBe(404);
  });
});
