import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { manualClock } from '../../../kernel/clock.ts';
import { type AuthorityCode, type PersonId, uuidv7 } from '../../../kernel/id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import {
  assignRoles,
  createPerson,
  putAuthorities,
  type Role,
  storePasswordHash,
} from '../../../platform/identity/index.ts';
import { PROOF_HEADER, type Purpose, solve } from '../../../platform/proof-of-work/contract.ts';
import { createLogger } from '../../../platform/telemetry/index.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { type ComposeConfig, type Composed, compose } from '../compose.ts';

export const PASSWORD = 'Correct-Horse-Battery-9';

const PARENTS: Readonly<Record<string, string | null>> = {
  '980000': null,
  '980100': '980000',
  '980101': '980100',
  '980102': '980100',
  '980101001': '980101',
};

const STAFF: readonly (readonly [string, string, readonly Role[]])[] = [
  ['clerk', '980101', ['intake']],
  ['officer', '980101', ['officer']],
  ['second', '980101', ['officer']],
  ['chief', '980101', ['head']],
  ['keeper', '980101', ['custodian']],
  ['neighbour', '980102', ['intake', 'officer', 'head']],
  ['overseer', '980100', ['supervisor']],
  ['cityclerk', '980100', ['intake', 'head']],
];

/** A signed-in browser, or a program with a key. */
export interface Caller {
  (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  readonly cookie: string;
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  readonly body: any;
  readonly text: string;
  readonly headers: LightMyRequestResponse['headers'];
}

export interface TestServer extends Composed {
  readonly people: Readonly<Record<string, PersonId>>;
  readonly clock: ReturnType<typeof manualClock>;
  readonly dataDir: string;
  /** Every log line so far. */
  readonly log: () => string;
  /** Asks; what anybody may send carries a proof of work, unless one is given. */
  send(request: InjectOptions): Promise<Answer>;
  signIn(login: string): Promise<Caller>;
  end(): Promise<void>;
}

function answerOf(response: LightMyRequestResponse): Answer {
  const json = String(response.headers['content-type'] ?? '').startsWith('application/json') && response.payload !== '';
  return {
    status: response.statusCode,
    body: json ? response.json() : null,
    text: response.payload,
    headers: response.headers,
  };
}

export function cookiesOf(response: { readonly headers: LightMyRequestResponse['headers'] }): string {
  const set = response.headers['set-cookie'];
  const lines = Array.isArray(set) ? set : set === undefined ? [] : [String(set)];
  return lines.map((line) => line.split(';')[0]).join('; ');
}

/** A proof of work as a page computes it. */
export async function proofFor(app: Composed['app'], purpose: Purpose): Promise<string> {
  const { challenge } = (await app.inject({ method: 'GET', url: `/public/challenge?purpose=${purpose}` })).json();
  const work = solve(challenge);
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value ?? '';
}

/** The purpose of a public route, by its path. */
const purposeOf = (url: string): Purpose =>
  url.startsWith('/public/filings') ? 'file' : url.startsWith('/public/uploads') ? 'upload' : 'follow';

async function proven(app: Composed['app'], request: InjectOptions): Promise<InjectOptions> {
  const { method, url, headers } = request;
  if (method !== 'POST' || typeof url !== 'string' || !url.startsWith('/public/')) return request;
  if (headers !== undefined && PROOF_HEADER in headers) return request;
  return { ...request, headers: { ...headers, [PROOF_HEADER]: await proofFor(app, purposeOf(url)) } };
}

async function populate(composed: Composed): Promise<Record<string, PersonId>> {
  const { db } = composed.store;
  await putAuthorities(
    db,
    Object.entries(PARENTS).map(([code, parent]) => ({
      code: code as AuthorityCode,
      parentCode: parent as AuthorityCode | null,
      nameZh: `机关${code}`,
      nameEn: `Authority ${code}`,
      shortZh: '',
      validFrom: '2018-11-01' as PlainDate,
      validTo: null,
      powers: ['clue', 'report', 'complaint'],
    })),
  );
  const hash = await composed.identity.slowHash.hash(PASSWORD);
  const people: Record<string, PersonId> = {};
  for (const [login, authority, roles] of STAFF) {
    const id = await createPerson(db, { login, name: `${login}先生` });
    people[login] = id;
    await storePasswordHash(db, composed.identity, id, hash);
    const validFrom = '2018-11-01' as PlainDate;
    await assignRoles(
      db,
      composed.identity,
      roles.map((role) => ({ personId: id, authority: authority as AuthorityCode, role, validFrom })),
    );
  }
  return people;
}

/** The whole product on a database of its own, with a few people of one small city. Time stands still. */
export async function testServer(more: Partial<ComposeConfig> = {}): Promise<TestServer> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'qy-http-'));
  const clock = manualClock(new Date('2026-06-01T02:00:00.000Z'));
  let log = '';
  const sink = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk);
      done();
    },
  });
  const composed = await compose({
    databaseUrl: database.url,
    dataDir,
    clock,
    poolSize: 6,
    logger: createLogger({ level: 'info', service: 'test' }, sink),
    // As in service, and soon done.
    proof: { work: 64, calm: 1_000, slowMs: 1 },
    ...more,
  });
  const people = await populate(composed);
  const send = async (request: InjectOptions): Promise<Answer> =>
    answerOf(await composed.app.inject(await proven(composed.app, request)));

  return {
    ...composed,
    people,
    clock,
    dataDir,
    log: () => log,
    send,
    async signIn(login) {
      const signed = await send({
        method: 'POST',
        url: '/api/session',
        headers: { 'x-qingyuan': '1' },
        payload: { login, password: PASSWORD },
      });
      const cookie = cookiesOf(signed);
      const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object, headers = {}) =>
        send({
          method,
          url,
          headers: { cookie, 'x-qingyuan': '1', ...headers },
          ...(body === undefined ? {} : { payload: body }),
        });
      return Object.assign(call, { cookie });
    },
    async end() {
      await composed.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** An opening request as the console sends it. */
export function opening(procedure: string, body: object = {}, actId: string = uuidv7()) {
  return {
    actId,
    procedure,
    verb: 'receive',
    body: {
      title: '某超市销售过期牛奶',
      text: '6月1日在该店购买牛奶，保质期到5月20日。联系人电话13812345678。',
      channel: 'phone',
      respondent: { name: '王小二', region: '980101', address: '东街十号三单元五零二室' },
      reporter: { name: '李明', phone: '13987654321' },
      ...body,
    },
  };
}
