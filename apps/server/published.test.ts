import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usccCheck } from '../../kernel/codes/uscc.ts';
import { type AuthorityCode, uuidv7 } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { archived } from '../../modules/cases/model/case/testing/finishing.ts';
import { type Step, staff } from '../../modules/cases/model/case/testing/story.ts';
import { examples } from '../../modules/commitments/model/testing/examples.ts';
import { listEntryExamples, recallExamples } from '../../modules/disclosures/model/testing/examples.ts';
import { publishedItem } from '../../modules/published/contract.ts';
import { digestOf } from '../../modules/published/model/statement.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import type { ActingAs } from '../../platform/procedure/types.ts';
import { formatVkey, parseVkey } from '../../platform/proof/note.ts';
import { parseStatement, verifyStatement } from '../../platform/proof/statement.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { strangers, tellCase as tell } from '../../tests/support/tell-case.ts';
import { CASE_REGION } from './testing/case-story.ts';
import { publishedCase } from './testing/published-case.ts';
import { type Answer, type Caller, opening, type TestServer, testServer } from './testing/test-server.ts';

/** The clock of the server stands on 2026-06-01. */
let server: TestServer;
let officer: Caller;
let chief: Caller;
let decision: string;
let mall: string;
const enter = async (): Promise<void> => {
  [officer, chief] = (await Promise.all(['officer', 'chief'].map((login) => server.signIn(login)))) as [Caller, Caller];
};
beforeAll(async () => {
  server = await testServer();
  await enter();
  decision = await publishedCase(server, officer);
  mall = await committed('云岚第一百货');
});
afterAll(() => server.end());

const anybody = (url: string): Promise<Answer> => server.send({ method: 'GET', url });
const search = (query: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  anybody(`/api/public/search?${new URLSearchParams(query)}`);
async function act(by: Caller, id: string, verb: string, body: JsonObject = {}): Promise<Answer> {
  const seen = await by('GET', `/api/matters/980101/${id}`);
  const version = seen.body?.row?.version ?? 1;
  return by('POST', `/api/office/980101/${id}/acts`, { actId: uuidv7(), verb, version, body });
}
async function open(procedure: string, verb: string, body: JsonObject): Promise<string> {
  const opened = await officer('POST', '/api/office', { actId: uuidv7(), procedure, verb, body });
  expect(opened.status, opened.text).toBe(201);
  return opened.body.matterId;
}
async function done(by: Caller, id: string, verb: string, body: JsonObject = {}): Promise<void> {
  const answer = await act(by, id, verb, body);
  expect(answer.status, answer.text).toBe(200);
}
async function committed(firm: string, more: JsonObject = {}): Promise<string> {
  const body = { ...examples.register, firm: { name: firm, address: '东街1号' }, from: '2026-05-01', ...more };
  const id = await open('commitment', 'register', body as JsonObject);
  await done(chief, id, 'publish', { checked: true });
  return id;
}
const idsIn = ({ body }: Answer): string[] => body.items.map(({ id }: { id: string }) => id);
/** Every way in which anybody may read what was published. */
const everywhere = async (): Promise<string> => {
  const urls = ['/api/public/search', '/api/public/open-data', '/api/public/open-data?format=csv', '/public/feed.atom'];
  return (await Promise.all(urls.map(anybody))).map(({ text }) => text).join('\n');
};

describe('one search over all that is published', () => {
  test('finds each kind in its own words, with who published it, when, and until when', async () => {
    const { body, headers } = await search();
    expect(headers['cache-control']).toBe('no-store');
    expect(new Set(idsIn({ body } as Answer))).toEqual(new Set([decision, mall]));
    for (const item of body.items) expect(publishedItem.safeParse(item).error).toBeUndefined();
    expect((await search({ kind: 'decision' })).body.items).toMatchObject([
      { kind: 'decision', id: decision, region: CASE_REGION, ownPath: `/decisions/${CASE_REGION}/${decision}` },
    ]);
    expect((await search({ q: '第一百货 东街' })).body.items).toMatchObject([
      { kind: 'commitment', title: '线下无理由退货承诺：云岚第一百货', day: '2026-06-01', until: null },
    ]);
    // No name of a key finds anything, no sign of a pattern finds everything.
    for (const q of ['address', '%', '_'.repeat(9), "' or 1=1 --"])
      expect((await search({ q })).body.items).toEqual([]);
  });

  test('narrows by region and day; hostile questions are refused', async () => {
    expect(idsIn(await search({ region: '980102' }))).toEqual([]);
    expect(idsIn(await search({ region: '980100' })).length).toBe(2);
    expect(idsIn(await search({ from: '2026-06-02' }))).toEqual([]);
    expect(idsIn(await search({ until: '2026-05-31' }))).toEqual([]);
    expect(idsIn(await search({ from: '2026-06-01', until: '2026-06-01', kind: 'commitment' }))).toEqual([mall]);
    for (const query of [{ kind: 'score' }, { region: 'x' }, { from: 'x' }, { before: 'x' }, { q: 'a'.repeat(81) }]) {
      expect((await search(query as unknown as Record<string, string>)).status).toBe(400);
    }
    expect((await search({ region: '110000' })).body.items).toEqual([]);
  });

  test('counts by kind and region are the sizes of what the search finds', async () => {
    const { body } = await anybody('/api/public/search/counts');
    expect(body).toMatchObject({ total: 2, region: '980000', parent: '', own: 0 });
    expect(body.areas).toEqual([{ code: '980100', name: { zh: '机关980100', en: 'Authority 980100' }, count: 2 }]);
    const counts = Object.fromEntries(
      body.kinds.map((each: { kind: string; count: number }) => [each.kind, each.count]),
    );
    expect(counts).toMatchObject({ decision: 1, commitment: 1, inspection: 0 });
    const narrowed = await anybody('/api/public/search/counts?kind=decision&region=980100');
    expect(narrowed.body).toMatchObject({ total: 1, parent: '980000' });
    expect(narrowed.body.areas.map((each: { count: number }) => each.count)).toEqual([1, 0]);
    expect((await anybody('/api/public/search/counts?region=990000')).status).toBe(404);
    const map = await anybody('/api/public/map?region=980100');
    expect(map.body.areas.map((each: { code: string }) => each.code).sort()).toEqual(['980101', '980102']);
  });

  test('goes on where a part ended, each item once', async () => {
    for (let n = 1; n <= 21; n += 1) await committed(`松针大道${n}店`);
    const first = await search({ q: '松针' });
    const second = await search({ q: '松针', before: first.body.next });
    expect([first.body.items.length, second.body.items.length, second.body.next]).toEqual([20, 1, null]);
    expect(new Set([...idsIn(first), ...idsIn(second)]).size).toBe(21);
  });
});

describe('an item', () => {
  test('is read by itself, and its statement is signed', async () => {
    const at = `/api/public/published/commitment/980101/${mall}`;
    const { body: item } = await anybody(at);
    expect(item.facts.map((each: { value: { zh: string } }) => each.value.zh)).toContain(
      '在本店购买服装，7日内可无理由退货。',
    );
    const { body: proof } = await anybody(`${at}/proof`);
    const { signer } = server.bulletins;
    const key = formatVkey(signer.name, createPublicKey(signer.privateKey));
    expect(proof.publicKey).toBe(key);
    expect(verifyStatement(proof.note, [parseVkey(key)]).ok).toBe(true);
    expect(verifyStatement(proof.note.replace('7日', '9日'), [parseVkey(key)]).ok).toBe(false);
    const said = parseStatement('qingyuan-published-v1', proof.note);
    expect(digestOf(said ?? {})).toBe(item.sha256);
  });

  test('is not read as another kind, from another region, or before it is published', async () => {
    const registered = await open('commitment', 'register', {
      ...examples.register,
      firm: { name: '还没公示的店', address: '东街1号' },
    } as JsonObject);
    for (const at of [
      `decision/980101/${mall}`,
      `commitment/980102/${mall}`,
      `commitment/980101/${registered}`,
      `commitment/980101/${uuidv7()}`,
    ]) {
      const { status, body } = await anybody(`/api/public/published/${at}`);
      expect([at, status, body.code]).toEqual([at, 404, 'published.none']);
      expect((await anybody(`/api/public/published/${at}/proof`)).status).toBe(404);
    }
    expect((await anybody(`/api/public/published/clue/980101/${mall}`)).status).toBe(400);
    expect(await everywhere()).not.toContain('还没公示的店');
  });
});

describe('open data and feed', () => {
  test('the JSON file names its schema, of one kind and of all; the CSV holds no formula of a stranger', async () => {
    await committed('=HYPERLINK("http://x","点我")');
    for (const query of ['', '?kind=decision']) {
      const { body } = await anybody(`/api/public/open-data${query}`);
      expect(body.items.length).toBeGreaterThan(0);
      const { body: schema } = await anybody(body.schema);
      expect(schema.properties.schema.const).toBe(body.schema);
    }
    expect((await anybody('/api/public/open-data?kind=decision')).body.items.length).toBe(1);
    const { text, headers } = await anybody('/api/public/open-data?format=csv&kind=commitment');
    expect(headers['content-type']).toContain('text/csv');
    expect(text).not.toMatch(/(^|,|")=HYPERLINK/m);
  });

  test('the feed links to the pages of the items', async () => {
    const { text, headers } = await anybody('/public/feed.atom?kind=decision&lang=en');
    expect(headers['content-type']).toContain('application/atom+xml');
    expect(headers['cache-control']).toBe('no-store');
    expect(text).toContain(`/published/decision/${CASE_REGION}/${decision}`);
    expect(text.match(/<entry>/g)).toHaveLength(1);
  });
});

/** A complaint that ended by agreement on the day of the server. */
async function settled(text: string): Promise<string> {
  const clerk = await server.signIn('clerk');
  const opened = await clerk('POST', '/api/matters', opening('complaint', { text }));
  const url = `/api/matters/980101/${opened.body.matterId}/acts`;
  const steps: readonly (readonly [string, object])[] = [
    ['accept', {}],
    ['agree', { form: 'record', why: 'performed', text: '双方同意退款。' }],
  ];
  for (const [index, [verb, body]] of steps.entries()) {
    const answer = await officer('POST', url, { actId: uuidv7(), verb, version: index + 1, body });
    expect(answer.status, answer.text).toBe(200);
  }
  return opened.body.matterId;
}
const FIRM = { name: '云岚家电商行', address: '东街1号' };
const ended = (complaint: string, more: JsonObject = {}): JsonObject => ({
  complaint: { procedure: 'complaint', matter: complaint, region: '980101' },
  ...{ firm: FIRM, problem: 'quality', receivedOn: '2026-06-01', endedOn: '2026-06-01', outcome: 'agreed', ...more },
});

describe('complaint information', () => {
  test('is published of a settled complaint once its firm was heard: no word of who complained', async () => {
    const complaint = await settled('李明购买的电饭煲漏电，联系电话13987654321');
    const propose = (body: JsonObject) =>
      officer('POST', '/api/office', { actId: uuidv7(), procedure: 'disclosure', verb: 'propose', body });
    expect((await propose(ended(complaint, { outcome: 'terminated', ground: 'T3' }))).body.code).toBe(
      'disclosures.differs',
    );
    expect((await propose(ended(complaint, { receivedOn: '2026-05-31' }))).body.code).toBe('disclosures.differs');
    expect((await propose(ended(mall))).body.code).toBe('procedure.no-such-matter');
    const id = await open('disclosure', 'propose', ended(complaint));
    await done(officer, id, 'tell-firm', { document: '告知1号', toldOn: '2026-06-01' });
    const early = await act(chief, id, 'publish', { checked: true });
    expect(early.body.params.rule).toBe('disclosure.publish.heard');
    expect(await everywhere()).not.toContain(id);
    await done(officer, id, 'record-objection', { on: '2026-06-01', text: '王经理：已经退款。' });
    await done(chief, id, 'publish', { checked: true, until: '2026-06-10' });
    const { body: item, text } = await anybody(`/api/public/published/complaint/980101/${id}`);
    expect(item).toMatchObject({
      title: '投诉信息：云岚家电商行（产品质量）',
      until: '2026-06-10',
      firm: '云岚家电商行',
    });
    const said = `${text} ${await everywhere()}`;
    expect(said).toContain(id);
    expect(said).not.toMatch(/李明|13987654321|电饭煲|王经理|王小二/);
    expect(said).not.toContain(complaint);
    await done(chief, id, 'take-down', { why: 'error', document: '撤下1号', reason: '有误。' });
    expect(await everywhere()).not.toContain(id);
  });

  test('of one firm is counted with its period and base; a code that nobody has counts nothing', async () => {
    const code = '91980101MA00000001'.slice(0, 17);
    const uscc = `${code}${usccCheck(code)}`;
    for (const problem of ['quality', 'food']) {
      const id = await open(
        'disclosure',
        'propose',
        ended(await settled('一件'), { firm: { ...FIRM, code: uscc }, problem }),
      );
      await done(officer, id, 'tell-firm', { document: '告知3号', toldOn: '2026-06-01' });
      await done(officer, id, 'record-objection', { on: '2026-06-01', text: '无。' });
      await done(chief, id, 'publish', { checked: true });
    }
    const { body, headers } = await anybody(`/api/public/firms/${uscc}`);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toMatchObject({
      ...{ firm: '云岚家电商行', total: 2, from: '2025-06-01', until: '2026-06-01' },
      ...{
        outcomes: [{ id: 'agreed', count: 2 }],
        problems: [
          { id: 'food', count: 1 },
          { id: 'quality', count: 1 },
        ],
      },
    });
    expect((await anybody('/api/public/firms/91980101MA0000000X')).body).toMatchObject({ total: 0, firm: '' });
    expect((await anybody('/api/public/firms/x')).status).toBe(400);
  });

  test('is not published of one that is not ended, and exempt it is shown to nobody', async () => {
    const clerk = await server.signIn('clerk');
    const { body } = await clerk('POST', '/api/matters', opening('complaint'));
    const asked = { actId: uuidv7(), procedure: 'disclosure', verb: 'propose', body: ended(body.matterId) };
    expect((await officer('POST', '/api/office', asked)).body.code).toBe('disclosures.not-ended');
    const id = await open('disclosure', 'propose', ended(await settled('另一件')));
    await done(chief, id, 'exempt', { why: 'secret', reason: '涉及商业秘密。' });
    expect(await everywhere()).not.toContain(id);
    expect((await anybody(`/api/public/published/complaint/980101/${id}`)).status).toBe(404);
  });
});

describe('lists and recalls', () => {
  test('an entry names its decision and what it rests on, and is gone with its removal', async () => {
    const id = await open('list-entry', 'propose', {
      ...listEntryExamples.propose,
      decidedOn: '2026-06-01',
    } as JsonObject);
    await done(officer, id, 'tell-firm', { document: '告知2号', toldOn: '2026-06-01' });
    await done(officer, id, 'record-objection', { on: '2026-06-01', text: '无异议。' });
    await done(chief, id, 'publish', { checked: true });
    const { body } = await search({ kind: 'list-entry' });
    expect(body.items).toMatchObject([{ id, title: '经营异常名录：云岚家电商行', until: null }]);
    expect(JSON.stringify(body.items)).toContain('列异〔2026〕1号');
    await done(chief, id, 'remove', { how: 'performed', document: '移出1号', reason: '已经改正。' });
    expect((await search({ kind: 'list-entry' })).body.items).toEqual([]);
  });

  test('a recall says first what whoever has it should do, and is found by its batch', async () => {
    const id = await open('recall', 'propose', { ...recallExamples.propose, startedOn: '2026-06-01' } as JsonObject);
    await done(chief, id, 'publish', { checked: true });
    const { body } = await search({ q: '酱油 2026-05-01' });
    expect(body.items).toMatchObject([{ id, kind: 'recall' }]);
    expect(body.items[0].facts[0]).toMatchObject({
      label: { zh: '消费者怎么办' },
      value: { zh: '停止食用，凭包装到购买处退货。' },
    });
  });
});

describe('a correction', () => {
  let from = 0;
  const ask = (body: object): Promise<Answer> => {
    from += 1;
    return server.send({ method: 'POST', url: '/public/corrections', payload: body, remoteAddress: `10.1.0.${from}` });
  };
  const status = (receiptCode: string): Promise<Answer> =>
    server.send({ method: 'POST', url: '/public/status', payload: { receiptCode }, remoteAddress: '10.1.1.1' });
  const wanted = (item: object) => ({
    actId: uuidv7(),
    ...item,
    ...{ who: '张先生', contact: '13711112222', reason: '商行的名称写错了。', papers: '营业执照' },
  });

  test('is upheld only once the item was mended, and who asked is told by their code', async () => {
    const id = await open('recall', 'propose', {
      ...recallExamples.propose,
      startedOn: '2026-06-01',
      product: '旧名酱油',
    } as JsonObject);
    await done(chief, id, 'publish', { checked: true });
    const item = { kind: 'recall', region: '980101', id };
    const asked = wanted(item);
    const first = await ask(asked);
    expect(first.status, first.text).toBe(201);
    expect((await ask(asked)).body.code).toBe('published.correction-known');
    const code: string = first.body.receiptCode;
    const request = asked.actId;
    const seen = await status(code);
    expect(seen.body).toMatchObject({
      procedure: 'correction',
      plainState: { zh: '已收到，正在核实' },
      mayWithdraw: false,
    });
    expect(`${seen.text} ${await everywhere()} ${server.log()}`).not.toMatch(/张先生|13711112222|写错了/);
    const uphold = { how: 'mended', document: '更正1号', answer: '已经更正产品名称。' };
    expect((await act(chief, request, 'uphold', uphold)).body.code).toBe('published.unmended');
    await done(chief, id, 'mend', {
      ...recallExamples.mend,
      startedOn: '2026-06-01',
      product: '新名酱油',
    } as JsonObject);
    await done(chief, request, 'uphold', uphold);
    const { body } = await status(code);
    expect(body).toMatchObject({
      plainState: { zh: '已更正' },
      messages: [{ from: 'office', text: '已经更正产品名称。' }],
    });
    expect((await search({ q: '旧名酱油' })).body.items).toEqual([]);
  });

  test('is refused with reason and remedies, after it was looked into', async () => {
    const asked = wanted({ kind: 'commitment', region: '980101', id: mall });
    const { body } = await ask(asked);
    const refuse = { answer: '与登记一致。', remedies: '可以依法申请行政复议或者提起行政诉讼。', document: '答复1号' };
    expect((await act(chief, asked.actId, 'refuse', refuse)).body.params.rule).toBe('correction.refuse.looked-into');
    await done(officer, asked.actId, 'look-into', { text: '核对了承诺书。' });
    expect((await act(officer, asked.actId, 'refuse', refuse)).body.params.rule).toBe('procedure.role');
    await done(chief, asked.actId, 'refuse', refuse);
    const { body: told } = await status(body.receiptCode);
    expect(told.messages[0].text).toBe('与登记一致。\n可以依法申请行政复议或者提起行政诉讼。');
    expect(told.messages[0].text).not.toContain('承诺书');
  });

  test('of what is not on display opens nothing', async () => {
    for (const item of [
      { kind: 'commitment', region: '980101', id: uuidv7() },
      { kind: 'decision', region: '980101', id: mall },
    ]) {
      expect((await ask(wanted(item))).body.code).toBe('published.none');
    }
    expect((await ask({ ...wanted({ kind: 'commitment', region: '980101', id: mall }), reason: '' })).status).toBe(400);
  });
});

describe('what is taken down is gone at once, everywhere', () => {
  test('a withdrawn decision', async () => {
    const item = `/api/public/published/decision/${CASE_REGION}/${decision}`;
    const { body: shown } = await anybody(item);
    expect(await everywhere()).toContain(decision);
    expect(shown.title).toContain('：');
    const withdrawn = await withdraw(decision);
    expect(withdrawn.status, withdrawn.text).toBe(200);
    expect((await anybody(item)).status).toBe(404);
    expect(await everywhere()).not.toContain(decision);
    expect((await anybody('/api/public/search/counts?kind=decision')).body.total).toBe(0);
  });

  test('a commitment after its last day', async () => {
    await done(officer, mall, 'withdraw', { document: '撤回1号', lastDay: '2026-06-02' });
    expect((await search({ q: '第一百货' })).body.items).toMatchObject([{ id: mall, until: '2026-06-02' }]);
    server.clock.set(new Date('2026-06-02T15:59:00Z'));
    expect(await everywhere()).toContain(mall);
    // Midnight in China.
    server.clock.set(new Date('2026-06-02T16:00:00Z'));
    expect(await everywhere()).not.toContain(mall);
    expect((await anybody(`/api/public/published/commitment/980101/${mall}`)).status).toBe(404);
  });
});

describe('a typical case', () => {
  const heading = '某食品店经营过期食品案';
  const masked = '2026年5月，执法人员在某食品店发现过期食品，货值一千余元。该局依法没收并处罚款。';
  const { officer: handler, head, provinceHead } = staff;
  const province = { scope: '%', clearance: 9, authority: '980000' as AuthorityCode };
  const cast = {
    ...strangers('980101'),
    actor: (by: ActingAs): LedgerActor =>
      by === provinceHead ? { ...by, ...province } : strangers('980101').actor(by),
  };
  const nominated: Step[] = [
    ...archived,
    ['2026-08-03', handler, 'nominate-typical', { level: 'province', heading, masked, why: '案情典型。' }],
    ['2026-08-20', provinceHead, 'select-typical', { level: 'province', batch: '十大典型案例', document: '77号' }],
  ];

  test('is read once it was exposed, masked, and no more once it was taken down', async () => {
    server.clock.set(new Date('2026-09-30T02:00:00Z'));
    const id = await tell(server.ledger, nominated, cast);
    const typical = (): Promise<Answer> => search({ kind: 'typical-case', q: '过期食品' });
    expect((await typical()).body.items).toEqual([]);
    const shown = { on: '2026-08-25', channel: 'website', outlet: '省局门户网站' };
    await tell(server.ledger, [['2026-08-28', handler, 'record-exposure', shown]], cast, id);
    const { body, text } = await typical();
    expect(body.items).toMatchObject([{ title: heading, firm: '', code: '', day: '2026-08-25', authority: '980000' }]);
    expect(text).toContain(masked);
    expect(text).not.toMatch(/案情典型。|江阳/);
    await tell(
      server.ledger,
      [['2026-09-21', head, 'withdraw-typical', { reason: '撤下', document: '撤1号' }]],
      cast,
      id,
    );
    expect((await typical()).body.items).toEqual([]);
  });
});

async function withdraw(publication: string): Promise<Answer> {
  const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ id: string; version: number }>({
      text: `select m.id, m.version from publication p join matter m on m.home_region = p.home_region and m.id = p.matter_id
        where p.id = $1`,
      values: [publication],
    }),
  );
  const [row] = rows;
  return chief('POST', `/api/cases/${CASE_REGION}/${row?.id}/publication/withdraw`, {
    ...{ actId: uuidv7(), version: row?.version, ground: 'error', document: '撤回1号', reason: '有误。' },
  });
}
