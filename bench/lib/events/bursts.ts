import { createRandom, type Random } from '../../../world/random.ts';
import type { Message } from './messages.ts';

const HOUR = 3_600_000;

/** A message of a planted burst. */
export interface Planted extends Message {
  readonly burst: string;
}

const HEADS = ['青', '瑞', '恒', '锦', '云', '澜', '鸿', '博', '禾', '岚', '泓', '沐', '翰', '颐', '臻', '璟'] as const;
const TAILS = ['澜', '峰', '和', '悦', '泰', '源', '舟', '原', '麓', '川', '庭', '渡', '桐', '榆', '栖', '樾'] as const;

/** A made name: two characters that stand beside one another nowhere else. */
const coin = (random: Random): string => `${random.pick(HEADS)}${random.pick(TAILS)}`;

/** How one thing is told by many: what happened to whom, in parts that each teller chooses. */
interface Plot {
  readonly place: string;
  readonly trader: string;
  readonly titles: readonly string[];
  readonly facts: readonly string[];
}

/** {P} is the place, {T} the trader. */
const PLOTS: readonly Plot[] = [
  {
    place: '广场',
    trader: '健身',
    titles: ['{T}突然关门', '{P}{T}闭店不退卡费', '办的年卡没法用了，{T}跑路', '投诉{T}停业不退款', '健身房人去楼空'],
    facts: [
      '我在{P}的{T}办了两年卡，花了四千多，昨天去发现门锁了',
      '{T}教练前天还在卖课，第二天就说装修停业',
      '会员群已经解散，老板电话关机，{T}里的器材连夜拉走',
      '私教课还剩三十节没上，{T}不给退钱',
      '{P}物业说{T}欠了半年房租，我们几百个会员都没拿到退款',
    ],
  },
  {
    place: '小区',
    trader: '超市',
    titles: [
      '{P}门口{T}卖过期牛奶',
      '孩子喝了{T}的奶拉肚子',
      '{T}改生产日期',
      '举报{T}销售变质食品',
      '在{T}买到发霉面包',
    ],
    facts: [
      '昨天在{P}旁边的{T}买的酸奶，回家一看过期半个月',
      '{T}把日期标签撕掉重新贴，我拍了照片',
      '家里老人吃了{T}买的熟食，上吐下泻去了医院',
      '货架上好几箱临期奶，{T}店员说没事照卖',
      '{P}好几户人家都在{T}买到变质的东西',
    ],
  },
  {
    place: '大道',
    trader: '教育培训',
    titles: ['{T}拖欠退费', '{T}关门，学费怎么办', '要求{T}退还剩余课时费', '{P}{T}负责人失联', '投诉{T}虚假宣传'],
    facts: [
      '孩子在{P}的{T}报了英语班，交了一万二，上了三次课就停了',
      '{T}说月底退费，拖到现在一分钱没退',
      '家长去{P}校区，老师说工资也没发',
      '{T}合同写着随时可退，现在不认账',
      '{T}负责人电话打不通，家长群两百多人',
    ],
  },
  {
    place: '市场',
    trader: '海鲜行',
    titles: ['{P}{T}缺斤少两', '{T}称不准', '买三斤螃蟹回家只有两斤', '举报{P}{T}用鬼秤', '{T}短斤少两还骂人'],
    facts: [
      '在{P}{T}买了三斤虾，回家称只有两斤二两',
      '{T}的秤做了手脚，同一条鱼在别家轻了半斤',
      '找{T}理论，摊主态度很凶，还推搡我母亲',
      '{P}管理处说管不了{T}',
      '邻居也在{T}上当，绑螃蟹的绳子就有四两',
    ],
  },
  {
    place: '花园',
    trader: '燃气公司',
    titles: ['{P}燃气表走得快', '{T}乱收费', '{P}燃气费突然翻倍', '{T}强制更换软管收费', '请查{T}计量表'],
    facts: [
      '{P}从上个月换表以后，燃气费多了一倍',
      '{T}上门强推三百块的软管，不换就停气',
      '我家没人住，{T}还是扣了一百多',
      '{T}客服说表没有问题，拒绝检定',
      '{P}业主群里都说换表后费用不对',
    ],
  },
  {
    place: '国际城',
    trader: '装饰公司',
    titles: ['{T}收了定金不开工', '{P}装修被{T}坑了', '{T}卷款跑路', '要求{T}退装修款', '{T}低价引流后加价'],
    facts: [
      '和{T}签了全包合同，交了六万，三个月没来一个工人',
      '{P}二十多户都交了{T}的钱，现在办公室搬空',
      '{T}设计师离职，老板不接电话',
      '{T}开工两天就要求加三万，不加就停',
      '我们到{T}门店，已经换了招牌',
    ],
  },
];

const OPENERS = [
  '领导您好，',
  '',
  '我是一名普通消费者。',
  '麻烦有关部门看看，',
  '本人反映一个问题：',
  '气愤！',
] as const;
const ASKS = [
  '请尽快查处。',
  '希望退还费用。',
  '请帮我们讨个说法',
  '请问该怎么办？',
  '',
  '望回复。',
  '请严惩，还我们公道！',
] as const;

function tellPlot(random: Random): (n: number) => { subject: string; body: string } {
  const plot = random.pick(PLOTS);
  const [place, trader] = [`${coin(random)}${plot.place}`, `${coin(random)}${plot.trader}`];
  const named = (text: string): string => text.replaceAll('{P}', place).replaceAll('{T}', trader);
  return () => {
    const facts = Array.from({ length: random.int(1, 3) }, () => random.pick(plot.facts));
    const body = `${random.pick(OPENERS)}${[...new Set(facts)].join(random.pick(['，', '。', '；']))}。${random.pick(ASKS)}`;
    return { subject: named(random.pick(plot.titles)), body: named(body) };
  };
}

/** Names in real messages that a retelling replaces, so that it happens elsewhere and to others. */
const RENAMED: Readonly<Record<string, readonly string[]>> = {
  伊景园滨河苑捆绑车位: ['伊景园', '滨河', '武广', '广铁', '铁广'],
  丽发新城搅拌站: ['丽发', '暮云', '万家丽', '长株潭', '同发', '发同'],
  魅力之城油烟夜宵: ['魅力之', '万科', '劳动东'],
};

/** Real people's words about a real thing, at another place: their own ways of leaving things out. */
function tellAgain(
  random: Random,
  real: ReadonlyMap<string, readonly Message[]>,
): (n: number) => { subject: string; body: string } {
  const event = random.pick(Object.keys(RENAMED).filter((name) => (real.get(name)?.length ?? 0) >= 14));
  const names = (RENAMED[event] ?? []).map((name) => [
    name,
    `${coin(random)}${name.length === 3 ? random.pick(HEADS) : ''}`,
  ]);
  const told = [...(real.get(event) ?? [])];
  const start = random.int(0, told.length - 1);
  const renamed = (text: string): string =>
    names.reduce((so, [name = '', other = '']) => so.replaceAll(name, other), text);
  return (n) => {
    // Steps of five through the event: neighbours are often copies of one another.
    const message = told[(start + 5 * n) % told.length];
    return { subject: renamed(message?.subject ?? ''), body: renamed(message?.body ?? '') };
  };
}

/**
 * Bursts of 8 to 14 messages within 48 hours, half retold from real ones and half from plots of ours, planted between `from`
 * and `to` (milliseconds since 1970). The same seed plants the same.
 */
export function plantBursts(
  seed: string,
  count: number,
  [from, to]: readonly [number, number],
  real: ReadonlyMap<string, readonly Message[]>,
): readonly Planted[] {
  const random = createRandom(`planted-bursts ${seed}`);
  return Array.from({ length: count }, (_, burst) => {
    const start = random.int(from, to - 48 * HOUR);
    const tell = burst % 2 === 0 ? tellAgain(random, real) : tellPlot(random);
    return Array.from({ length: random.int(8, 14) }, (_each, n) => ({
      ...{ id: `planted-${burst}-${n}`, user: `planted-${burst}-${n}`, burst: `burst-${burst}` },
      ...tell(n),
      at: start + random.int(0, 48 * HOUR - 1),
    }));
  }).flat();
}
