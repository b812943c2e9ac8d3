import type { ActId, AuthorityCode, MatterId } from '../../kernel/id.ts';
import { addDays, legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { regionOf } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { listsBeside } from '../../modules/inspections/index.ts';
import { doorCodeOf } from '../../modules/inspections/model/door-code.ts';
import {
  commitmentOf,
  DRAW_ALGORITHM,
  drawFrom,
  resultText,
  seedOf,
} from '../../modules/inspections/model/draw-from.ts';
import { type DrawLists, listsDigest, listsText } from '../../modules/inspections/model/draw-lists.ts';
import { sha256Hex } from '../../modules/inspections/model/sha256.ts';
import type { Db } from '../../platform/store/types.ts';
import { instantOf } from '../calendar.ts';
import { inventFirm } from '../firms.ts';
import { people, personAt, type WorldPerson } from '../people.ts';
import type { Told } from '../perform-stories.ts';
import { getPlace } from '../places.ts';
import { createRandom, type Random } from '../random.ts';
import type { Step } from '../stories.ts';

const COUNTY = '980102';
const ITEMS = [
  { id: '1', title: '食品经营许可和从业人员健康管理' },
  { id: '2', title: '明码标价' },
  { id: '3', title: '登记事项和公示信息' },
] as const;

function who(role: 'officer' | 'head', nth = 0): WorldPerson {
  return personAt(COUNTY, role, nth);
}

/** What is done, so many days before the founding, in minutes of that day; `body` may need the id of the matter and the hour. */
interface Line {
  readonly by: WorldPerson;
  readonly verb: string;
  readonly age: number;
  readonly body: JsonObject | ((matter: string, at: Date) => JsonObject);
  readonly beside?: (matter: string) => (tx: Db) => Promise<void>;
}

/** One matter, told act by act. */
function told(founded: Date, procedure: string, name: string, lines: readonly Line[]): Told {
  const random = createRandom(`inspections/${name}`);
  const homeRegion = regionOf(COUNTY);
  let matterId: MatterId | undefined;
  const steps = lines.map(({ by, verb, age, body, beside }, index): Step => {
    const day: PlainDate = addDays(legalDay(founded), -age);
    const at = instantOf(day, 8 * 60 + 30 + index * 12);
    const actId = random.uuid(at) as ActId;
    const opened = matterId;
    matterId ??= actId as string as MatterId;
    const id = matterId;
    const request = {
      ...{ actId, homeRegion, verb, eventAt: at.toISOString() },
      body: typeof body === 'function' ? body(id, at) : body,
      ...(beside === undefined ? {} : { beside: beside(id) }),
    };
    return {
      at,
      by,
      verb,
      requests: [
        opened === undefined
          ? { ...request, procedure, homeCode: COUNTY as AuthorityCode }
          : { ...request, matterId: opened, of: [procedure] },
      ],
    };
  });
  return { matters: 1, steps };
}

const DAYS = (founded: Date, from: number, to: number) => ({
  from: addDays(legalDay(founded), from),
  to: addDays(legalDay(founded), to),
});

function itemList(founded: Date): Told {
  const items = ITEMS.map((item) => ({
    ...item,
    ...{ basis: '食品安全法、价格法、市场主体登记管理条例', objects: '食品经营者、市场主体' },
    ...{ method: 'on-site', who: '县级市场监督管理部门' },
  }));
  const title = '涉企行政检查事项清单';
  const age = 200;
  return told(founded, 'item-list', 'list', [
    { by: who('officer'), verb: 'draft', age, body: { title, items, yearlyCap: 2, capMode: 'block' } },
    {
      ...{ by: who('head'), verb: 'publish', age },
      body: { document: '听泉市监公告〔示例〕1号', from: addDays(legalDay(founded), -age) },
    },
  ]);
}

const plan = (founded: Date, title: string, beacon: JsonObject): JsonObject => ({
  ...{ title, document: '听泉市监检〔示例〕2号', items: [...ITEMS], officersPerFirm: 2 },
  population: { area: COUNTY, kinds: [] },
  groups: [
    { id: 'high', risks: ['high', 'medium-high'], credits: [], permille: 300 },
    { id: 'rest', risks: [], credits: [], number: 3 },
  ],
  weights: [{ credit: 'abnormal', weight: 3 }],
  period: DAYS(founded, -2, 40),
  beacon,
});

function listsOf(random: Random): DrawLists {
  const place = getPlace(COUNTY);
  const firms = Array.from({ length: 18 }, (_, i) => {
    const { code, name } = inventFirm(place, i % 2 === 0 ? '食品有限公司' : '便利店', random);
    return { code, name, group: i < 6 ? 'high' : 'rest', weight: i % 5 === 0 ? 3 : 1 };
  });
  const officers = people
    .filter(
      ({ authority, roles, licenceNo }) =>
        authority.startsWith(COUNTY) && roles.includes('officer') && licenceNo !== null,
    )
    .map(({ licenceNo, authority }) => ({ licence: licenceNo ?? '', authority }));
  const conflicts = firms
    .slice(0, 4)
    .map(({ code }) => ({ licence: officers[0]?.licence ?? '', code, why: 'last-time' as const }));
  return {
    officersPerFirm: 2,
    groups: [
      { id: 'high', draw: 2 },
      { id: 'rest', draw: 3 },
    ],
    firms,
    officers,
    conflicts,
  };
}

/** A draw that is over and public: its chance was a lottery draw that the plan had named. */
function doneDraw(founded: Date): Told {
  const random = createRandom('inspections/lists');
  const lists = listsOf(random);
  const text = listsText(lists);
  const secret = sha256Hex('云岚演示：抽查随机数');
  const [contribution, source, value] = ['骰子 3 5 2 6', '云岚福彩双色球（演示）', '03 08 15 21 27 30 + 09'];
  const seed = seedOf(secret, value, contribution);
  const result = drawFrom(lists, seed);
  return told(founded, 'draw', 'done', [
    {
      by: who('officer'),
      verb: 'plan',
      age: 5,
      body: plan(founded, '食品经营者双随机抽查', { kind: 'public', source }),
    },
    { by: who('head'), verb: 'approve', age: 5, body: { document: '听泉市监检审〔示例〕2号' } },
    {
      ...{ by: who('officer'), verb: 'freeze', age: 4 },
      body: {
        ...{ algorithm: DRAW_ALGORITHM, digest: listsDigest(text), commitment: commitmentOf(secret) },
        ...{ firms: lists.firms.length, officers: lists.officers.length, toDraw: result.firms.length, capped: 0 },
      },
      // The secret is told below: there is nothing left to seal.
      beside: (matter) => listsBeside(regionOf(COUNTY), matter, listsDigest(text), text, Buffer.alloc(0)),
    },
    {
      ...{ by: who('officer', 1), verb: 'reveal', age: 3 },
      body: {
        ...{ secret, contribution, seed, beacon: { kind: 'public', source, value } },
        ...{ result: sha256Hex(resultText(result)), drawn: result.firms.length },
      },
    },
    { by: who('officer'), verb: 'publish', age: 3, body: {} },
  ]);
}

/** One that waits: whoever tries the demo freezes its lists as an officer and reveals as the head. */
const waitingDraw = (founded: Date): Told =>
  told(founded, 'draw', 'waiting', [
    {
      by: who('officer', 1),
      verb: 'plan',
      age: 2,
      body: plan(founded, '第四季度市场主体双随机抽查', { kind: 'head' }),
    },
    { by: who('head'), verb: 'approve', age: 1, body: { document: '听泉市监检审〔示例〕3号' } },
  ]);

function relationOf(founded: Date): Told {
  const firm = inventFirm(getPlace(COUNTY), '商贸有限公司', createRandom('inspections/relation'));
  const body = { officer: who('officer', 1).id, firm: { name: firm.name, code: firm.code }, kind: 'kinship' };
  return told(founded, 'relation', 'relation', [{ by: who('officer', 1), verb: 'declare', age: 60, body }]);
}

function inspectionBody(founded: Date, name: string, age: number, more: JsonObject = {}): JsonObject {
  const firm = inventFirm(getPlace(COUNTY), '餐饮有限公司', createRandom(`inspections/firm ${name}`));
  return {
    firm: { name: firm.name, code: firm.code, address: firm.address },
    items: ITEMS.slice(0, 2),
    officers: [who('officer').id, who('officer', 1).id],
    period: DAYS(founded, -age, 20),
    ...{ purpose: 'inspection', ground: 'cause', reason: '投诉举报中反映后厨卫生和价格标示问题。', domain: 'food' },
    ...more,
  } as JsonObject;
}

/** One whose result is public, one that is approved and waits for its officers, one that waits for its approval. */
function inspections(founded: Date): readonly Told[] {
  const [officer, second, head] = [who('officer'), who('officer', 1), who('head')];
  const open = (name: string, age: number, more: JsonObject = {}): Line => ({
    ...{ by: officer, verb: 'propose', age },
    body: inspectionBody(founded, name, age, more),
  });
  const approve = (age: number): Line => ({
    by: head,
    verb: 'approve',
    age,
    body: { document: '听泉市监检审〔示例〕1号' },
  });
  // The second line of each story is the approval, from which the code of the door follows.
  const approvedAt = (age: number): string =>
    instantOf(addDays(legalDay(founded), -age), 8 * 60 + 30 + 12).toISOString();
  const shown = told(founded, 'inspection', 'shown', [
    open('shown', 20),
    approve(19),
    { by: officer, verb: 'scan', age: 15, body: (matter) => ({ code: doorCodeOf(matter, approvedAt(19)) }) },
    {
      ...{ by: officer, verb: 'record', age: 15 },
      body: {
        officer: second.id,
        results: [
          { item: '1', result: 'no-problem' },
          { item: '2', result: 'ordered', note: '三种商品没有价签，当场责令改正。', next: 'here' },
        ],
        ...{ present: '店长', text: '检查人员出示证件和检查码后进入经营场所，逐项检查并当场告知结果。' },
      },
    },
    { by: officer, verb: 'publish', age: 10, body: {} },
  ]);
  return [
    shown,
    told(founded, 'inspection', 'approved', [open('approved', 2), approve(1)]),
    told(founded, 'inspection', 'proposed', [
      open('proposed', 1, {
        ground: 'ordered',
        order: { document: '云市监发〔示例〕9号', issuer: '云岚省市场监督管理局' },
      }),
    ]),
  ];
}

/** Inspections of the demo district: a list, a draw that is over, one that waits, a relation, three inspections. */
export const inspectionStories = (founded: Date): readonly Told[] => [
  itemList(founded),
  relationOf(founded),
  doneDraw(founded),
  waitingDraw(founded),
  ...inspections(founded),
];
