import { describe, expect, it } from 'vitest';
import { mix } from './grams.ts';
import { jaccardOf, shinglesOf, signText } from './minhash.ts';
import { NearIndex } from './near-index.ts';

/** A text of our own making: sentences of a small language, drawn by number. */
const HAN = Array.from(
  '超市停车收费过期牛奶退款投诉商家拒绝处理网店假冒商标食品卫生广告价格欺诈店员态度恶劣要求赔偿街道小区物业电梯',
);
const draw = (seed: number, from: number): number => mix(seed) % from;
function sentence(seed: number): string {
  return Array.from({ length: 12 + draw(seed, 14) }, (_, at) => HAN[draw(seed * 31 + at, HAN.length)] ?? '').join('');
}
const letter = (seed: number, sentences = 8): string =>
  Array.from({ length: sentences }, (_, at) => sentence(seed * 100 + at)).join('。');

/** The letter the other way round, with so many of its sentences told anew, and some characters of others changed. */
function copy(seed: number, anew: number, changed: number): string {
  const parts = letter(seed).split('。').reverse();
  for (let at = 0; at < anew; at += 1) parts[at] = sentence(seed * 100 + 7_000_000 + at);
  const characters = Array.from(parts.join('。'));
  for (let turn = 0; turn < changed; turn += 1)
    characters[draw(seed + turn * 977, characters.length)] = HAN[draw(seed * 3 + turn, HAN.length)] ?? '';
  return characters.join('');
}

describe('texts found by their bands', () => {
  // Without `>>> 0` at the end of the hash the least of a bin is the most negative: a tenth of all pairs is then lost.
  it('are those that an exact join finds, from a half of alike on', () => {
    const texts = Array.from({ length: 700 }, (_, seed) => [
      letter(seed),
      copy(seed, seed % 4, seed % 23),
      ...(seed % 5 === 0 ? [copy(seed, 1, seed % 11)] : []),
    ]).flat();
    const sets = texts.map(shinglesOf);
    const index = new NearIndex();
    for (const text of texts) index.add(signText(text));
    const holding = new Map<number, number[]>();
    for (const [at, set] of sets.entries())
      for (const shingle of set) {
        const with_ = holding.get(shingle) ?? [];
        holding.set(shingle, with_);
        with_.push(at);
      }
    let [alike, found, wrong] = [0, 0, 0];
    for (const [at, set] of sets.entries()) {
      const truth = new Set<number>();
      for (const shingle of set) for (const other of holding.get(shingle) ?? []) if (other > at) truth.add(other);
      for (const other of truth) if (jaccardOf(set, sets[other] ?? new Uint32Array(0)) < 0.5) truth.delete(other);
      const { near } = index.near(signText(texts[at] ?? ''), { from: 0.3, atMost: 1_000 });
      const verified = near.filter(
        ({ number }) => number > at && jaccardOf(set, sets[number] ?? new Uint32Array(0)) >= 0.5,
      );
      alike += truth.size;
      found += verified.filter(({ number }) => truth.has(number)).length;
      wrong += verified.filter(({ number }) => !truth.has(number)).length;
    }
    expect(alike).toBeGreaterThan(300);
    expect(found / alike).toBeGreaterThanOrEqual(0.995);
    expect(wrong).toBe(0);
  });

  it('come the likest first, and the newest of equals; a template of thousands is cut and told', () => {
    const index = new NearIndex();
    for (let seed = 0; seed < 50; seed += 1) index.add(signText(letter(seed)));
    const close = index.add(signText(copy(3, 1, 0)));
    const { near, capped } = index.near(signText(letter(3)), { from: 0.3, atMost: 10 });
    expect(near.map(({ number }) => number)).toEqual([3, close]);
    expect(near[0]?.likeness).toBe(1);
    expect(capped).toBe(false);
    for (let copies = 0; copies < 2_000; copies += 1) index.add(signText(letter(77)));
    const many = index.near(signText(letter(77)), { from: 0.3, atMost: 20 });
    expect(many.near).toHaveLength(20);
    expect(many.capped).toBe(true);
    expect(many.near[0]?.number).toBe(index.size - 1);
    expect(index.near(signText(letter(3)), { from: 0.3, atMost: 10 })).toEqual({ near, capped: false });
  });

  it('without a letter or figure are like no letter', () => {
    const index = new NearIndex();
    index.add(signText(letter(1)));
    expect(index.near(signText('😀😀😀！！'), { from: 0, atMost: 5 }).near).toEqual([]);
  });
});
