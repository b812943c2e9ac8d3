import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PDFDocument } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { dossierSheets } from '../../modules/case-documents/index.ts';
import { closed } from '../../modules/cases/model/case/testing/finishing.ts';
import { told } from '../../modules/cases/model/case/testing/gathering.ts';
import { staff } from '../../modules/cases/model/case/testing/story.ts';
import { checkDossierAct, dossierJobs, settleDossiers } from '../../modules/dossiers/index.ts';
import { plainDocuments } from '../../modules/dossiers/testing.ts';
import { renderDocx, renderPdf } from '../../platform/documents/index.ts';
import { directoryStore } from '../../platform/files/index.ts';
import { startJobWorker } from '../../platform/jobs/worker.ts';
import { readPdf } from '../../platform/pdf/index.ts';
import { pdfOf, pngOf } from '../../platform/pdf/testing.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { CASE_REGION, tellCase } from './testing/case-story.ts';
import { multipartOf } from './testing/multipart.ts';
import { type Answer, type Caller, type TestServer, testServer } from './testing/test-server.ts';

const documents = plainDocuments();
let server: TestServer;
let officer: Caller;
let clerk: Caller;
let neighbour: Caller;
let overseer: Caller;
let id: string;
beforeAll(async () => {
  server = await testServer({ documents });
  server.clock.set(new Date('2026-07-03T02:00:00Z'));
  [officer, clerk, neighbour, overseer] = (await Promise.all(
    ['officer', 'clerk', 'neighbour', 'overseer'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller];
  id = await caseWithEvidence();
});
afterAll(() => server.end());

const on = '2026-06-01';
const url = (rest: string, of = id): string => `/api/cases/${CASE_REGION}/${of}/${rest}`;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function handedIn(of: string, content: Uint8Array, name: string) {
  const { payload, headers } = multipartOf(Buffer.from(content), name);
  const head = { cookie: officer.cookie, 'x-qingyuan': '1', ...headers };
  const { body } = await server.send({ method: 'POST', url: url('evidence-files', of), headers: head, payload });
  return { id: body.fileId, sha256: body.sha256, size: body.size, name: body.name };
}

/** A case from filing to closing with a PDF, a picture and a sound that nobody can print. */
async function caseWithEvidence(): Promise<string> {
  const [first, ...rest] = closed;
  if (first === undefined) throw new Error('a story');
  const told1 = await tellCase(server, [first]);
  const wave = Buffer.concat([Buffer.from('RIFF$...WAVEfmt '), Buffer.alloc(200)]);
  for (const [content, name, kind] of [
    [await pdfOf(['contract one', 'contract two']), '合同.pdf', 'documentary'],
    [pngOf(60, 40), '现场.png', 'documentary'],
    [wave, '通话.wav', 'audio-visual'],
  ] as const) {
    const file = await handedIn(told1, content, name);
    await tellCase(
      server,
      [[on, staff.officer, 'add-evidence', told('add-evidence', on, { file, kind, title: name })]],
      told1,
    );
  }
  await tellCase(server, rest, told1);
  return told1;
}

/** Asks for it, works through the queue, and gives how it stands then. */
async function built(of = id, body: object = {}, files = server.files, papers = documents): Promise<Answer> {
  const asked = await officer('POST', url('dossier', of), body);
  expect(asked).toMatchObject({ status: 202, body: { dossier: { state: 'waiting' } } });
  const context = {
    ledger: server.ledger,
    directory: server.directory,
    nearWorkdays: 3,
    files,
    catalogue: {},
    documents: papers,
    sheets: dossierSheets({ ...server, render: { pdf: renderPdf, docx: renderDocx } }),
  };
  const worker = startJobWorker(server.store.db, dossierJobs(context), { pollMs: 20 });
  try {
    for (;;) {
      const now = await officer('GET', url('dossier', of));
      if (!['waiting', 'building'].includes(now.body.dossier.state)) return now;
      await sleep(50);
    }
  } finally {
    await worker.stop();
  }
}

const file = (query = '', by = officer, headers: Record<string, string> = {}) =>
  server.app.inject({ method: 'GET', url: url(`dossier/file${query}`), headers: { cookie: by.cookie, ...headers } });

describe('a dossier', () => {
  test('before it is built: what is missing is told, nothing is there', async () => {
    const { body } = await officer('GET', url('dossier'));
    expect(body).toEqual({ missing: [], dossier: null, madeUp: null });
    expect((await file()).json()).toMatchObject({ code: 'dossiers.not-built' });
  });

  test('is one PDF in the order of papers, numbered, with bookmarks, an index and the hash that is told', async () => {
    const { body } = await built();
    const { dossier } = body;
    expect(dossier).toMatchObject({ state: 'ready', current: true, missing: [], failure: null });
    expect(dossier.done).toBe(dossier.total);
    const whole = (await file()).rawPayload;
    expect([sha256(whole), whole.length]).toEqual([dossier.sha256, dossier.size]);
    const titles = dossier.contents.map(({ volume, title }: { volume: string; title: string }) => `${volume} ${title}`);
    expect(titles.slice(0, 6)).toEqual([
      'main 行政处罚决定书',
      'main 送达回证',
      'main 立案/不予立案审批表',
      'main 合同.pdf',
      'main 现场.png',
      'main 通话.wav',
    ]);
    expect(titles).toContain('secondary 案件调查终结报告');
    const pages = (await readPdf(whole)).pages.map((text) => text.replace(/\s+/g, ''));
    expect(pages[0]).toContain('卷次正卷');
    expect(pages[1]).toContain('卷内文件目录（正卷）');
    for (const paper of dossier.contents) {
      // Each paper begins where the list says, under the number that the list says.
      expect(pages[paper.page - 1]).toContain(paper.slip === null ? '' : '附卷说明');
      if (paper.kind === 'form') expect(pages[paper.page - 1]).toContain(`表号${paper.no}。`);
      expect(pages[paper.page - 1]).toMatch(new RegExp(`${paper.from}$`));
    }
    const contract = dossier.contents.find(({ title }: { title: string }) => title === '合同.pdf');
    expect(pages[1]).toContain(`合同.pdfe12026-06-01${contract.from}–${contract.to}证据`);
    const wave = dossier.contents.find(({ title }: { title: string }) => title === '通话.wav');
    expect(wave.slip).toBe('other-type');
    expect(pages[wave.page - 1]).toContain(wave.sha256);
    const outlined = await PDFDocument.load(whole, { updateMetadata: false });
    expect(outlined.getTitle()).toContain('卷宗');
  });

  test('built again of the same acts has the same bytes', async () => {
    const before = (await officer('GET', url('dossier'))).body.dossier;
    const { body } = await built();
    expect(body.dossier.id).not.toBe(before.id);
    expect(body.dossier.sha256).toBe(before.sha256);
  });

  test('goes to the party without the secondary volume', async () => {
    const { rawPayload } = await file('?volume=main');
    const text = (await readPdf(rawPayload)).pages.join('').replace(/\s+/g, '');
    expect(text).toContain('表号45。');
    for (const no of [1, 35, 36, 43, 53]) expect(text).not.toContain(`表号${no}。`);
    expect(text).not.toContain('副卷');
    expect(rawPayload.includes('/副卷')).toBe(false);
  });

  test('is streamed in parts, and each taking is on record', async () => {
    const part = await file('', officer, { range: 'bytes=0-7' });
    expect([part.statusCode, part.payload]).toEqual([206, '%PDF-1.7']);
    const reasons = await server.store.transaction(SYSTEM_VIEWER, async (tx) => {
      const { rows } = await tx.query<{ reason: string }>(
        sql`select distinct reason from access_log where reason like 'dossier%' order by reason`,
      );
      return rows.map(({ reason }) => reason);
    });
    expect(reasons).toEqual(['dossier', 'dossier, main volume']);
  });

  test('is shown to nobody who does not work on the case', async () => {
    expect((await neighbour('GET', url('dossier'))).status).toBe(404);
    for (const answer of [
      await overseer('GET', url('dossier')),
      await overseer('POST', url('dossier'), {}),
      await overseer('GET', url('dossier/file')),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'dossiers.refused' } });
  });

  test('asked for twice is built once', async () => {
    const asked = await Promise.all([1, 2, 3].map(() => officer('POST', url('dossier'), {})));
    expect(new Set(asked.map(({ body }) => body.dossier.id)).size).toBe(1);
    const { rows } = await server.store.db.query<{ n: number }>(
      sql`select count(*)::int as n from job where state = 'waiting'`,
    );
    expect(rows[0]?.n).toBe(1);
    await server.store.db.query(sql`delete from job where state = 'waiting'`);
    await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`update dossier set state = 'failed' where state = 'waiting'`),
    );
  });
});

describe('a full disk', () => {
  test('while a dossier is built: a clear answer, nothing left, and it works when there is room', async (context) => {
    const disk = join(server.dataDir, 'small');
    await mkdir(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200k', 'tmpfs', disk], { stdio: 'pipe' });
    } catch (error) {
      console.warn(
        'SKIPPED: no small disk can be mounted here, a full disk was not tried',
        String(error).slice(0, 200),
      );
      context.skip();
    }
    try {
      const before = (await officer('GET', url('dossier'))).body;
      for (const files of [
        { ...server.files, incoming: join(disk, 'incoming') },
        // Room to make it, none to keep it: the store lies on the other disk.
        { ...server.files, working: directoryStore(join(disk, 'working')) },
      ]) {
        const { body } = await built(id, {}, files);
        expect(body.dossier).toMatchObject({ state: 'failed', failure: { code: 'dossiers.disk-full' } });
        expect(body.dossier.failure.remedy.zh).toContain('扩充空间');
        expect(body.missing).toEqual(before.missing);
      }
      const left = (await readdir(disk, { recursive: true, withFileTypes: true })).filter((each) => each.isFile());
      expect(left.map(({ name }) => name)).toEqual([]);
      expect((await readdir(server.files.incoming)).filter((name) => name.includes('.pdf'))).toEqual([]);
    } finally {
      execFileSync('umount', [disk]);
    }
    expect((await built()).body.dossier.state).toBe('ready');
  });
});

describe('making up and archiving', () => {
  test('take their figures from the file; what is not that file is refused', async () => {
    const { dossier } = (await officer('GET', url('dossier'))).body;
    const other = { documents: 1, pages: 1, secondary: 0, digest: dossier.sha256, missing: [], retention: '30-years' };
    const check = (body: typeof other) =>
      server.store.transaction(SYSTEM_VIEWER, (tx) =>
        checkDossierAct(tx, { homeRegion: CASE_REGION, matterId: id, verb: 'make-dossier', body }),
      );
    await expect(check(other)).rejects.toMatchObject({ code: 'dossiers.other-file' });
    await expect(check({ ...other, digest: 'd'.repeat(64) })).rejects.toMatchObject({ code: 'dossiers.not-built' });
    const actId = uuidv7();
    const made = await officer('POST', url('dossier/make-up'), { actId, dossierId: dossier.id });
    expect(made).toMatchObject({ status: 200, body: { state: 'closed' } });
    expect(await officer('POST', url('dossier/make-up'), { actId, dossierId: dossier.id })).toMatchObject({
      body: { replayed: true },
    });
    const { matter } = await server.store.transaction(SYSTEM_VIEWER, async (tx) => {
      const { rows } = await tx.query<{ matter: { facts: { closing: { dossier: object } } } }>(
        sql`select snapshot as matter from matter where id = ${id}`,
      );
      return rows[0] ?? { matter: { facts: { closing: { dossier: {} } } } };
    });
    expect(matter.facts.closing.dossier).toMatchObject({
      digest: dossier.sha256,
      pages: dossier.pages,
      documents: dossier.main.documents,
      secondary: dossier.secondary.documents,
    });
    expect((await officer('GET', url('dossier'))).body).toMatchObject({
      dossier: { current: true },
      madeUp: { digest: dossier.sha256 },
    });
  });

  test('refuse a stored file that is another one, and archive the right one', async () => {
    const { dossier } = (await officer('GET', url('dossier'))).body;
    const { sha256: digest } = dossier;
    const path = join(server.dataDir, 'files', 'working', digest.slice(0, 2), digest.slice(2, 4), digest);
    const bytes = (await file()).rawPayload;
    await writeFile(path, Buffer.concat([bytes.subarray(0, -1), Buffer.from('!')]));
    const archive = (actId = uuidv7()) => clerk('POST', url('dossier/archive'), { actId, shelf: '3-2-18' });
    expect(await archive()).toMatchObject({ status: 409, body: { code: 'dossiers.damaged' } });
    await writeFile(path, bytes);
    expect(await archive()).toMatchObject({ status: 200, body: { state: 'archived' } });
  });

  test('a dossier that the case has overtaken is not made up', async () => {
    const young = await caseWithEvidence();
    const { dossier } = (await built(young)).body;
    const makeUp = () => officer('POST', url('dossier/make-up', young), { actId: uuidv7(), dossierId: dossier.id });
    const withdrawal = { ground: 'error', document: '撤公2号', reason: '摘要有误。' };
    await tellCase(server, [['2026-07-02', staff.officer, 'withdraw-publication', withdrawal]], young);
    expect(await makeUp()).toMatchObject({ status: 409, body: { code: 'dossiers.stale' } });
  });

  test('what adds no paper to the case does not hinder it: a hold, or that a campaign counts the case', async () => {
    const young = await caseWithEvidence();
    const { dossier } = (await built(young)).body;
    const hold = { document: '冻〔2026〕1号', reason: '另案需要。' };
    const joining = { add: ['spring-2026'], leave: [], reason: '属于行动范围。' };
    await tellCase(
      server,
      [
        ['2026-07-02', staff.head, 'legal-hold', hold],
        ['2026-07-02', staff.officer, 'join-campaigns', joining],
      ],
      young,
    );
    const answer = await officer('POST', url('dossier/make-up', young), { actId: uuidv7(), dossierId: dossier.id });
    expect(answer.status, answer.text).toBe(200);
  });
});

test('what is missing of the secondary volume is told in its own notes, and the party reads nothing of it', async () => {
  const lacking = await caseWithEvidence();
  const hidden = plainDocuments(({ no }) => no === 35 || no === 37);
  await built(lacking, {}, server.files, hidden);
  const [whole, main] = await Promise.all(
    ['', '?volume=main'].map(async (query) => {
      const { rawPayload } = await server.app.inject({
        method: 'GET',
        url: url(`dossier/file${query}`, lacking),
        headers: { cookie: officer.cookie },
      });
      return (await readPdf(rawPayload)).pages.join('').replace(/\s+/g, '');
    }),
  );
  for (const text of [whole, main]) expect(text).toContain('应当制作《行政处罚告知书》，卷内没有');
  expect(whole).toContain('应当制作《案件调查终结报告》，卷内没有');
  expect(main).not.toContain('案件调查终结报告');
});

test('a paper that comes after it was made up is bound in before it is archived', async () => {
  const late = await caseWithEvidence();
  const makeUp = async (): Promise<void> => {
    const { dossier } = (await built(late)).body;
    const made = await officer('POST', url('dossier/make-up', late), { actId: uuidv7(), dossierId: dossier.id });
    expect(made.status).toBe(200);
  };
  const archive = () => clerk('POST', url('dossier/archive', late), { actId: uuidv7(), shelf: '3-2-19' });
  await makeUp();
  const withdrawal = { ground: 'error', document: '撤公1号', reason: '摘要有误。' };
  await tellCase(server, [['2026-07-02', staff.officer, 'withdraw-publication', withdrawal]], late);
  expect(await archive()).toMatchObject({ status: 409, body: { code: 'dossiers.stale' } });
  await makeUp();
  expect(await archive()).toMatchObject({ status: 200, body: { state: 'archived' } });
});

describe('a summary case', () => {
  const decided = '2026-06-30';
  const spot = {
    number: '江阳市监当罚〔2026〕8号',
    ...{ title: '某便利店未明码标价案', cause: '未按规定明码标价', violation: 'price-not-marked', domain: 'price' },
    ...{ channel: 'inspection', party: { kind: 'organisation', name: '某便利店' }, place: '城西路8号', campaigns: [] },
    sources: [{ kind: 'inspection', region: '510502' }],
    officers: [staff.officer, staff.partner].map(({ personId }) => ({ person: personId, licence: '川0502001' })),
    ...{ certain: true, facts: '现场三种商品没有标价。', told: true, defence: { made: false } },
    penalties: [{ kind: 'fine', fen: 30_000, citation: '《价格违法行为行政处罚规定》第十三条' }],
    signature: { how: 'signed', name: '店主李某', on: decided },
  };

  test('has its decision first, then what was kept of the spot, and is filed with the figures of the file', async () => {
    const mine = await tellCase(server, [[decided, staff.officer, 'decide-on-spot', spot]]);
    const picture = await handedIn(mine, pngOf(60, 40), 'IMG_0001.png');
    await tellCase(
      server,
      [['2026-07-01', staff.officer, 'keep-record', { title: '当事人签名', on: decided, file: picture }]],
      mine,
    );
    const filing = (by: Caller, actId = uuidv7()) => by('POST', url('dossier/archive', mine), { actId, shelf: '2-1' });
    expect(await filing(clerk)).toMatchObject({ status: 404, body: { code: 'dossiers.not-built' } });
    const { dossier } = (await built(mine)).body;
    expect(dossier).toMatchObject({ state: 'ready', missing: [], secondary: { documents: 0 } });
    expect(
      dossier.contents.map(({ section, title }: { section: string; title: string }) => `${section} ${title}`),
    ).toEqual(['decision 当场行政处罚决定书', 'spot 当事人签名']);
    const other = { documents: 9, pages: dossier.pages, digest: dossier.sha256, shelf: '2-1' };
    await expect(
      server.store.transaction(SYSTEM_VIEWER, (tx) =>
        checkDossierAct(tx, { homeRegion: CASE_REGION, matterId: mine, verb: 'file-summary', body: other }),
      ),
    ).rejects.toMatchObject({ code: 'dossiers.other-file' });
    const actId = uuidv7();
    expect(await filing(clerk, actId)).toMatchObject({ status: 200, body: { state: 'filed' } });
    expect(await filing(clerk, actId)).toMatchObject({ status: 200, body: { replayed: true } });
    expect((await officer('GET', url('dossier', mine))).body).toMatchObject({
      dossier: { current: true },
      madeUp: { digest: dossier.sha256, archivedOn: '2026-07-03' },
    });
  });

  test('that went on after its dossier was built is not filed with it', async () => {
    const mine = await tellCase(server, [[decided, staff.officer, 'decide-on-spot', spot]]);
    await built(mine);
    const paid = { receipt: 'B9', paidOn: '2026-07-01', parts: [{ towards: 'fine', fen: 30_000 }] };
    await tellCase(server, [['2026-07-01', staff.intake, 'record-payment', paid]], mine);
    const answer = await clerk('POST', url('dossier/archive', mine), { actId: uuidv7(), shelf: '2-1' });
    expect(answer).toMatchObject({ status: 409, body: { code: 'dossiers.stale' } });
  });
});

describe('retention', () => {
  test('lists files whose time is over; two approve, then the file goes and its trace stays', async () => {
    expect((await officer('GET', '/api/dossiers/retention')).body.items).toEqual([]);
    server.clock.set(new Date('2057-01-02T02:00:00Z'));
    const late = async (login: string) => server.signIn(login);
    const keeper = await late('officer');
    const listed = async () =>
      (await keeper('GET', '/api/dossiers/retention')).body.items.filter((each: { id: string }) => each.id === id);
    expect(await listed()).toMatchObject([{ id, holds: 0, approvals: 0, ready: false }]);
    const approve = (by: (typeof staff)['head']) =>
      tellCase(server, [['2057-01-02', by, 'approve-record-disposal', { document: '销〔2057〕1号' }]], id);
    await approve(staff.head);
    await expect(approve(staff.head)).rejects.toThrow();
    expect(await listed()).toMatchObject([{ approvals: 1, ready: false }]);
    await approve(staff.reviewer);
    expect(await listed()).toMatchObject([{ approvals: 2, ready: true }]);
    expect(await settleDossiers(server)).toBe(0);
    await tellCase(
      server,
      [['2057-01-02', staff.officer, 'dispose-record', { list: '销册1号', supervisedBy: '监销人' }]],
      id,
    );
    const { sha256: digest } = (await keeper('GET', url('dossier'))).body.dossier;
    // Before background work has taken the bytes away nobody gets them, and nobody builds it anew.
    expect((await keeper('GET', url('dossier/file'))).status).toBe(404);
    expect(await keeper('POST', url('dossier'), {})).toMatchObject({
      status: 409,
      body: { code: 'dossiers.disposed' },
    });
    expect(await settleDossiers(server)).toBeGreaterThan(0);
    expect(await server.files.working.has(digest)).toBe(false);
    expect(await listed()).toEqual([]);
    const after = (await keeper('GET', url('dossier'))).body;
    expect(after).toMatchObject({
      dossier: { state: 'disposed', contents: [] },
      madeUp: { digest, disposedOn: '2057-01-02' },
    });
  });
});
