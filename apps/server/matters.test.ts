import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { createApiKey } from '../../platform/identity/index.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
let officer: Caller;
let chief: Caller;
let neighbour: Caller;
beforeAll(async () => {
  server = await testServer();
  [clerk, officer, chief, neighbour] = (await Promise.all(
    ['clerk', 'officer', 'chief', 'neighbour'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller];
});
afterAll(() => server.end());

async function open(procedure = 'clue', body: object = {}, by: Caller = clerk): Promise<string> {
  const done = await by('POST', '/api/matters', opening(procedure, body));
  expect(done.status).toBe(201);
  return `${done.body.homeRegion}/${done.body.matterId}`;
}

const act = (matter: string, verb: string, version: number, body: object = {}, by: Caller = clerk, actId = uuidv7()) =>
  by('POST', `/api/matters/${matter}/acts`, { actId, verb, version, body });

const countActs = async (): Promise<number> => {
  const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ n: number }>(sql`select count(*) as n from act`),
  );
  return rows[0]?.n ?? -1;
};

describe('opening and moving', () => {
  test('a clue goes from receipt to an officer, and the page shows acts, clock and verbs', async () => {
    const matter = await open();
    expect((await act(matter, 'assign', 1, { to: '980101' })).body).toMatchObject({ version: 2, state: 'assigned' });
    const { body } = await officer('GET', `/api/matters/${matter}`);
    expect(body.acts.map((each: { verb: string }) => each.verb)).toEqual(['receive', 'assign']);
    expect(body.clocks[0]).toMatchObject({ clock: 'verify', rule: 'clue-verify', due: '2026-06-23', state: 'open' });
    const refusals = Object.fromEntries(
      body.verbs.map((each: { verb: string; refusal: { rule: string } | null }) => [
        each.verb,
        each.refusal?.rule ?? null,
      ]),
    );
    expect(refusals.claim).toBeNull();
    expect(refusals.assign).toBe('procedure.state');
    const trace = await officer('GET', `/api/matters/${matter}/clocks/verify/trace`);
    expect(trace.body.days.at(-1)).toMatchObject({ date: '2026-06-23', counted: true, count: 15 });
  });

  test('asked twice with one id is done once', async () => {
    const request = opening('report');
    const first = await clerk('POST', '/api/matters', request);
    const before = await countActs();
    const again = await clerk('POST', '/api/matters', request);
    expect(again.body).toEqual({ ...first.body, replayed: true });
    const actId = uuidv7();
    const matter = `980101/${first.body.matterId}`;
    await act(matter, 'assign', 1, { to: '980101' }, clerk, actId);
    expect((await act(matter, 'assign', 1, { to: '980101' }, clerk, actId)).body).toMatchObject({
      version: 2,
      replayed: true,
    });
    expect(await countActs()).toBe(before + 1);
  });

  test('what the predicate refuses is 409 with the rule, in both languages', async () => {
    const matter = await open();
    const refused = await act(matter, 'assign', 1, { to: '980101' }, officer);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'procedure.refused', params: { rule: 'procedure.role' } });
    expect(refused.body.zh).toContain('您的岗位不能');
    expect(refused.body.en).toContain('Your role may not');
    expect(refused.body.remedy).toEqual({ zh: expect.any(String), en: expect.any(String) });
    expect(refused.body.traceId).toBe(refused.headers['x-trace-id']);
  });

  test('a version that has moved on is 409 and names both', async () => {
    const matter = await open();
    await act(matter, 'assign', 1, { to: '980101' });
    const stale = await act(matter, 'claim', 1, {}, officer);
    expect(stale).toMatchObject({ status: 409, body: { code: 'procedure.stale', params: { seen: 1, now: 2 } } });
  });

  test('a body that does not fit is 422 and says where, in both languages', async () => {
    const bad = await clerk('POST', '/api/matters', opening('clue', { title: '', claimFen: 1.5 }));
    expect(bad).toMatchObject({ status: 422, body: { code: 'procedure.body' } });
    expect(bad.body.zh).toMatch(/title：不能为空/);
    expect(bad.body.en).toMatch(/title: must not be empty/);
    expect(bad.body.zh).not.toMatch(/expected|Invalid/);
    const shape = await clerk('POST', '/api/matters', { actId: 'x', procedure: 'clue', verb: 'receive', body: {} });
    expect(shape).toMatchObject({ status: 400, body: { code: 'http.invalid' } });
    expect(shape.body.zh).toContain('actId：应为编号（UUID）');
    expect(shape.body.en).toContain('actId: must be a UUID');
  });

  test('for another bureau is refused; a procedure of another module is not opened here', async () => {
    const elsewhere = { ...opening('clue'), homeCode: '980102' };
    expect((await clerk('POST', '/api/matters', elsewhere)).body.code).toBe('intake.open.outside');
    const bulletin = await chief('POST', '/api/matters', { ...opening('bulletin'), verb: 'freeze' });
    expect(bulletin.body.code).toBe('procedure.no-such-procedure');
  });

  test('in bulk each is judged alone', async () => {
    const [a, b] = [await open(), await open()];
    await act(b, 'assign', 1, { to: '980101' });
    const item = (matter: string) => ({
      homeRegion: matter.slice(0, 6),
      matterId: matter.slice(7),
      actId: uuidv7(),
      version: 1,
    });
    const done = await clerk('POST', '/api/bulk', {
      items: [item(a), item(b)],
      verb: 'assign',
      body: { to: '980101' },
    });
    expect(done.body.outcomes).toMatchObject([
      { ok: true, version: 2 },
      { ok: false, problem: { code: 'procedure.stale', zh: expect.stringContaining('第 1 版') } },
    ]);
  });
});

describe('what one may see', () => {
  test('a matter of another county is the same 404 as one that does not exist', async () => {
    const matter = await open();
    const hidden = await neighbour('GET', `/api/matters/${matter}`);
    const missing = await neighbour('GET', `/api/matters/980101/${uuidv7()}`);
    expect(hidden.status).toBe(404);
    expect({ ...hidden.body, traceId: '' }).toEqual({ ...missing.body, traceId: '' });
    const [refused, unknown] = await Promise.all(
      [matter, `980101/${uuidv7()}`].map((each) => act(each, 'assign', 1, { to: '980102' }, neighbour)),
    );
    expect({ ...refused?.body, traceId: '' }).toEqual({ ...unknown?.body, traceId: '' });
    expect((await neighbour('GET', '/api/matters')).body.items.map((row: { id: string }) => row.id)).not.toContain(
      matter.slice(7),
    );
  });

  test('whoever works on it reads it as written, whoever stands above reads it masked', async () => {
    const matter = await open();
    const full = (await officer('GET', `/api/matters/${matter}`)).text;
    expect(full).toContain('13812345678');
    expect(full).toContain('王小二');
    const overseer = await server.signIn('overseer');
    const masked = await overseer('GET', `/api/matters/${matter}`);
    expect(masked.status).toBe(200);
    expect(masked.text).toContain('138****5678');
    for (const hidden of ['13812345678', '王小二', '三单元五零二室']) expect(masked.text).not.toContain(hidden);
    // The reporter is sealed for both.
    for (const text of [full, masked.text]) expect(text).not.toMatch(/李明|13987654321/);
  });

  test('queues count what they list, and pages give each matter once', async () => {
    for (let index = 0; index < 5; index += 1) await open('complaint', { title: `投诉${index}` });
    const { counts } = (await clerk('GET', '/api/queues')).body;
    for (const { queue, count } of counts) {
      const listed = new Set<string>();
      let next: string | null = '';
      while (next !== null) {
        const page = await clerk('GET', `/api/matters?queue=${queue}&limit=3${next === '' ? '' : `&cursor=${next}`}`);
        expect(page.body.total, queue).toBe(count);
        for (const { id } of page.body.items) {
          expect(listed.has(id)).toBe(false);
          listed.add(id);
        }
        next = page.body.next;
      }
      expect(listed.size, queue).toBe(count);
    }
    expect(counts.find((each: { queue: string }) => each.queue === 'intake').count).toBeGreaterThan(0);
    expect((await clerk('GET', '/api/matters?cursor=bm9uc2Vuc2U')).body.code).toBe('intake.list.cursor');
  });

  test('an export has the rows of the list and guards formulas', async () => {
    await open('clue', { title: '=HYPERLINK("http://x")' });
    const total = (await clerk('GET', '/api/matters?queue=all')).body.total;
    const csv = await clerk('GET', '/api/export/matters?queue=all&format=csv');
    expect(csv.headers['content-type']).toContain('text/csv');
    const lines = csv.text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(total + 1);
    expect(csv.text).toContain("'=HYPERLINK");
    expect(csv.text).not.toMatch(/[,"]=HYPERLINK/);
    const xlsx = await clerk('GET', '/api/export/matters?queue=all&format=xlsx');
    expect(xlsx.text.slice(0, 2)).toBe('PK');
  });
});

describe('a sealed identity', () => {
  const reason = { reason: '核实举报人联系方式以告知结果' };
  const logged = async (matter: string): Promise<number> => {
    const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query<{ n: number }>(sql`select count(*) as n from access_log where matter_id = ${matter.slice(7)}`),
    );
    return rows[0]?.n ?? -1;
  };

  test('of a complaint opens to its own officer and the custodian, with a trace', async () => {
    const matter = await open('complaint');
    await act(matter, 'assign', 1, { to: '980101' });
    const url = `/api/matters/${matter}/acts/1/identity`;
    expect((await officer('POST', url, reason)).body.code).toBe('intake.identity.refused');
    expect((await neighbour('POST', url, reason)).status).toBe(404);
    expect(await logged(matter)).toBe(0);
    await act(matter, 'claim', 2, {}, officer);
    const shown = await officer('POST', url, reason);
    expect(shown.body).toEqual({ seq: 1, identity: { reporter: { name: '李明', phone: '13987654321' } } });
    expect(shown.headers['cache-control']).toBe('no-store');
    expect(await logged(matter)).toBe(1);
    expect((await officer('POST', url, { reason: '短' })).body.code).toBe('http.invalid');
    expect((await officer('POST', `/api/matters/${matter}/acts/2/identity`, reason)).body.code).toBe(
      'intake.identity.none',
    );
    const keeper = await server.signIn('keeper');
    expect((await keeper('POST', url, reason)).body).toEqual(shown.body);
    expect((await (await server.signIn('chief'))('POST', url, reason)).status).toBe(403);
    expect(await logged(matter)).toBe(2);
  });
});

describe('proposals', () => {
  test('are made by the worker, stand apart from facts, and are made once', async () => {
    const matter = await open('clue', { place: { region: '980101' }, title: '超市销售过期食品' });
    expect((await officer('GET', `/api/matters/${matter}`)).body.proposals).toEqual([]);
    const propose = server.workers.find(({ name }) => name === 'propose');
    expect(await propose?.run()).toBeGreaterThan(0);
    const { body } = await officer('GET', `/api/matters/${matter}`);
    const kinds = body.proposals.map((each: { kind: string }) => each.kind);
    expect(kinds).toContain('route');
    expect(kinds).toContain('domain');
    expect(body.proposals[0]).toMatchObject({ value: '980101', title: { zh: '机关980101' }, rule: 'samr121.art29' });
    expect(body.facts).not.toHaveProperty('proposals');
    expect(await propose?.run()).toBe(0);
  });
});

describe('a program with a key', () => {
  test('does what its scopes and its person allow, without cookie or header', async () => {
    const by = server.people.clerk;
    if (by === undefined) throw new Error('no clerk');
    const make = (scopes: string[]) =>
      createApiKey(
        server.store.db,
        server.identity,
        { ...server.actors.system('test', '%'), personId: by },
        {
          personId: by,
          authority: '980101' as never,
          label: 'test',
          scopes,
          expiresAt: new Date('2027-01-01T00:00:00Z'),
        },
      );
    const [reader, writer] = [await make(['read']), await make(['read', 'write'])];
    const post = (token: string) =>
      server.send({
        method: 'POST',
        url: '/api/matters',
        headers: { authorization: `Bearer ${token}` },
        payload: opening('clue'),
      });
    expect((await post(reader.token)).body.code).toBe('http.key-scope');
    expect((await post(writer.token)).status).toBe(201);
    expect((await post('qyk_nonsense')).status).toBe(401);
    const list = await server.send({
      method: 'GET',
      url: '/api/matters',
      headers: { authorization: `Bearer ${reader.token}` },
    });
    expect(list.status).toBe(200);
  });
});

// Last, because the clock only goes forward.
describe('as days go by', () => {
  test('a clue comes near and falls overdue, and search finds words of its text', async () => {
    const matter = await open('clue', { title: '独一无二的标题', text: '正文里有蒲公英三个字。' });
    const found = await clerk('GET', `/api/matters?q=${encodeURIComponent('蒲公英')}`);
    expect(found.body).toMatchObject({
      total: 1,
      items: [{ id: matter.slice(7), dueState: 'open', workdaysLeft: 15 }],
    });
    const stands = async (day: string) => {
      server.clock.set(new Date(`${day}T02:00:00Z`));
      const caller = await server.signIn('clerk');
      const has = async (queue: string) =>
        (await caller('GET', `/api/matters?queue=${queue}&limit=200`)).body.items.some(
          (row: { id: string }) => row.id === matter.slice(7),
        );
      return { near: await has('near'), overdue: await has('overdue') };
    };
    expect(await stands('2026-06-16')).toEqual({ near: false, overdue: false });
    // The Dragon Boat days off, 19 to 21 June, do not count: 18, 22 and 23 are the three left.
    expect(await stands('2026-06-17')).toEqual({ near: true, overdue: false });
    expect(await stands('2026-06-23')).toEqual({ near: true, overdue: false });
    expect(await stands('2026-06-24')).toEqual({ near: false, overdue: true });
  });
});
