import type { ActId, AuthorityCode, MatterId, Region } from '../../kernel/id.ts';
import { addDays, legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import { regionOf } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { taskIdOf } from '../../modules/programmes/index.ts';
import { instantOf, shiftWorkdays } from '../calendar.ts';
import { personAt, type WorldPerson } from '../people.ts';
import type { Told } from '../perform-stories.ts';
import { createRandom, type Random } from '../random.ts';
import type { Step } from '../stories.ts';

const CITY = '980100';
/** 听泉区, whose officer and head newcomers sign in as. */
const DISTRICT = '980102';

/** One act of a story: the day, who, what. */
type Line = readonly [on: PlainDate, by: WorldPerson, verb: string, body: JsonObject];

interface Opened extends Told {
  readonly id: MatterId;
  readonly homeRegion: Region;
}

/** A matter and its acts; `id` where its task was foreseen by the entry that it comes from. */
function tell(procedure: string, random: Random, lines: readonly Line[], id?: string, home = CITY): Opened {
  let matterId = id as MatterId | undefined;
  const homeRegion = regionOf(home);
  const steps = lines.map(([on, by, verb, body], index): Step => {
    const at = instantOf(on, 9 * 60 + index);
    const opening = index === 0;
    const actId = (opening && id !== undefined ? id : random.uuid(at)) as ActId;
    matterId ??= actId as string as MatterId;
    const act = { actId, homeRegion, verb, body, eventAt: at.toISOString() };
    const request = opening ? { ...act, procedure, homeCode: home as AuthorityCode } : { ...act, matterId };
    return { at, by, verb, requests: [request] };
  });
  if (matterId === undefined) throw new RangeError('a story without acts');
  return { matters: 1, steps, id: matterId, homeRegion };
}

/** Working days from today; negative: before. */
type Day = (workdays: number) => PlainDate;

const members = (...names: readonly (readonly [name: string, post: string, place: string])[]): JsonObject[] =>
  names.map(([name, post, place]) => ({ name, post, place }));

const decision = (title: string, owner: string, due: PlainDate, evidence: string): JsonObject => ({
  ...{ title, owner, due, evidence },
});

/** A programme under way: group, task force, duties, two meetings with decisions, one to come. */
function running(random: Random, day: Day, firstDecisions: readonly JsonObject[]): Opened {
  const office = personAt(CITY, 'campaign-office');
  const head = personAt(CITY, 'head');
  const year = day(0).slice(0, 4);
  const attended = [
    { name: head.name, post: '局长' },
    { name: office.name, post: '专项办负责人' },
  ];
  return tell('programme', random, [
    [
      day(-60),
      office,
      'plan',
      {
        title: `青梧市市场流通领域突出问题整治工作方案（${year}）`,
        order: { document: `岚市监办〔${year}〕12号`, issuer: '云岚省市场监督管理局', on: day(-65) },
        period: { from: day(-58), to: addDays(day(0), 90) },
        goals: ['涉及本市的线索全部核查、逐条反馈', '重点案件依法查处并公示', '形成线索核查长效机制'],
        steps: ['摸排线索，建立台账', '集中检查重点市场和网店', '对突出问题一案一整治', '总结经验，形成制度'],
        duties: [
          { area: '线索核查', duty: '按期核查分办线索，结果逐条反馈', lead: DISTRICT, domain: 'food', due: day(30) },
          { area: '案件查办', duty: '对查实线索依法立案查处', lead: '980103', support: [DISTRICT], due: day(40) },
          { area: '宣传引导', duty: '发布典型案例和消费提示', lead: CITY },
        ],
      },
    ],
    [day(-58), head, 'start', { document: `青市监〔${year}〕31号` }],
    [
      day(-57),
      head,
      'set-up-group',
      {
        ...{ name: '整治工作领导小组', document: `青市监〔${year}〕31号`, on: day(-58) },
        members: members([head.name, '局长', 'leader'], [office.name, '专项办负责人', 'office']),
      },
    ],
    [
      day(-57),
      office,
      'set-up-task-force',
      {
        ...{
          name: '线索核查专班',
          document: `青市监办〔${year}〕18号`,
          on: day(-58),
          tasks: '统筹线索分办、核查和反馈',
        },
        members: members([office.name, '专项办负责人', 'leader']),
      },
    ],
    [
      day(-30),
      office,
      'hold-meeting',
      {
        ...{ kind: 'party-group', title: '局党组专题会议', on: day(-30), attended },
        absent: [{ name: '许景行', post: '总工程师', reason: '外出培训' }],
        minutes: '会议听取了线索核查和案件查办情况汇报，分析了进度不平衡的原因，议定下列事项。',
        decisions: [...firstDecisions],
      },
    ],
    [
      day(-12),
      office,
      'hold-meeting',
      {
        ...{ kind: 'promotion', title: '整治工作推进会', on: day(-12), attended, absent: [] },
        minutes: '会议通报了各区县进度，要求按期完成集中检查。',
        decisions: [decision('完成预付式消费门店集中检查', '980103', day(2), '检查汇总表和问题清单')],
      },
    ],
    [
      day(-2),
      office,
      'call-meeting',
      {
        ...{ kind: 'promotion', title: '整治工作第二次推进会', on: day(6), place: '三楼会议室', invited: attended },
        agenda: ['通报任务完成情况', '听取滞后单位说明', '部署下一阶段工作'],
      },
    ],
  ]);
}

/** Tasks of the first meeting: one done, one whose evidence waits, one overdue after a refusal. */
function tasksOf(random: Random, day: Day, from: Opened, decisions: readonly JsonObject[]): Told[] {
  const head = personAt(CITY, 'head');
  const officer = personAt(DISTRICT, 'officer');
  const other = personAt('980103', 'head');
  const set = (index: number): Line => [
    day(-30),
    head,
    'set',
    {
      ...decisions[index],
      origin: { procedure: 'programme', matter: from.id, region: from.homeRegion, item: `d${index + 1}` },
    },
  ];
  const task = (index: number, ...lines: readonly Line[]): Told =>
    tell('task', random, [set(index), ...lines], taskIdOf(from, `d${index + 1}`));
  return [
    task(
      0,
      [day(-29), officer, 'accept', {}],
      [day(-20), officer, 'report-progress', { text: '已核查线索十二条，其余正在核实。', percent: 60 }],
      [day(-11), officer, 'submit-evidence', { text: '线索台账已更新，二十条线索全部核查完毕并反馈。' }],
      [day(-10), personAt(CITY, 'campaign-office'), 'accept-evidence', { opinion: '台账齐全，同意验收。' }],
      [day(-9), head, 'close', {}],
    ),
    task(
      1,
      [day(-29), officer, 'accept', {}],
      [day(-1), officer, 'submit-evidence', { text: '已发布典型案例三起，附发布截图说明。' }],
    ),
    task(
      2,
      [day(-28), other, 'accept', {}],
      [day(-8), other, 'submit-evidence', { text: '已组织检查。' }],
      [day(-7), head, 'refuse', { reason: '没有检查名单和问题清单，请补充。' }],
    ),
  ];
}

/** A talk with the district that lags, and what was promised. */
function talkStory(random: Random, day: Day): Told {
  const head = personAt(CITY, 'head');
  const led = { name: head.name, post: '局长' };
  const attended = [{ name: personAt('980103', 'head').name, post: '局长', authority: '980103' }];
  return tell('talk', random, [
    [
      day(-6),
      head,
      'propose',
      {
        ...{ title: '督办任务进度约谈', unit: '980103', figures: [] },
        reason: '集中检查任务证明被退回后未再提交，已经逾期。',
      },
    ],
    [day(-5), head, 'summon', { document: '约谈通知书2号', on: day(-4), place: '市局三楼会议室', asked: attended }],
    [
      day(-4),
      head,
      'hold',
      {
        ...{ on: day(-4), led, attended, absent: [] },
        record: '通报了任务进度，听取了原因说明，要求限期补齐检查名单和问题清单。',
        promises: [
          { title: '补齐检查名单和问题清单', due: day(4), evidence: '名单、清单和整改情况' },
          { title: '明确专人负责督办任务', due: day(8), evidence: '分工文件' },
        ],
      },
    ],
  ]);
}

/** A procuratorial recommendation, mended and answered in time. */
function letterStory(random: Random, day: Day): Opened {
  const [at, officer] = ['980103', personAt('980103', 'officer')];
  const head = personAt(at, 'head');
  const lines: Line[] = [
    [
      day(-45),
      personAt(at, 'intake'),
      'receive',
      {
        ...{ letterKind: 'procuratorate', title: '关于加强二手车交易市场监管的检察建议', channel: 'letter' },
        ...{ domain: 'consumer', text: '建议对二手车交易市场经营者登记和投诉处置情况开展排查。' },
        incoming: { sender: '某区人民检察院', documentNo: '（示例）检建7号', documentDate: day(-46) },
        crimeCase: { name: '某强迫交易案', documentNo: '（示例）刑初12号' },
      },
    ],
    [day(-44), officer, 'accept', {}],
    [day(-43), officer, 'set-measure', { title: '排查市场内经营者登记情况', due: day(-30) }],
    [day(-32), officer, 'record-operation', { title: '二手车市场排查', on: day(-32), result: '排查经营者六十户。' }],
    [day(-31), officer, 'measure-done', { measure: 'm1', proof: '排查台账' }],
    [day(-28), head, 'reply', { document: '揽月市监函9号', text: '已完成排查并建立台账，情况回复如下。' }],
    [day(-20), head, 'sender-verdict', { result: 'satisfied', document: '（示例）检回3号' }],
    [day(-19), head, 'close', { opinion: '已整改到位，同意办结。' }],
  ];
  return tell('recommendation', random, lines, undefined, at);
}

/** 一案一整治 in the district, after the letter. */
function rectificationStory(random: Random, day: Day, letter: Opened): Told {
  const head = personAt(CITY, 'head');
  const officer = personAt(DISTRICT, 'officer');
  return tell('rectification', random, [
    [
      day(-25),
      head,
      'open',
      {
        ...{ title: '二手车交易市场行业整治', domain: 'consumer', owner: DISTRICT },
        text: '某涉恶案件反映出二手车交易市场主体资格审查不严、强迫交易投诉处置不及时。',
        crimeCase: { name: '某强迫交易案', documentNo: '（示例）刑初12号' },
        problems: ['部分经营者未登记即从事经纪活动', '强迫交易投诉没有及时移送'],
        origin: { procedure: 'recommendation', matter: letter.id, region: letter.homeRegion },
      },
    ],
    [
      day(-22),
      officer,
      'set-measure',
      { ...decision('逐户核对市场内经营者登记情况', DISTRICT, day(3), '核对台账'), problem: 'b1' },
    ],
    [
      day(-15),
      officer,
      'record-operation',
      { title: '二手车市场联合检查', on: day(-15), result: '检查经营者四十六户，责令改正七户，立案一件。' },
    ],
  ]);
}

/** Last year's programme, concluded and offered as a template. */
function concludedStory(random: Random, day: Day): Told {
  const office = personAt(CITY, 'campaign-office');
  const head = personAt(CITY, 'head');
  return tell('programme', random, [
    [
      day(-320),
      office,
      'plan',
      {
        title: '重点行业领域整治工作方案（上年度）',
        order: { document: '岚市监办〔上年〕9号', issuer: '云岚省市场监督管理局', on: day(-325) },
        period: { from: day(-318), to: day(-150) },
        goals: ['六个重点领域线索清零'],
        steps: ['摸排', '整治', '建制'],
        duties: [{ area: '线索核查', duty: '按期核查分办线索', lead: DISTRICT }],
      },
    ],
    [day(-318), head, 'start', { document: '青市监〔上年〕28号' }],
    [
      day(-150),
      head,
      'conclude',
      {
        ...{ document: '青市监〔上年〕90号', summary: '线索全部核查完毕，六个重点领域问题得到整治。' },
        lessons: ['线索分办当天完成', '每周通报进度', '退回的任务写明缺什么'],
      },
    ],
    [
      day(-149),
      office,
      'adopt-institution',
      {
        ...{ title: '线索核查工作规程', document: '青市监规〔上年〕3号', on: day(-149) },
        text: '明确线索分办、核查、反馈、销号四个环节的责任和时间要求。',
      },
    ],
    [day(-148), office, 'offer-template', { name: '行业领域整治工作方案', advice: '适合六个月以内的整治' }],
  ]);
}

/** What a city's campaign office has set and what became of it. */
export function programmeStories(founded: Date): readonly Told[] {
  const today = legalDay(founded);
  const random = createRandom(`yunlan/programmes/${today}`);
  const day: Day = (workdays) => shiftWorkdays(today, workdays);
  const decisions = [
    decision('完成第一批分办线索核查', DISTRICT, day(-8), '线索台账'),
    decision('发布典型案例', DISTRICT, day(5), '发布情况说明'),
    decision('完成农贸市场集中检查', '980103', day(-5), '检查名单和问题清单'),
  ];
  const programme = running(random, day, decisions);
  const letter = letterStory(createRandom(`yunlan/letters/${today}`), day);
  return [
    programme,
    ...tasksOf(random, day, programme, decisions),
    tell('task', random, [
      [
        day(-1),
        personAt(CITY, 'head'),
        'set',
        {
          ...{ title: '上报本月市场检查情况', owner: DISTRICT, due: day(2), evidence: '检查情况报告' },
          person: personAt(DISTRICT, 'officer').id,
        },
      ],
    ]),
    talkStory(random, day),
    letter,
    rectificationStory(random, day, letter),
    concludedStory(random, day),
  ];
}
