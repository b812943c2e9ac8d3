import { pinyin } from 'pinyin-pro';
import type { Firm } from './name-world.ts';
import type { Random } from './seeded.ts';

/** What happens to a name on its way into a complaint. */
export const DAMAGES = ['suffix', 'place', 'homophone', 'lookalike', 'brand', 'noise', 'form'] as const;
export type Damage = (typeof DAMAGES)[number];

/** Parts of the name that are still said, right or wrong; what else has all of them is meant as much. */
export type Kept = Readonly<Record<'place' | 'trade' | 'form', boolean>>;

interface Damaged {
  readonly text: string;
  readonly kept: Kept;
}

/** The 3,755 characters of GB 2312 level 1: what people write. */
const COMMON: readonly string[] = (() => {
  const decoder = new TextDecoder('gb18030');
  const found: string[] = [];
  for (let high = 0xb0; high <= 0xd7; high += 1)
    for (let low = 0xa1; low <= 0xfe; low += 1) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (/^[一-鿿]$/u.test(character)) found.push(character);
    }
  return found;
})();

const soundOf = (character: string): string => pinyin(character, { toneType: 'none', type: 'array' })[0] ?? '';
const bySound = new Map<string, string[]>();
for (const character of COMMON) {
  const sound = soundOf(character);
  bySound.set(sound, [...(bySound.get(sound) ?? []), character]);
}

/** Look-alikes of the benchmark, written apart from those of the product: some are in both lists, some are not. */
const LOOK =
  `泰秦 鸿鸣 福副 源原 盛威 祥详 隆降 兴光 瑞端 达远 康唐 嘉喜 锦绵 晟盛 昌冒 荣菜 利刹 顺须 永水 恒垣 信伯 诚城 华毕 美羊 佳住
  乐东 天无 宏宠 金全 宝室 玉五 丰主 安女 明朋 春舂 海悔 江红 山仙 川训 云去 龙尤 凤风 鼎鼐 禾木 谷容 巷港 鹿庶 柚抽 槐愧 杉衫 雀省
  苔若 砚现 釜斧 汀订 篱离 林材 雅推 清请 新斩 和知 大太 森淼 博搏 宇字 辰晨 晨震 晓绕 欣欧 悦阅 怡恰 思恩 梦林 雪雷 露雾 雨两 星呈
  月用 阳阴 光先 辉挥 煌惶 耀跃 腾藤 飞乙 鹏朋 翔翊 卓早 越趋 启后 航般 洋详 波坡 涛淘 润闰 泽择 湖糊 溪奚 泉泵 州洲 石右 岩岸 峰锋
  岭岑 坤神 尚向 品晶 味昧 香杏 鲜鲤 食良 茶荼 花化 果杲 园圆 农衣 田由 牧枚 渔鱼 百白 千干 万方 亿忆 众丛 人入 家冢 友反 爱受 心必`
    .split(/\s+/u)
    .flatMap((pair): [string, string][] => {
      const [one = '', two = ''] = Array.from(pair);
      return [
        [one, two],
        [two, one],
      ];
    });
const looksLike = new Map(LOOK);

const BEFORE = ['我要举报', '投诉', '关于', '请查处', '我在', '昨天在', '市民反映', '本人于上周到', '', ''];
const AFTER = [
  '卖过期食品',
  '不退押金',
  '的问题',
  '拒绝开发票',
  '虚假宣传',
  '买了一箱牛奶变质',
  '乱收费，请处理',
  '欠薪',
  '',
  '',
];

const put = (text: string, at: number, character: string): string =>
  Array.from(text, (each, index) => (index === at ? character : each)).join('');

/** A part with one character changed, or undefined where none can be. */
function changed(random: Random, text: string, other: (character: string) => string | undefined): string | undefined {
  const characters = Array.from(text);
  const from = random.below(characters.length);
  for (let turn = 0; turn < characters.length; turn += 1) {
    const at = (from + turn) % characters.length;
    const character = characters[at] ?? '';
    const next = other(character);
    if (next !== undefined && next !== character) return put(text, at, next);
  }
  return undefined;
}

const homophone = (random: Random) => (character: string) => {
  const others = (bySound.get(soundOf(character)) ?? []).filter((each) => each !== character);
  return others.length === 0 ? undefined : random.pick(others);
};
/** One in four has no list: any other common character. */
const lookalike = (random: Random) => (character: string) =>
  random.chance(0.25) ? random.pick(COMMON) : looksLike.get(character);

/** The name as damages leave it, one after another; undefined where one cannot be done to it. */
export function damage(
  random: Random,
  firm: Firm,
  kinds: readonly Damage[],
  lists: { readonly places: readonly string[]; readonly forms: readonly string[] },
): Damaged | undefined {
  let { place, brand, trade, form } = firm;
  const kept = { place: true, trade: true, form: true };
  let [before, after] = ['', ''];
  for (const kind of kinds)
    switch (kind) {
      case 'suffix':
        if (form === '') return undefined;
        form = '';
        kept.form = false;
        break;
      case 'form': {
        const other = random.pick(lists.forms);
        if (other === form) return undefined;
        form = other;
        kept.form = false;
        break;
      }
      case 'place':
        if (place === '') return undefined;
        place = random.chance(0.5) ? '' : random.pick(lists.places);
        if (place === firm.place) return undefined;
        kept.place = false;
        break;
      case 'brand':
        place = '';
        trade = '';
        form = '';
        kept.place = false;
        kept.trade = false;
        kept.form = false;
        break;
      case 'homophone':
      case 'lookalike': {
        const next = changed(random, brand, kind === 'homophone' ? homophone(random) : lookalike(random));
        if (next === undefined) return undefined;
        brand = next;
        break;
      }
      case 'noise':
        before = random.pick(BEFORE);
        after = random.pick(AFTER);
        if (before + after === '') return undefined;
    }
  return { text: `${before}${place}${brand}${trade}${form}${after}`, kept };
}
