import type { ActId, AuthorityCode, MatterId } from '../../kernel/id.ts';
import { addDays, addMonths, legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { regionOf } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { measureChoices } from '../../modules/campaigns/index.ts';
import { everyProcedure } from '../../modules/procedures.ts';
import { instantOf } from '../calendar.ts';
import { personAt, type WorldPerson } from '../people.ts';
import type { Told } from '../perform-stories.ts';
import { getPlace } from '../places.ts';
import { createRandom, type Random } from '../random.ts';
import type { Step } from '../stories.ts';

const PROVINCE = '980000';
const CITY = '980100';
const ALL_KINDS = ['clue', 'report', 'complaint', 'case', 'summary-case'];

/** One act of a story: how many days before the founding, who, what. */
type Line = readonly [age: number, by: WorldPerson, verb: string, body: JsonObject];

function told(home: string, founded: Date, random: Random, lines: readonly Line[]): Told {
  const today = legalDay(founded);
  let matterId: MatterId | undefined;
  const steps = lines.map(([age, by, verb, body], index): Step => {
    const at = instantOf(addDays(today, -age), 9 * 60 + index);
    const actId = random.uuid(at) as ActId;
    const homeRegion = regionOf(home);
    const opening = matterId === undefined;
    matterId ??= actId as string as MatterId;
    const request = opening
      ? {
          actId,
          homeRegion,
          homeCode: home as AuthorityCode,
          procedure: 'campaign',
          verb,
          body,
          eventAt: at.toISOString(),
        }
      : { actId, homeRegion, matterId, verb, body, eventAt: at.toISOString() };
    return { at, by, verb, requests: [request] };
  });
  return { matters: 1, steps };
}

/** Measures with the definitions of the day: what a plan fixes. */
function fixed(...ids: readonly string[]): JsonObject[] {
  const choices = measureChoices(everyProcedure);
  return ids.map((id) => {
    const choice = choices.get(id);
    if (choice === undefined) throw new RangeError(`no measure ${id}`);
    return { id, definition: choice.digest };
  });
}

interface Plan {
  readonly code: string;
  readonly title: string;
  readonly days: readonly [from: PlainDate, to: PlainDate];
  readonly authority: string;
  readonly domains: readonly string[];
  readonly actions: readonly string[];
  readonly measures: readonly string[];
  readonly targets: readonly JsonObject[];
  readonly parent?: string;
}

function planBody({ code, title, days, authority, domains, actions, measures, targets, parent }: Plan): JsonObject {
  const [from, to] = days;
  const year = from.slice(0, 4);
  return {
    ...{ code, title },
    order: {
      document: `${getPlace(authority).shortZh}〔${year}〕${code.length}号`,
      ...{ issuer: getPlace(authority).nameZh, on: addDays(from, -10) },
    },
    ...(parent === undefined ? {} : { parent }),
    scope: {
      ...{ from, to, authorities: [authority], procedures: [...ALL_KINDS] },
      ...{ domains: [...domains], channels: [], words: [] },
    },
    ...{ actions: [...actions], measures: fixed(...measures), targets: [...targets] },
    baseline: { from: addMonths(from, -12), to: addMonths(to, -12) },
  };
}

/** 春雷: of the whole province, under way, with what told the public of it. */
function spring(founded: Date, today: PlainDate, year: string): Told {
  const random = createRandom(`yunlan/campaign/spring/${today}`);
  const officer = personAt(PROVINCE, 'campaign-office');
  const plan = planBody({
    ...{ code: `spring-thunder-${year}`, title: `春雷行动${year}`, authority: PROVINCE },
    domains: ['food', 'price', 'ip', 'advertising'],
    days: [addDays(today, -120), addDays(today, 60)],
    actions: ['食品安全专项执法', '价格违法专项执法', '知识产权专项执法', '虚假违法广告专项执法'],
    measures: [
      ...['cases.filed', 'cases.closed', 'cases.imposed', 'case.amount-involved', 'case.to-police', 'case.banned'],
      ...['case.from-complaints', 'clues.received', 'clues.cleared-on-time', 'complaint.recovered'],
    ],
    targets: [
      { measure: 'cases.filed', value: 60 },
      { measure: 'clues.cleared-on-time', value: 200 },
      { measure: 'cases.filed', value: 20, authority: CITY },
      { measure: 'clues.received', value: 80, authority: CITY },
    ],
  });
  const placed = (channel: string, places: number, more: JsonObject = {}): JsonObject => ({
    ...{ channel, places, on: addDays(today, -40), proof: '投放清单和现场照片' },
    ...more,
  });
  return told(PROVINCE, founded, random, [
    [130, personAt(PROVINCE, 'campaign-office'), 'plan', plan],
    [120, personAt(PROVINCE, 'head'), 'start', { document: '启动会议纪要' }],
    [100, personAt(PROVINCE, 'head'), 'add-action', { title: '春节市场集中检查', reason: '节前消费集中' }],
    [70, officer, 'add-work', { kind: 'drama', title: '情景短剧《明码标价》', on: addDays(today, -72) }],
    [60, officer, 'add-work', { kind: 'poster', title: '食品安全口袋书', on: addDays(today, -61) }],
    [
      50,
      officer,
      'adopt-work',
      { work: 'w1', outlet: '某国家级媒体网站', level: 'national', on: addDays(today, -52), proof: '链接和截图' },
    ],
    [40, officer, 'place', placed('elevator-screen', 420, { work: 'w1', reach: 52_000 })],
    [40, officer, 'place', placed('bus-screen', 180, { work: 'w1' })],
    [38, officer, 'place', placed('premises', 960, { work: 'w2' })],
    [36, officer, 'place', placed('short-video', 1, { work: 'w1', reach: 310_000 })],
    [
      30,
      personAt(PROVINCE, 'campaign-office'),
      'amend',
      {
        targets: [
          { measure: 'cases.filed', value: 80 },
          { measure: 'clues.cleared-on-time', value: 200 },
          { measure: 'cases.filed', value: 20, authority: CITY },
          { measure: 'clues.received', value: 80, authority: CITY },
        ],
        reason: '根据中期进展上调立案目标',
        document: '调度会议纪要',
      },
    ],
  ]);
}

const OPERATIONS = [
  ['food', '食品安全攻坚', ['food']],
  ['price', '价格收费清理', ['price']],
  ['ads', '广告与网络交易整治', ['advertising', 'platform', 'unfair-competition']],
] as const;

/** 三大行动: one campaign of a city in three parts, each of its own fields. */
function threeInOne(founded: Date, today: PlainDate, year: string): Told[] {
  const whole = `qingwu-three-${year}`;
  const days = [addDays(today, -75), addDays(today, 45)] as const;
  const measures = ['cases.filed', 'cases.imposed', 'clues.received', 'clues.cleared-on-time'];
  const city = { days, authority: CITY, measures };
  const officer = personAt(CITY, 'officer');
  const places = { channel: 'public-place', places: 36, on: addDays(today, -33), proof: '现场照片' };
  const shown: readonly Line[] = [
    [35, officer, 'add-work', { kind: 'video', title: '三分钟看懂“三大行动”', on: addDays(today, -36) }],
    [33, officer, 'place', { ...places, work: 'w1' }],
    [32, officer, 'place', { ...places, channel: 'television', places: 4, on: addDays(today, -34), reach: 120_000 }],
  ];
  const plans: readonly Plan[] = [
    {
      ...{
        ...city,
        code: whole,
        title: `青梧市“三大行动”${year}`,
        domains: OPERATIONS.flatMap(([, , fields]) => [...fields]),
      },
      actions: ['建立问题清单', '集中执法周', '回头看'],
      targets: [{ measure: 'clues.received', value: 60 }],
    },
    ...OPERATIONS.map(([key, title, fields]) => ({
      ...{ ...city, code: `qingwu-${key}-${year}`, title, domains: fields, parent: whole },
      ...{ actions: [], targets: [] },
    })),
  ];
  return plans.map((plan) =>
    told(CITY, founded, createRandom(`yunlan/campaign/${plan.code}/${today}`), [
      [80, personAt(CITY, 'campaign-office'), 'plan', planBody(plan)],
      [75, personAt(CITY, 'head'), 'start', { document: '工作方案' }],
      ...(plan.parent === undefined ? shown : []),
    ]),
  );
}

/** One that is still being prepared, with a part of it. */
function coming(founded: Date, today: PlainDate, year: string): Told[] {
  const code = `iron-fist-${year}`;
  const days = [addDays(today, 20), addDays(today, 140)] as const;
  const measures = ['cases.filed', 'cases.closed', 'case.to-police'];
  const base = { days, authority: PROVINCE, measures };
  const plans: readonly Plan[] = [
    {
      ...{ ...base, code, title: `铁拳行动${year}`, domains: ['food', 'drug', 'ip', 'quality'] },
      ...{ actions: ['食品掺假掺杂', '商标侵权'], targets: [{ measure: 'cases.filed', value: 120 }] },
    },
    {
      ...{ ...base, code: `iron-fist-ip-${year}`, title: '知识产权“护航”子行动', domains: ['ip'], parent: code },
      ...{ actions: [], targets: [] },
    },
  ];
  return plans.map((plan) =>
    told(PROVINCE, founded, createRandom(`yunlan/campaign/${plan.code}/${today}`), [
      [5, personAt(PROVINCE, 'campaign-office'), 'plan', planBody(plan)],
    ]),
  );
}

/**
 * Campaigns of the small world: two under way (one with parts), one to come with a part. Clues and cases are not told into
 * them: they join by the rule, as everywhere.
 */
export function campaignStories(founded: Date): readonly Told[] {
  const today = legalDay(founded);
  const year = today.slice(0, 4);
  return [spring(founded, today, year), ...threeInOne(founded, today, year), ...coming(founded, today, year)];
}
