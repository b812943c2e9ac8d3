import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AuthorityCode, uuidv7 } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { assignRoles, createPerson, type Role, storePasswordHash } from '../../platform/identity/index.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import {
  type Answer,
  type Caller,
  cookiesOf,
  opening,
  PASSWORD,
  type TestServer,
  testServer,
} from './testing/test-server.ts';

let server: TestServer;
let owner: pg.Client;
/** Signed in, by login. */
const by: Record<string, Caller> = {};
const as = (login: string): Caller => {
  const caller = by[login];
  if (caller === undefined) throw new Error(`nobody signed in as ${login}`);
  return caller;
};
const ids: Record<string, string> = {};

const REPORTER = { reporter: { name: '李明', phone: '13987654321' } };
const REASON = '核实购买时间与票据，消息往来未能说明';
const HOUR = 3_600_000;

async function add(login: string, authority: string, ...roles: Role[]): Promise<void> {
  const { store, identity } = server;
  const id = await createPerson(store.db, { login, name: `${login}先生` });
  ids[login] = id;
  await storePasswordHash(store.db, identity, id, await identity.slowHash.hash(PASSWORD));
  const validFrom = '2018-11-01' as PlainDate;
  await assignRoles(
    store.db,
    identity,
    roles.map((role) => ({ personId: id, authority: authority as AuthorityCode, role, validFrom })),
  );
}

beforeAll(async () => {
  server = await testServer();
  owner = new pg.Client({ connectionString: server.store.pool.options.connectionString });
  await owner.connect();
  await add('keeper2', '980101', 'custodian');
  await add('headkeeper', '980101', 'custodian', 'head');
  await add('reviewer', '980101', 'legal-reviewer');
  await add('citykeeper', '980100', 'custodian');
  await add('cityreviewer', '980100', 'legal-reviewer');
  await add('provincekeeper', '980000', 'custodian');
  await add('provincehead', '980000', 'head');
  await add('neighbourkeeper', '980102', 'custodian');
  await add('auditor', '980101', 'auditor');
  await add('cityauditor', '980100', 'auditor');
  const STAFF = ['clerk', 'officer', 'second', 'chief', 'keeper', 'neighbour', 'overseer', 'cityclerk'];
  for (const login of [...STAFF, ...Object.keys(ids)]) by[login] = await server.signIn(login);
});
afterAll(async () => {
  await owner.end();
  await server.end();
});

/** A matter at the county, with `officer` assigned; its address. */
async function reported(procedure: 'report' | 'clue' | 'complaint' = 'report', body: object = {}): Promise<string> {
  const opened = await as('clerk')('POST', '/api/matters', opening(procedure, body));
  expect(opened.status, opened.text).toBe(201);
  const matter = `${opened.body.homeRegion}/${opened.body.matterId}`;
  const to = async (caller: Caller, verb: string, version: number, said: object): Promise<void> => {
    const done = await caller('POST', `/api/matters/${matter}/acts`, { actId: uuidv7(), verb, version, body: said });
    expect(done.status, done.text).toBe(200);
  };
  await to(as('clerk'), 'assign', 1, { to: '980101' });
  await to(as('officer'), 'claim', 2, {});
  return matter;
}

const ask = (login: string, matter: string, more: object = {}): Promise<Answer> =>
  as(login)('POST', `/api/matters/${matter}/acts/1/identity-requests`, {
    ...{ purpose: 'contact', reason: REASON },
    ...more,
  });
const decide = (
  login: string,
  { region, id }: Place,
  decision: string,
  reason = '用途明确，确有必要',
): Promise<Answer> => as(login)('POST', `/api/identity-requests/${region}/${id}/decision`, { decision, reason });
const open = (login: string, { region, id }: Place): Promise<Answer> =>
  as(login)('POST', `/api/identity-requests/${region}/${id}/open`);

interface Place {
  readonly region: string;
  readonly id: string;
}

async function asked(matter: string, login = 'officer'): Promise<Place> {
  const { status, body, text } = await ask(login, matter);
  expect(status, text).toBe(201);
  return body;
}

async function approved(matter: string, login = 'officer', keeper = 'keeper'): Promise<Place> {
  const request = await asked(matter, login);
  const done = await decide(keeper, request, 'approved');
  expect(done.status, done.text).toBe(200);
  return request;
}

const codeOf = ({ status, body }: Answer): [number, string] => [status, body?.code];

/** What the log of access tells about a matter, in the order in which it came. */
async function trail(matter: string): Promise<[kind: string, reader: string, reason: string][]> {
  const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ kind: string; name: string; reason: string }>(sql`
      select l.kind, p.name, l.reason from access_log l join person p on p.id = l.reader
      where l.matter_id = ${matter.slice(7)} order by l.id`),
  );
  return rows.map(({ kind, name, reason }) => [kind, name, reason]);
}

const list = async (login: string, query = ''): Promise<(Place & Record<string, unknown>)[]> => {
  const { status, body, text } = await as(login)('GET', `/api/identity-requests?limit=200${query}`);
  expect(status, text).toBe(200);
  return body.items;
};

describe('who reported', () => {
  test('opens once, for who asked, after another person approved, and every step is traced', async () => {
    const matter = await reported();
    const request = await ask('officer', matter);
    expect(request.status, request.text).toBe(201);
    expect(request.body).toMatchObject({
      ...{ state: 'waiting', purpose: 'contact', decision: null, openings: 0, mayOpen: false, mayDecide: false },
      matter: { region: '980101', id: matter.slice(7), procedure: 'report', seq: 1 },
      by: { name: 'officer先生' },
    });
    const decided = await decide('keeper', request.body, 'approved');
    expect(decided.body).toMatchObject({
      state: 'approved',
      openings: 1,
      opened: 0,
      decision: { by: { name: 'keeper先生' } },
    });
    expect(decided.body.openUntil).toBe('2026-06-04T02:00:00.000Z');
    const opened = await open('officer', request.body);
    expect(opened.body).toEqual({ seq: 1, identity: REPORTER });
    expect(opened.headers['cache-control']).toBe('no-store');
    expect(codeOf(await open('officer', request.body))).toEqual([409, 'intake.identity.used-up']);
    expect(await trail(matter)).toEqual([
      ['identity-asked', 'officer先生', `contact: ${REASON}`],
      ['identity-approved', 'keeper先生', '用途明确，确有必要'],
      ['identity', 'officer先生', `contact: ${REASON}`],
      ['identity-denied', 'officer先生', 'intake.identity.used-up'],
    ]);
    expect(await list('officer', `&matter=${matter.slice(7)}`)).toMatchObject([
      { state: 'used', opened: 1, mayOpen: false },
    ]);
  });

  test.each(['report', 'clue'] as const)(
    'of a %s opens to nobody without a request, and that they tried is kept',
    async (kind) => {
      const matter = await reported(kind);
      const tried = ['officer', 'chief', 'keeper', 'headkeeper', 'citykeeper', 'cityclerk'];
      for (const login of tried) {
        const answer = await as(login)('POST', `/api/matters/${matter}/acts/1/identity`, { reason: REASON });
        expect([login, ...codeOf(answer)]).toEqual([login, 403, 'intake.identity.request-needed']);
      }
      expect(await trail(matter)).toEqual(
        tried.map((login) => ['identity-denied', `${login}先生`, 'intake.identity.request-needed']),
      );
    },
  );

  test('is asked for by the assigned officer, head and legal reviewer of the handling bureau only', async () => {
    const matter = await reported();
    for (const login of ['officer', 'chief', 'reviewer']) expect((await ask(login, matter)).status, login).toBe(201);
    // The keeper has no need of their own; a colleague has another's matter; those above have their own to do.
    for (const login of [
      'keeper',
      'second',
      'clerk',
      'cityclerk',
      'citykeeper',
      'cityreviewer',
      'overseer',
      'auditor',
    ]) {
      expect([login, ...codeOf(await ask(login, matter))]).toEqual([login, 403, 'intake.identity.asker-refused']);
    }
    for (const login of ['neighbour', 'neighbourkeeper']) {
      expect([login, ...codeOf(await ask(login, matter))]).toEqual([login, 404, 'procedure.no-such-matter']);
    }
  });

  test('is asked for with a purpose of the list and a reason, once at a time, where there is one', async () => {
    const matter = await reported();
    for (const more of [{ purpose: 'curiosity' }, { reason: '短' }, { reason: '     ' }, { purpose: undefined }]) {
      expect((await ask('officer', matter, more)).body.code).toBe('http.invalid');
    }
    await asked(matter);
    expect(codeOf(await ask('officer', matter))).toEqual([409, 'intake.identity.waiting']);
    const url = `/api/matters/${matter}/acts/2/identity-requests`;
    const none = await as('officer')('POST', url, { purpose: 'contact', reason: REASON });
    expect(codeOf(none)).toEqual([404, 'intake.identity.none']);
    const anonymous = await reported('report', { anonymous: true, reporter: undefined });
    expect(codeOf(await ask('officer', anonymous))).toEqual([404, 'intake.identity.none']);
  });

  test('asked for twice at once waits once', async () => {
    const matter = await reported();
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask('officer', matter)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(await list('officer', `&matter=${matter.slice(7)}`)).toHaveLength(1);
  });
});

test('each report has a key of its own: with that of another, or erased, its identity does not open', async () => {
  const [one, other] = [await reported(), await reported()];
  const request = await approved(one);
  const sealedOf = async (matter: string): Promise<Buffer> => {
    const of = 'select sealed from act_private where matter_id = $1 and seq = 1';
    return (await owner.query<{ sealed: Buffer }>(of, [matter.slice(7)])).rows[0]?.sealed ?? Buffer.alloc(0);
  };
  const put = (sealed: Buffer): Promise<unknown> =>
    owner.query('update act_private set sealed = $2 where matter_id = $1 and seq = 1', [one.slice(7), sealed]);
  const [mine, theirs] = [await sealedOf(one), await sealedOf(other)];
  const from = 2 + (mine[1] ?? 0);
  const key = (sealed: Buffer): Buffer => sealed.subarray(from, from + 60);
  expect(mine.subarray(0, from)).toEqual(theirs.subarray(0, from));
  expect(key(mine).equals(key(theirs))).toBe(false);
  const wrong = [
    theirs,
    Buffer.concat([mine.subarray(0, from), key(theirs), mine.subarray(from + 60)]),
    Buffer.from(mine).fill(0, from, from + 60),
  ];
  for (const sealed of wrong) {
    await put(sealed);
    expect(codeOf(await open('officer', request))).toEqual([500, 'http.internal']);
    expect(server.log()).toContain('crypto.sealed-broken');
  }
  // Nothing was shown, so nothing was used up; as it was, it opens.
  await put(mine);
  expect((await open('officer', request)).body.identity).toEqual(REPORTER);
});

describe('the second pair of eyes', () => {
  test('is a custodian, and never the one who asked', async () => {
    const request = await asked(await reported(), 'headkeeper');
    for (const login of ['chief', 'officer', 'auditor', 'cityclerk']) {
      expect([login, ...codeOf(await decide(login, request, 'approved'))]).toEqual([login, 403, 'http.forbidden']);
    }
    expect(codeOf(await decide('headkeeper', request, 'approved'))).toEqual([403, 'intake.identity.own-approval']);
    expect(codeOf(await open('headkeeper', request))).toEqual([409, 'intake.identity.undecided']);
    expect((await decide('keeper', request, 'approved')).status).toBe(200);
    expect((await open('headkeeper', request)).body.identity).toEqual(REPORTER);
  });

  test('is not one pair by standing in for whom it asked', async () => {
    const matter = await reported();
    const request = await asked(matter, 'headkeeper');
    await owner.query(
      `insert into delegation (id, from_person, to_person, authority_code, roles, valid_from, valid_to, reason, created_by, created_at)
       values ($1, $2, $3, '980101', '{custodian}', '2026-05-01', '2026-12-31', '出差', $2, now())`,
      [uuidv7(), ids.headkeeper, ids.reviewer],
    );
    const signed = await server.signIn('reviewer');
    const headers = { cookie: signed.cookie, 'x-qingyuan': '1' };
    const payload = { authority: '980101', onBehalfOf: ids.headkeeper };
    const hat = await server.send({ method: 'POST', url: '/api/session/context', headers, payload });
    expect(hat.status, hat.text).toBe(200);
    const refused = await server.send({
      method: 'POST',
      url: `/api/identity-requests/${request.region}/${request.id}/decision`,
      headers: { ...headers, cookie: cookiesOf(hat) },
      payload: { decision: 'approved', reason: '代为批准该申请' },
    });
    expect(codeOf(refused)).toEqual([403, 'intake.identity.own-approval']);
    expect((await trail(matter)).at(-1)).toEqual(['identity-denied', 'reviewer先生', 'intake.identity.own-approval']);
  });

  test('of another county sees no request', async () => {
    const request = await asked(await reported());
    expect(codeOf(await decide('neighbourkeeper', request, 'approved'))).toEqual([
      404,
      'intake.identity.no-such-request',
    ]);
    expect(codeOf(await open('neighbour', request))).toEqual([404, 'intake.identity.no-such-request']);
    expect((await list('neighbourkeeper')).filter(({ id }) => id === request.id)).toEqual([]);
    expect((await list('keeper')).filter(({ id }) => id === request.id)).toHaveLength(1);
  });

  test('refuses with a reason, after which nothing opens; one may ask anew', async () => {
    const matter = await reported();
    const request = await asked(matter);
    expect((await decide('keeper', request, 'refused', '短')).body.code).toBe('http.invalid');
    const refused = await decide('keeper', request, 'refused', '可通过消息核实，不必查看身份');
    expect(refused.body).toMatchObject({ state: 'refused', openings: 0, openUntil: null });
    expect(codeOf(await decide('keeper2', request, 'approved'))).toEqual([409, 'intake.identity.decided']);
    expect(codeOf(await open('officer', request))).toEqual([409, 'intake.identity.undecided']);
    expect((await trail(matter)).map(([kind]) => kind)).toEqual([
      'identity-asked',
      'identity-refused',
      'identity-denied',
    ]);
    expect((await ask('officer', matter)).status).toBe(201);
  });

  test('of two custodians at once one decides', async () => {
    const request = await asked(await reported());
    const answers = await Promise.all([decide('keeper', request, 'approved'), decide('keeper2', request, 'refused')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('is asked for by the database too', async () => {
    const { id } = await asked(await reported());
    const approve = (keeper: string) =>
      owner.query(
        `update identity_request set decision = 'approved', decision_reason = '自批', decided_by = $2, decided_at = now(),
           decided_authority = '980101', openings = 1, open_until = now() where id = $1`,
        [id, keeper],
      );
    await expect(approve(server.people.officer ?? '')).rejects.toThrow(/check constraint/);
    await approve(server.people.keeper ?? '');
    const more = owner.query('update identity_request set opened = 2 where id = $1', [id]);
    await expect(more).rejects.toThrow(/check constraint/);
  });
});

describe('what was approved', () => {
  test('opens for nobody else', async () => {
    const matter = await reported();
    const request = await approved(matter);
    for (const login of ['second', 'chief', 'keeper', 'citykeeper']) {
      expect([login, ...codeOf(await open(login, request))]).toEqual([login, 403, 'intake.identity.not-asker']);
    }
    expect((await open('officer', request)).status).toBe(200);
  });

  test('of many openings at once is opened as often as was approved', async () => {
    const matter = await reported();
    const request = await approved(matter);
    const answers = await Promise.all(Array.from({ length: 6 }, () => open('officer', request)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const kinds = (await trail(matter)).map(([kind]) => kind);
    expect(kinds.filter((kind) => kind === 'identity')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'identity-denied')).toHaveLength(5);
  });

  test('opens no more for who handed the matter on', async () => {
    const matter = await reported();
    const request = await approved(matter);
    const moved = await as('officer')('POST', '/api/hand-over', {
      id: uuidv7(),
      to: server.people.second,
      reason: '轮岗',
    });
    expect(moved.status, moved.text).toBe(200);
    expect(codeOf(await open('officer', request))).toEqual([403, 'intake.identity.asker-refused']);
  });

  test('opens nothing after the identity was erased, and is not used up by that', async () => {
    const matter = await reported();
    const request = await approved(matter);
    await owner.query('delete from act_private where matter_id = $1', [matter.slice(7)]);
    expect(codeOf(await open('officer', request))).toEqual([404, 'intake.identity.none']);
    // The request stays as the trace that it is; it never held the name.
    const { rows } = await owner.query<{ row: string }>('select r::text as row from identity_request r where id = $1', [
      request.id,
    ]);
    expect(rows[0]?.row).not.toMatch(/李明|13987654321/);
    expect(await list('officer', `&matter=${matter.slice(7)}`)).toMatchObject([{ opened: 0 }]);
  });
});

describe('the accused’s own unit', () => {
  const against = (name: string): Promise<string> => reported('report', { respondent: { name } });

  test('neither asks nor approves where the handling bureau is accused; the city above does both', async () => {
    const matter = await against('机关980101执法大队');
    for (const login of ['officer', 'chief', 'reviewer', 'headkeeper']) {
      expect([login, ...codeOf(await ask(login, matter))]).toEqual([login, 403, 'intake.identity.own-unit']);
    }
    const request = await asked(matter, 'cityreviewer');
    // A request of those above is not even seen below.
    expect(codeOf(await decide('keeper', request, 'approved'))).toEqual([404, 'intake.identity.no-such-request']);
    expect((await list('keeper', `&matter=${matter.slice(7)}`)).length).toBe(0);
    expect((await decide('citykeeper', request, 'approved')).status).toBe(200);
    expect((await open('cityreviewer', request)).body.identity).toEqual(REPORTER);
    expect((await trail(matter)).filter(([kind]) => kind === 'identity-denied').map(([, , reason]) => reason)).toEqual(
      Array.from({ length: 4 }, () => 'intake.identity.own-unit'),
    );
  });

  test('is the city too where the city is accused: then the province', async () => {
    const matter = await against('机关980100');
    for (const login of ['officer', 'chief', 'cityclerk', 'cityreviewer']) {
      expect([login, ...codeOf(await ask(login, matter))]).toEqual([login, 403, 'intake.identity.own-unit']);
    }
    const request = await asked(matter, 'provincehead');
    expect(codeOf(await decide('citykeeper', request, 'approved'))).toEqual([404, 'intake.identity.no-such-request']);
    expect((await decide('provincekeeper', request, 'approved')).status).toBe(200);
    expect((await open('provincehead', request)).status).toBe(200);
  });

  test('is that of an officer who is accused by name', async () => {
    const matter = await against('second先生');
    expect(codeOf(await ask('officer', matter))).toEqual([403, 'intake.identity.own-unit']);
    expect((await ask('cityclerk', matter)).status).toBe(201);
  });

  test('is another where the accused is beside: the handling bureau goes on', async () => {
    expect((await ask('officer', await against('机关980102'))).status).toBe(201);
    expect((await ask('officer', await against('neighbour先生'))).status).toBe(201);
  });

  test('closes an approval that was given before the respondent was put right', async () => {
    const matter = await reported();
    const request = await approved(matter);
    const waiting = await asked(matter, 'chief');
    const body = { respondent: { name: '机关980101' }, reason: '被举报的是本局' };
    const said = { actId: uuidv7(), verb: 'correct', version: 3, body };
    const corrected = await as('clerk')('POST', `/api/matters/${matter}/acts`, said);
    expect(corrected.status, corrected.text).toBe(200);
    expect(codeOf(await open('officer', request))).toEqual([403, 'intake.identity.own-unit']);
    expect(codeOf(await decide('keeper', waiting, 'approved'))).toEqual([403, 'intake.identity.own-unit']);
    expect(codeOf(await decide('citykeeper', waiting, 'approved'))).toEqual([200, undefined]);
    expect(codeOf(await open('chief', waiting))).toEqual([403, 'intake.identity.own-unit']);
  });

  test('names in the text keep those people away, and nobody else', async () => {
    const matter = await reported('report', {
      text: '本店老板与 officer先生 和 keeper先生 来往密切，多次事先得知检查。',
    });
    expect(codeOf(await ask('officer', matter))).toEqual([403, 'intake.identity.named']);
    const request = await asked(matter, 'chief');
    expect(codeOf(await decide('keeper', request, 'approved'))).toEqual([403, 'intake.identity.named']);
    expect((await decide('keeper2', request, 'approved')).status).toBe(200);
  });
});

describe('who complained', () => {
  test('opens as before to the assigned officer, who has to call them, and to the custodian', async () => {
    const matter = await reported('complaint');
    const url = `/api/matters/${matter}/acts/1/identity`;
    for (const login of ['officer', 'keeper']) {
      expect((await as(login)('POST', url, { reason: REASON })).body.identity).toEqual(REPORTER);
    }
    expect(codeOf(await as('second')('POST', url, { reason: REASON }))).toEqual([403, 'intake.identity.refused']);
    expect(codeOf(await ask('officer', matter))).toEqual([404, 'intake.identity.none']);
  });
});

describe('the list', () => {
  test('shows custodians what waits in their area and may be decided, and others what they asked for', async () => {
    const mine = await asked(await reported(), 'headkeeper');
    const waiting = await list('keeper', '&state=waiting');
    expect(waiting.every(({ state }) => state === 'waiting')).toBe(true);
    expect(waiting.find(({ id }) => id === mine.id)).toMatchObject({ mayDecide: true });
    expect((await list('headkeeper', '&state=waiting')).find(({ id }) => id === mine.id)).toMatchObject({
      mayDecide: false,
    });
    expect((await list('reviewer')).every(({ by: asker }) => (asker as { id: string }).id === ids.reviewer)).toBe(true);
    expect(await list('clerk')).toEqual([]);
  });

  test('comes page by page, the newest first', async () => {
    const whole = (await list('keeper')).map(({ id }) => id);
    expect(whole.length).toBeGreaterThan(5);
    expect(whole).toEqual([...whole].sort().reverse());
    const paged: string[] = [];
    for (let before = ''; ; ) {
      const { body } = await as('keeper')('GET', `/api/identity-requests?limit=3${before}`);
      paged.push(...body.items.map(({ id }: Place) => id));
      if (body.next === null) break;
      before = `&before=${body.next}`;
    }
    expect(paged).toEqual(whole);
  });

  test('shows a custodian no request about a matter that they are not cleared for; the auditor it does', async () => {
    const matter = await reported();
    const request = await asked(matter);
    await owner.query('update matter set sensitivity = 1 where id = $1', [matter.slice(7)]);
    expect((await list('keeper')).filter(({ id }) => id === request.id)).toEqual([]);
    expect(codeOf(await decide('keeper', request, 'approved'))).toEqual([404, 'procedure.no-such-matter']);
    expect((await list('auditor')).filter(({ id }) => id === request.id)).toHaveLength(1);
  });

  test('shows auditors all of their area, whatever came of it, and their looking is an entry of its own', async () => {
    const { rows } = await owner.query<{ id: string }>(
      `select id from identity_request where authority like '980101%' order by id desc`,
    );
    expect((await list('auditor')).map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
    const above = (await list('cityauditor')).map(({ authority }) => (authority as { code: string }).code);
    expect(new Set(above)).toEqual(new Set(['980100', '980101']));
    const { body } = await as('auditor')('GET', '/api/audit?limit=200&kind=identity');
    const whats = new Set(body.items.map(({ what }: { what: string }) => what));
    expect(whats).toEqual(
      new Set(['identity', 'identity-asked', 'identity-approved', 'identity-refused', 'identity-denied']),
    );
    const looked = (await as('auditor')('GET', '/api/audit?kind=audit')).body.items;
    expect(looked).toContainEqual(
      expect.objectContaining({ reason: 'identity-requests all', by: { id: ids.auditor, name: 'auditor先生' } }),
    );
  });
});

// Last, because the clock only goes forward.
describe('time', () => {
  test('is over after as many hours as the settings say, to the second', async () => {
    const [first, second] = [await approved(await reported()), await approved(await reported())];
    // Nobody stays signed in so long.
    const later = async (ms: number): Promise<void> => {
      server.clock.advance(ms);
      for (const login of ['clerk', 'officer', 'keeper']) by[login] = await server.signIn(login);
    };
    await later(72 * HOUR - 1_000);
    expect((await open('officer', first)).status).toBe(200);
    await later(1_000);
    expect(codeOf(await open('officer', second))).toEqual([409, 'intake.identity.expired']);
    const [shown] = (await list('officer')).filter(({ id }) => id === second.id);
    expect(shown).toMatchObject({ state: 'expired', opened: 0, mayOpen: false });
    // A request that nobody decided on does not grow stale by itself.
    const third = await asked(await reported());
    await later(200 * HOUR);
    expect((await decide('keeper', third, 'approved')).body).toMatchObject({ state: 'approved' });
  });
});

test('as often and as long as the operator set', async () => {
  process.env.QY_IDENTITY_OPENINGS = '2';
  process.env.QY_IDENTITY_HOURS = '1';
  const other = await testServer().finally(() => {
    delete process.env.QY_IDENTITY_OPENINGS;
    delete process.env.QY_IDENTITY_HOURS;
  });
  try {
    expect(other.intake.identity).toEqual({ openings: 2, hours: 1 });
    const [clerk, chief, keeper] = [
      await other.signIn('clerk'),
      await other.signIn('chief'),
      await other.signIn('keeper'),
    ];
    const { body: matter } = await clerk('POST', '/api/matters', opening('report'));
    const url = `/api/matters/${matter.homeRegion}/${matter.matterId}/acts/1/identity-requests`;
    const { body } = await chief('POST', url, { purpose: 'reward', reason: REASON });
    const at = `/api/identity-requests/${body.region}/${body.id}`;
    await keeper('POST', `${at}/decision`, { decision: 'approved', reason: '核发举报奖励' });
    const statuses = (await Promise.all([1, 2, 3].map(() => chief('POST', `${at}/open`)))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 200, 409]);
  } finally {
    await other.end();
  }
});
