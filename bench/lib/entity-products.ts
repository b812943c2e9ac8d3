import { editLikeness, jaroWinkler, pairDice } from '../../platform/matching/strings.ts';
import type { Row } from './entity-data.ts';

/** A product as its seller wrote it. */
interface Product {
  readonly words: readonly string[];
  readonly numbers: readonly string[];
  readonly squeezed: string;
  readonly maker: readonly string[];
  readonly price: number;
}

/** Words that say which edition of a product it is: one of two has it, they are seldom the same. */
const EDITIONS: readonly (readonly string[])[] = [
  ['upgrade', 'upg', 'upsell', 'update'],
  ['academic', 'student', 'education', 'edu', 'teacher', 'school', 'classroom', 'lab'],
  ['mac', 'macintosh', 'osx'],
  ['win', 'windows', 'pc', 'xp', 'vista'],
  ['deluxe', 'dlx'],
  ['premium'],
  ['standard', 'std'],
  ['professional', 'pro'],
  ['home'],
  ['premier', 'ultimate', 'gold', 'platinum'],
  ['small', 'business'],
  ['license', 'lic', 'licence', 'licenses', 'user', 'users', 'cal', 'seat'],
  ['suite', 'bundle', 'pack', 'collection', 'set'],
  ['training', 'tutorial', 'courseware', 'video', 'learn', 'guide'],
  ['server'],
  ['full', 'complete', 'retail'],
  ['expansion', 'addon', 'plugin'],
  ['subscription', 'renewal', 'maintenance', 'support', 'warranty'],
];

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/\bv\s*\.?\s*(?=\d)/g, ' ')
    .replace(/(\d)\s*\.\s*(\d)/g, '$1.$2')
    .replace(/([a-z])(\d)/g, (all, letter: string, digit: string) => (all.length > 2 ? all : `${letter}${digit}`))
    .replace(/[^a-z0-9.]+/g, ' ')
    .split(' ')
    .map((word) => word.replace(/^\.+|\.+$/g, '').replace(/\.0+$/, ''))
    .filter((word) => word !== '');

function productOf(title: string, maker: string, price: string): Product {
  const words = wordsOf(title);
  return {
    words,
    numbers: words.flatMap((word) => word.match(/\d+(?:\.\d+)?/g) ?? []),
    squeezed: words.join(''),
    maker: wordsOf(maker),
    price: Number.parseFloat(price) || 0,
  };
}

export interface ProductPair {
  readonly left: string;
  readonly right: string;
  readonly features: Float64Array;
  readonly label: number;
}

/** How two lists of words lie on one another: each word on the likest of the other list, rare words weigh more. */
function cover(
  from: readonly string[],
  to: readonly string[],
  squeezed: string,
  weightOf: (word: string) => number,
): { readonly share: number; readonly exact: number; readonly rarestLeft: number; readonly left: number } {
  let [all, soft, exact, rarestLeft, left] = [0, 0, 0, 0, 0];
  for (const word of new Set(from)) {
    const weight = weightOf(word);
    all += weight;
    let best = 0;
    for (const other of to) {
      if (other === word) best = 1;
      else if (best < 1 && word.length > 3 && other.length > 3) {
        const likeness = jaroWinkler(word, other);
        if (likeness > 0.9 && likeness > best) best = likeness;
      }
    }
    if (best < 1 && word.length > 3 && squeezed.includes(word)) best = Math.max(best, 0.95);
    if (best === 1) exact += weight;
    soft += best * weight;
    if (best === 0) {
      left += weight;
      rarestLeft = Math.max(rarestLeft, weight);
    }
  }
  return all === 0
    ? { share: 0, exact: 0, rarestLeft, left }
    : { share: soft / all, exact: exact / all, rarestLeft, left };
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const row = new Uint8Array(b.length + 1);
  for (const word of a) {
    let corner = 0;
    for (let at = 1; at <= b.length; at += 1) {
      const above = row[at] ?? 0;
      row[at] = word === b[at - 1] ? corner + 1 : Math.max(above, row[at - 1] ?? 0);
      corner = above;
    }
  }
  return row[b.length] ?? 0;
}

/** What is measured of each pair of rows; how rare a word is, is counted over all titles given, without labels. */
export function productPairs(rows: readonly Row[]): ProductPair[] {
  const products = new Map<string, Product>();
  for (const row of rows) {
    for (const side of ['left', 'right'] as const) {
      const key = `${side}${row[`${side}_id`] ?? ''}`;
      if (!products.has(key))
        products.set(
          key,
          productOf(row[`${side}_title`] ?? '', row[`${side}_manufacturer`] ?? '', row[`${side}_price`] ?? ''),
        );
    }
  }
  const met = new Map<string, number>();
  for (const { words } of products.values()) for (const word of new Set(words)) met.set(word, (met.get(word) ?? 0) + 1);
  const weightOf = (word: string): number => Math.log(products.size / (met.get(word) ?? 1));

  const rough = rows.map((row) => {
    const one = products.get(`left${row.left_id ?? ''}`);
    const two = products.get(`right${row.right_id ?? ''}`);
    if (one === undefined || two === undefined) throw new Error('a row names no product');
    const ofOne = cover(one.words, [...two.words, ...two.maker], two.squeezed, weightOf);
    const ofTwo = cover(two.words, [...one.words, ...one.maker], one.squeezed, weightOf);
    const both = Math.sqrt(ofOne.share * ofTwo.share);
    return { row, one, two, ofOne, ofTwo, both };
  });
  // Beside whom a product stands: the best of the other candidates of either side.
  const ranks = (side: 'left_id' | 'right_id') => {
    const best = new Map<string, number[]>();
    for (const { row, both } of rough) {
      const id = row[side] ?? '';
      best.set(
        id,
        [...(best.get(id) ?? []), both].sort((a, b) => b - a),
      );
    }
    return (id: string, own: number): readonly [number, number, number] => {
      const all = best.get(id) ?? [];
      const place = all.indexOf(own);
      return [own - (all[place === 0 ? 1 : 0] ?? 0), place, all.length];
    };
  };
  const [ofLeft, ofRight] = [ranks('left_id'), ranks('right_id')];
  return rough.map(({ row, one, two, ofOne, ofTwo, both }) => {
    const numbers = new Set(one.numbers);
    const others = new Set(two.numbers);
    const shared = [...numbers].filter((each) => others.has(each)).length;
    const editions = EDITIONS.map((words) => {
      const [a, b] = [one, two].map((each) => words.some((word) => each.words.includes(word)));
      return a === b ? 0 : a === true ? 1 : -1;
    });
    const prices = one.price > 0 && two.price > 0 ? Math.log(one.price / two.price) : Number.NaN;
    const maker = cover(one.maker, [...two.words, ...two.maker], two.squeezed, weightOf);
    const common = longestCommon(one.words, two.words);
    const [fromLeft, placeLeft, ofLefts] = ofLeft(row.left_id ?? '', both);
    const [fromRight, placeRight, ofRights] = ofRight(row.right_id ?? '', both);
    return {
      left: row.left_id ?? '',
      right: row.right_id ?? '',
      label: row.label === '1' ? 1 : 0,
      features: Float64Array.from([
        ofOne.share,
        ofOne.exact,
        ofOne.rarestLeft,
        ofOne.left,
        ofTwo.share,
        ofTwo.exact,
        ofTwo.rarestLeft,
        ofTwo.left,
        both,
        Math.min(ofOne.share, ofTwo.share),
        pairDice(one.squeezed, two.squeezed),
        editLikeness(one.squeezed, two.squeezed),
        jaroWinkler(one.squeezed, two.squeezed),
        Number.isNaN(prices) ? -1 : Math.abs(prices),
        Number.isNaN(prices) ? 0 : prices,
        one.price,
        two.price,
        one.maker.length === 0 ? -1 : maker.share,
        shared,
        numbers.size - shared,
        others.size - shared,
        numbers.size > 0 && others.size > 0 && shared === 0 ? 1 : 0,
        common / Math.max(1, one.words.length),
        common / Math.max(1, two.words.length),
        one.words.length,
        two.words.length,
        one.words[0] === two.words[0] ? 1 : 0,
        editions.filter((each) => each !== 0).length,
        ...editions,
        fromLeft,
        placeLeft,
        ofLefts,
        fromRight,
        placeRight,
        ofRights,
      ]),
    };
  });
}
