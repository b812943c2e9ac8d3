import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { checkDraw } from '../../modules/inspections/model/check-draw.ts';
import type { DrawFile } from '../../modules/inspections/model/draw-file.ts';
import { verifyNoteInBrowser } from '../../modules/inspections/model/verify-note-in-browser.ts';
import { sql } from '../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../platform/store/types.ts';
import {
  type DrawStage,
  drawPlan,
  drawStage,
  frozenDraw,
  ITEMS,
  DRAW_REGION as REGION,
  SHOP,
} from './testing/draw-stage.ts';
import { type Caller, type TestServer, testServer } from './testing/test-server.ts';

let server: TestServer;
let officer: Caller;
let second: Caller;
let chief: Caller;
let city: Caller;
let neighbour: Caller;
let stage: DrawStage;
let anybody: Caller;
beforeAll(async () => {
  server = await testServer();
  [officer, second, chief, city, neighbour] = (await Promise.all(
    ['officer', 'second', 'chief', 'overseer', 'neighbour'].map((login) => server.signIn(login)),
  )) as [Caller, Caller, Caller, Caller, Caller];
  anybody = Object.assign((method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string) => server.send({ method, url }), {
    cookie: '',
  }) as Caller;
  stage = await drawStage(server, officer, chief);
});
afterAll(() => server.end());

const draws = (id: string, rest = '') => `/api/draws/${REGION}/${id}${rest}`;
const reveal = (by: Caller, id: string, more: object = {}) =>
  by('POST', draws(id, '/reveal'), { actId: uuidv7(), version: 3, contribution: '骰子 6 1 4', ...more });
const check = (file: unknown, key = '') => checkDraw(JSON.stringify(file), verifyNoteInBrowser, key);

describe('a draw', () => {
  let id: string;
  let file: DrawFile;

  test('classes weigh firms of the own area; a firm outside is refused', async () => {
    const firms = stage.codes.slice(0, 4).map((code) => ({ code, risk: 'high', credit: 'abnormal' }));
    const put = (by: Caller) =>
      by('PUT', '/api/inspections/classes', { source: '信用分级', asOf: '2026-05-31', firms });
    expect((await put(officer)).body).toEqual({ put: 4 });
    expect((await put(neighbour)).body.code).toBe('inspections.class.outside');
    // Of the own area, by who does not class firms.
    const refused = await put(await server.signIn('clerk'));
    expect([refused.status, refused.body.code]).toEqual([403, 'inspections.class.refused']);
  });

  test('items that are on no published list are not planned', async () => {
    const plan = drawPlan({ items: [{ id: '9', title: '随便看看' }] });
    const refused = await stage.open(officer, 'draw', 'plan', plan);
    expect([refused.status, refused.body.code]).toEqual([409, 'inspections.item.unpublished']);
  });

  test('is planned, looked at, approved; lists and secret are made by the product alone', async () => {
    const relation = {
      ...{ officer: stage.officers[0], kind: 'kinship' },
      firm: { name: '云岚第1商行', code: stage.codes[0] },
    };
    expect((await stage.open(officer, 'relation', 'declare', relation)).status).toBe(201);
    const planned = await stage.open(officer, 'draw', 'plan', drawPlan());
    expect(planned.status, planned.text).toBe(201);
    id = planned.body.matterId;
    const preview = await officer('GET', draws(id, '/preview'));
    expect(preview.body).toMatchObject({ conflicts: 1, capped: 0, problem: null });
    expect(preview.body.groups).toEqual([
      { id: 'high', size: 4, draw: 2 },
      { id: 'rest', size: 20, draw: 4 },
    ]);
    const freeze = { actId: uuidv7(), version: 1 };
    expect((await officer('POST', draws(id, '/freeze'), freeze)).body.params.rule).toBe('procedure.state');
    expect((await stage.act(chief, id, 'approve', { document: '审批1' })).status).toBe(200);
    const typed = await stage.act(officer, id, 'freeze', {});
    expect(typed.body.code).toBe('inspections.draw.own-route');
    const frozen = await officer('POST', draws(id, '/freeze'), { ...freeze, version: 2 });
    expect([frozen.status, frozen.body.state], frozen.text).toEqual([200, 'frozen']);
    // Asked again with the same id: done once.
    expect((await officer('POST', draws(id, '/freeze'), { ...freeze, version: 2 })).body).toMatchObject({
      replayed: true,
      version: 3,
    });
  });

  test('the public sees the commitment before, and nothing by which to foresee the result', async () => {
    const { body } = await anybody('GET', '/api/public/draws');
    expect(body.items).toMatchObject([{ id, state: 'committed', firms: 24, toDraw: 6, published: false }]);
    expect((await anybody('GET', `/api/public/draws/${REGION}/${id}/file`)).status).toBe(404);
    expect((await anybody('GET', `/api/public/draws/${REGION}/${uuidv7()}`)).status).toBe(404);
    const { rows } = await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query<{ sealed: Buffer }>(sql`select sealed from draw_lists where matter_id = ${id}`),
    );
    const { body: seen } = await officer('GET', draws(id));
    expect(rows[0]?.sealed.length).toBeGreaterThan(32);
    expect(seen.result).toBeNull();
  });

  test('neither whoever froze nor anybody before a head is signed reveals', async () => {
    expect((await reveal(officer, id)).body.params.rule).toBe('draw.reveal.other');
    expect((await reveal(second, id)).body.code).toBe('inspections.draw.not-sealed');
    expect((await reveal(neighbour, id)).status).toBe(404);
    await stage.work('seal');
    const done = await reveal(second, id);
    expect([done.status, done.body.state], done.text).toEqual([200, 'drawn']);
  });

  test('the result tells officers, who was passed over, and opens an inspection of each firm, once', async () => {
    await stage.work('inspections');
    await server.store.transaction(SYSTEM_VIEWER, (tx) =>
      tx.query(sql`insert into outbox (home_region, act_id, topic, payload, available_at)
        select home_region, act_id, 'draw-drawn', '{}', now() from act where matter_id = ${id} and verb = 'reveal'`),
    );
    await stage.work('inspections');
    const { body } = await officer('GET', draws(id));
    expect(body.result.firms).toHaveLength(6);
    for (const firm of body.result.firms) {
      expect(firm.officers).toHaveLength(2);
      expect(firm.inspection).toMatchObject({ state: 'approved' });
      if (firm.code === stage.codes[0]) {
        expect(firm.officers.map(({ licence }: { licence: string }) => licence)).not.toContain('L-701');
      }
    }
    const listed = await officer('GET', `/api/office?procedure=inspection&origin=${id}`);
    expect(listed.body.total).toBe(6);
    expect((await neighbour('GET', draws(id))).status).toBe(404);
    expect((await city('GET', draws(id))).status).toBe(200);
  });

  test('what is published draws again for anybody, with the head of the ledger', async () => {
    expect((await stage.act(officer, id, 'publish')).status).toBe(200);
    const { body, status } = await anybody('GET', `/api/public/draws/${REGION}/${id}/file`);
    expect(status).toBe(200);
    file = body as DrawFile;
    const verdict = await check(file);
    expect(verdict.checks.map(({ check: name, outcome }) => `${name} ${outcome}`)).toEqual(
      ['form', 'lists', 'commitment', 'seed', 'result', 'ledger', 'signature'].map((name) => `${name} ok`),
    );
    expect(JSON.stringify(file)).not.toMatch(/先生|检查员/);
  });

  const swapped = (text: string): string => text.replace(/^firm\t(.*)\t(.*)\t\d+\t(.*)$/m, 'firm\t$1\t$2\t9\t$3');
  test.each<[string, (from: DrawFile) => unknown, string]>([
    ['a weight in the lists', (from) => ({ ...from, lists: swapped(from.lists) }), 'lists'],
    [
      'an officer who is not on the list',
      (from) => ({ ...from, lists: from.lists.replace(/^officer\tL-704.*\n/m, '') }),
      'lists',
    ],
    ['another secret', (from) => ({ ...from, secret: 'a'.repeat(64) }), 'commitment'],
    ['what the second person added', (from) => ({ ...from, contribution: '骰子 1 1 1' }), 'seed'],
    ['a seed that suits', (from) => ({ ...from, seed: 'b'.repeat(64) }), 'seed'],
    [
      'a firm left out of the result',
      (from) => ({ ...from, result: { ...from.result, firms: from.result.firms.slice(1) } }),
      'result',
    ],
    [
      'another act',
      (from) => ({
        ...from,
        ledger: from.ledger && { ...from.ledger, act: from.ledger.act.replace(from.digest, 'c'.repeat(64)) },
      }),
      'ledger',
    ],
    [
      'another place in the tree',
      (from) => ({ ...from, ledger: from.ledger && { ...from.ledger, leaf: from.ledger.leaf + 1 } }),
      'ledger',
    ],
    [
      'a head that nobody signed',
      (from) => ({
        ...from,
        ledger: from.ledger && { ...from.ledger, head: from.ledger.head.replace('time 2026', 'time 2025') },
      }),
      'signature',
    ],
    ['a beacon that suits', (from) => ({ ...from, beacon: { kind: 'head', root: 'd'.repeat(64), size: 5 } }), 'ledger'],
    ['no file at all', () => ({}), 'form'],
  ])('%s is found', async (_what, change, found) => {
    const verdict = await check(change(file));
    expect(verdict.ok).toBe(false);
    expect(verdict.checks.filter(({ outcome }) => outcome === 'failed').map(({ check: name }) => name)).toContain(
      found,
    );
  });

  test('a key from elsewhere that did not sign is told', async () => {
    const other = 'qingyuan/other+00000000+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    expect((await check(file, other)).checks.at(-1)).toEqual({ check: 'signature', outcome: 'failed' });
  });

  test('a draw that is abandoned after its commitment stays in sight; a public number is asked for by its source', async () => {
    const given = { beacon: { kind: 'public', source: '云岚福彩第2026001期' } };
    const other = await frozenDraw(stage, officer, chief, given);
    expect((await reveal(second, other)).body).toMatchObject({ code: 'inspections.draw.beacon' });
    expect((await stage.act(chief, other, 'abandon', { reason: '名录有误' })).status).toBe(200);
    const { body } = await anybody('GET', '/api/public/draws');
    expect(body.items.find((each: { id: string }) => each.id === other)).toMatchObject({
      ...{ state: 'abandoned', reason: '名录有误', published: false },
    });
    const third = await frozenDraw(stage, officer, chief, given);
    expect((await reveal(second, third, { value: '03 08 15' })).body.state).toBe('drawn');
    const early = await officer('GET', draws(third, '/file'));
    expect((await check(early.body)).checks).toContainEqual({ check: 'ledger', outcome: 'unknown' });
  });
});

describe('an inspection', () => {
  const body = (change: object = {}) => ({
    firm: { name: '王记小吃店', code: SHOP },
    items: ITEMS,
    officers: stage.officers.slice(0, 2),
    period: { from: '2026-06-01', to: '2026-06-30' },
    ...{ purpose: 'inspection', ground: 'cause', reason: '接到举报。', domain: 'food' },
    ...change,
  });
  const propose = async (change: object = {}) =>
    String((await stage.open(officer, 'inspection', 'propose', body(change))).body.matterId);
  const approve = (id: string, more: object = {}) => stage.act(chief, id, 'approve', { document: '审批', ...more });
  const doorCode = async (id: string) =>
    (await officer('GET', `/api/matters/${REGION}/${id}`)).body.facts.doorCode as string;
  const results = [
    { item: '1', result: 'found', note: '许可证过期', next: 'clue' },
    { item: '2', result: 'ordered', note: '无标价签', next: 'finding' },
  ];

  test('goes from approval and code to a result that anybody reads, its problems on their way', async () => {
    const id = await propose();
    expect((await approve(id)).status).toBe(200);
    const code = await doorCode(id);
    const door = await anybody('GET', `/api/public/inspection-door?code=${code.toLowerCase()}`);
    expect(door.body).toMatchObject({ firm: '王记小吃店', approved: true, licences: ['L-701', 'L-702'] });
    expect((await anybody('GET', '/api/public/inspection-door?code=000000000000')).body.code).toBe(
      'inspections.door.unknown',
    );
    expect((await stage.act(officer, id, 'scan', { code })).status).toBe(200);
    const record = { officer: stage.officers[1], results, present: '店长', text: '检查经过。' };
    expect((await stage.act(officer, id, 'record', record)).status).toBe(200);
    await stage.work('inspections');
    await stage.work('inspections');
    const findings = await officer('GET', `/api/office?procedure=finding&origin=${id}`);
    expect(findings.body.items).toMatchObject([{ title: '王记小吃店：明码标价' }]);
    const clues = await officer('GET', '/api/matters?procedure=clue&queue=all&q=%E6%A3%80%E6%9F%A5%E5%8F%91%E7%8E%B0');
    expect(clues.body.items).toMatchObject([{ title: '检查发现：王记小吃店 食品经营许可' }]);

    expect((await anybody('GET', '/api/public/inspections')).body.items).toEqual([]);
    expect((await stage.act(officer, id, 'publish')).status).toBe(200);
    const shown = await anybody('GET', `/api/public/inspections?q=${SHOP.toLowerCase()}`);
    expect(shown.body.items).toMatchObject([
      {
        id,
        firm: '王记小吃店',
        results: [
          { item: '食品经营许可', problem: true },
          { item: '明码标价', problem: true },
        ],
      },
    ]);
    expect(shown.text).not.toMatch(/店长|检查经过|过期/);
    expect((await stage.act(chief, id, 'withdraw-publication', { reason: '复核' })).status).toBe(200);
    expect((await anybody('GET', '/api/public/inspections')).body.items).toEqual([]);
  });

  test('is not asked for by items that are on no list', async () => {
    const refused = await stage.open(
      officer,
      'inspection',
      'propose',
      body({ items: [{ id: '1', title: '别的事项' }] }),
    );
    expect(refused.body.code).toBe('inspections.item.unpublished');
  });

  test('is made by officers with a licence; who comes to observe needs none', async () => {
    const officers = [stage.officers[0], server.people.neighbour];
    const refused = await stage.open(officer, 'inspection', 'propose', body({ officers }));
    expect([refused.body.code, refused.body.params]).toEqual(['inspections.officers.unlicensed', { count: 1 }]);
    const visit = await stage.open(officer, 'inspection', 'propose', body({ officers, purpose: 'observation' }));
    expect(visit.status, visit.text).toBe(201);
  });

  test('beyond the yearly cap is not approved; of two approvals at once one is too many', async () => {
    // One is done above; the cap is two.
    const [a, b] = [await propose(), await propose()];
    const answers = await Promise.all([approve(a), approve(b)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'inspections.cap.reached', params: { cap: 2, done: 2 } });
    const ordered = await propose({ ground: 'ordered', order: { document: '国市监1', issuer: '总局' } });
    expect((await approve(ordered)).status).toBe(200);
    const { body: cap } = await officer('GET', `/api/inspections/cap?code=${SHOP}`);
    expect(cap).toMatchObject({ cap: 2, done: 2, mode: 'block', list: { title: '检查事项清单', edition: 1 } });
    expect(cap.inspections.filter(({ counts }: { counts: boolean }) => counts)).toHaveLength(2);
    expect((await officer('GET', `/api/inspections/cap?code=${SHOP}&authority=980102`)).status).toBe(403);
  });

  test('a firm at its cap is left out of the next draw', async () => {
    const planned = await stage.open(
      officer,
      'draw',
      'plan',
      drawPlan({ population: { area: REGION, kinds: ['individual'] } }),
    );
    const { body: preview } = await officer('GET', draws(planned.body.matterId, '/preview'));
    expect(preview).toMatchObject({ capped: 1, problem: 'nothing' });
  });

  test('where the list asks for a reason, the approval gives it', async () => {
    const items = ITEMS.map((item) => ({ ...item, basis: '法', objects: '企业', method: 'on-site', who: '本局' }));
    const amended = { title: '检查事项清单', items, yearlyCap: 2, capMode: 'warn', reason: '调整' };
    expect((await stage.act(chief, stage.list, 'amend', amended)).status).toBe(200);
    const id = await propose();
    expect((await approve(id)).body.code).toBe('inspections.cap.reason');
    expect((await approve(id, { overCap: '群众反映强烈' })).status).toBe(200);
    const { body: lists } = await anybody('GET', '/api/public/inspection-items');
    expect(lists.lists).toMatchObject([{ edition: 2, capMode: 'warn', yearlyCap: 2 }]);
    expect((await officer('GET', '/api/inspections/items')).body.lists).toEqual(lists.lists);
    expect((await neighbour('GET', '/api/inspections/items')).body.lists).toEqual([]);
  });
});
