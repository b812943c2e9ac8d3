import type { ActId, AuthorityCode, MatterId } from '../../kernel/id.ts';
import { addDays, legalDay } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { Role } from '../../platform/identity/actor.ts';
import { SYSTEM_PERSON } from '../../platform/identity/actor.ts';
import { instantOf } from '../calendar.ts';
import type { WorldPerson } from '../people.ts';
import type { Told } from '../perform-stories.ts';
import { createRandom } from '../random.ts';
import type { Step } from '../stories.ts';
import { type DemoFirm, demoFirms } from './firms.ts';

const COUNTY = '980102' as AuthorityCode;

/** Both sides act on the portal: entered by the receiving account. */
const portal: WorldPerson = {
  ...{ id: SYSTEM_PERSON, login: '-system-', name: '系统', licenceNo: null, authority: COUNTY },
  roles: ['system'] as readonly string[] as readonly Role[],
};

interface Line {
  readonly verb: string;
  /** Days before the founding. */
  readonly age: number;
  readonly body?: JsonObject;
}

interface Dispute {
  readonly firm: DemoFirm;
  readonly goods: string;
  readonly text: string;
  readonly demand: string;
  readonly yuan: number;
  /** So many days before the founding it was filed. */
  readonly age: number;
  readonly consumer: string;
  readonly later: readonly Line[];
}

function told(founded: Date, of: Dispute, number: number): Told {
  const random = createRandom(`settlements/${number}`);
  const { firm, goods, text, demand, yuan, age, consumer, later } = of;
  const { region, id } = firm.place;
  const filed: Line = {
    ...{ verb: 'file', age },
    body: {
      firm: { region, id, name: firm.name, code: firm.code, address: firm.address },
      ...{ goods, text, demand, claimFen: yuan * 100, sharesPhone: false, evidence: [`订单〔示例〕${number}`] },
      consumer: { name: consumer, phone: `1390000${String(1000 + number).slice(-4)}` },
      // No code hashes to it: the demo's consumers are shown from the firm's side.
      codeHash: number.toString(16).padStart(64, '0'),
    },
  };
  let matterId: MatterId | undefined;
  const steps = [filed, ...later].map(({ verb, age: before, body = {} }, index): Step => {
    const at = instantOf(addDays(legalDay(founded), -before), 9 * 60 + 15 + index * 12);
    const actId = random.uuid(at) as ActId;
    const opened = matterId;
    matterId ??= actId as string as MatterId;
    const request = { actId, homeRegion: region, verb, eventAt: at.toISOString(), body };
    return {
      ...{ at, by: portal, verb },
      requests: [
        opened === undefined
          ? { ...request, procedure: 'settlement', homeCode: COUNTY }
          : { ...request, matterId: opened, of: ['settlement'] },
      ],
    };
  });
  return { matters: 1, steps };
}

const staffOf = ({ accounts }: DemoFirm): JsonObject => {
  const someone = accounts.at(-1);
  return { staffId: someone?.id ?? 'demo', staffName: someone?.name ?? '客服' };
};

/** What is offered on a day, to be done within a week, with another week to contest it. */
const terms = (founded: Date, age: number, words: string, yuan: number): JsonObject => ({
  ...{ terms: words, amountFen: yuan * 100 },
  performBy: addDays(legalDay(founded), -age + 7),
  contestBy: addDays(legalDay(founded), -age + 14),
});

/** Offered, taken, done, confirmed and rated. */
function settled(founded: Date, firm: DemoFirm, age: number, yuan: number, stars: number): readonly Line[] {
  return [
    {
      verb: 'firm-offers',
      age: age - 2,
      body: { ...terms(founded, age - 2, '原路退款，商品寄回。', yuan), ...staffOf(firm) },
    },
    { verb: 'consumer-accepts', age: age - 3, body: { offer: 'o1' } },
    { verb: 'declares-performed', age: age - 5, body: { text: '已经原路退款。', ...staffOf(firm) } },
    { verb: 'confirms-performed', age: age - 6 },
    { verb: 'rate', age: age - 6, body: { stars } },
  ];
}

const CONSUMERS = ['周若溪', '郑以宁', '何沐辰', '罗安之', '梁书仪', '宋知远', '唐亦凡', '冯清越', '蒋一诺', '韩思齐'];

function disputes(founded: Date): readonly Omit<Dispute, 'consumer'>[] {
  const [mall, electric, network, home] = demoFirms;
  if (mall === undefined || electric === undefined || network === undefined || home === undefined) return [];
  const shoes = { firm: mall, goods: '运动鞋', text: '穿了三天开胶，柜台让等通知。', demand: '退款', yuan: 399 };
  const cooker = {
    firm: electric,
    goods: '电饭煲',
    text: '用了两天不通电，门店让找厂家。',
    demand: '退货退款',
    yuan: 259,
  };
  const course = {
    firm: network,
    goods: '网课会员',
    text: '说好随时退，申请退款没有人理。',
    demand: '退还剩余月份',
    yuan: 600,
  };
  const door = { firm: home, goods: '室内门', text: '安装后门缝大，合不严。', demand: '重新安装', yuan: 1800 };
  return [
    ...[110, 96, 82, 70, 55].map((age, n) => ({ ...shoes, age, later: settled(founded, mall, age, 399, 5 - (n % 3)) })),
    {
      ...{ ...shoes, age: 40 },
      later: [{ verb: 'declines', age: 38, body: { reason: '鞋底有人为割痕，附照片。', ...staffOf(mall) } }],
    },
    {
      ...{ ...cooker, age: 8 },
      later: [
        {
          verb: 'firm-offers',
          age: 6,
          body: { ...terms(founded, 6, '可以换一台同型号的。', 0), ...staffOf(electric) },
        },
        { verb: 'consumer-offers', age: 5, body: terms(founded, 5, '要退货退款。', 259) },
        { verb: 'firm-writes', age: 4, body: { text: '已经请示，明天答复。', ...staffOf(electric) } },
      ],
    },
    {
      ...{ ...cooker, goods: '空气炸锅', text: '涂层脱落，刚过七天。', yuan: 189, age: 3 },
      later: [
        {
          verb: 'firm-offers',
          age: 2,
          body: { ...terms(founded, 2, '退货退款，运费我方承担。', 189), ...staffOf(electric) },
        },
        { verb: 'consumer-accepts', age: 1, body: { offer: 'o1' } },
      ],
    },
    { ...course, age: 35, later: [{ verb: 'lapse', age: 14 }] },
    { ...door, age: 2, later: [] },
  ];
}

/** Disputes of the demo district in every stage that a firm or an inspector may want to see. */
export const settlementStories = (founded: Date): readonly Told[] =>
  disputes(founded).map((of, n) => told(founded, { ...of, consumer: CONSUMERS[n] ?? '某消费者' }, n + 1));
