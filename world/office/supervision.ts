import type { ActId, AuthorityCode, MatterId } from '../../kernel/id.ts';
import { addDays, legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { regionOf } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { instantOf } from '../calendar.ts';
import { personAt, type WorldPerson } from '../people.ts';
import type { Told } from '../perform-stories.ts';
import { getPlace } from '../places.ts';
import { createRandom, type Random } from '../random.ts';
import type { Step } from '../stories.ts';

const PROVINCE = '980000';
const DISTRICT = '980102';

/** One act: how many days before the founding, who, what. */
type Line = readonly [age: number, by: WorldPerson, verb: string, body: JsonObject];

const campaign = personAt(PROVINCE, 'campaign-office');
const head = personAt(PROVINCE, 'head');

const QUESTIONS: readonly JsonObject[] = [
  { id: 'q1', kind: 'yes-no', text: '是否建立线索台账并逐件登记？', required: true },
  { id: 'q2', kind: 'number', text: '上月受理线索多少件？', unit: '件', required: true },
  { id: 'q3', kind: 'yes-no', text: '是否逐件告知实名反映人？', required: true },
  { id: 'q4', kind: 'choice', text: '台账由谁保管？', choices: ['专人', '轮流', '无人'] },
  { id: 'q5', kind: 'text', text: '基层反映的主要困难' },
  { id: 'q6', kind: 'photo', text: '台账首页照片', photo: true },
];
const CHECKLIST: JsonObject = { version: 1, title: '线索清零督导清单', questions: [...QUESTIONS] };

interface Setting {
  readonly founded: Date;
  readonly today: PlainDate;
  readonly random: Random;
  readonly survey: string;
}

function told({ founded, today, random }: Setting, procedure: string, lines: readonly Line[], id?: string): Told {
  let matterId: MatterId | undefined;
  const steps = lines.map(([age, by, verb, body], index): Step => {
    const at = instantOf(addDays(today, -age), 9 * 60 + 10 * index);
    if (at > founded) throw new RangeError(`${verb} lies after the founding`);
    const actId = (matterId === undefined && id !== undefined ? id : random.uuid(at)) as ActId;
    const request = { actId, homeRegion: regionOf(PROVINCE), verb, body, eventAt: at.toISOString() };
    const opening = matterId === undefined;
    matterId ??= actId as string as MatterId;
    return {
      ...{ at, by, verb },
      requests: [opening ? { ...request, procedure, homeCode: PROVINCE as AuthorityCode } : { ...request, matterId }],
    };
  });
  return { matters: 1, steps };
}

const bureau = (code: string): JsonObject => ({ kind: 'authority', authority: code, name: getPlace(code).nameZh });
const teams: readonly JsonObject[] = [
  { name: '第一督导组', leader: campaign.id, members: [head.id] },
  { name: '第二督导组', leader: head.id, members: [campaign.id] },
];
const shared = (setting: Setting, team = 0): JsonObject => ({
  ...{ team: teams[team] ?? {}, checklist: CHECKLIST },
  origin: { procedure: 'survey', matter: setting.survey, region: PROVINCE },
});

const answers = (clues: number, ledger: string, keeper: string): JsonObject => ({
  answers: [
    { question: 'q1', value: ledger, seen: 0 },
    { question: 'q2', value: clues, seen: 0 },
    { question: 'q3', value: 'yes', seen: 0 },
    { question: 'q4', value: keeper, seen: 0 },
    { question: 'q5', seen: 0 },
  ],
  texts: { q5: '基层所人手少，回访多在晚间完成。' },
});

/** A round under way: two visits made, one begun, one planned, one sealed. */
function round(setting: Setting): readonly Told[] {
  const { today } = setting;
  const day = (age: number): string => addDays(today, -age);
  const survey: readonly Line[] = [
    [
      ...([40, campaign, 'order'] as const),
      {
        title: '线索清零百日攻坚督导',
        order: { document: `云市监督〔${today.slice(0, 4)}〕3号`, issuer: getPlace(PROVINCE).nameZh, on: day(42) },
        period: { from: day(40), to: addDays(today, 30) },
      },
    ],
    ...teams.map((team): Line => [39, campaign, 'set-team', team]),
    [39, campaign, 'set-checklist', { title: '线索清零督导清单', questions: [...QUESTIONS] }],
    [38, campaign, 'start', { document: '督导启动通知' }],
  ];
  const city: readonly Line[] = [
    [37, campaign, 'prepare', { ...shared(setting), place: bureau('980200'), day: day(30) }],
    [30, campaign, 'open', { on: day(30) }],
    [30, campaign, 'answer', answers(126, 'yes', '专人')],
    [
      ...([30, head, 'talk'] as const),
      { with: '张某', post: '执法稽查科科长', on: day(30), text: '谈线索流转中的堵点：转办后缺少回告。' },
    ],
    [30, campaign, 'close', { summary: '台账完整，转办回告不及时，已当场指出。' }],
  ];
  const market: readonly Line[] = [
    [
      ...([36, campaign, 'prepare'] as const),
      {
        ...shared(setting, 1),
        place: { kind: 'market', authority: DISTRICT, name: '听泉农贸市场', address: '听泉区泉眼路18号' },
        day: day(20),
      },
    ],
    [20, head, 'open', { on: day(20), company: '听泉区局市场科两人' }],
    [20, head, 'answer', answers(31, 'no', '轮流')],
    [
      ...([20, head, 'find'] as const),
      {
        ...{ title: '投诉台账漏记', domain: 'consumer', severity: 'ordinary', on: day(20) },
        text: '抽查十件投诉，三件没有登记处理结果。',
        subject: { kind: 'authority', authority: DISTRICT },
      },
    ],
    [20, head, 'close', { summary: '市场秩序总体平稳，投诉台账不全。' }],
  ];
  const begun: readonly Line[] = [
    [35, campaign, 'prepare', { ...shared(setting), place: bureau('980103'), day: day(1) }],
    [1, campaign, 'open', { on: day(1) }],
    [1, campaign, 'answer', { answers: [{ question: 'q1', value: 'yes', seen: 0 }] }],
  ];
  const planned: readonly Line[] = [
    [34, campaign, 'prepare', { ...shared(setting), place: bureau(DISTRICT), day: addDays(today, 1) }],
  ];
  const sealed: readonly Line[] = [
    [
      ...([10, head, 'order-unannounced'] as const),
      { ...shared(setting), plan: { place: bureau('980202'), day: addDays(today, 5), note: '先到窗口，再看台账。' } },
    ],
  ];
  return [
    told(setting, 'survey', survey, setting.survey),
    ...[city, market, begun, planned, sealed].map((lines) => told(setting, 'visit', lines)),
  ];
}

interface Found {
  readonly title: string;
  readonly domain: string;
  readonly text: string;
  readonly authority: string;
  readonly age: number;
  readonly rest?: readonly Line[];
}

const found = (setting: Setting, { title, domain, text, authority, age, rest = [] }: Found): Told =>
  told(setting, 'finding', [
    [
      ...([age, campaign, 'record'] as const),
      {
        ...{ title, domain, text, severity: 'ordinary', on: addDays(setting.today, -age) },
        subject: { kind: 'authority', authority },
        where: getPlace(authority).area,
      },
    ],
    ...rest,
  ]);

/** Disorders of four fields, each another way along its loop. */
function disorders(setting: Setting): readonly Told[] {
  const { today } = setting;
  const day = (age: number): string => addDays(today, -age);
  const order = (age: number, to: string, due: string): Line => [
    ...([age, campaign, 'order'] as const),
    { document: `督改〔${today.slice(0, 4)}〕${age}号`, requirements: '限期整改并书面报告。', due, to },
  ];
  const reply = (age: number): Line => [age, personAt(DISTRICT, 'head'), 'reply', { text: '已逐项整改，附整改清单。' }];
  return [
    found(setting, {
      ...{ title: '药店处方药未凭处方销售', domain: 'drug', text: '抽查两家药店，处方留存不全。' },
      ...{ authority: DISTRICT, age: 33 },
      rest: [
        order(32, DISTRICT, day(15)),
        reply(18),
        [16, campaign, 'recheck', { result: 'holds', on: day(16), text: '复查处方留存完整。' }],
        [15, campaign, 'close', {}],
      ],
    }),
    found(setting, {
      ...{ title: '医疗器械经营条件不符', domain: 'device', text: '两家经营部贮存温度没有记录。' },
      ...{ authority: DISTRICT, age: 31, rest: [order(30, DISTRICT, day(4))] },
    }),
    found(setting, {
      ...{ title: '化妆品进货查验记录缺失', domain: 'cosmetics', text: '美容店进货没有查验记录。' },
      ...{ authority: DISTRICT, age: 29, rest: [order(28, DISTRICT, addDays(today, 10)), reply(6)] },
    }),
    found(setting, {
      ...{ title: '停车场收费公示不全', domain: 'price', text: '两处停车场没有公示计费规则。' },
      ...{ authority: '980100', age: 3 },
    }),
  ];
}

/** A round of supervision of the province and what it found: eleven matters, one of them sealed. */
export function supervisionStories(founded: Date): readonly Told[] {
  const today = legalDay(founded);
  const random = createRandom(`yunlan/supervision/${today}`);
  const survey = random.uuid(instantOf(addDays(today, -40), 9 * 60));
  const setting: Setting = { founded, today, random, survey };
  return [...round(setting), ...disorders(setting)];
}
