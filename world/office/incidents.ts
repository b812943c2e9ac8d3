import type { ActId, AuthorityCode, MatterId } from '../../kernel/id.ts';
import { addDays, legalDay } from '../../kernel/plain-date.ts';
import { regionOf } from '../../kernel/region.ts';
import { refOf, tellerOf, writeRefs } from '../../modules/incidents/index.ts';
import { instantOf } from '../calendar.ts';
import { personAt } from '../people.ts';
import type { Told } from '../perform-stories.ts';
import { createRandom } from '../random.ts';
import type { Step } from '../stories.ts';

const COUNTY = '980102';
const NEXT = '980103';
const TRADER = '澄湖里悦动健身';

/** What each teller says, where, how many days ago, and what they ask back, in yuan. */
const TELLERS: readonly (readonly [county: string, age: number, title: string, text: string, yuan: number])[] = [
  [COUNTY, 2, `${TRADER}停业不退款`, `我在${TRADER}办了两年卡，前天去发现门锁了，前台电话没人接。`, 2_980],
  [
    COUNTY,
    2,
    `澄湖里广场悦动健身关门`,
    `悦动健身教练上周还在卖私教课，这两天澄湖里店搬空了器材，会员群也解散了。`,
    4_800,
  ],
  [COUNTY, 1, `${TRADER}拖欠私教课费`, `还剩二十节私教课没上，${TRADER}闭店，老板不接电话，要求退费。`, 5_600],
  [COUNTY, 1, `健身卡没法用了，${TRADER}人去楼空`, `澄湖里广场物业说悦动健身欠了半年房租，我们的卡费没有人管。`, 1_980],
  [COUNTY, 0, `要求${TRADER}退还会员费`, `去年在${TRADER}充值三年卡，现在闭店，合同写明可以退款，一直没有退。`, 3_600],
  [
    COUNTY,
    0,
    `投诉悦动健身澄湖里店闭店`,
    `悦动健身澄湖里店昨天贴出停业通知，说转到别的城市的门店，我们不同意，要求退款。`,
    2_400,
  ],
  [COUNTY, 0, `${TRADER}预付卡退款`, `老人和我一起在${TRADER}办的卡，闭店后无法联系，请帮助追回。`, 1_680],
  [NEXT, 0, `${TRADER}闭店`, `我住在隔壁区，在${TRADER}办的年卡，现在停业，不给退款。`, 2_200],
  [NEXT, 0, `悦动健身澄湖里店卷款`, `悦动健身澄湖里店收了钱就关门，私教课费四千多没有退。`, 4_300],
];
/** The first of them were put together by an officer. */
const FIRST = 4;
/** When the last of the story is done, in minutes of its day. */
const LAST = 9 * 60 + 10;

interface Teller {
  readonly region: string;
  readonly id: string;
  readonly teller: string;
  readonly step: Step;
}

/** Nine people tell of one trader that closed its doors, two of them in the next county; of the first four an incident is made. */
export function incidentStories(founded: Date): readonly Told[] {
  const random = createRandom('incidents/gym');
  // The newest day whose morning is told whole before the founding: at night that is the day before.
  const today = legalDay(new Date(founded.getTime() - LAST * 60_000));
  const tellers = TELLERS.map(([county, age, title, text, yuan], n): Teller => {
    const at = instantOf(addDays(today, -age), 8 * 60 + 5 * n);
    const by = personAt(county, 'intake');
    const id = random.uuid(at);
    const body = {
      ...{ title, text, demand: '退还未消费的费用', channel: '12315', domain: 'consumer', claimFen: 100 * yuan },
      respondent: { name: `${TRADER}有限公司`, region: COUNTY },
      reporter: {
        name: `${random.pick(Array.from('甲乙丙丁戊己庚辛'))}某`,
        phone: `100${random.int(10_000_000, 99_999_999)}`,
      },
    };
    const request = {
      ...{ actId: id as ActId, homeRegion: regionOf(county as AuthorityCode), homeCode: county as AuthorityCode },
      ...{ procedure: 'complaint', verb: 'receive', body, eventAt: at.toISOString() },
    };
    return {
      ...{ region: request.homeRegion, id, teller: tellerOf({ title, facts: { text } }).toString('hex') },
      step: { at, by, verb: 'receive', requests: [request] },
    };
  });
  const at = instantOf(today, 9 * 60);
  const id = random.uuid(at);
  const first = tellers.slice(0, FIRST);
  const homeRegion = regionOf(COUNTY);
  const open: Step = {
    at,
    by: personAt(COUNTY, 'head'),
    verb: 'open',
    requests: [
      {
        ...{ actId: id as ActId, homeRegion, homeCode: COUNTY as AuthorityCode, procedure: 'incident', verb: 'open' },
        body: {
          title: `${TRADER}闭店不退费`,
          reason: '两天内四名消费者反映同一商户闭店不退预付费。',
          anchors: { party: `${TRADER}有限公司`, place: '澄湖里广场', issue: '闭店不退预付费' },
          members: first.map((each) => ({ ref: refOf(each), teller: each.teller })),
        },
        eventAt: at.toISOString(),
        beside: (tx) => writeRefs(tx, { region: homeRegion, id }, first),
      },
    ],
  };
  const lead: Step = {
    at: instantOf(today, LAST),
    by: personAt(COUNTY, 'head'),
    verb: 'assign-lead',
    requests: [
      {
        ...{ actId: random.uuid(at) as ActId, homeRegion, matterId: id as MatterId, verb: 'assign-lead' },
        body: { person: personAt(COUNTY, 'officer').id, note: '逐人联系，先固定合同和付款凭证' },
        eventAt: instantOf(today, LAST).toISOString(),
      },
    ],
  };
  return [{ matters: TELLERS.length + 1, steps: [...tellers.map(({ step }) => step), open, lead] }];
}
