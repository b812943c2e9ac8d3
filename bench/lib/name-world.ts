import { seeded } from './seeded.ts';

/** A generated firm in its parts; `name` is place + brand + trade + form. */
export interface Firm {
  readonly key: string;
  readonly name: string;
  readonly place: string;
  readonly brand: string;
  readonly trade: string;
  readonly form: string;
  /** Where it is: six digits as a number. */
  readonly region: number;
}

const pairsIn = (text: string): readonly string[] => text.match(/../gu) ?? [];

/** A province of ten cities with ten counties each, all invented; two characters each. */
export const COUNTIES = pairsIn(
  '江阳龙泉青溪白沙东坡南岸北碚西岭云岚石桥' +
    '临川永宁安平长乐新丰建德武陵文山广济大冶' +
    '平湖高邑清河阳谷梅岭桃源柳林竹山松溪榆社' +
    '金川银城铜梁铁岭玉山珠海宝丰翠屏丹凤朱家' +
    '上虞中牟下陆前郭后溪左权右玉内乡外滩里耶' +
    '沅江沣西洛南渭滨汾阳淮上颍州涡阳沭河泗水' +
    '海陵河间湖口泽州渠县沟帮港北湾里岛尾滩头' +
    '春华夏邑秋浦冬阳晨光暮云朝天晚霞昼锦夜郎' +
    '鹤山鹿泉马边牛栏羊角鱼台凤冈鸡西犬溪虎林' +
    '仁寿义县礼泉智远信丰忠县孝感和顺廉江耻园',
);
export const CITIES = pairsIn('江州龙城清远金陵中原沅州海州春城鹤州仁和');
const regionOf = (county: number): number => 980_000 + (1 + Math.floor(county / 10)) * 100 + 1 + (county % 10);

const TRADES = (
  '餐饮管理 餐饮 餐饮服务 食品 食品销售 食品贸易 商贸 贸易 超市 百货 便利店 大药房 医药 医疗器械 建材 建筑工程 建筑装饰 装饰工程 房地产开发 ' +
  '物业管理 物业服务 汽车维修 汽车销售 汽车服务 美容美发 美容 理发 科技 网络科技 信息科技 信息技术 电子商务 文化传媒 文化传播 广告 广告传媒 ' +
  '教育咨询 教育科技 培训 旅游 酒店管理 宾馆 茶叶 茶业 茶行 酒业 酒行 水果 蔬菜 水产 肉类 粮油 烘焙 糕点 火锅 烧烤 面馆 小吃 服装 服饰 鞋业 ' +
  '箱包 珠宝 眼镜 家具 家居 家电 电器 电子 通讯 手机 数码 五金 机电 机械 机械设备 设备 模具 塑料 化工 化妆品 日化 母婴用品 玩具 文具 体育用品 ' +
  '健身 物流 运输 快递 货运 仓储 农业 农业科技 种植 养殖 畜牧 园林 园林绿化 环保 环境工程 环保科技 新能源 光伏 电力 能源 石油 燃气 矿业 ' +
  '投资 投资管理 咨询 企业管理 人力资源 劳务 保洁 家政 养老 医院 诊所 口腔 宠物 花卉 印刷 包装 纸业 木业 石材 钢材 金属 铝业 门窗 玻璃'
).split(' ');
export const FORMS = [
  '有限公司',
  '有限责任公司',
  '股份有限公司',
  '店',
  '经营部',
  '商行',
  '中心',
  '厂',
  '合作社',
  '工作室',
];
/** How often each form is, in the order of {@link FORMS}. */
const FORM_SHARES = [0.5, 0.08, 0.02, 0.16, 0.1, 0.05, 0.03, 0.03, 0.02, 0.01];

/** Characters of generated brands. */
const BRAND = Array.from(
  '鸿泰福源盛祥隆兴瑞达康嘉锦晟昌荣利顺永恒信诚华美佳乐天宏金宝玉丰安明春海江山川云龙凤鼎禾谷巷鹿柚槐杉雀苔砚釜汀篱' +
    '林雅清新和大森博宇辰晨晓欣悦怡思梦雪露雨星月阳光辉煌耀腾飞鹏翔卓越启航洋波涛润泽湖溪泉州石岩峰岭坤尚品味香鲜食茶花果园' +
    '农田牧渔百千万亿众人家友爱心善德仁义礼智正元亨贞吉庆喜寿禄财富贵通广远高长久旺茂繁聚合汇融济世民生国泰东南西北中联益惠' +
    '同创优良精匠艺工巧妙奇珍珠翠碧蓝绿红紫青白玄墨竹菊兰梅松柏桐桂枫樱桃李杏柳荷莲芸芝薇蓉莉凯旋胜捷锐锋铭钧钰鑫铂银铜钢铁',
);
/** Out of every so many firms one is called after a brand that many bear. */
const POPULAR_SHARE = 0.3;
const POPULAR = 3_000;
const POOL = 250_000;
/** Share of firms with a same-brand neighbour made for them: other trade, other place, other form. */
const NEIGHBOURS = 0.25;

/**
 * `size` firms whose names collide as names do, from one seed: popular brands, and for a quarter of the firms a neighbour of
 * the same brand in another trade, another place or another form. `shortNames`, where given, are brands of a fifth of them.
 */
export function nameWorld(size: number, seed: number, shortNames: readonly string[] = []): Firm[] {
  const random = seeded(seed);
  const brand = (): string => {
    const shape = random.next();
    const length = shape < 0.6 ? 2 : shape < 0.95 ? 3 : 4;
    return Array.from({ length }, () => random.pick(BRAND)).join('');
  };
  const pool = Array.from({ length: POOL }, brand);
  const form = (): string => {
    let drawn = random.next();
    for (const [at, share] of FORM_SHARES.entries()) {
      drawn -= share;
      if (drawn < 0) return FORMS[at] ?? '';
    }
    return FORMS[0] ?? '';
  };
  const placeOf = (county: number): string => {
    const drawn = random.next();
    const own = COUNTIES[county] ?? '';
    const city = CITIES[Math.floor(county / 10)] ?? '';
    if (drawn < 0.35) return own;
    if (drawn < 0.5) return `${own}${random.pick(['县', '区', '市'])}`;
    if (drawn < 0.75) return city;
    if (drawn < 0.9) return `${city}市`;
    return drawn < 0.95 ? `${city}市${own}区` : '';
  };
  const brandOf = (): string => {
    if (shortNames.length > 0 && random.chance(0.2)) return random.pick(shortNames);
    if (random.chance(POPULAR_SHARE)) return pool[Math.floor(POPULAR * random.next() ** 2)] ?? brand();
    return random.pick(pool);
  };
  const firms: Firm[] = [];
  const add = (parts: Omit<Firm, 'key' | 'name'>): void => {
    const { place, brand: called, trade, form: suffix } = parts;
    firms.push({
      ...parts,
      key: `91${String(parts.region)}${String(firms.length).padStart(10, '0')}`,
      name: `${place}${called}${trade}${suffix}`,
    });
  };
  while (firms.length < size) {
    const county = random.below(COUNTIES.length);
    const one = {
      ...{ place: placeOf(county), brand: brandOf(), trade: random.pick(TRADES), form: form() },
      region: regionOf(county),
    };
    add(one);
    if (firms.length >= size || !random.chance(NEIGHBOURS)) continue;
    const kind = random.below(3);
    const other = random.below(COUNTIES.length);
    if (kind === 0) add({ ...one, trade: random.pick(TRADES) });
    else if (kind === 1) add({ ...one, place: placeOf(other), region: regionOf(other) });
    else add({ ...one, form: form() });
  }
  return firms;
}

/** A county near the one given, as often as matters and firms are: mostly the same, at times one of its city, at times any. */
export function nearOf(random: { next(): number; below(bound: number): number }, region: number): number {
  const drawn = random.next();
  if (drawn < 0.85) return region;
  if (drawn < 0.95) return Math.floor(region / 100) * 100 + 1 + random.below(10);
  return regionOf(random.below(COUNTIES.length));
}
