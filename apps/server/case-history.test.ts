import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MatterId } from '../../kernel/id.ts';
import { payment, servedOn16th } from '../../modules/cases/model/case/testing/finishing.ts';
import { staff } from '../../modules/cases/model/case/testing/story.ts';
import { strangers, tellCase } from '../../tests/support/tell-case.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let officer: Caller;
let overseer: Caller;
let neighbour: Caller;
let url: string;
beforeAll(async () => {
  server = await testServer();
  server.clock.set(new Date('2026-07-10T02:00:00Z'));
  [officer, overseer, neighbour] = (await Promise.all(
    ['officer', 'overseer', 'neighbour'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller];
  const id = await tellCase(
    server.ledger,
    [
      ...servedOn16th(),
      [
        '2026-06-17',
        staff.officer,
        'add-task',
        { title: '致电13800000000核实', owner: staff.partner.personId, due: '2026-06-20' },
      ],
      ['2026-06-25', staff.intake, 'record-payment', payment('2026-06-18', 20_000)],
    ],
    strangers('980101'),
  );
  url = `/api/cases/980101/${id as MatterId}`;
});
afterAll(() => server.end());

test('how it stood, and how it was known', async () => {
  const stood = await officer('GET', `${url}/as-of?day=2026-06-18`);
  expect(stood.status).toBe(200);
  expect(stood.body.matter).toMatchObject({ state: 'performing', openedOn: '2026-06-01' });
  const paid = stood.body.matter.money.find(({ key }: { key: string }) => key === 'paid');
  expect(paid).toMatchObject({ fen: 2_000_000, text: { zh: '20,000元' } });
  const known = await officer('GET', `${url}/as-of?day=2026-06-18&known=2026-06-18`);
  expect(known.body.matter.money.find(({ key }: { key: string }) => key === 'paid')).toMatchObject({ fen: 0 });
  const clock = known.body.matter.clocks.find(({ clock: name }: { clock: string }) => name === 'pay');
  expect(clock).toMatchObject({ due: '2026-07-01', state: 'open' });
  expect((await officer('GET', `${url}/as-of?day=2026-05-31`)).body).toMatchObject({
    matter: null,
    acts: 0,
    last: null,
  });
  expect(stood.body.days[0]).toEqual({ day: '2026-06-01', acts: 1 });
});

test('with the last day it is what the page shows', async () => {
  const page = await officer('GET', url.replace('/cases/', '/matters/'));
  const now = await officer('GET', `${url}/as-of?day=2026-07-10`);
  const byName = (clocks: { clock: string }[]) => [...clocks].sort((a, b) => (a.clock < b.clock ? -1 : 1));
  expect(now.body.matter).toMatchObject({ state: page.body.row.state, title: page.body.row.title });
  expect(byName(now.body.matter.clocks)).toEqual(byName(page.body.clocks));
  expect(now.body.acts).toBe(page.body.acts.length);
});

test('what changed, by which act; the same at the address of matters', async () => {
  const { body } = await officer('GET', `${url}/changes?from=2026-06-17&to=2026-06-18`);
  expect(body.changes.find(({ key }: { key: string }) => key === 'paid')).toMatchObject({
    before: { zh: '0元' },
    after: { zh: '20,000元' },
    acts: [body.acts[0].seq],
  });
  expect(body.acts).toHaveLength(1);
  expect(body.acts[0]).toMatchObject({ verb: 'record-payment', on: '2026-06-18', recordedOn: '2026-06-25' });
  const same = await officer('GET', `${url.replace('/cases/', '/matters/')}/changes?from=2026-06-17&to=2026-06-18`);
  expect(same.body).toEqual(body);
});

test('who reads the matter masked reads its past masked; who does not see it is not told that it is there', async () => {
  const title = (body: { matter: { facts: { key: string; value: { zh: string } }[] } }): string =>
    body.matter.facts.find(({ key }) => key === 'tasks.k1.title')?.value.zh ?? '';
  expect(title((await officer('GET', `${url}/as-of?day=2026-06-18`)).body)).toBe('致电13800000000核实');
  expect(title((await overseer('GET', `${url}/as-of?day=2026-06-18`)).body)).toBe('致电138****0000核实');
  const owner = (await overseer('GET', `${url}/as-of?day=2026-06-18`)).body.matter.facts.find(
    ({ key }: { key: string }) => key === 'tasks.k1.owner',
  );
  // An id is no card's number.
  expect(owner.value.zh).toBe(staff.partner.personId.slice(0, 8));
  const changed = await overseer('GET', `${url}/changes?from=2026-06-16&to=2026-06-18`);
  expect(changed.text).not.toContain('13800000000');
  for (const path of ['as-of?day=2026-06-18', 'changes?from=2026-06-16&to=2026-06-18'])
    expect((await neighbour('GET', `${url}/${path}`)).status).toBe(404);
});

test('days that are none, and days the wrong way round', async () => {
  expect((await officer('GET', `${url}/as-of?day=2026-02-31`)).status).toBe(400);
  expect((await officer('GET', `${url}/changes?from=2026-06-18&to=2026-06-17`)).body.code).toBe(
    'case-history.days-reversed',
  );
});
