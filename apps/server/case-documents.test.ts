import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../kernel/error.ts';
import { uuidv7 } from '../../kernel/id.ts';
import { paperView } from '../../modules/case-documents/contract.ts';
import { caseDocumentSource, type DocumentContext } from '../../modules/case-documents/index.ts';
import { readCase } from '../../modules/cases/index.ts';
import { fine } from '../../modules/cases/model/case/testing/deciding.ts';
import { decidedOn15th, service } from '../../modules/cases/model/case/testing/finishing.ts';
import { told } from '../../modules/cases/model/case/testing/gathering.ts';
import { staff } from '../../modules/cases/model/case/testing/story.ts';
import { missingPapers } from '../../modules/dossiers/index.ts';
import { renderDocx, renderPdf } from '../../platform/documents/index.ts';
import { readPdf } from '../../platform/pdf/index.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { commands } from '../cli/commands.ts';
import { createContext } from '../cli/context.ts';
import { runProgram } from '../cli/program.ts';
import { CASE_REGION, tellCase } from './testing/case-story.ts';
import { type Answer, type Caller, type TestServer, testServer } from './testing/test-server.ts';

/** What typesets in these tests: the product's own, and now and then nothing, or something that waits. */
let typesetter: DocumentContext['render']['pdf'] = renderPdf;
const render = { pdf: (document: Parameters<typeof renderPdf>[0]) => typesetter(document), docx: renderDocx };

let server: TestServer;
let officer: Caller;
let second: Caller;
let chief: Caller;
let neighbour: Caller;
let overseer: Caller;
let keeper: Caller;
beforeAll(async () => {
  server = await testServer({ render });
  server.clock.set(new Date('2026-06-15T08:00:00Z'));
  const logins = ['officer', 'second', 'chief', 'neighbour', 'overseer', 'keeper'];
  [officer, second, chief, neighbour, overseer, keeper] = (await Promise.all(
    logins.map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller, Caller, Caller];
});
afterAll(() => server.end());

const url = (id: string, rest = ''): string => `/api/cases/${CASE_REGION}/${id}/documents${rest}`;
/** What is read in a file, without blanks. */
const wordsOf = async (bytes: Uint8Array): Promise<string> => (await readPdf(bytes)).pages.join('').replace(/\s/g, '');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const file = (id: string, doc: string, by: Caller = officer, query = '') =>
  server.app.inject({ method: 'GET', url: url(id, `/${doc}/file${query}`), headers: { cookie: by.cookie } });

interface Row {
  readonly seq: number;
  readonly form: number;
  readonly state: string;
}
const rowsOf = async (id: string, by: Caller = officer): Promise<(Row & Answer['body'])[]> =>
  (await by('GET', url(id))).body.papers;
const rowOf = async (id: string, form: number, by?: Caller) => {
  const row = (await rowsOf(id, by)).find((each) => each.form === form);
  if (row === undefined) throw new Error(`no paper of form ${form}`);
  return row;
};
/** Decided on Monday 2026-06-15, with evidence: what the law wants in a decision is on record. */
function decided(): Promise<string> {
  const [filed, ...rest] = decidedOn15th();
  if (filed === undefined) throw new Error('a story');
  const evidence = told('add-evidence', '2026-06-01');
  return tellCase(server, [filed, ['2026-06-01', staff.officer, 'add-evidence', evidence], ...rest]);
}

/** The decision of a case, ready to be issued: address of its draft, and the request. */
async function decision(id: string) {
  const { seq } = await rowOf(id, 45);
  const at = url(id, `/draft/45/${seq}`);
  const { version } = (await officer('GET', url(id))).body;
  return { seq, at, request: { actId: uuidv7(), version, seq, form: 45, draft: 0 } };
}
const numbersTaken = async (): Promise<number> => {
  const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ n: number }>(sql`select count(*)::int as n from notice_number`),
  );
  return rows[0]?.n ?? 0;
};
const filesOf = async (id: string): Promise<number> => {
  const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ n: number }>(sql`select count(*)::int as n from file where matter_id = ${id}`),
  );
  return rows[0]?.n ?? 0;
};

describe('the papers of a case', () => {
  test('are those that its acts make, with their numbers, and who signs them', async () => {
    const id = await decided();
    const { body } = await officer('GET', url(id));
    const papers = body.papers.map(({ form, state, number, byHead }: Answer['body']) => [form, state, number, byHead]);
    expect(papers).toEqual([
      [1, 'possible', '', false],
      [7, 'possible', '', true],
      [35, 'possible', '', false],
      [36, 'possible', '', false],
      [37, 'possible', '江阳市监罚告〔2026〕1号', false],
      [43, 'possible', '', true],
      [45, 'possible', '江阳市监处罚〔2026〕12号', true],
    ]);
    expect(body.missingProofs).toMatchObject([{ form: 45 }]);
    await tellCase(server, [['2026-06-16', staff.officer, 'serve', service('2026-06-16')]], id);
    expect((await officer('GET', url(id))).body.missingProofs).toEqual([]);
    expect((await rowOf(id, 50)).stageTitle.zh).toBe('送达');
  });

  test('may be signed by whom the form wants: others are told why not', async () => {
    const id = await decided();
    expect((await rowOf(id, 45)).refusal).toMatchObject({ rule: 'case.issue-document.head' });
    expect((await rowOf(id, 45, chief)).refusal).toBeNull();
    expect((await rowOf(id, 37)).refusal).toBeNull();
    const { request } = await decision(id);
    const answer = await officer('POST', url(id), request);
    expect(answer).toMatchObject({ status: 409, body: { params: { rule: 'case.issue-document.head' } } });
  });

  test('are open to those who work on the case, and each taking along is noted', async () => {
    const id = await decided();
    const { seq, at } = await decision(id);
    const preview = { seq, form: 45, format: 'pdf' };
    expect((await neighbour('GET', url(id))).status).toBe(404);
    expect((await overseer('GET', url(id))).body.papers[0]).toMatchObject({
      open: false,
      title: { zh: '案件来源登记表' },
    });
    for (const answer of [await overseer('GET', at), await overseer('POST', url(id, '/preview'), preview)]) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'case-documents.refused' } });
    }
    expect((await keeper('GET', at)).status).toBe(200);
    const taken = await server.app.inject({
      ...{ method: 'POST', url: url(id, '/preview'), payload: preview },
      headers: { cookie: officer.cookie, 'x-qingyuan': '1' },
    });
    expect([taken.statusCode, taken.rawPayload.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query<{ seq: number; reason: string }>(sql`select seq, reason from access_log where matter_id = ${id}`),
    );
    expect(rows).toEqual([{ seq, reason: 'draft of a document (pdf)' }]);
  });

  test('of a form that no act of the case makes, or of another place, there are none', async () => {
    const id = await decided();
    expect((await officer('GET', url(id, '/draft/46/3'))).body.code).toBe('case-documents.no-such-paper');
    const { at } = await decision(id);
    for (const texts of [{ unheardOf: 'x' }, { account: 'x'.repeat(501) }]) {
      expect((await officer('PUT', at, { version: 0, texts })).status).toBe(422);
    }
  });
});

describe('a draft', () => {
  test('is kept beside the ledger, prefilled from the facts, and says what contradicts them', async () => {
    const id = await decided();
    const { at } = await decision(id);
    const { body } = await officer('GET', at);
    expect(paperView.safeParse(body).error).toBeUndefined();
    const facts = body.fields.find(({ key }: { key: string }) => key === 'facts');
    expect(facts.text).toContain('未按规定明码标价');
    expect([body.findings, body.missing, body.draft, body.seal]).toEqual([[], [], undefined, 'drawn']);
    const texts = { reasons: '当事人积极配合，决定罚款500000元。' };
    const saved = await officer('PUT', at, { version: 0, texts });
    expect(saved.body.paper).toMatchObject({ state: 'draft', draft: { version: 1, by: { name: 'officer先生' } } });
    expect(saved.body.findings).toMatchObject([
      {
        field: 'reasons',
        said: '500000元',
        facts: [{ label: { zh: expect.stringContaining('罚款') }, written: '50,000元' }],
      },
    ]);
    const { version } = (await officer('GET', url(id))).body;
    expect(version).toBe(saved.body.version);
    expect((await rowOf(id, 45)).state).toBe('draft');
  });

  test('of two who saw the same one, the second is told who saved, and nothing is lost', async () => {
    const id = await decided();
    const { at } = await decision(id);
    const both = await Promise.all([
      officer('PUT', at, { version: 0, texts: { account: '甲银行' } }),
      second('PUT', at, { version: 0, texts: { account: '乙银行' } }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const lost = both.find(({ status }) => status === 409);
    const won = both.find(({ status }) => status === 200);
    const winner = won?.body.paper.draft.by.name;
    expect(lost?.body).toMatchObject({
      code: 'case-documents.draft-conflict',
      params: { who: winner, at: '2026-06-15 16:00', version: 1 },
    });
    const account = (body: Answer['body']) => body.fields.find(({ key }: { key: string }) => key === 'account').text;
    expect(account((await officer('GET', at)).body)).toBe(account(won?.body));
    const again = await officer('PUT', at, { version: 1, texts: { account: '丙银行' } });
    expect(again.body.paper.draft.version).toBe(2);
    const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query<{ version: number }>(sql`select version from case_draft where matter_id = ${id} order by version`),
    );
    expect(rows).toEqual([{ version: 1 }, { version: 2 }]);
  });
});

describe('issuing', () => {
  test('is refused while a text contradicts the record, until it is put right or a reason is given', async () => {
    const id = await decided();
    const { at, request } = await decision(id);
    const wrong = { reasons: '当事人积极配合，决定罚款500000元。' };
    await officer('PUT', at, { version: 0, texts: wrong });
    const refused = await chief('POST', url(id), { ...request, draft: 1 });
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'case-documents.contradictions', params: { count: 1 } },
    });
    expect(refused.body.zh).toContain('“500000元”');
    const [finding] = (await officer('GET', at)).body.findings;
    const answers = [
      { field: 'reasons', said: '500000元', facts: finding.facts.map(({ key }: { key: string }) => key), reason: ' ' },
    ];
    await officer('PUT', at, { version: 1, texts: wrong, answers });
    expect((await chief('POST', url(id), { ...request, draft: 2 })).body.code).toBe('case-documents.contradictions');
    const reasoned = answers.map((each) => ({ ...each, reason: '引用的是当事人陈述的金额。' }));
    await officer('PUT', at, { version: 2, texts: wrong, answers: reasoned });
    const issued = await chief('POST', url(id), { ...request, draft: 3 });
    expect(issued.status).toBe(201);
    expect((await rowOf(id, 45)).issued.answers).toBe(1);
    const { rows } = await server.store.transaction(SYSTEM_VIEWER, async (tx) => {
      await readCase(tx, CASE_REGION, id);
      return tx.query<{ body: object; payload: Answer['body'] }>(sql`
        select a.body, p.payload from act a join act_private p using (home_region, matter_id, seq)
        where a.matter_id = ${id} and a.verb = 'issue-document'`);
    });
    expect(rows[0]?.payload.answers).toEqual(reasoned);
    expect(rows[0]?.payload.texts.reasons).toBe(wrong.reasons);
    expect(JSON.stringify(rows[0]?.body)).not.toContain('500000');
  });

  test('is refused without what the law wants in a decision, by name', async () => {
    const id = await decided();
    const { at, request } = await decision(id);
    const { body } = await officer('PUT', at, { version: 0, texts: { remedies: ' ' } });
    expect(body.missing).toMatchObject([{ code: 'remedies', source: { article: '第五十九条' } }]);
    const refused = await chief('POST', url(id), { ...request, draft: 1 });
    expect(refused).toMatchObject({ status: 422, body: { code: 'case-documents.incomplete' } });
    expect(refused.body.zh).toContain('行政复议');
  });

  test('fixes the bytes, seals and signs them once; asked again it is done', async () => {
    const id = await decided();
    const { at, request } = await decision(id);
    await officer('PUT', at, { version: 0, texts: { account: '云岚银行听雨支行 6200' } });
    const issued = await chief('POST', url(id), { ...request, draft: 1 });
    expect(issued).toMatchObject({ status: 201, body: { doc: request.actId, replayed: false } });
    const again = await chief('POST', url(id), { ...request, draft: 1 });
    expect(again.body).toMatchObject({ replayed: true, digest: issued.body.digest, version: issued.body.version });
    const taken = await file(id, request.actId);
    const bytes = taken.rawPayload;
    expect(sha256(bytes)).toBe(issued.body.digest);
    const text = await wordsOf(bytes);
    for (const words of ['江阳市监处罚〔2026〕12号', '云岚银行听雨支行6200', '电子印章（演示）', '罚款50,000元']) {
      expect(text).toContain(words);
    }
    expect((await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount()).toBeGreaterThan(0);
    expect(await rowOf(id, 45)).toMatchObject({
      ...{ state: 'issued', draft: null },
      issued: { digest: issued.body.digest, by: { name: 'chief先生' }, seal: 'drawn', size: bytes.length },
    });
    expect(await filesOf(id)).toBe(1);
    const word = await file(id, request.actId, officer, '?format=docx');
    expect([word.statusCode, word.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    expect((await overseer('GET', url(id, `/${request.actId}/file`))).body.code).toBe('case-documents.refused');
    expect((await officer('PUT', at, { version: 0, texts: {} })).status).toBe(409);
  });

  test('leaves a proof that anybody verifies offline; another file, or another text, does not pass', async () => {
    const id = await decided();
    const { request } = await decision(id);
    await chief('POST', url(id), request);
    const proof = await officer('GET', url(id, `/${request.actId}/proof`));
    const pdf = join(server.dataDir, 'd.pdf');
    const json = join(server.dataDir, 'd.json');
    await writeFile(pdf, (await file(id, request.actId)).rawPayload);
    await writeFile(json, JSON.stringify(proof.body));
    expect(proof.body.note).not.toContain('某某商贸');
    const verify = async (...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> => {
      let out = '';
      const add = (text: string): void => {
        out += text;
      };
      const streams = { out: add, err: add };
      const code = await runProgram(commands, createContext('zh', false, streams), '0', ['verify-document', ...args]);
      return { code, out };
    };
    const good = await verify(pdf, json, '--key', proof.body.publicKey);
    expect([good.code, good.out]).toEqual([0, expect.stringContaining('江阳市监处罚〔2026〕12号')]);
    await writeFile(json, JSON.stringify({ ...proof.body, note: proof.body.note.replace('处罚', '奖励') }));
    expect((await verify(pdf, json)).code).toBe(1);
    await writeFile(json, JSON.stringify(proof.body));
    await writeFile(pdf, Buffer.concat([(await file(id, request.actId)).rawPayload, Buffer.from('\n')]));
    expect((await verify(pdf, json)).code).toBe(1);
  });

  test('of two at once one wins, and there is one document', async () => {
    const id = await decided();
    const { request } = await decision(id);
    const before = await numbersTaken();
    const both = await Promise.all([
      chief('POST', url(id), request),
      chief('POST', url(id), { ...request, actId: uuidv7() }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body.code).toBe('procedure.stale');
    expect(await filesOf(id)).toBe(1);
    expect(await numbersTaken()).toBe(before);
    const { version } = (await officer('GET', url(id))).body;
    const late = await chief('POST', url(id), { ...request, actId: uuidv7(), version });
    expect(late.body.params.rule).toBe('case.issue-document.once');
  });

  test('sent twice at once under one id is one act', async () => {
    const id = await decided();
    const { request } = await decision(id);
    const both = await Promise.all([chief('POST', url(id), request), chief('POST', url(id), request)]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(both.map(({ body }) => body.digest)).size).toBe(1);
  });

  test('is done by its own route only', async () => {
    const id = await decided();
    const acts = `/api/cases/${CASE_REGION}/${id}/acts`;
    for (const verb of ['issue-document', 'withdraw-document']) {
      const { version } = (await officer('GET', url(id))).body;
      const answer = await chief('POST', acts, { actId: uuidv7(), verb, version, body: {} });
      expect(answer).toMatchObject({ status: 422, body: { code: 'case-documents.own-route' } });
    }
  });
});

describe('when something fails', () => {
  test('the typesetter is away: told so, the draft stays, nothing is issued, no number taken', async () => {
    const id = await decided();
    const { at, request } = await decision(id);
    await officer('PUT', at, { version: 0, texts: { account: '甲银行' } });
    const before = await numbersTaken();
    typesetter = () => Promise.reject(new AppError('documents.unavailable', 503, { part: 'typst', platform: 'test' }));
    try {
      const answer = await chief('POST', url(id), { ...request, draft: 1 });
      expect(answer).toMatchObject({ status: 503, body: { code: 'documents.unavailable' } });
      expect(answer.body.remedy.zh).not.toBe('');
    } finally {
      typesetter = renderPdf;
    }
    expect(await rowOf(id, 45)).toMatchObject({ state: 'draft', draft: { version: 1 }, issued: null });
    expect([await filesOf(id), await numbersTaken()]).toEqual([0, before]);
    expect((await chief('POST', url(id), { ...request, draft: 1 })).status).toBe(201);
  });

  test('killed between the file and the act: nothing of it is seen, and it is issued the next time', async () => {
    const id = await decided();
    const { request } = await decision(id);
    const { rows: before } = await server.store.db.query<{ n: string }>(sql`select count(*)::text as n from job`);
    // The database goes as soon as the bytes are kept: the last thing before the act.
    const put = server.files.working.put.bind(server.files.working);
    let kept = '';
    server.files.working.put = async (digest, path, size) => {
      await put(digest, path, size);
      kept = digest;
      throw new Error('the process ended here');
    };
    try {
      expect((await chief('POST', url(id), request)).status).toBe(500);
    } finally {
      server.files.working.put = put;
    }
    expect(await server.files.working.has(kept)).toBe(true);
    expect(await rowOf(id, 45)).toMatchObject({ state: 'possible', issued: null });
    expect(await filesOf(id)).toBe(0);
    expect((await officer('GET', url(id, `/${request.actId}/file`))).body.code).toBe('case-documents.not-found');
    expect(before).toHaveLength(1);
    expect((await chief('POST', url(id), request)).status).toBe(201);
  });

  test('the stored bytes are other ones: they are not given out', async () => {
    const id = await decided();
    const { request } = await decision(id);
    const { body } = await chief('POST', url(id), request);
    const path = join(
      server.dataDir,
      'files',
      'working',
      body.digest.slice(0, 2),
      body.digest.slice(2, 4),
      body.digest,
    );
    await writeFile(path, '%PDF-1.7 something else');
    expect((await officer('GET', url(id, `/${request.actId}/file`))).body.code).toBe('case-documents.damaged');
  });
});

describe('withdrawing', () => {
  test('wants a reason, keeps the file, and the next one names it', async () => {
    const id = await decided();
    const { at, request } = await decision(id);
    await officer('PUT', at, { version: 0, texts: { account: '甲银行' } });
    const { body } = await chief('POST', url(id), { ...request, draft: 1 });
    const bytes = (await file(id, request.actId)).rawPayload;
    const withdrawal = { actId: uuidv7(), version: body.version, reason: '收款账户有误。' };
    const address = url(id, `/${request.actId}/withdraw`);
    expect((await chief('POST', address, { ...withdrawal, reason: '' })).status).toBe(400);
    expect((await officer('POST', address, withdrawal)).body.params.rule).toBe('case.withdraw-document.head');
    expect((await chief('POST', address, withdrawal)).status).toBe(200);
    const twice = await chief('POST', address, { ...withdrawal, actId: uuidv7(), version: body.version + 1 });
    expect(twice.body.params.rule).toBe('case.withdraw-document.stands');
    expect((await file(id, request.actId)).rawPayload.equals(bytes)).toBe(true);
    expect(await rowOf(id, 45)).toMatchObject({ state: 'withdrawn', earlier: [{ reason: '收款账户有误。' }] });
    const reopened = (await officer('GET', at)).body;
    expect(reopened.note).toBe('本文书更正并代替2026年6月15日签发、2026年6月15日撤回的同一文书。');
    expect(reopened.fields.find(({ key }: { key: string }) => key === 'account').text).toBe('甲银行');
    await officer('PUT', at, { version: 0, texts: { account: '乙银行' } });
    const next = { ...request, actId: uuidv7(), version: body.version + 1, draft: 1 };
    expect((await chief('POST', url(id), next)).status).toBe(201);
    const text = await wordsOf((await file(id, next.actId)).rawPayload);
    expect(text).toContain('乙银行');
    expect(text).toContain('更正并代替2026年6月15日签发');
  });
});

describe('the seal', () => {
  test('is a picture of the authority or nothing; none is drawn for a real one', async () => {
    const drawn = await chief('GET', '/api/case-documents/seal');
    expect(drawn.body).toMatchObject({ authority: CASE_REGION, kind: 'drawn', drawable: true });
    expect(Buffer.from(drawn.body.picture, 'base64').subarray(1, 4).toString()).toBe('PNG');
    expect((await officer('PUT', '/api/case-documents/seal', { kind: 'none' })).status).toBe(403);
    const broken = { kind: 'picture', picture: Buffer.from('GIF89a').toString('base64') };
    expect((await chief('PUT', '/api/case-documents/seal', broken)).body.code).toBe('case-documents.seal-picture');
    const cut = Buffer.from(drawn.body.picture, 'base64').subarray(0, 200).toString('base64');
    const half = await chief('PUT', '/api/case-documents/seal', { kind: 'picture', picture: cut });
    expect(half.body.code).toBe('case-documents.seal-picture');
    const id = await decided();
    const { request } = await decision(id);
    expect((await chief('PUT', '/api/case-documents/seal', { kind: 'none' })).body.kind).toBe('none');
    await chief('POST', url(id), request);
    const text = await wordsOf((await file(id, request.actId)).rawPayload);
    expect(text).not.toContain('电子印章');
    expect((await rowOf(id, 45)).issued.seal).toBe('none');
    const own = { kind: 'picture', picture: drawn.body.picture };
    expect((await chief('PUT', '/api/case-documents/seal', own)).body).toMatchObject({ kind: 'picture', version: 2 });
    const other = await decided();
    const { request: next } = await decision(other);
    await chief('POST', url(other), next);
    expect((await rowOf(other, 45)).issued.seal).toBe('picture');
  });
});

describe('the source of a dossier', () => {
  test('gives stored bytes of what was issued, and what was not, drawn and marked as such', async () => {
    const id = await decided();
    const { seq, request } = await decision(id);
    await chief('POST', url(id), request);
    const context = {
      ...{ ledger: server.ledger, directory: server.directory, nearWorkdays: 3, files: server.files, catalogue: {} },
      ...{ signer: server.bulletins.signer, render },
    };
    const source = caseDocumentSource(context);
    const record = await server.store.transaction(SYSTEM_VIEWER, (tx) => readCase(tx, CASE_REGION, id));
    const listed = await source.list(record);
    expect(listed.map(({ no, title }) => [no, title])).toEqual([
      [1, '案件来源登记表（未签发）'],
      [7, '立案/不予立案审批表（未签发）'],
      [35, '案件调查终结报告（未签发）'],
      [36, '案件审核/法制审核表（未签发）'],
      [37, '行政处罚告知书（未签发）'],
      [43, '行政处理决定审批表（未签发）'],
      [45, '行政处罚决定书'],
    ]);
    expect(missingPapers(record, listed, []).filter(({ key }) => key.startsWith('form:'))).toEqual([]);
    const ref = { homeRegion: CASE_REGION, matterId: id };
    const issued = await source.open({ ...ref, seq, no: 45 });
    expect(sha256(issued)).toBe(sha256((await file(id, request.actId)).rawPayload));
    const notice = listed.find(({ no }) => no === 37);
    const unissued = Buffer.from(await source.open({ ...ref, seq: notice?.seq ?? 0, no: 37 }));
    const text = await wordsOf(unissued);
    expect(text).toContain('本件未经签发');
    expect(text).not.toContain('电子印章');
    expect(sha256(await caseDocumentSource(context).open({ ...ref, seq: notice?.seq ?? 0, no: 37 }))).toBe(
      sha256(unissued),
    );
  });
});

test('a case of years ago is written with blanks where no rule of ours reaches', async () => {
  const steps = JSON.parse(JSON.stringify(decidedOn15th(fine(50_000))).replaceAll('2026-', '2022-'));
  const id = await tellCase(server, steps);
  const { seq } = await rowOf(id, 45);
  const { body } = await officer('POST', url(id, '/preview'), { seq, form: 45 });
  expect(JSON.stringify(body.document)).toContain('（未记载）');
});
