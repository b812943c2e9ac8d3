import { readerOf } from '../firm-name.ts';
import type { Gazetteer } from '../gazetteer.ts';
import { FORMS_OF_FIRMS } from '../lexicon/forms.ts';
import { ORDINARY_PAIRS } from '../lexicon/pairs.ts';
import type { Found } from '../mention.ts';

/** Forms that only firms have: with them a place and a trade are a name (泸州煤气公司), elsewhere a brand must be there. */
const OF_COMPANIES = /(?:公司|集团|合作社|银行|研究院|总厂)$/u;
/** Words by themselves, and halves of others: no name in a text is known by them. */
const NOT_FORMS = new Set(
  '行 园 堂 站 庄 坊 吧 摊 铺 档 厂 中心 大学 小学 中学 学院 协会 学会 市场 门市 图书馆'.split(' '),
);
const FORMS = new Set([...FORMS_OF_FIRMS].filter((form) => !NOT_FORMS.has(form)));
/** By the code of their last character, how long they are, the longest first. */
const LENGTHS = new Map<number, number[]>();
const IS_LAST = new Uint8Array(0x10000);
for (const form of [...FORMS].sort((a, b) => b.length - a.length)) {
  const last = form.charCodeAt(form.length - 1);
  const lengths = LENGTHS.get(last) ?? [];
  if (!lengths.includes(form.length)) lengths.push(form.length);
  LENGTHS.set(last, lengths);
  IS_LAST[last] = 1;
}

/** 店铺 and 店里 are no ends; 集团 is none where 有限公司 follows. */
const GOES_ON = /^(?:店[铺里主员家长内面]|[团股](?:股份)?有限(?:责任)?公司|团公司)/u;

/** What may stand before the form of a company, and before that of a shop. */
const LONGEST = 26;
const LONGEST_SHOP = 16;
const EDGE = /[^\p{Script=Han}0-9a-z()·&]/u;
/** Single words that lead to a name, or are part of one: behind each it may begin. */
const LEADS =
  /[称说问找查去进来在到向从投于被对与和及由把给跟是为叫系即的了家个过号我你他至往让请等开买比等因并但而才连现原其间所处]/gu;
/** Seldom in a brand, ever in a sentence. */
const OF_SENTENCES = new Set(
  Array.from(
    '的了吗呢吧是在们我你他她它这那哪怎么什不没已还就也都再很太被把给让说要去进有每几其于但而因如若并从向对或者所问查改收投连才里谁比某且该您请送归设暂各些开别拿变压守逛押付急留搬坐',
    (letter) => letter.charCodeAt(0),
  ),
);
/** A brand does not end so: 仪跟|医院. */
const JOINS = /[和与跟及由往到得可比后]/u;
/** What sort of firm it is, and not which one. */
const SORTS =
  /^(?:配套|民办|公办|公立|私立|全资|空壳|皮包|小型|大型|中型|小破|单体|露天|复式|平层|海外|境外|外省|[市省县区]属|周边|附近|流动|上述|前述|[\d一二三四五六七八九十]+[家个间处]|持牌|授权|连锁|加盟|网约|会销|全体|此时|随后|百年老|四s|4s|隔壁|楼下|街边)|^(?:私人|双语|普通|合资|独资|上市|样板|明星|折扣|返现|国家|基层|乡镇|[市省县区]级?|相关|小|正规|知名|地下|海内)$/u;
/** What it costs that a name begins at a place or behind a word that leads to it, and not at the edge of a clause. */
const AT_PLACE = 0.55;
const BEHIND_LEAD = 0.15;
/** What it costs that each word or pair of sentences stands in a brand. */
const AS_SENTENCE = 1.3;
const AS_PAIR = 1.6;
/** In sentences most shops are without name: 去美容店. */
const NO_BRAND = 1.1;
/** What a name costs at most: with a form that nothing else bears, in quotation marks or behind its place, and else. */
const MOST_SURE = 3.2;
const MOST = 2;
const SURE =
  /(?:有限公司|责任公司|股份公司|分公司|合作社|经营部|经销部|批发部|门市部|营业部|商行|旗舰店|专卖店|专营店|大药房|事务所|养生馆|生活馆|俱乐部|加油站)$/u;
/** Quotation marks close a name, and sometimes a sentence. */
const IN_QUOTES = 0.4;
const QUOTE = /[“"「『《【'‘]/u;

/** The longest form that ends at an offset. */
function formBefore(text: string, end: number): string | undefined {
  for (const length of LENGTHS.get(text.charCodeAt(end - 1)) ?? []) {
    const form = text.slice(Math.max(0, end - length), end);
    if (FORMS.has(form)) return form;
  }
  return undefined;
}

/** Where a name in a window may begin, and what that costs. */
function startsOf(window: string, gazetteer: Gazetteer): Map<number, number> {
  const starts = new Map<number, number>([[0, 0]]);
  for (const { index } of window.matchAll(LEADS)) starts.set(index + 1, BEHIND_LEAD);
  for (let at = 0; at < window.length - 1; at += 1) {
    if (isOrdinary(window, at)) starts.set(at + 2, BEHIND_LEAD);
    if (!starts.has(at) && gazetteer.at(window, at).some(({ whole }) => whole)) starts.set(at, AT_PLACE);
  }
  return starts;
}

/** The clause before a form, as far back as a name goes; a bracket that opens and is not closed ends it. */
function windowBefore(text: string, end: number, after: number, longest: number): number {
  let [start, closed] = [end, 0];
  while (start > after && end - start < longest) {
    const letter = text.charAt(start - 1);
    if (EDGE.test(letter)) break;
    if (letter === ')') closed += 1;
    if (letter === '(') {
      if (closed === 0) break;
      closed -= 1;
    }
    start -= 1;
  }
  return start;
}

const isOrdinary = (text: string, at: number): boolean =>
  ORDINARY_PAIRS.has(text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1));

/** How much of a brand is of sentences. */
function asSentence(text: string, from: number, to: number): number {
  let cost = JOINS.test(text.charAt(to - 1)) ? AS_SENTENCE : 0;
  for (let at = from; at < to; at += 1) {
    if (OF_SENTENCES.has(text.charCodeAt(at))) cost += AS_SENTENCE;
    if (at + 1 < to && isOrdinary(text, at)) cost += AS_PAIR;
  }
  return cost;
}

interface Named {
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

/** The cheapest name in a window before its form; undefined where none is cheap enough. */
function nameIn(window: string, sure: boolean, quoted: boolean, gazetteer: Gazetteer): Named | undefined {
  const read = readerOf(window, gazetteer, NO_BRAND);
  let [best, least]: [Named | undefined, number] = [undefined, MOST_SURE];
  for (const [start, extra] of startsOf(window, gazetteer)) {
    if (window.length - start < 2) continue;
    const { cost: own, from, to } = read(start, least - extra);
    if (own + extra >= least) continue;
    const given = quoted && start === 0;
    const cost = own + extra + asSentence(window, from, to) * (given ? IN_QUOTES : 1);
    if (cost >= least) continue;
    best = cost < MOST || sure || given || from > start ? { start, from, to } : undefined;
    least = cost;
  }
  return best;
}

/**
 * Names of firms and shops: found by the form they end with, begun where a word leads to them or a place begins, wherever
 * place, brand and trade read most cheaply. 这家店, 装修公司 and the like are no names.
 */
export function findFirms(text: string, gazetteer: Gazetteer): Found[] {
  const found: Found[] = [];
  let after = 0;
  for (let end = 2; end <= text.length; end += 1) {
    if (IS_LAST[text.charCodeAt(end - 1)] !== 1) continue;
    const form = formBefore(text, end);
    if (form === undefined || GOES_ON.test(text.slice(end - 1, end + 7))) continue;
    const longest = OF_COMPANIES.test(form) ? LONGEST : LONGEST_SHOP;
    const from = windowBefore(text, end - form.length, after, longest);
    const window = text.slice(from, end - form.length);
    const quoted = QUOTE.test(text.charAt(from - 1));
    const name = window.length < 2 ? undefined : nameIn(window, SURE.test(form), quoted, gazetteer);
    if (name === undefined) continue;
    const brand = window.slice(name.from, name.to);
    const place = window.slice(name.start, name.from);
    const named = brand.length >= 2 || (OF_COMPANIES.test(form) && place !== '' && name.to < window.length);
    if (!named || SORTS.test(brand)) continue;
    const start = from + name.start;
    const parts = { place, brand, trade: window.slice(name.to), form };
    found.push({
      kind: 'firm',
      value: text.slice(start, end).toUpperCase(),
      start,
      end,
      parts: Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== '')),
    });
    after = end;
  }
  return found;
}
