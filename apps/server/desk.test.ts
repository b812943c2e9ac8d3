import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { legalDay } from '../../kernel/plain-date.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
let officer: Caller;
let neighbour: Caller;
let cityclerk: Caller;
let overseer: Caller;
beforeAll(async () => {
  server = await testServer();
  [clerk, officer, neighbour, cityclerk, overseer] = (await Promise.all(
    ['clerk', 'officer', 'neighbour', 'cityclerk', 'overseer'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller, Caller];
});
afterAll(() => server.end());

async function open(by: Caller, procedure: string, body: object = {}): Promise<string> {
  const done = await by('POST', '/api/matters', opening(procedure, body));
  if (done.status !== 201) throw new Error(done.text);
  return `${done.body.homeRegion}/${done.body.matterId}`;
}
const act = (by: Caller, matter: string, verb: string, version: number, body: object = {}) =>
  by('POST', `/api/matters/${matter}/acts`, { actId: uuidv7(), verb, version, body });
const idsIn = async (by: Caller, query: string): Promise<string[]> =>
  (await by('GET', `/api/matters?${query}`)).body.items.map(({ id }: { id: string }) => id);
const countOf = async (by: Caller, queue: string): Promise<number> =>
  (await by('GET', '/api/queues')).body.counts.find((each: { queue: string }) => each.queue === queue).count;

describe('a dispute over power', () => {
  test('waits in the queue of the common upper authority alone, and goes where that one says', async () => {
    const matter = await open(cityclerk, 'complaint');
    await act(cityclerk, matter, 'assign', 1, { to: '980101' });
    const raised = await act(clerk, matter, 'dispute-jurisdiction', 2, { with: '980102', reason: '经营地在西区' });
    expect(raised.body).toMatchObject({ state: 'disputed', version: 3 });
    const id = matter.slice(7);
    expect(await idsIn(cityclerk, 'queue=to-designate')).toEqual([id]);
    expect([await countOf(cityclerk, 'to-designate'), await countOf(clerk, 'to-designate')]).toEqual([1, 0]);
    expect(await idsIn(clerk, 'queue=to-designate')).toEqual([]);
    expect((await act(neighbour, matter, 'designate', 3, { to: '980102', reason: '我方' })).status).toBe(404);
    expect((await act(clerk, matter, 'designate', 3, { to: '980102', reason: '对方' })).body.code).toBe(
      'procedure.refused',
    );
    const decided = await act(cityclerk, matter, 'designate', 3, { to: '980102', reason: '实际经营地在西区' });
    expect(decided.body).toMatchObject({ state: 'assigned', version: 4 });
    expect(await idsIn(cityclerk, 'queue=to-designate')).toEqual([]);
    const page = await neighbour('GET', `/api/matters/${matter}`);
    expect(page.body.row.handlingCode).toBe('980102');
    const clocks = Object.fromEntries(page.body.clocks.map((each: { clock: string }) => [each.clock, each]));
    expect(clocks.dispute).toMatchObject({ rule: 'complaint-power-dispute', endedOn: legalDay(server.clock.now()) });
    expect(clocks.accept.endedOn).toBeNull();
  });

  test('without anybody above both is a coded refusal with the way out', async () => {
    const matter = await open(clerk, 'report');
    const refused = await act(clerk, matter, 'dispute-jurisdiction', 1, { with: '980100', reason: '应由市局办理' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'intake.dispute.no-common-superior' } });
    expect(refused.body.remedy.zh).toContain('退回');
  });
});

describe('what is told', () => {
  const tomorrow = (): string => legalDay(new Date(server.clock.now().getTime() + 86_400_000));

  test('lies not in the future: 409 with the rule, in both languages, and nothing is stored', async () => {
    const before = (await idsIn(clerk, 'queue=all')).length;
    for (const [body, rule] of [
      [{ occurredOn: tomorrow() }, 'clue.receive.occurredOn-not-later'],
      [{ incoming: { documentDate: tomorrow() } }, 'clue.receive.incoming.documentDate-not-later'],
    ] as const) {
      const refused = await clerk('POST', '/api/matters', opening('clue', body));
      expect(refused).toMatchObject({ status: 409, body: { code: 'procedure.refused', params: { rule } } });
      expect(refused.body.zh).toContain('不能晚于');
      expect(refused.body.en).toContain('after the day');
    }
    expect((await idsIn(clerk, 'queue=all')).length).toBe(before);
    const matter = await open(clerk, 'clue', { occurredOn: legalDay(server.clock.now()) });
    await act(officer, matter, 'accept', 1);
    const finding = { on: tomorrow(), kind: 'document', suspected: false, text: '查阅资料。' };
    expect((await act(officer, matter, 'record-finding', 2, finding)).body.params.rule).toBe(
      'clue.record-finding.on-not-later',
    );
  });

  test('where it came from is kept, masked for who does not work on it, and its campaign filters lists', async () => {
    const incoming = { sender: '某市消费者协会', documentNo: '消协函8号 13800001234', officers: ['张三'] };
    const matter = await open(clerk, 'clue', { channel: 'letter', incoming, campaign: 'parking-2026' });
    await open(clerk, 'clue', { campaign: 'parking-2027' });
    expect((await clerk('GET', `/api/matters/${matter}`)).body.facts).toMatchObject({
      incoming,
      campaign: 'parking-2026',
    });
    expect((await overseer('GET', `/api/matters/${matter}`)).text).not.toContain('13800001234');
    expect(await idsIn(clerk, 'queue=all&campaign=parking-2026')).toEqual([matter.slice(7)]);
    for (const campaign of ['Parking', 'a b', '-x', "x'; drop table act"])
      expect((await clerk('POST', '/api/matters', opening('clue', { campaign }))).status).toBe(422);
  });
});

test('a batch is taken back by new acts, matter by matter, and not where work went on', async () => {
  const [one, two] = [await open(clerk, 'clue'), await open(clerk, 'clue')];
  const bulk = (verb: string, body: object, version: number) =>
    clerk('POST', '/api/bulk', {
      items: [one, two].map((matter) => ({
        ...{ homeRegion: matter.slice(0, 6), matterId: matter.slice(7) },
        ...{ actId: uuidv7(), version },
      })),
      ...{ verb, body },
    });
  await bulk('assign', { to: '980101' }, 1);
  await act(officer, two, 'claim', 2);
  const undone = await bulk('recall', { reason: '撤回批量办理' }, 2);
  expect(undone.body.outcomes).toMatchObject([
    { ok: true, state: 'received', version: 3 },
    { ok: false, problem: { code: 'procedure.stale' } },
  ]);
  expect((await clerk('GET', `/api/matters/${one}`)).body.acts.map(({ verb }: { verb: string }) => verb)).toEqual([
    'receive',
    'assign',
    'recall',
  ]);
});
