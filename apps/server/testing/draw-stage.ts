import type { AuthorityCode, PersonId } from '../../../kernel/id.ts';
import { uuidv7 } from '../../../kernel/id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { putKnownParties } from '../../../modules/parties/index.ts';
import { codeOf, partyNamed } from '../../../modules/parties/testing.ts';
import { assignRoles, createPerson } from '../../../platform/identity/index.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Answer, Caller, TestServer } from './test-server.ts';

export const DRAW_REGION = '980101';
export const ITEMS = [
  { id: '1', title: '食品经营许可' },
  { id: '2', title: '明码标价' },
] as const;

/** A firm that no draw of enterprises takes. */
export const SHOP = codeOf(790, DRAW_REGION, '92');

/** Firms, licensed officers and a published list: what a draw needs to stand on. */
export interface DrawStage {
  readonly codes: readonly string[];
  /** Four officers with licences; the first two can sign in as `officer` and `second`. */
  readonly officers: readonly PersonId[];
  readonly list: string;
  open(by: Caller, procedure: string, verb: string, body: object): Promise<Answer>;
  act(by: Caller, id: string, verb: string, body?: object): Promise<Answer>;
  /** Runs a worker until nothing is left for it. */
  work(name: string): Promise<void>;
}

export async function drawStage(
  server: TestServer,
  officer: Caller,
  chief: Caller,
  cap: { readonly yearlyCap?: number; readonly capMode: 'block' | 'warn' } = { yearlyCap: 2, capMode: 'block' },
): Promise<DrawStage> {
  const { db } = server.store;
  await putKnownParties(server.store, [
    ...Array.from({ length: 24 }, (_, i) => partyNamed(`云岚第${i + 1}商行`, 700 + i, { region: DRAW_REGION })),
    // Of another kind: no draw of enterprises takes it.
    partyNamed('王记小吃店', 790, { region: DRAW_REGION, code: SHOP }),
  ]);
  const more: PersonId[] = [];
  for (const n of [3, 4]) {
    const id = await createPerson(db, { login: `inspector${n}`, name: `检查员${n}`, licenceNo: `L-70${n}` });
    await assignRoles(db, server.identity, [
      { personId: id, authority: DRAW_REGION as AuthorityCode, role: 'officer', validFrom: '2018-11-01' as PlainDate },
    ]);
    more.push(id);
  }
  const own = ['officer', 'second'].map((login) => server.people[login] as PersonId);
  for (const [i, id] of own.entries()) {
    await db.query(sql`update person set licence_no = ${`L-70${i + 1}`} where id = ${id}`);
  }
  const stage: Omit<DrawStage, 'list'> = {
    codes: Array.from({ length: 24 }, (_, i) => codeOf(700 + i, DRAW_REGION)),
    officers: [...own, ...more],
    open: (by, procedure, verb, body) => by('POST', '/api/office', { actId: uuidv7(), procedure, verb, body }),
    act: async (by, id, verb, body = {}) => {
      const seen = await by('GET', `/api/matters/${DRAW_REGION}/${id}`);
      const version = seen.body?.row?.version ?? 1;
      return by('POST', `/api/office/${DRAW_REGION}/${id}/acts`, { actId: uuidv7(), verb, version, body });
    },
    work: async (name) => {
      while (((await server.workers.find((each) => each.name === name)?.run()) ?? 0) > 0);
    },
  };
  const items = ITEMS.map((item) => ({
    ...item,
    ...{ basis: '食品安全法、价格法', objects: '食品经营者', method: 'on-site', who: '县级市场监管部门' },
  }));
  const drafted = await stage.open(officer, 'item-list', 'draft', { title: '检查事项清单', items, ...cap });
  const list = String(drafted.body.matterId);
  await stage.act(chief, list, 'publish', { document: '公告1', from: '2026-06-01' });
  return { ...stage, list };
}

export const drawPlan = (change: object = {}) => ({
  title: '2026年6月双随机抽查',
  document: '抽查方案1',
  items: ITEMS,
  population: { area: DRAW_REGION, kinds: ['enterprise'] },
  groups: [
    { id: 'high', risks: ['high'], credits: [], number: 2 },
    { id: 'rest', risks: [], credits: [], permille: 200 },
  ],
  weights: [{ credit: 'abnormal', weight: 4 }],
  officersPerFirm: 2,
  period: { from: '2026-06-01', to: '2026-06-30' },
  beacon: { kind: 'head' },
  ...change,
});

/** A draw whose lists are frozen; gives its id. */
export async function frozenDraw(
  stage: DrawStage,
  officer: Caller,
  chief: Caller,
  change: object = {},
): Promise<string> {
  const planned = await stage.open(officer, 'draw', 'plan', drawPlan(change));
  const id = String(planned.body.matterId);
  await stage.act(chief, id, 'approve', { document: '审批1' });
  await officer('POST', `/api/draws/${DRAW_REGION}/${id}/freeze`, { actId: uuidv7(), version: 2 });
  return id;
}
