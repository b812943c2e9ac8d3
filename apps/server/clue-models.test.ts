import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AuthorityCode, uuidv7 } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { storeInventedModel } from '../../modules/triage/testing/store-invented-model.ts';
import { assignRoles, createPerson, type Role, storePasswordHash } from '../../platform/identity/index.ts';
import { type Caller, opening, PASSWORD, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let [clerk, neighbour]: Caller[] = [];
const callers: Record<string, Caller> = {};

async function person(login: string, authority: string, role: Role): Promise<void> {
  const id = await createPerson(server.store.db, { login, name: `${login}某` });
  await storePasswordHash(server.store.db, server.identity, id, await server.identity.slowHash.hash(PASSWORD));
  await assignRoles(server.store.db, server.identity, [
    { personId: id, authority: authority as AuthorityCode, role, validFrom: '2018-11-01' as PlainDate },
  ]);
  callers[login] = await server.signIn(login);
}
const by = (login: string): Caller => {
  const found = callers[login];
  if (found === undefined) throw new Error(login);
  return found;
};

/** A clue that says something telling, screened: what was proposed, and what the officer said. */
async function screened(who: Caller | undefined, proposed: string, said: string, sensitive = false): Promise<void> {
  if (who === undefined) throw new Error('nobody');
  const { body } = await who('POST', '/api/matters', opening('clue'));
  const done = await who('POST', `/api/matters/${body.homeRegion}/${body.matterId}/acts`, {
    ...{ actId: uuidv7(), verb: 'screen', version: 1 },
    body: { domain: said, proposals: [{ rule: 'domain-model@2026.1', value: proposed, agreed: proposed === said }] },
  });
  expect(done.status, done.text).toBe(200);
  if (sensitive) {
    await server.store.transaction({ scope: '%', clearance: 99 }, (tx) =>
      tx.query({ text: 'update matter set sensitivity = 3 where id = $1', values: [body.matterId] }),
    );
  }
}

beforeAll(async () => {
  server = await testServer();
  [clerk, neighbour] = await Promise.all(['clerk', 'neighbour'].map((login) => server.signIn(login)));
  await person('county-admin', '980101', 'administrator');
  await person('county-auditor', '980101', 'auditor');
  await person('city-admin', '980100', 'administrator');
  const at = new Date(server.clock.now().getTime() - 86_400_000);
  await storeInventedModel(server.store, '980101', { at, serves: true });
  await storeInventedModel(server.store, '980102', { at, serves: false });
  await screened(clerk, 'food', 'food');
  await screened(clerk, 'food', 'price');
  await screened(clerk, 'drug', 'device', true);
  await screened(neighbour, 'ip', 'advertising');
});
afterAll(() => server.end());

interface Model {
  readonly version: string;
}
const versionsOf = (body: { models: Model[] }): string[] => body.models.map(({ version }) => version).sort();

test('administrators and auditors see the models of their area, and which one serves', async () => {
  for (const login of ['county-admin', 'county-auditor']) {
    const { status, body, text } = await by(login)('GET', '/api/clue-models');
    expect(status, text).toBe(200);
    expect(versionsOf(body)).toEqual(['980101.1']);
    expect(body.serving).toMatchObject({ version: '980101.1', authority: '980101' });
    expect(body.models[0]).toMatchObject({ verdicts: 200, retiredAt: null, trainedBy: { name: expect.any(String) } });
    expect(body.services).toMatchObject([{ version: '980101.1', before: 'above', reason: '比现用模型好' }]);
  }
  expect(versionsOf((await by('city-admin')('GET', '/api/clue-models')).body)).toEqual(['980101.1', '980102.1']);
});

test('what was corrected lately is counted in the asker’s area alone, without sensitive matters', async () => {
  const { body, text } = await by('county-admin')('GET', '/api/clue-models');
  expect(body.lately).toMatchObject({ proposed: 2, agreed: 1, corrected: [{ from: 'food', to: 'price', times: 1 }] });
  expect(body.lately.byCounty).toMatchObject([{ value: '980101', proposed: 2, agreed: 1 }]);
  expect(body.lately.byChannel).toHaveLength(1);
  // Of the sensitive matter and of the neighbour's nothing is told, of the counted ones no word.
  expect(JSON.stringify(body.lately)).not.toMatch(/device|drug|advertising|"ip"/);
  expect(text).not.toContain(String(opening('clue').body.title));
  const city = (await by('city-admin')('GET', '/api/clue-models')).body.lately;
  expect(city).toMatchObject({ proposed: 3, agreed: 1 });
});

test('nobody else reads it, and only an administrator promotes', async () => {
  for (const asking of [clerk, neighbour]) expect((await asking?.('GET', '/api/clue-models'))?.status).toBe(403);
  const ask = { reason: '试用', rollBack: true };
  expect((await by('county-auditor')('POST', '/api/clue-models/above/promotion', ask)).status).toBe(403);
});

test('an administrator withdraws the own model and brings it back, with the reason kept', async () => {
  const admin = by('county-admin');
  expect((await admin('POST', '/api/clue-models/above/promotion', { reason: '' })).status).toBe(400);
  const gone = await admin('POST', '/api/clue-models/above/promotion', { reason: '近期误判多', rollBack: true });
  expect(gone.body).toEqual({ version: 'above', before: '980101.1', figures: null });
  const after = (await admin('GET', '/api/clue-models')).body;
  expect(after.serving).toMatchObject({ version: after.shipped.version, authority: null });
  expect(after.models[0].retiredAt).not.toBeNull();
  expect(after.services[0]).toMatchObject({ reason: '近期误判多', rolledBack: true, by: { name: 'county-admin某' } });
  const back = await admin('POST', '/api/clue-models/980101.1/promotion', { reason: '已核实', rollBack: true });
  expect(back.body).toMatchObject({ version: '980101.1', before: 'above' });
});

test('another’s model is as one that does not exist, and so is none', async () => {
  for (const version of ['980102.1', '980101.77']) {
    const { status, body } = await by('county-admin')('POST', `/api/clue-models/${version}/promotion`, {
      reason: '试试',
    });
    expect([status, body.code]).toEqual([404, 'triage.model.no-such']);
  }
  expect((await by('county-admin')('POST', '/api/clue-models/x/promotion', { reason: '试试' })).status).toBe(400);
});
