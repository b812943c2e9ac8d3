import type { PlainDate } from '../../../kernel/plain-date.ts';
import { addDays, isoWeekday } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import { type Content, content } from './content.ts';
import { monthBefore, shifted } from './periods.ts';

const CLEARED = ['clues.cleared'];
const RECEIVED = ['clues.received'];
const DONE = ['clues.cleared-on-time', 'clues.cleared-late'];

const inWords = (day: string): string =>
  `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
const monthWords = (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`;

interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The week, Monday to Sunday, that ended last. */
function weekBefore(today: PlainDate): Period {
  const monday = addDays(today, 1 - isoWeekday(today));
  return { from: addDays(monday, -7), to: addDays(monday, -1) };
}

function weeklyClearance(today: PlainDate): unknown {
  const period = weekBefore(today);
  return {
    title: `线索清零周通报（${inWords(period.from)}至${inWords(period.to)}）`,
    kind: 'weekly',
    period,
    compare: 'before',
    cells: [
      { id: 'f1', title: '收到线索', figures: RECEIVED },
      { id: 'f2', title: '销号线索', figures: CLEARED },
      { id: 'f3', title: '在办线索', figures: ['clues.open'] },
      { id: 'f4', title: '按期销号', figures: ['clues.cleared-on-time'], base: DONE },
    ],
    sections: [
      {
        id: 's1',
        kind: 'text',
        heading: '一、总体情况',
        text: `${inWords(period.from)}至${inWords(period.to)}，收到线索{{f1}}，环比{{f1.growth}}；销号线索{{f2}}，环比{{f2.growth}}；在办线索{{f3}}。按期率{{f4.rate}}。`,
      },
      {
        id: 's2',
        kind: 'table',
        heading: '二、分地区情况',
        by: 'authority',
        columns: [
          { id: 'c1', title: '收到', figures: RECEIVED },
          { id: 'c2', title: '销号', figures: CLEARED },
          { id: 'c3', title: '在办', figures: ['clues.open'] },
        ],
      },
      {
        id: 's3',
        kind: 'rank',
        heading: '三、按期销号率排名',
        title: '按期销号',
        figures: ['clues.cleared-on-time'],
        base: DONE,
      },
      {
        id: 's4',
        kind: 'text',
        heading: '四、工作要求',
        text: '各单位要对照在办线索逐件明确责任人和办结时限，按期销号。',
      },
    ],
  };
}

function monthlyCases(today: PlainDate): unknown {
  const period = monthBefore(today);
  return {
    title: `${monthWords(period.from)}案件查办情况通报`,
    kind: 'monthly',
    period,
    compare: 'year',
    cells: [
      { id: 'f1', title: '立案', figures: ['cases.filed'] },
      { id: 'f2', title: '办结案件', figures: ['cases.closed'] },
      { id: 'f3', title: '罚没金额', figures: ['cases.imposed'] },
    ],
    sections: [
      {
        id: 's1',
        kind: 'text',
        heading: '一、总体情况',
        text: `${monthWords(period.from)}，全系统立案{{f1}}，同比{{f1.growth}}；办结案件{{f2}}，同比{{f2.growth}}；罚没金额{{f3}}，同比{{f3.growth}}。`,
      },
      { id: 's2', kind: 'rank', heading: '二、立案数排名', title: '立案', figures: ['cases.filed'] },
      {
        id: 's3',
        kind: 'table',
        heading: '三、分地区情况',
        by: 'authority',
        columns: [
          { id: 'c1', title: '立案', figures: ['cases.filed'] },
          { id: 'c2', title: '办结', figures: ['cases.closed'] },
          { id: 'c3', title: '罚没', figures: ['cases.imposed'] },
        ],
      },
      { id: 's4', kind: 'chart', heading: '四、立案对比', shape: 'bar', of: 's3', column: 'c1' },
      {
        id: 's5',
        kind: 'table',
        heading: '五、分领域情况',
        by: 'domain',
        columns: [
          { id: 'c1', title: '立案', figures: ['cases.filed'] },
          { id: 'c2', title: '罚没', figures: ['cases.imposed'] },
        ],
      },
    ],
  };
}

function campaignSpecial(today: PlainDate): unknown {
  const period: Period = { from: `${today.slice(0, 4)}-01-01` as PlainDate, to: today };
  return {
    title: '专项行动工作情况通报',
    kind: 'special',
    period,
    compare: 'year',
    cells: [
      { id: 'f1', title: '受理线索', figures: RECEIVED },
      { id: 'f2', title: '立案查办', figures: ['cases.filed'] },
      { id: 'f3', title: '涉案金额', figures: ['cases.amount-involved'] },
      { id: 'f4', title: '罚没金额', figures: ['cases.imposed'] },
      { id: 'f5', title: '移送公安机关', figures: ['case.to-police'] },
      { id: 'f6', title: '取缔', figures: ['case.banned'] },
      { id: 'f7', title: '挽回损失', figures: ['loss.recovered'] },
    ],
    sections: [
      {
        id: 's1',
        kind: 'text',
        heading: '一、总体进展',
        text: '行动开展以来，受理线索{{f1}}，立案查办{{f2}}，同比{{f2.growth}}；涉案金额{{f3}}，罚没金额{{f4}}，同比{{f4.growth}}。移送公安机关{{f5}}，取缔{{f6}}，为群众挽回损失{{f7}}。',
      },
      {
        id: 's2',
        kind: 'table',
        heading: '二、各地进展',
        by: 'authority',
        columns: [
          { id: 'c1', title: '受理线索', figures: RECEIVED },
          { id: 'c2', title: '立案', figures: ['cases.filed'] },
          { id: 'c3', title: '罚没', figures: ['cases.imposed'] },
        ],
      },
      { id: 's3', kind: 'map', heading: '三、立案分布', title: '立案', figures: ['cases.filed'] },
      {
        id: 's4',
        kind: 'table',
        heading: '四、按月进展',
        by: 'month',
        columns: [
          { id: 'c1', title: '受理线索', figures: RECEIVED },
          { id: 'c2', title: '立案', figures: ['cases.filed'] },
        ],
      },
      { id: 's5', kind: 'chart', heading: '五、立案趋势', shape: 'line', of: 's4', column: 'c2' },
      {
        id: 's6',
        kind: 'text',
        heading: '六、下一步要求',
        text: '各地要紧盯进展滞后的领域和环节，用好督导、约谈、通报等手段，推动行动取得实效。',
      },
    ],
  };
}

const templates = {
  'weekly-clearance': { title: { zh: '线索清零周报', en: 'Weekly clearance of clues' }, make: weeklyClearance },
  'monthly-cases': {
    title: { zh: '案件查办月报（排名、同比）', en: 'Monthly cases, ranked, with growth' },
    make: monthlyCases,
  },
  'campaign-special': { title: { zh: '专项行动通报', en: 'Special bulletin on a campaign' }, make: campaignSpecial },
} as const satisfies Readonly<Record<string, { title: Text; make: (today: PlainDate) => unknown }>>;

export type TemplateId = keyof typeof templates;
export const templateIds = Object.keys(templates) as TemplateId[];
export const templateTitle = (id: TemplateId): Text => templates[id].title;

/** A bulletin to begin with: its period the last whole week or month before today, or this year so far. */
export const fromTemplate = (id: TemplateId, today: PlainDate): Content => content.parse(templates[id].make(today));

/** The words of a period wherever they stand in a text: `2026年3月1日`, `2026年3月`, `2026-03-01`. */
function movedWords(text: string, then: Period, now: Period): string {
  const pairs: (readonly [string, string])[] = [
    [inWords(then.from), inWords(now.from)],
    [inWords(then.to), inWords(now.to)],
    [then.from, now.from],
    [then.to, now.to],
    [monthWords(then.from), monthWords(now.from)],
  ];
  // Marked first, so that what is put in place is not taken for something to be moved on.
  const marked = pairs.reduce((words, [from], index) => words.replaceAll(from, `\u0001${index}\u0002`), text);
  return pairs.reduce((words, [, to], index) => words.replaceAll(`\u0001${index}\u0002`, to), marked);
}

/** The next bulletin after one: its period moved on, also where words name it; what was stated by hand is stated anew. */
export function nextFrom(last: Content): Content {
  const period = last.period as Period;
  const now = shifted(period, 1);
  const moved = (text: string): string => movedWords(text, period, now);
  return {
    ...last,
    title: moved(last.title),
    period: now,
    cells: last.cells.map((cell) => {
      if (cell.from === undefined || cell.to === undefined) return cell;
      return { ...cell, ...shifted({ from: cell.from, to: cell.to } as Period, 1) };
    }),
    sections: last.sections.map((section) =>
      section.kind === 'text'
        ? { ...section, heading: moved(section.heading), text: moved(section.text) }
        : { ...section, heading: moved(section.heading) },
    ),
    reasons: [],
  };
}
