import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDocumentNumber, parseDocumentNumber } from '../../kernel/codes/document-number.ts';
import { uuidv7 } from '../../kernel/id.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { nextNumber, takeNumber } from '../../modules/notices/commands/number.ts';
import { numberDefects } from '../../modules/notices/index.ts';
import { textOf } from '../../modules/notices/model/document.ts';
import { organOf } from '../../modules/notices/model/organ.ts';
import { documentOf, storedNotices } from '../../modules/notices/queries/stored-notice.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { places } from '../../world/places.ts';
import { type Composed, compose } from './compose.ts';
import { type Answer, type Caller, opening, proofFor, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
let officer: Caller;
/** A second process on the same database: turns taken within one process cannot help it. */
let other: Composed;
let admin: pg.Client;
beforeAll(async () => {
  server = await testServer();
  const databaseUrl = String(server.store.pool.options.connectionString);
  other = await compose({ databaseUrl, dataDir: server.dataDir, clock: server.clock, poolSize: 4, logLevel: 'silent' });
  admin = new pg.Client({ connectionString: databaseUrl });
  await admin.connect();
  clerk = await server.signIn('clerk');
  officer = await server.signIn('officer');
});
afterAll(async () => {
  await admin.end();
  await other.close();
  await server.end();
});

interface Filed {
  readonly url: string;
  readonly id: string;
  version: number;
}

async function filed(procedure = 'complaint', body: object = {}): Promise<Filed> {
  const request = opening(procedure, body);
  const answer = await clerk('POST', '/api/matters', request);
  expect(answer.status).toBe(201);
  return { url: `/api/matters/980101/${request.actId}`, id: request.actId, version: 1 };
}

async function act(matter: Filed, verb: string, body: object = {}, by: Caller = officer): Promise<Answer> {
  const answer = await by('POST', `${matter.url}/acts`, { actId: uuidv7(), verb, version: matter.version, body });
  if (answer.status === 200) matter.version = answer.body.version;
  return answer;
}

const asks = (matter: Filed, more: object = {}): object => ({
  actId: uuidv7(),
  version: matter.version,
  template: 'complaint-accepted',
  templateVersion: '2026-04-15',
  recipient: 'complainant',
  ...more,
});

const issue = (matter: Filed, more: object = {}, by: Caller = officer): Promise<Answer> =>
  by('POST', `${matter.url}/notices`, asks(matter, more));

async function issueElsewhere(matter: Filed, more: object = {}): Promise<number> {
  const { statusCode } = await other.app.inject({
    method: 'POST',
    url: `${matter.url}/notices`,
    headers: { cookie: officer.cookie, 'x-qingyuan': '1' },
    payload: asks(matter, more),
  });
  return statusCode;
}

async function accepted(): Promise<Filed> {
  const matter = await filed();
  expect((await act(matter, 'accept')).status).toBe(200);
  return matter;
}

/** What the file of a notice says: made from its act. */
async function wordsOf({ store }: TestServer, matter: string, actId: string): Promise<string> {
  const stored = await store.transaction(SYSTEM_VIEWER, (tx) => storedNotices(tx, '980101', matter));
  const found = stored.find(({ act_id }) => act_id === actId);
  if (found === undefined) throw new Error('no such notice');
  return textOf(documentOf(found));
}

const defects = (): Promise<readonly string[]> => server.store.transaction(SYSTEM_VIEWER, (tx) => numberDefects(tx));

test('every bureau of the invented province can number, and no two alike', () => {
  const organs = places.filter(({ level }) => level !== 'station').map(organOf);
  expect(new Set(organs).size).toBe(organs.length);
  for (const organ of organs) {
    const number = formatDocumentNumber({ organ: organ ?? '', form: '投受', year: 2026, number: 1 });
    expect(parseDocumentNumber(number)?.organ).toBe(organ);
  }
});

describe('issuing', () => {
  test('shows what may be issued with its preview, issues with a number, and opens the file', async () => {
    const matter = await accepted();
    const list = await officer('GET', `${matter.url}/notices`);
    expect(list.status).toBe(200);
    expect(list.body.possible.map((each: { template: string }) => each.template)).toEqual(['complaint-accepted']);
    expect(list.body.possible[0].preview).toMatchObject({ title: '投诉受理决定书', issuer: '机关980101' });
    expect(list.text).not.toMatch(/李明|13987654321/);

    const done = await issue(matter, { texts: { remark: '请带好付款凭证。' } });
    expect(done.status).toBe(201);
    expect(done.body.number).toMatch(/^机关市监投受〔2026〕\d+号$/);
    expect(done.body).toMatchObject({ version: matter.version + 1, on: '2026-06-01', replayed: false });

    const after = await officer('GET', `${matter.url}/notices`);
    expect(after.body.issued).toMatchObject([{ number: done.body.number, actId: done.body.actId, deliveries: [] }]);
    for (const [format, magic] of [
      ['pdf', '%PDF-'],
      ['docx', 'PK'],
    ] as const) {
      const file = await officer('GET', `${matter.url}/notices/${done.body.actId}?format=${format}`);
      expect([file.status, file.text.slice(0, magic.length)]).toEqual([200, magic]);
      expect(file.headers['content-disposition']).toContain(encodeURIComponent(done.body.number));
      const again = await officer('GET', `${matter.url}/notices/${done.body.actId}?format=${format}`);
      expect(again.text === file.text).toBe(true);
    }
    const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query<{ reason: string }>(sql`select reason from access_log where matter_id = ${matter.id} order by at, id`),
    );
    expect(rows.map(({ reason }) => reason)).toEqual([
      `notice ${done.body.number} (pdf)`,
      `notice ${done.body.number} (pdf)`,
      `notice ${done.body.number} (docx)`,
      `notice ${done.body.number} (docx)`,
    ]);
  });

  test('asked again under its id gives the same notice; another content under it is refused', async () => {
    const matter = await accepted();
    const actId = uuidv7();
    const first = await issue(matter, { actId });
    const again = await issue(matter, { actId: actId.toUpperCase() });
    expect(again.body).toEqual({ ...first.body, replayed: true });
    const other = await issue(matter, { actId, recipient: 'respondent' });
    expect(other.body.code).toBe('ledger.act-id-reused');
    expect(await defects()).toEqual([]);
  });

  test.each([
    ['a template of another state', { template: 'complaint-rejected' }, 'notices.not-possible'],
    ['a recipient whom it is not for', { recipient: 'respondent' }, 'notices.not-possible'],
    ['an edition that is not in use', { templateVersion: '2025-01-01' }, 'notices.outdated'],
    ['a place of the text that nobody declared', { texts: { footer: 'x' } }, 'procedure.body'],
    ['a text too long', { texts: { remark: '字'.repeat(1001) } }, 'procedure.body'],
    ['a matter that has moved on', { version: 1 }, 'procedure.stale'],
  ])('refuses %s, and takes no number', async (_, change, code) => {
    const matter = await accepted();
    expect((await issue(matter, change)).body.code).toBe(code);
    expect(await defects()).toEqual([]);
  });

  test('refuses who may not: strangers, other roles, and the generic way around the number', async () => {
    const matter = await accepted();
    const neighbour = await server.signIn('neighbour');
    expect((await issue(matter, {}, neighbour)).status).toBe(404);
    const keeper = await server.signIn('keeper');
    expect((await issue(matter, {}, keeper)).body.code).toBe('procedure.refused');
    expect((await keeper('GET', `${matter.url}/notices`)).body).toMatchObject({ possible: [], facts: {} });
    expect((await act(matter, 'issue-notice', {})).body.code).toBe('notices.own-route');
    const bulk = await officer('POST', '/api/bulk', {
      items: [{ homeRegion: '980101', matterId: matter.id, actId: uuidv7(), version: matter.version }],
      verb: 'issue-notice',
      body: {},
    });
    expect(bulk.body.code).toBe('notices.own-route');
  });

  test('a refusal says reason and routes, and cannot be issued without a reason', async () => {
    const matter = await filed();
    await act(matter, 'reject', { ground: 'R4', text: '购买日期已超过三年。' });
    const asked = { template: 'complaint-rejected' };
    expect((await issue(matter, { ...asked, texts: { reason: ' ' } })).body).toMatchObject({
      code: 'notices.incomplete',
      params: { missing: expect.stringContaining('理由') },
    });
    const done = await issue(matter, { ...asked, addressee: '李先生' });
    expect(done.body.number).toMatch(/^机关市监投不受〔2026〕1号$/);
    // The overseer above sees that it was issued and not what it says.
    const overseer = await server.signIn('overseer');
    const list = await overseer('GET', `${matter.url}/notices`);
    expect(list.body.issued).toMatchObject([{ number: done.body.number }]);
    const file = await overseer('GET', `${matter.url}/notices/${done.body.actId}`);
    expect(file.body.code).toBe('notices.refused');
    expect(list.text).not.toContain('李先生');
    expect((await officer('GET', `${matter.url}/notices/${uuidv7()}`)).body.code).toBe('notices.not-found');
  });

  test('the result of a report is told once it is confirmed, under a named law, and never by name', async () => {
    const matter = await filed('report');
    await act(matter, 'accept');
    await act(matter, 'no-power', { channel: '请向实际经营地市场监管部门提出', text: '不在本辖区' });
    const asked = { template: 'no-power', recipient: 'reporter', addressee: '李明' };
    expect((await issue(matter, asked)).body.code).toBe('procedure.refused');
    await act(matter, 'clear', {}, await server.signIn('chief'));
    const done = await issue(matter, asked);
    expect(done.status).toBe(201);
    const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query<{ all: string }>(sql`
        select a.body::text || p.payload::text as all from act a join act_private p using (home_region, matter_id, seq)
        where a.act_id = ${done.body.actId}`),
    );
    expect(rows[0]?.all).toContain('实际经营地');
    expect(rows[0]?.all).not.toContain('李明');
  });
});

describe('delivery', () => {
  test('is recorded with way, day and evidence, between issue and today', async () => {
    const matter = await accepted();
    const none = await act(matter, 'record-delivery', { number: 'x', way: 'post', on: '2026-06-01' });
    expect(none.body).toMatchObject({
      code: 'procedure.refused',
      params: { rule: 'complaint.record-delivery.issued' },
    });
    const { body } = await issue(matter);
    matter.version = body.version;
    const told = { number: body.number, way: 'post', on: '2026-06-01', evidence: 'EMS 1' };
    expect((await act(matter, 'record-delivery', { ...told, on: '2026-05-31' })).body.code).toBe(
      'notices.delivery-day',
    );
    expect((await act(matter, 'record-delivery', { ...told, on: '2026-06-02' })).body.code).toBe(
      'notices.delivery-day',
    );
    expect((await act(matter, 'record-delivery', { ...told, number: '别的' })).body.code).toBe(
      'notices.unknown-number',
    );
    expect((await act(matter, 'record-delivery', told)).status).toBe(200);
    const list = await officer('GET', `${matter.url}/notices`);
    expect(list.body.issued[0].deliveries).toEqual([{ way: 'post', on: '2026-06-01', evidence: 'EMS 1' }]);
  });
});

describe('withdrawing', () => {
  const withdraw = async (
    matter: Filed,
    issuedBy: string,
    more: object = {},
    by: Caller = officer,
  ): Promise<Answer> => {
    const body = { actId: uuidv7(), version: matter.version, reason: '付款金额有误。', ...more };
    const answer = await by('POST', `${matter.url}/notices/${issuedBy}/withdraw`, body);
    if (answer.status === 200) matter.version = answer.body.version;
    return answer;
  };
  const issued = async (matter: Filed, more: object = {}): Promise<{ act: string; number: string }> => {
    const done = await issue(matter, more);
    expect(done.status).toBe(201);
    matter.version = done.body.version;
    return { act: done.body.actId, number: done.body.number };
  };
  const deliver = (matter: Filed, number: string): Promise<Answer> =>
    act(matter, 'record-delivery', { number, way: 'in-person', on: '2026-06-01' });
  const register = (query = '', by: Caller = officer): Promise<Answer> => by('GET', `/api/notices/register${query}`);
  const entry = async (number: string) => {
    const { body } = await register(`?form=${encodeURIComponent('投受')}`);
    return body.entries.find((each: { written: string }) => each.written === number);
  };

  test('the same notice to the same side is refused until the first is withdrawn', async () => {
    const matter = await accepted();
    const first = await issued(matter);
    const again = await issue(matter);
    expect([again.status, again.body.code, again.body.params]).toEqual([
      409,
      'notices.already-issued',
      { template: '投诉受理决定书', number: first.number },
    ]);
    expect((await officer('GET', `${matter.url}/notices`)).body.possible).toEqual([]);
    expect((await withdraw(matter, first.act)).status).toBe(200);
    const second = await issued(matter);
    expect(second.number).not.toBe(first.number);
    const { body } = await officer('GET', `${matter.url}/notices`);
    expect(body.issued).toMatchObject([
      { number: first.number, withdrawn: { on: '2026-06-01', void: true } },
      { number: second.number, withdrawn: null },
    ]);
  });

  test('before delivery its number is void and stays in the register, without a gap', async () => {
    const matter = await accepted();
    const { act: by, number } = await issued(matter);
    expect(await entry(number)).toMatchObject({ state: 'standing', withdrawnOn: null, office: { code: '980101' } });
    expect((await withdraw(matter, by)).status).toBe(200);
    expect(await entry(number)).toMatchObject({ state: 'void', withdrawnOn: '2026-06-01' });
    const { body } = await register();
    const run = body.runs.find((each: { form: string }) => each.form === '投受');
    expect(run).toMatchObject({ whole: true, title: { zh: '投诉受理决定书' } });
    expect(run.void).toBeGreaterThan(0);
    expect(await defects()).toEqual([]);
  });

  test('after delivery it is withdrawn, and the next one names it as corrected, also in its file made again', async () => {
    const matter = await accepted();
    const first = await issued(matter);
    expect((await deliver(matter, first.number)).status).toBe(200);
    expect((await withdraw(matter, first.act)).status).toBe(200);
    expect(await entry(first.number)).toMatchObject({ state: 'withdrawn' });
    expect((await deliver(matter, first.number)).body.code).toBe('notices.withdrawn');
    const { body } = await officer('GET', `${matter.url}/notices`);
    expect(body.possible[0].recipients).toEqual([
      {
        id: 'complainant',
        title: { zh: '投诉人', en: 'complainant' },
        corrects: { number: first.number, on: '2026-06-01' },
      },
    ]);
    const said = `本机关2026年6月1日签发的《投诉受理决定书》（${first.number}）已经撤回，以本文书为准。`;
    expect(JSON.stringify(body.possible[0].preview)).toContain(said);
    const second = await issued(matter);
    const file = await officer('GET', `${matter.url}/notices/${second.act}?format=docx`);
    expect(file.status).toBe(200);
    expect(await wordsOf(server, matter.id, second.act)).toContain(said);
  });

  test('asked again it is done once; twice, unknown, or by the generic way it is refused', async () => {
    const matter = await accepted();
    const { act: by } = await issued(matter);
    const asked = { actId: uuidv7(), version: matter.version };
    const first = await withdraw(matter, by, asked);
    const again = await withdraw(matter, by, asked);
    expect([first.body.replayed, again.status, again.body.replayed]).toEqual([false, 200, true]);
    expect((await withdraw(matter, by)).body.code).toBe('notices.withdrawn');
    expect((await withdraw(matter, uuidv7())).body.code).toBe('notices.not-found');
    expect((await withdraw(matter, by, { reason: ' ' })).status).toBe(400);
    expect((await act(matter, 'withdraw-notice', { number: 'x', reason: 'y' })).body.code).toBe('notices.own-route');
  });

  test('a delivery recorded meanwhile makes it stale, so that no delivered number is void', async () => {
    const matter = await accepted();
    const { act: by, number } = await issued(matter);
    const seen = matter.version;
    expect((await deliver(matter, number)).status).toBe(200);
    expect((await withdraw(matter, by, { version: seen })).body.code).toBe('procedure.stale');
  });

  test('the register of others is closed, and pages by number', async () => {
    expect((await register('?authority=980102')).body.code).toBe('notices.register-outside');
    expect((await register('?authority=980101001')).body.code).toBe('notices.register-outside');
    // Of the form of a code and no code: refused like any other that lies outside.
    expect((await register('?authority=025996')).body.code).toBe('notices.register-outside');
    const form = encodeURIComponent('投受');
    const { body } = await register(`?form=${form}`);
    const top = body.entries[0].number;
    expect(body.entries.map((each: { number: number }) => each.number)).toEqual(
      Array.from({ length: Math.min(top, 100) }, (_, index) => top - index),
    );
    const rest = await register(`?form=${form}&before=2`);
    expect(rest.body).toMatchObject({ entries: [{ number: 1 }], next: null });
    expect((await register('?year=2019')).body).toMatchObject({ runs: [], entries: [], form: null });
  });
});

describe('numbers', () => {
  test('run without a gap under concurrent issuing by two processes, with refused and repeated acts', async () => {
    const kinds = fc.constantFrom('here', 'elsewhere', 'stale', 'refused', 'twice');
    await fc.assert(
      fc.asyncProperty(fc.array(kinds, { minLength: 3, maxLength: 10 }), async (asked) => {
        const ready = await Promise.all(asked.map(async (kind) => ({ kind, matter: await accepted() })));
        const answers = await Promise.all(
          ready.map(async ({ kind, matter }) => {
            switch (kind) {
              case 'here':
                return [(await issue(matter)).status];
              case 'elsewhere':
                return [await issueElsewhere(matter)];
              case 'stale':
                return [(await issue(matter, { version: 1 })).status];
              case 'refused':
                return [(await issue(matter, { texts: { nothing: 'x' } })).status];
              case 'twice': {
                const actId = uuidv7();
                return Promise.all([
                  issue(matter, { actId }).then(({ status }) => status),
                  issueElsewhere(matter, { actId }),
                ]);
              }
            }
          }),
        );
        ready.forEach(({ kind }, index) => {
          const statuses = answers[index] ?? [];
          if (kind === 'here' || kind === 'elsewhere') expect(statuses).toEqual([201]);
          else if (kind === 'twice') expect(statuses).toContain(201);
          else expect(statuses).toEqual([kind === 'stale' ? 409 : 422]);
        });
        expect(await defects()).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });

  test('a connection that dies while its number is being taken takes none', async () => {
    const [first, second] = [await accepted(), await accepted()];
    const next = Number(/(\d+)号$/.exec((await issue(await accepted())).body.number)?.[1]) + 1;
    await admin.query('begin');
    await admin.query(`select from notice_series where form = '投受' for update`);
    const asked = issue(first);
    const waiting = `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
    await expect.poll(async () => (await admin.query(waiting)).rowCount).toBe(1);
    await admin.query(`select pg_terminate_backend(pid) from (${waiting}) w`);
    expect((await asked).status).toBe(503);
    await admin.query('rollback');
    expect((await issue(second)).body.number).toBe(`机关市监投受〔2026〕${next}号`);
    expect((await issue(first)).body.number).toBe(`机关市监投受〔2026〕${next + 1}号`);
    expect(await defects()).toEqual([]);
  });

  test('the check finds a gap, a number without its act, and an act without its number', async () => {
    const matter = await accepted();
    const done = await issue(matter);
    const found = async (slip: string): Promise<readonly string[]> => {
      const undo = new Error('undo');
      let told: readonly string[] = [];
      await server.store
        .transaction(SYSTEM_VIEWER, async (tx) => {
          await tx.query({ text: slip });
          told = await numberDefects(tx);
          throw undo;
        })
        .catch((error: unknown) => {
          if (error !== undo) throw error;
        });
      return told;
    };
    const rest = `'980101', '980101', '投受', 2026`;
    expect(await found(`update notice_series set last = last + 1 where form = '投受'`)).toContain(
      'gap in 980101 投受 2026',
    );
    const stray = `insert into notice_number values (${rest}, 9999, '980101', '980101', '${matter.id}', '${uuidv7()}', '2026-06-01')`;
    expect(await found(stray)).toContain('number without its act: 980101 投受 2026 9999');
    const acts = `insert into act select home_region, matter_id, seq + 1, '${uuidv7()}', procedure, verb, actor, on_behalf_of,
      authority, event_at, recorded_at, basis, body, commitment, prev_hash, hash, batch_id, trace_id
      from act where act_id = '${done.body.actId}'`;
    expect((await found(acts)).join()).toContain('act without a number');
  });

  test('of a county are counted on by its stations, and seen by no stranger', async () => {
    await issue(await accepted());
    const series = { region: '980101', authority: '980101', form: '投受', year: 2026 };
    const seen = async (scope: string): Promise<number> =>
      (await server.store.transaction({ scope, clearance: 0 }, (tx) => nextNumber(tx, series))) - 1;
    const last = await seen('980101%');
    expect(last).toBeGreaterThan(0);
    expect([await seen('980101001%'), await seen('9801%'), await seen('980102%')]).toEqual([last, last, 0]);
    const undo = new Error('undo');
    const asStation = server.store.transaction({ scope: '980101001%', clearance: 0 }, async (tx) => {
      const given = { office: '980101001', matterRegion: '980101', matterId: uuidv7(), actId: uuidv7() };
      await takeNumber(tx, series, last + 1, { ...given, field: 'number', on: plainDate('2026-06-01'), written: '' });
      throw undo;
    });
    await expect(asStation).rejects.toBe(undo);
  });

  test('begin anew each year', async () => {
    const matter = await accepted();
    server.clock.set(new Date('2027-01-04T02:00:00.000Z'));
    try {
      const again = await server.signIn('officer');
      const edition = { templateVersion: '2026-11-22' };
      expect((await issue(matter, edition, again)).body.number).toBe('机关市监投受〔2027〕1号');
    } finally {
      server.clock.set(new Date('2026-06-01T02:00:00.000Z'));
    }
  });
});

describe('by receipt code', () => {
  let address = 0;
  const post = (url: string, payload: object): Promise<Answer> => {
    address += 1;
    return server.send({ method: 'POST', url, payload, remoteAddress: `203.0.113.${address}` });
  };

  test('the holder sees their own notices and opens them; the look is noted', async () => {
    const actId = uuidv7();
    const { status, body } = await post('/public/filings', {
      actId,
      kind: 'complaint',
      title: '停车多收费',
      text: '停车两小时被收四十元。',
      demand: '退还多收的三十五元。',
      region: '980101',
      respondent: { name: '某某商贸有限公司' },
      reporter: { name: '赵六', phone: '13700002222', address: '西街3号' },
    });
    expect([status, body]).toEqual([201, expect.anything()]);
    const matter: Filed = { url: `/api/matters/980101/${actId}`, id: actId, version: 1 };
    expect((await act(matter, 'accept')).body).toMatchObject({ state: 'accepted' });
    await act(matter, 'terminate', { ground: 'T3', text: '分歧较大' });
    const asked = { template: 'mediation-terminated' };
    const mine = await issue(matter, asked);
    matter.version = mine.body.version;
    const theirs = await issue(matter, { ...asked, recipient: 'respondent' });
    expect(theirs.status).toBe(201);

    const { receiptCode } = body;
    const listed = await post('/public/notices', { receiptCode });
    expect(listed.headers['cache-control']).toBe('no-store');
    expect(listed.body).toEqual([
      {
        number: mine.body.number,
        on: '2026-06-01',
        title: { zh: '投诉终止调解决定书', en: expect.any(String) },
        authority: { zh: '机关980101', en: 'Authority 980101' },
        withdrawnOn: null,
      },
    ]);
    const file = await post('/public/notices/file', { receiptCode, number: mine.body.number });
    expect([file.status, file.text.slice(0, 5)]).toEqual([200, '%PDF-']);
    const other = await post('/public/notices/file', { receiptCode, number: theirs.body.number });
    expect(other.body.code).toBe('notices.not-found');
    const wrong = await post('/public/notices', { receiptCode: 'A'.repeat(24) });
    expect(wrong.body.code).toBe('intake.status.unknown');
    const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query<{ reason: string }>(sql`select reason from access_log where matter_id = ${actId}`),
    );
    expect(rows).toEqual([{ reason: `notice ${mine.body.number} (pdf) by receipt code` }]);

    // Taken back after delivery: they are told so, and get no file; taken back before: it never was.
    const withdraw = async (issuedBy: string): Promise<void> => {
      const more = { actId: uuidv7(), version: matter.version, reason: '有误。' };
      matter.version = (await officer('POST', `${matter.url}/notices/${issuedBy}/withdraw`, more)).body.version;
    };
    matter.version = theirs.body.version;
    await act(matter, 'record-delivery', { number: mine.body.number, way: 'receipt', on: '2026-06-01' });
    await withdraw(mine.body.actId);
    const corrected = await issue(matter, asked);
    matter.version = corrected.body.version;
    await withdraw(corrected.body.actId);
    expect((await post('/public/notices', { receiptCode })).body).toMatchObject([
      { number: mine.body.number, withdrawnOn: '2026-06-01' },
    ]);
    const gone = await post('/public/notices/file', { receiptCode, number: mine.body.number });
    expect([gone.status, gone.body.code]).toEqual([409, 'notices.withdrawn']);
  });

  test('each try of a code costs a proof of work of its own', async () => {
    const proof = await proofFor(server.app, 'follow');
    const tries = await Promise.all(
      Array.from({ length: 4 }, () =>
        server.send({
          method: 'POST',
          url: '/public/notices',
          payload: { receiptCode: 'B'.repeat(24) },
          headers: { 'x-proof-of-work': proof },
        }),
      ),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([404, 428, 428, 428]);
  });
});
