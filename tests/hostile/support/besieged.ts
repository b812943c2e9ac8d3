import pg from 'pg';
import { filingRequest, type Licensed } from '../../../apps/server/testing/case-bodies.ts';
import { cookiesOf, opening, PASSWORD, type TestServer, testServer } from '../../../apps/server/testing/test-server.ts';
import { type AuthorityCode, uuidv7 } from '../../../kernel/id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import {
  assignRoles,
  createApiKey,
  createPerson,
  type Role,
  storePasswordHash,
} from '../../../platform/identity/index.ts';
import type { Targets } from './requests.ts';

/** Texts of matters that lie outside what most may see, and of sealed identities: no answer may hold them. */
export const OUTSIDE = ['金丝雀邻县标题', '金丝雀邻县正文', '金丝雀邻县企业'] as const;
export const SEALED = '金丝雀举报人';

/** Somebody who asks; `headers` signs in anew when the session was ended by what was asked before. */
export interface Asker {
  readonly name: string;
  readonly hidden: readonly string[];
  headers(anew: boolean): Promise<Readonly<Record<string, string>>>;
}

/** A small bureau with matters in work, and everybody who may ask it something. */
export interface Besieged {
  readonly server: TestServer;
  readonly askers: readonly Asker[];
  readonly targets: Targets;
  /** How many rows stand in each table that a request may write to, as one text. */
  counts(): Promise<string>;
  versionOf(matter: string): Promise<number | undefined>;
  end(): Promise<void>;
}

/** Tables that only accepted requests fill. Not: sessions, challenges, throttles and the trail, which refusals fill too. */
const TABLES = [
  ...[
    'act',
    'act_private',
    'matter',
    'matter_cell',
    'outbox',
    'stat_delta',
    'proposal',
    'file',
    'hand_over',
    'bulletin',
    'idempotency_key',
    'notice_series',
    'notice_number',
    'evidence_upload',
    'dossier',
    'publication',
    'published_decision',
  ],
  ...['person', 'role_assignment', 'delegation', 'api_key', 'import_batch', 'import_mapping', 'import_undone', 'job'],
] as const;
const COUNTS = `select ${TABLES.map((table) => `(select count(*) from ${table})`).join(`||' '||`)} as counts`;

async function employ(server: TestServer, login: string, authority: string, role: Role): Promise<void> {
  const { store, identity } = server;
  const id = await createPerson(store.db, { login, name: login });
  await storePasswordHash(store.db, identity, id, await identity.slowHash.hash(PASSWORD));
  const validFrom = '2018-11-01' as PlainDate;
  await assignRoles(store.db, identity, [{ personId: id, authority: authority as AuthorityCode, role, validFrom }]);
}

let signIns = 0;
function askerOf(server: TestServer, login: string, hidden: readonly string[]): Asker {
  let cookie: Promise<string> | undefined;
  const signIn = async (): Promise<string> => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'x-qingyuan': '1' },
      payload: { login, password: PASSWORD },
      // Signing in again and again from one address would be slowed down.
      remoteAddress: `192.168.${signIns >> 8}.${signIns & 255}`,
    });
    signIns += 1;
    if (answer.statusCode !== 200) throw new Error(`${login} cannot sign in any more: ${answer.payload}`);
    return cookiesOf(answer);
  };
  return {
    name: login,
    hidden,
    headers: async (anew) => {
      if (anew || cookie === undefined) cookie = signIn();
      return { cookie: await cookie, 'x-qingyuan': '1' };
    },
  };
}

async function keyHolder(server: TestServer, hidden: readonly string[]): Promise<Asker> {
  const personId = server.people.clerk;
  if (personId === undefined) throw new Error('no clerk');
  const by = { ...server.actors.system('test', '%'), personId };
  const authority = '980101' as AuthorityCode;
  const given = {
    personId,
    authority,
    label: 'fuzz',
    scopes: ['read', 'write'],
    expiresAt: new Date('2027-01-01T00:00:00Z'),
  };
  const { token } = await createApiKey(server.store.db, server.identity, by, given);
  return { name: 'key', hidden, headers: async () => ({ authorization: `Bearer ${token}` }) };
}

async function openMatters(server: TestServer, login: string, n: number, body: object = {}): Promise<string[]> {
  const caller = await server.signIn(login);
  const made: string[] = [];
  for (let at = 0; at < n; at += 1) {
    const procedure = ['clue', 'report', 'complaint'][at % 3] ?? 'clue';
    const done = await caller(
      'POST',
      '/api/matters',
      opening(procedure, { reporter: { name: SEALED, phone: '13900000001' }, ...body }),
    );
    if (done.status !== 201) throw new Error(`could not begin: ${done.text}`);
    made.push(`${done.body.homeRegion}/${done.body.matterId}`);
  }
  return made;
}

/** Cases of the county, and of the neighbour with texts that nobody else may read. */
async function fileCases(server: TestServer, login: string, n: number, more: JsonObject = {}): Promise<string[]> {
  const caller = await server.signIn(login);
  const made: string[] = [];
  for (let at = 0; at < n; at += 1) {
    const done = await caller('POST', '/api/cases', filingRequest(licensed(server), more));
    if (done.status !== 201) throw new Error(`could not begin: ${done.text}`);
    made.push(`${done.body.homeRegion}/${done.body.matterId}`);
  }
  return made;
}

const licensed = ({ people }: TestServer): Licensed[] =>
  ['officer', 'second'].map((login) => ({ person: people[login] ?? '', licence: `L-${login}` }));

async function uploadTable(server: TestServer, asker: Asker): Promise<string> {
  const content = '编号,标题,内容\r\nQ-1,标题,内容\r\nQ-2,标题,内容\r\n';
  const payload = `--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${content}\r\n--b--\r\n`;
  const headers = { ...(await asker.headers(false)), 'content-type': 'multipart/form-data; boundary=b' };
  const done = await server.send({ method: 'POST', url: '/api/imports', headers, payload });
  if (done.status !== 201) throw new Error(`could not begin: ${done.text}`);
  return done.body.batchId;
}

async function freeze(server: TestServer, login: string): Promise<string> {
  const caller = await server.signIn(login);
  const asked = { actId: uuidv7(), title: '线索清零通报', from: '2026-05-01', to: '2026-06-01' };
  const done = await caller('POST', '/api/bulletins', asked);
  if (done.status !== 200) throw new Error(`could not begin: ${done.text}`);
  return asked.actId;
}

/** `before` may add routes: nothing has been asked yet. */
export async function besieged(before: (server: TestServer) => void = () => undefined): Promise<Besieged> {
  const server = await testServer();
  before(server);
  await employ(server, 'watcher', '980101', 'auditor');
  await employ(server, 'sysop', '980101', 'administrator');
  await employ(server, 'publisher', '980101', 'campaign-office');
  const own = await openMatters(server, 'clerk', 45);
  const theirs = await openMatters(server, 'neighbour', 9);
  const [title, text, name] = OUTSIDE;
  const canaries = await openMatters(server, 'neighbour', 6, { title, text, respondent: { name, region: '980102' } });
  await server.store.db.query({
    text: `update person set licence_no = 'L-' || login where login in ('officer', 'second')`,
  });
  const cases = await fileCases(server, 'chief', 20);
  const foreign = await fileCases(server, 'neighbour', 3, { title, party: { kind: 'organisation', name } });
  const near = ['clerk', 'officer', 'chief', 'keeper', 'watcher', 'sysop', 'publisher'].map((login) =>
    askerOf(server, login, OUTSIDE),
  );
  const nobody: Asker = { name: 'nobody', hidden: OUTSIDE, headers: async () => ({ 'x-qingyuan': '1' }) };
  // Who may see the hidden matters is never led to them: what they hand on would be hidden no more.
  const far = ['neighbour', 'cityclerk'].map((login) => askerOf(server, login, []));
  const [clerk] = near;
  const imports = clerk === undefined ? [] : [await uploadTable(server, clerk), await uploadTable(server, clerk)];
  const admin = new pg.Client({ connectionString: server.store.pool.options.connectionString });
  await admin.connect();

  const codes = ['980101', '980101', '980101', '980101', '980102', '980100', '980000', '980101001'];
  const spare = [server.people.second, server.people.overseer].filter((each) => each !== undefined);
  const matterIds = [...own, ...theirs].map((each) => each.slice(7));
  return {
    server,
    askers: [nobody, await keyHolder(server, OUTSIDE), ...near, ...far],
    targets: {
      matters: [...own, ...theirs, ...canaries],
      cases: [...cases, ...foreign],
      imports,
      bulletins: [await freeze(server, 'publisher'), await freeze(server, 'neighbour')],
      known: {
        region: ['980101', '980101', '980102'],
        homeRegion: ['980101', '980101', '980102'],
        homeCode: codes,
        authority: codes,
        code: codes,
        to: [...codes, ...spare],
        person: [...spare, ...licensed(server).map((each) => each.person)],
        licence: ['L-officer', 'L-second'],
        evidence: ['e1', 'e2'],
        measure: ['m1'],
        request: ['q1'],
        personId: spare,
        from: spare,
        '?from': ['2026-01-01', '2026-05-01', '2026-06-01'],
        '?to': ['2026-06-01', '2026-06-30', '2026-12-31'],
        '?authority': ['980101', '980101', '980102', '980100'],
        matterId: matterIds,
        matter: matterIds,
        procedure: ['clue', 'report', 'complaint', 'bulletin'],
        procedures: ['clue', 'clue,report', 'clue,report,complaint'],
        clock: ['verify', 'decide', 'respond', 'accept'],
        version: [1, 1, 2, 3],
        seq: [1, 2],
        year: ['2026', '2025'],
        cursor: ['bm9uc2Vuc2U', 'W10', 'e30'],
        login: ['clerk', 'nobody', 'new1'],
        password: ['wrong', 'Wrong-Horse-Battery-9'],
        roles: [['officer'], ['intake', 'head'], ['administrator']],
        eventAt: ['2026-05-30T02:00:00Z', '2026-06-01T02:00:00Z', '2031-01-01T00:00:00Z'],
      },
    },
    counts: async () => (await admin.query<{ counts: string }>(COUNTS)).rows[0]?.counts ?? '',
    versionOf: async (matter) => {
      const { rows } = await admin.query<{ version: number }>(
        'select version from matter where home_region = $1 and id::text = $2',
        [matter.slice(0, 6), matter.slice(7).toLowerCase()],
      );
      return rows[0]?.version;
    },
    end: async () => {
      await admin.end();
      await server.end();
    },
  };
}

export const countNames: readonly string[] = TABLES;
export const freshId = uuidv7;
