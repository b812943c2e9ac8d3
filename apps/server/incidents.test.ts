import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let clerk: Caller;
let officer: Caller;
let chief: Caller;
let neighbour: Caller;
let city: Caller;

beforeAll(async () => {
  server = await testServer();
  clerk = await server.signIn('clerk');
  officer = await server.signIn('officer');
  chief = await server.signIn('chief');
  neighbour = await server.signIn('neighbour');
  city = await server.signIn('cityclerk');
});
afterAll(() => server.end());

interface At {
  readonly region: string;
  readonly id: string;
}

const GYM = ['突然关门', '闭店不退卡费', '跑路', '拖欠私教课', '退款难', '人去楼空', '停业'];
let told = 0;

/** Somebody tells of the gym of that name; each in words of their own, of which none may be read by others. */
async function tell(by: Caller, name: string, more: object = {}): Promise<At & { readonly secret: string }> {
  told += 1;
  const secret = `${String.fromCodePoint(0x4e00 + told * 7)}${String.fromCodePoint(0x5e00 + told * 11)}`;
  const done = await by(
    'POST',
    '/api/matters',
    opening('complaint', {
      title: `${name}健身${GYM[told % GYM.length]}${secret}`,
      text: `我在${name}健身办的年卡，${name}健身关门后${secret}没有退钱，电话1${String(3_900_000_000 + told)}。`,
      demand: '退款',
      respondent: { name: `${name}健身有限公司` },
      claimFen: 100_000,
      ...more,
    }),
  );
  expect(done.status, done.text).toBe(201);
  return { region: done.body.homeRegion, id: done.body.matterId, secret };
}

const propose = async (): Promise<void> => {
  await server.workers.find(({ name }) => name === 'propose')?.run();
};
const incidentAt = ({ region, id }: At): string => `/api/incidents/${region}/${id}`;
const openFrom = (by: Caller, matters: readonly At[], more: object = {}) =>
  by('POST', '/api/incidents', {
    ...{ actId: uuidv7(), title: '健身房关门退费', reason: '多人反映同一商户关门' },
    matters: matters.map(({ region, id }) => ({ region, id })),
    ...more,
  });
async function opened(by: Caller, matters: readonly At[]): Promise<At> {
  const done = await openFrom(by, matters);
  expect(done.status, done.text).toBe(201);
  return { region: done.body.homeRegion, id: done.body.matterId };
}
const view = async (by: Caller, at: At) => (await by('GET', incidentAt(at))).body;
const matter = async (by: Caller, at: At) => (await by('GET', `/api/matters/${at.region}/${at.id}`)).body;
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
const idsOf = (matters: readonly At[]) => matters.map(({ id }) => id).sort();
const change = async (by: Caller, at: At, part: string, body: object) =>
  by('POST', `${incidentAt(at)}/${part}`, {
    ...{ actId: uuidv7(), version: (await matter(by, at)).row.version, reason: '经核实' },
    ...body,
  });

describe('groups', () => {
  test('that grow are told of, with people, sum and what they have in common', async () => {
    const matters = [];
    for (let n = 0; n < 5; n += 1) matters.push(await tell(clerk, '青澜瑞峰'));
    await propose();
    const { body } = await clerk('GET', '/api/incidents/groups?growing=yes');
    expect(body.growing).toBe(1);
    expect(body.groups).toHaveLength(1);
    expect(body.groups[0]).toMatchObject({
      matters: 5,
      people: 5,
      claimFen: 500_000,
      counties: 1,
      more: false,
    });
    expect(body.groups[0].growth).toMatchObject({ people48h: 5, growing: true });
    expect(body.groups[0].title).toContain('青澜瑞峰健身');
    expect(body.groups[0].anchors.party).toBe('青澜瑞峰健身有限公司');
    const { region, id, version } = body.groups[0];
    expect(version).toMatch(/^[0-9a-f]{12}$/);
    const detail = await officer('GET', `/api/incidents/groups/${region}/${id}`);
    expect(ids(detail.body.members)).toEqual(idsOf(matters));
    const done = await openFrom(officer, matters, { group: { region, id } });
    expect(done.status, done.text).toBe(201);
    expect((await matter(officer, { region, id: done.body.matterId })).facts.group).toMatchObject({ id, version });
    const after = await clerk('GET', '/api/incidents/groups');
    expect(after.body.groups[0].incidents).toMatchObject([{ id: done.body.matterId }]);
    // Another one tells of it: proposed for the incident, not part of it.
    const late = await tell(clerk, '青澜瑞峰');
    await propose();
    const seen = await view(officer, { region, id: done.body.matterId });
    expect(ids(seen.proposed)).toEqual([late.id]);
    expect(ids(seen.members)).toEqual(idsOf(matters));
  });

  test('of which nothing is mine to see are not there, not even as a count', async () => {
    const { body } = await neighbour('GET', '/api/incidents/groups');
    expect(body).toMatchObject({ groups: [], growing: 0 });
    const [group] = (await clerk('GET', '/api/incidents/groups')).body.groups;
    const other = await neighbour('GET', `/api/incidents/groups/${group.region}/${group.id}`);
    expect([other.status, other.body.code]).toEqual([404, 'incidents.no-such-group']);
    const none = await neighbour('GET', `/api/incidents/groups/${group.region}/${uuidv7()}`);
    expect(none.body.code).toBe(other.body.code);
  });
});

describe('an incident', () => {
  test('takes matters in and out, each of which keeps its own clock', async () => {
    const [a, b, c] = [await tell(clerk, '恒源'), await tell(clerk, '恒源'), await tell(clerk, '恒源')] as const;
    const before = await matter(officer, c);
    const at = await opened(officer, [a, b]);
    expect((await change(officer, at, 'members', { do: 'add', matters: [c] })).status).toBe(200);
    expect(ids((await view(officer, at)).members)).toEqual(idsOf([a, b, c]));
    expect((await change(officer, at, 'members', { do: 'remove', matters: [a] })).status).toBe(200);
    expect(ids((await view(officer, at)).members)).toEqual(idsOf([b, c]));
    const after = await matter(officer, c);
    expect({ row: after.row, clocks: after.clocks, facts: after.facts }).toEqual({
      ...{ row: before.row, clocks: before.clocks, facts: before.facts },
    });
    const again = await change(officer, at, 'members', { do: 'remove', matters: [a] });
    expect([again.status, again.body.params?.rule]).toEqual([409, 'incident.remove-members.known']);
  });

  test('is not made of what I do not see, nor of what people do not tell', async () => {
    const theirs = await tell(neighbour, '博川');
    const refused = await openFrom(officer, [theirs]);
    expect([refused.status, refused.body.code]).toEqual([404, 'procedure.no-such-matter']);
    const at = await opened(officer, [await tell(clerk, '博川')]);
    expect((await openFrom(officer, [at])).body.code).toBe('incidents.not-told');
    expect((await change(officer, at, 'members', { do: 'add', matters: [theirs] })).status).toBe(404);
  });

  test('is merged and taken apart again; both stand as they did, with what was added meanwhile', async () => {
    const [a, b, c, d] = [
      await tell(clerk, '云渡'),
      await tell(clerk, '云渡'),
      await tell(clerk, '云渡'),
      await tell(clerk, '云渡'),
    ];
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('four');
    const [one, two] = [await opened(officer, [a, b]), await opened(officer, [b, c])];
    const before = await matter(officer, two);
    const merged = await change(officer, one, 'merge', { do: 'merge', from: two });
    expect(merged.status, merged.text).toBe(200);
    expect(ids((await view(officer, one)).members)).toEqual(idsOf([a, b, c]));
    expect((await matter(officer, two)).row.state).toBe('merged');
    expect((await view(officer, one)).merged).toMatchObject([{ id: two.id }]);
    await change(officer, one, 'members', { do: 'add', matters: [d] });
    expect((await change(officer, one, 'merge', { do: 'undo', from: two })).status).toBe(200);
    expect(ids((await view(officer, one)).members)).toEqual(idsOf([a, b, d]));
    const after = await matter(officer, two);
    expect(after.row.state).toBe('open');
    expect(after.facts).toEqual(before.facts);
    expect(ids((await view(officer, two)).members)).toEqual(idsOf([b, c]));
  });

  test('that is part of one incident is not merged into another one too', async () => {
    const [a, b, c] = [await tell(clerk, '临川'), await tell(clerk, '临川'), await tell(clerk, '临川')] as const;
    const [one, two, three] = [await opened(officer, [a]), await opened(officer, [b]), await opened(officer, [c])];
    const asked = {
      ...{ actId: uuidv7(), do: 'merge', from: two, reason: '经核实' },
      version: (await matter(officer, one)).row.version,
    };
    expect((await officer('POST', `${incidentAt(one)}/merge`, asked)).status).toBe(200);
    const refused = await change(officer, three, 'merge', { do: 'merge', from: two });
    expect([refused.status, refused.body.code, refused.body.params?.rule]).toEqual([
      ...[409, 'procedure.refused', 'incident.take-in.open'],
    ]);
    expect(refused.text).not.toContain('{reason');
    expect(ids((await view(officer, three)).members)).toEqual([c.id]);
    // Asked again with its own act, the first merger answers as it did.
    const again = await officer('POST', `${incidentAt(one)}/merge`, asked);
    expect([again.status, again.body.replayed]).toEqual([200, true]);
  });

  test('names what was merged into it as lists do, without the numbers of people', async () => {
    const [a, b] = [await tell(clerk, '临溪'), await tell(clerk, '临溪')];
    const one = await opened(officer, [a]);
    const done = await openFrom(officer, [b], { title: '临溪健身闭店，找13812345678退费' });
    const two = { region: done.body.homeRegion, id: done.body.matterId };
    await change(officer, one, 'merge', { do: 'merge', from: two });
    expect((await view(officer, one)).merged[0].title).toBe('临溪健身闭店，找138****5678退费');
  });

  test('is split by the county that leads it, which leads what was split off', async () => {
    const [a, b] = [await tell(clerk, '栖霞'), await tell(clerk, '栖霞')];
    const at = await opened(city, [a, b]);
    const led = await city('POST', `/api/office/${at.region}/${at.id}/acts`, {
      ...{ actId: uuidv7(), version: 1, verb: 'assign-lead', body: { to: '980101' } },
    });
    expect(led.status, led.text).toBe(200);
    expect((await change(officer, at, 'split', { title: '另一门店', matters: [b] })).status).toBe(200);
    const { body } = await officer('GET', `/api/office?procedure=incident&origin=${at.id}`);
    expect(body.items).toMatchObject([{ title: '另一门店', homeRegion: '980100', handlingCode: '980101' }]);
  });

  test('is split, and the split is undone by merging', async () => {
    const [a, b] = [await tell(clerk, '鸿泰'), await tell(clerk, '鸿泰')];
    const at = await opened(officer, [a, b]);
    expect((await change(officer, at, 'split', { title: '另一门店', matters: [b] })).status).toBe(200);
    expect(ids((await view(officer, at)).members)).toEqual([a.id]);
    const { body } = await officer('GET', `/api/office?procedure=incident&origin=${at.id}`);
    expect(body.items).toMatchObject([{ title: '另一门店' }]);
    const part = { region: body.items[0].homeRegion, id: body.items[0].id };
    expect(ids((await view(officer, part)).members)).toEqual([b.id]);
    await change(officer, at, 'merge', { do: 'merge', from: part });
    expect(ids((await view(officer, at)).members)).toEqual(idsOf([a, b]));
  });

  test('names members by its own routes alone, and is led, linked to a case and closed by the desk of the office', async () => {
    const at = await opened(officer, [await tell(clerk, '沐源')]);
    const act = async (by: Caller, verb: string, body: object) =>
      by('POST', `/api/office/${at.region}/${at.id}/acts`, {
        ...{ actId: uuidv7(), version: (await matter(by, at)).row.version },
        ...{ verb, body },
      });
    const bare = await act(officer, 'add-members', {
      members: [{ ref: 'a'.repeat(32), teller: 'b'.repeat(16) }],
      reason: '试',
    });
    expect([bare.status, bare.body.code]).toEqual([422, 'incidents.own-route']);
    const born = await officer('POST', '/api/office', {
      ...{ actId: uuidv7(), procedure: 'incident', verb: 'open' },
      body: { title: 'x', reason: 'y', members: [{ ref: 'a'.repeat(32), teller: 'b'.repeat(16) }] },
    });
    expect(born.body.code).toBe('incidents.own-route');
    expect((await act(chief, 'assign-lead', { person: server.people.second })).status).toBe(200);
    expect(
      (await act(officer, 'name-anchors', { anchors: { party: '沐源健身', issue: '退卡' }, title: '沐源健身关门' }))
        .status,
    ).toBe(200);
    expect((await act(officer, 'link-case', { number: '川市监处罚〔2026〕1号' })).status).toBe(200);
    expect((await act(officer, 'close', { result: 'settled', text: '已逐人答复' })).status).toBe(200);
    const { row, facts } = await matter(officer, at);
    expect(row).toMatchObject({ state: 'closed', title: '沐源健身关门', assignee: { id: server.people.second } });
    expect(facts.cases.c1.number).toContain('2026');
  });
});

describe('what a group gives away', () => {
  test('an officer sees of others’ matters no word, name, telephone or number: a count from three on', async () => {
    const own = [await tell(clerk, '锦麓'), await tell(clerk, '锦麓')];
    const theirs: Awaited<ReturnType<typeof tell>>[] = [];
    for (let n = 0; n < 2; n += 1) theirs.push(await tell(neighbour, '锦麓'));
    await propose();
    const read = async (): Promise<string> => {
      const { groups } = (await officer('GET', '/api/incidents/groups')).body;
      const mine = groups.find((group: { title: string }) => group.title.includes('锦麓'));
      const detail = await officer('GET', `/api/incidents/groups/${mine.region}/${mine.id}`);
      expect(detail.status).toBe(200);
      const all = JSON.stringify([groups, detail.body]);
      for (const other of theirs) {
        expect(all).not.toContain(other.id);
        expect(all).not.toContain(other.secret);
      }
      return JSON.stringify(detail.body);
    };
    const two = JSON.parse(await read());
    expect(two.group).toMatchObject({ matters: 2, people: 2, more: true, claimFen: 200_000, counties: 1 });
    expect(two.others).toMatchObject([{ authority: '980102', count: null }]);
    theirs.push(await tell(neighbour, '锦麓'));
    await propose();
    const three = JSON.parse(await read());
    expect(three.group).toMatchObject({ matters: 5, people: 5, more: false, counties: 2 });
    expect(three.others).toMatchObject([{ authority: '980102', count: 3 }]);
    // An incident of the city holds them all; its county sees its own and the count.
    const at = await opened(city, [...own, ...theirs]);
    const cityAct = await city('POST', `/api/office/${at.region}/${at.id}/acts`, {
      ...{ actId: uuidv7(), version: 1, verb: 'assign-lead' },
      body: { to: '980101' },
    });
    expect(cityAct.status, cityAct.text).toBe(200);
    for (const url of [incidentAt(at), `/api/matters/${at.region}/${at.id}`]) {
      const answer = await officer('GET', url);
      expect(answer.status, answer.text).toBe(200);
      for (const other of theirs) {
        expect(answer.text).not.toContain(other.id);
        expect(answer.text).not.toContain(other.secret);
      }
    }
    expect(ids((await view(officer, at)).members)).toEqual(idsOf(own));
    expect((await view(officer, at)).others).toMatchObject([{ authority: '980102', count: 3 }]);
    expect(ids((await view(city, at)).members)).toEqual(idsOf([...own, ...theirs]));
    // The proposal on one's own matter names nothing of others either.
    const proposals = JSON.stringify((await matter(officer, own[0] ?? at)).proposals);
    expect(proposals).toContain('incident');
    for (const other of theirs) expect(proposals).not.toContain(other.secret);
  });

  test('who filed learns nothing of it', async () => {
    const filing = await server.send({
      method: 'POST',
      url: '/public/filings',
      payload: {
        ...{
          actId: uuidv7(),
          kind: 'complaint',
          title: '锦麓健身关门',
          text: '锦麓健身办的年卡没有退钱。',
          demand: '退款',
        },
        ...{
          region: '980101',
          respondent: { name: '锦麓健身有限公司' },
          reporter: { name: '王某某', phone: '13900001111' },
        },
      },
    });
    expect(filing.status, filing.text).toBe(201);
    await propose();
    const status = await server.send({
      method: 'POST',
      url: '/public/status',
      payload: { receiptCode: filing.body.receiptCode },
    });
    expect(status.status, status.text).toBe(200);
    for (const word of ['incident', '群体', '事件', 'group']) expect(status.text).not.toContain(word);
    for (const url of ['/api/incidents/groups', '/api/incidents/groups/980101/00000000-0000-8000-8000-000000000000'])
      expect((await server.send({ method: 'GET', url })).status).toBe(401);
  });
});
