import type { AuthorityCode } from '../../kernel/id.ts';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import type { Text } from '../../kernel/text.ts';
import { outreachMeasures } from '../../modules/campaigns/model/outreach-measures.ts';
import { caseProcedures } from '../../modules/cases/index.ts';
import { digestOf } from '../../modules/figures/index.ts';
import type { Measure } from '../../platform/procedure/types.ts';
import { shiftWorkdays } from '../calendar.ts';
import { personAt } from '../people.ts';
import { provinceCode } from '../places.ts';
import type { Random } from '../random.ts';
import { CASE_AUTHORITY, type CaseCampaign, caseCampaigns, caseCounties } from './case-campaigns.ts';
import { type Telling, telling } from './telling.ts';

/** A campaign 专项行动 as its office planned it: what is counted, since when, by whose order. */
interface Plan {
  readonly code: string;
  readonly title: Text;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly parent?: string;
  /** Whose campaign it is. */
  readonly home: AuthorityCode;
  readonly prescribed: readonly string[];
  /** Actions that the city added to a campaign of the province 自选动作. */
  readonly selfSelected: readonly string[];
  readonly measures: readonly Measure[];
  readonly summary: string;
}

/** Planned before it begins, started on its first day; nothing is concluded yet. */
export function planned(plan: Plan, random: Random): Telling {
  const { code, title, from, to, parent, home } = plan;
  const day = shiftWorkdays(addDays(from, -12), 0);
  const campaign = telling({ procedure: 'campaign', homeCode: home, random }, day);
  const year = from.slice(0, 4);
  campaign.act(day, personAt(home, 'campaign-office'), 'plan', {
    code,
    title: title.zh,
    order: { document: `云市监〔${year}〕1号`, issuer: '云岚省市场监督管理局', on: shiftWorkdays(day, -5) },
    ...(parent === undefined ? {} : { parent }),
    scope: {
      ...{ from, to, authorities: [CASE_AUTHORITY], procedures: ['case'] },
      ...{ domains: [], channels: [], words: [] },
    },
    actions: [...plan.prescribed],
    measures: plan.measures.map((each) => ({ id: each.id, definition: digestOf(each) })),
    targets: [],
  });
  const start = shiftWorkdays(from, 1);
  campaign.act(start, personAt(home, 'head'), 'start', { document: `市监〔${year}〕启动` });
  for (const [nth, action] of plan.selfSelected.entries()) {
    const body = { title: action, reason: '结合本市实际，增加自选动作。' };
    campaign.act(shiftWorkdays(start, 3 + nth), personAt(CASE_AUTHORITY, 'head'), 'add-action', body);
  }
  return campaign;
}

export function concluded(campaign: Telling, plan: Pick<Plan, 'to' | 'summary' | 'home'>): Telling {
  campaign.act(plan.to, personAt(plan.home, 'head'), 'conclude', {
    document: `市监〔${plan.to.slice(0, 4)}〕总结`,
    summary: plan.summary,
  });
  return campaign;
}

const caseMeasures = (): readonly Measure[] => caseProcedures.case?.measures ?? [];

/** The city's own campaign; the others are the province's, to which the city added actions. */
const OWN: CaseCampaign['id'] = 'A-five-operations';
const GENERAL: Readonly<Record<CaseCampaign['id'], readonly string[]>> = {
  'A-chunlei-2019': ['整治保健市场乱象百日行动', '民生领域专项执法'],
  'A-chunlei-2020': ['知识产权保护', '防护用品和民生商品价格、质量、供应'],
  'A-five-operations': [],
};

/** The campaigns and their sub-operations, each a matter: cases count in both, since they name both. */
export function writeCampaignMatters(random: Random): readonly Telling[] {
  return caseCampaigns.flatMap((campaign) => {
    const { code, title, from, to, id } = campaign;
    const measures = caseMeasures();
    const own = id === OWN;
    const parts = campaign.actions.map((each) => each.title.zh);
    const whole: Plan = {
      ...{ code, title, from, to, measures },
      home: own ? CASE_AUTHORITY : provinceCode,
      prescribed: [...GENERAL[id], ...(own ? parts : [])],
      selfSelected: own ? [] : parts,
      summary: '行动期间立案、结案和罚没数据由案件记录逐件汇总，见通报。',
    };
    const below = campaign.actions.map(
      (action): Plan => ({
        ...{ code: action.code, title: action.title, from, to, measures, parent: code },
        ...{ home: CASE_AUTHORITY, prescribed: [], selfSelected: [], summary: '子行动任务完成。' },
      }),
    );
    return [whole, ...below].map((plan) => concluded(planned(plan, random.fork(plan.code)), plan));
  });
}

/** What a source says of publicity. */
export interface PublicityFigures {
  readonly elevatorScreensAtLeast: number;
  readonly works: number;
}

export const OUTREACH = {
  code: 'know-the-law',
  title: { zh: '市场监管法治宣传（时间移至2021年）', en: 'Publicity of market regulation (moved to 2021)' },
  from: '2021-03-01' as PlainDate,
  to: '2021-12-31' as PlainDate,
} as const;

const KINDS = [
  ['drama', '情景短剧《这单不能签》'],
  ['video', '视频《看清再付款》'],
  ['song', '歌曲《守好这条街》'],
] as const;

/** Works, the outlets that took them over, and where they were shown, placement by placement (row A1). */
export function writeOutreach(figures: PublicityFigures, random: Random): Telling {
  const plan: Plan = {
    ...OUTREACH,
    home: CASE_AUTHORITY,
    prescribed: ['制作宣传作品', '投放公共屏幕'],
    selfSelected: [],
    ...{ measures: outreachMeasures, summary: '作品和投放逐件登记，数据由登记汇总。' },
  };
  const campaign = planned(plan, random);
  const office = personAt(CASE_AUTHORITY, 'campaign-office');
  const day = (n: number): PlainDate => shiftWorkdays(plan.from, n);
  for (let nth = 0; nth < figures.works; nth += 1) {
    const [kind, title] = KINDS[nth % KINDS.length] ?? KINDS[0];
    campaign.act(day(20 + nth), office, 'add-work', {
      kind,
      title,
      on: day(18 + nth),
      authors: '局机关青年宣传组（演示）',
    });
  }
  // Made and shown here only: counted as a work, not as one that was taken over.
  campaign.act(day(30), office, 'add-work', { kind: 'animation', title: '动漫《糖果店的秘密》', on: day(29) });
  const adopt = (work: string, outlet: string, level: string, n: number) =>
    campaign.act(day(n), office, 'adopt-work', { work, outlet, level, on: day(n - 2), proof: '刊播截图' });
  for (let nth = 0; nth < figures.works; nth += 1) {
    adopt(`w${nth + 1}`, '某市级融媒体（演示）', 'city', 40 + nth);
    adopt(`w${nth + 1}`, '某国家级媒体平台（演示）', 'national', 60 + nth);
    // Another one took it over, too: the work counts once.
    if (nth === 0) adopt('w1', '另一国家级媒体（演示）', 'national', 70);
  }
  adopt(`w${figures.works + 1}`, '某市级融媒体（演示）', 'city', 75);
  // A little more than "at least": district by district, batch by batch.
  let left = figures.elevatorScreensAtLeast + 18;
  for (let batch = 0; left > 0; batch += 1) {
    const county = caseCounties[batch % caseCounties.length] ?? caseCounties[0];
    if (county === undefined) break;
    const places = Math.min(left, random.int(40, 160));
    left -= places;
    campaign.act(day(80 + 2 * batch), personAt(county.code, 'officer'), 'place', {
      ...{ work: `w${1 + (batch % figures.works)}`, channel: 'elevator-screen', places },
      ...{ on: day(79 + 2 * batch), proof: `${county.area}电梯液晶屏投放清单` },
    });
  }
  const others = [
    ['television', 12],
    ['short-video', 4],
    ['bus-screen', 260],
    ['public-place', 38],
    ['premises', 900],
  ] as const;
  for (const [nth, [channel, places]] of others.entries()) {
    const proof = '投放清单和照片';
    campaign.act(day(120 + nth), office, 'place', { channel, places, on: day(119 + nth), proof });
  }
  return concluded(campaign, plan);
}
