import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Caller, opening, type TestServer, testServer } from '../../apps/server/testing/test-server.ts';
import { uuidv7 } from '../../kernel/id.ts';
import type { NoteAudience } from '../../modules/intake/model/note.ts';

const LOGINS = ['clerk', 'officer', 'second', 'chief', 'keeper', 'neighbour', 'overseer', 'cityclerk'] as const;
type Login = (typeof LOGINS)[number];

/** Who reads what the officer wrote, by hand. `second` is of the same office and has not worked on the matter. */
const BOOK: Readonly<Record<NoteAudience, readonly Login[]>> = {
  me: ['officer'],
  team: ['officer', 'clerk'],
  office: ['officer', 'clerk', 'second', 'chief'],
  superiors: ['officer', 'clerk', 'second', 'chief', 'overseer', 'cityclerk'],
};
const AUDIENCES = Object.keys(BOOK) as NoteAudience[];
const secretOf = (audience: NoteAudience): string =>
  `绝密${{ me: '甲', team: '乙', office: '丙', superiors: '丁' }[audience]}句`;

let server: TestServer;
let callers: Readonly<Record<Login, Caller>>;
let matter: string;
beforeAll(async () => {
  server = await testServer();
  const signedIn = await Promise.all(LOGINS.map(async (login) => [login, await server.signIn(login)] as const));
  callers = Object.fromEntries(signedIn) as Record<Login, Caller>;
  const opened = await callers.clerk('POST', '/api/matters', opening('clue', {}));
  matter = `${opened.body.homeRegion}/${opened.body.matterId}`;
  await act('clerk', 'assign', { to: '980101' });
  await act('officer', 'claim', {});
  for (const audience of AUDIENCES) await act('officer', 'note', { audience, text: secretOf(audience) });
  await act('officer', 'note', { text: '绝密戊句' });
});
afterAll(() => server.end());

let version = 1;
async function act(login: Login, verb: string, body: object): Promise<void> {
  const done = await callers[login]('POST', `/api/matters/${matter}/acts`, { actId: uuidv7(), verb, version, body });
  if (done.status !== 200) throw new Error(`${verb}: ${done.text}`);
  version += 1;
}

/** Every answer in which a person could find words of the matter; `named` = the officer finds it there. */
const readings = (): readonly { readonly name: string; readonly url: string; readonly named: boolean }[] => [
  { name: 'matter', url: `/api/matters/${matter}`, named: true },
  { name: 'list', url: '/api/matters?queue=all', named: true },
  { name: 'search', url: `/api/matters?queue=all&q=${encodeURIComponent('绝密')}`, named: false },
  { name: 'export', url: '/api/export/matters?format=csv', named: true },
  { name: 'files', url: `/api/matters/${matter}/files`, named: false },
  { name: 'bundle', url: `/api/matters/${matter}/bundle`, named: true },
  { name: 'trace', url: `/api/matters/${matter}/clocks/verify/trace`, named: false },
];

async function read(login: Login) {
  const headers = { cookie: callers[login].cookie };
  return Promise.all(
    readings().map(async (reading) => {
      // As it comes: a bundle is lines of JSON, an export a table.
      const { payload } = await server.app.inject({ method: 'GET', url: reading.url, headers });
      return { ...reading, text: payload };
    }),
  );
}

describe.each(LOGINS)('%s', (login) => {
  test('gets the notes that are meant for them and no word of the others', async () => {
    const answers = await read(login);
    const page = answers.find(({ name }) => name === 'matter')?.text ?? '';
    for (const audience of AUDIENCES) {
      expect([audience, page.includes(secretOf(audience))]).toEqual([audience, BOOK[audience].includes(login)]);
      for (const { name, text } of answers) {
        if (name !== 'matter') expect([name, text.includes(secretOf(audience))]).toEqual([name, false]);
      }
    }
    // No audience said: the author alone.
    expect(page.includes('绝密戊句')).toBe(login === 'officer');
  });
});

test('the questions are real ones: the officer finds the matter in each list', async () => {
  const answers = await read('officer');
  const id = matter.slice(7);
  for (const { name, text, named } of answers) if (named) expect([name, text.includes(id)]).toEqual([name, true]);
});

test('no log line holds a word of a note', () => {
  for (const audience of AUDIENCES) expect(server.log()).not.toContain(secretOf(audience));
});
