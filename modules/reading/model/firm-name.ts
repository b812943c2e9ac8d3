import { type Normalised, normalise, originalSpan } from '../../../platform/text/normalise.ts';
import { chinaGazetteer, type Gazetteer, type PlaceHit } from './gazetteer.ts';
import { FORMS_OF_FIRMS } from './lexicon/forms.ts';
import { TRADE_ENDS, TRADE_HEADS, TRADES } from './lexicon/trades.ts';
import { WordIndex } from './word-index.ts';

/** The parts of a firm's name; the brand 字号 is empty where the name has none. */
export interface FirmParts {
  readonly place: string;
  readonly brand: string;
  readonly trade: string;
  readonly form: string;
}

/** A name is read up to here; no firm bears a longer one. */
const LONGEST = 60;
const LONGEST_FORM = 12;
const NEVER = 1e6;

/** What it costs to read a stretch as a brand of so many characters: two or three are the rule. */
const NAMELESS = 2;
const BRAND = [NAMELESS, 3.6, 1, 1.05, 1.6, 2.5, 3.4, 4.2];
const brandCost = (length: number): number => BRAND[length] ?? length;
/** What a word that says a trade costs, so that few long ones come before many short ones. */
const WORD = 0.2;
const SYLLABLE = 0.9;
const UNKNOWN = 1.3;
/** A brand that is nothing but words of trades, or a place, is none, unless nothing else is left. */
const NO_BRAND = 3;
/** Many counties bear the name of a good omen, and so do firms: 兴隆. */
const COUNTY = 1.2;
/** A place without the word for its kind. */
const STEM = 0.45;
const CITY = 2;
const ELSEWHERE = 1.2;
const SPLIT = 0.9;
/** A place at the head of a brand belongs before it. */
const PLACED = 1.2;
/** A shorter form than the longest leaves more to the trade: 图书|店. */
const SHORTER = 0.3;
/** 河南|省: the word for its kind follows, and was not taken. */
const CUT_SHORT = 1.2;
/** A place behind the brand: 环球国际航运青岛有限公司. */
const PLACE_BEHIND = 0.6;

/** Words of trades, and two characters that make one together: 塑业, 管材. */
const WORDS = new WordIndex([
  ...TRADES,
  ...Object.entries(TRADE_ENDS).flatMap(([last, firsts]) => Array.from(firsts, (first) => first + last)),
]);

const OPEN = /[(（【[]/u;

/**
 * For each offset, how cheaply the rest of a name reads as trades alone. Between two known words one may stand that no
 * lexicon has (管道|支架|技术); the first one is always known, so that a brand does not lose its end.
 */
function tradesFrom(text: string, gazetteer: Gazetteer): Float64Array {
  const end = text.length;
  const known = new Float64Array(end + 1).fill(NEVER);
  const any = known.slice();
  known[end] = 0;
  any[end] = 0;
  for (let at = end - 1; at >= 0; at -= 1) {
    let best = NEVER;
    for (const length of WORDS.lengthsAt(text, at)) best = Math.min(best, WORD + (any[at + length] ?? NEVER));
    if (TRADE_HEADS.has(text.charAt(at))) best = Math.min(best, SYLLABLE + (any[at + 1] ?? NEVER));
    for (const hit of gazetteer.at(text, at)) {
      if (isWide(hit)) best = Math.min(best, PLACE_BEHIND + (any[at + hit.length] ?? NEVER));
    }
    known[at] = best;
    any[at] = Math.min(best, UNKNOWN + (at + 2 < end ? (known[at + 2] ?? NEVER) : NEVER));
  }
  return known;
}

/** Where the place at the head may end, and what that costs. */
function placesFrom(text: string, start: number, gazetteer: Gazetteer): Map<number, number> {
  const ends = new Map<number, number>([[start, 0]]);
  const open: { at: number; cost: number; within: PlaceHit | undefined }[] = [
    { at: start, cost: 0, within: undefined },
  ];
  for (let turn = open.pop(); turn !== undefined; turn = open.pop()) {
    for (const hit of gazetteer.at(text, turn.at)) {
      const end = turn.at + hit.length;
      const cost = turn.cost + placeCost(hit, turn.within, /[省市县区]/u.test(text.charAt(end)));
      if (cost >= (ends.get(end) ?? NEVER)) continue;
      ends.set(end, cost);
      open.push({ at: end, cost, within: hit });
    }
    // 棠下街道, 鸦鸿桥镇: smaller places are known by their last character alone, and only within a larger one.
    const town = /^\p{Script=Han}{2,4}?(?:街道|[镇乡])(?=.{2})/u.exec(text.slice(turn.at, turn.at + 9));
    if (turn.within !== undefined && town !== null) {
      const [end, cost] = [turn.at + town[0].length, turn.cost + 0.3];
      if (cost < (ends.get(end) ?? NEVER)) {
        ends.set(end, cost);
        open.push({ at: end, cost, within: turn.within });
      }
    }
  }
  return ends;
}

function placeCost(hit: PlaceHit, within: PlaceHit | undefined, cutShort: boolean): number {
  const inside =
    within?.places.some((outer) =>
      hit.places.some((inner) => inner !== outer && (inner.province === outer.name || inner.city === outer.name)),
    ) === true;
  if (hit.whole) return within === undefined || inside ? 0 : 0.2;
  if (cutShort) return CUT_SHORT;
  if (inside) return 0.1;
  if (isWide(hit)) return 0.15;
  // 南宁|威宁: a county of another province is rather a brand.
  if (within !== undefined) return ELSEWHERE;
  // The stem alone of a district is a word of every city (城东, 鼓楼), unless it is one district's alone; that of a county is a name.
  return hit.places.length === 1 || hit.places.some(({ name }) => /[县市旗]$/u.test(name)) ? STEM : NO_BRAND;
}

const isWide = ({ places }: PlaceHit): boolean => places.some(({ level }) => level !== 'county');

/** The words at the end of a name that may be its form, the longest first; empty where there is none. */
function formsOf(text: string): string[] {
  const forms: string[] = [];
  for (let length = Math.min(LONGEST_FORM, text.length); length > 0; length -= 1) {
    const form = text.slice(-length);
    if (FORMS_OF_FIRMS.has(form)) forms.push(form);
    // 有限公司 is never 公司 behind 有限.
    if (forms[0]?.endsWith('公司') === true) break;
  }
  return forms.length === 0 ? [''] : forms;
}

/** `X(杭州)Y`: what stands in brackets is taken out; a place there is the firm's place. */
function withoutBrackets(text: string, gazetteer: Gazetteer): { rest: string; place: string } {
  let place = '';
  const rest = text.replace(/[(（【[]([^)）】\]]{0,20})[)）】\]]/gu, (_, inner: string) => {
    if (place === '' && gazetteer.at(inner, 0)[0]?.length === inner.length) place = inner;
    return '';
  });
  return { rest: OPEN.test(rest) ? rest.replace(/[()（）【】[\]]/gu, '') : rest, place };
}

/** How a name without its form reads most cheaply when it begins at `start`. */
export interface Reading {
  readonly cost: number;
  /** Offsets of the brand. */
  readonly from: number;
  readonly to: number;
}

/**
 * Reads names that end at one offset: what stands at their end is looked at once, however many beginnings are tried.
 * A reading that costs `below` or more is not looked for; its cost is then `below`.
 */
export function readerOf(
  body: string,
  gazetteer: Gazetteer,
  noBrand = NAMELESS,
): (start: number, below?: number) => Reading {
  const trades = tradesFrom(body, gazetteer);
  return (start, below = NEVER) => {
    let best: Reading = { cost: below, from: start, to: body.length };
    for (const [from, head] of placesFrom(body, start, gazetteer)) {
      for (let to = from; to <= body.length; to += 1) {
        const tail = trades[to] ?? NEVER;
        // Most spans are dearer by their length alone.
        if (head + tail + (to === from ? noBrand : brandCost(to - from)) >= best.cost) continue;
        const cost = head + tail + (to === from ? noBrand : costAsBrand(body, from, to, gazetteer));
        if (cost < best.cost) best = { cost, from, to };
      }
    }
    return best;
  };
}

function costAsBrand(body: string, from: number, to: number, gazetteer: Gazetteer): number {
  const cost = brandCost(to - from);
  const text = body.slice(from, to);
  const place = gazetteer.at(text, 0)[0];
  if (place?.length === text.length)
    return cost + (isWide(place) || place.whole ? NO_BRAND : isCity(place) ? CITY : COUNTY);
  if ((tradesFrom(text, gazetteer)[0] ?? NEVER) < NEVER) return cost + NO_BRAND;
  const placed = place !== undefined && (isWide(place) || place.whole) ? PLACED : 0;
  return cost + placed + (splitsWord(body, from, to) ? SPLIT : 0) + (endsInTrade(text) ? SPLIT : 0);
}

const isCity = ({ places }: PlaceHit): boolean => places.some(({ name }) => name.endsWith('市'));

const endsInTrade = (text: string): boolean =>
  text.length > 2 && (TRADES.has(text.slice(-2)) || TRADES.has(text.slice(-3)));

/** 兴隆房|地产: a brand does not end within a word that reaches beyond it. */
function splitsWord(body: string, from: number, to: number): boolean {
  for (let start = Math.max(from, to - 3); start < to; start += 1) {
    for (let end = to + 1; end <= Math.min(body.length, start + 4); end += 1) {
      if (TRADES.has(body.slice(start, end))) return true;
    }
  }
  return false;
}

/** Firms that are complained of are complained of again, and the name in one letter is asked for by several. */
const read = new WeakMap<Gazetteer, Map<string, FirmParts>>();
const MOST_READ = 10_000;

/**
 * The parts of a firm's name: place, brand 字号, trade and form: 行政区划, 字号, 行业或者经营特点,
 * 组织形式, each as it was written (half width). The cheapest reading counts: places at the head, words of trades before
 * the form, and between them a brand of two or three characters rather than one or six; a name wholly of places and
 * trades has none.
 */
export function firmParts(name: string, gazetteer: Gazetteer = chinaGazetteer()): FirmParts {
  const names = read.get(gazetteer) ?? new Map<string, FirmParts>();
  read.set(gazetteer, names);
  const known = names.get(name);
  if (known !== undefined) return known;
  const parts = partsOf(name, gazetteer);
  if (names.size >= MOST_READ) names.clear();
  if (name.length <= LONGEST) names.set(name, parts);
  return parts;
}

function partsOf(name: string, gazetteer: Gazetteer): FirmParts {
  const written = name.slice(0, LONGEST).normalize('NFKC').replace(/\s+/gu, '');
  const normal = normalise(written);
  const { rest, place: bracketed } = withoutBrackets(normal.text, gazetteer);
  // Nothing but brackets changes offsets; a name that had some is given as it is compared.
  const as = rest === normal.text ? (from: number, to: number) => sliceOf(written, normal, from, to) : undefined;
  const give = as ?? ((from: number, to: number) => rest.slice(from, to));
  let best: Reading & { body: string } = { cost: Infinity, from: 0, to: 0, body: '' };
  for (const [index, form] of formsOf(rest).entries()) {
    // A name that is nothing but its form is no brand with a shorter one.
    if (index > 0 && best.body === '') break;
    const body = rest.slice(0, rest.length - form.length);
    const reading = readerOf(body, gazetteer)(0);
    if (reading.cost + index * SHORTER < best.cost) best = { ...reading, cost: reading.cost + index * SHORTER, body };
  }
  const { from, to, body } = best;
  return {
    place: give(0, from) || bracketed,
    brand: give(from, to),
    trade: give(to, body.length),
    form: give(body.length, rest.length),
  };
}

function sliceOf(written: string, normal: Normalised, from: number, to: number): string {
  const { start, end } = originalSpan(normal, from, to);
  return written.slice(start, end);
}
