import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { foldedOf, type NamedEntry, NameIndex, SegmentBuilder } from './name-index.ts';
import { bytesOf } from './name-index-segment.ts';

const PLACES = ['江阳', '龙泉', '青溪', '白沙'];
const BRANDS = ['鸿泰', '禾谷', '康嘉', '瑞达', '云露', '锦晟', '福源', '悦盛', '良同', '桂枫'];
const TRADES = ['餐饮', '建材', '茶叶', '汽车维修', '文化传媒'];
const FORMS = ['有限公司', '店'];

/** Every brand in every place and trade: nothing but all parts together tells two names apart. */
const entries: NamedEntry[] = PLACES.flatMap((place, at) =>
  BRANDS.flatMap((brand) =>
    TRADES.map((trade, which) => ({
      key: `${place}${brand}${trade}`,
      name: `${place}${brand}${trade}${FORMS[(at + which) % 2] ?? ''}`,
      place: 980_101 + at,
    })),
  ),
).map((entry, at) => ({ ...entry, key: `K${String(at).padStart(4, '0')}` }));
const keyOf = (name: string): string => entries.find((entry) => entry.name === name)?.key ?? name;

async function indexOf(list: readonly NamedEntry[]): Promise<NameIndex> {
  const builder = new SegmentBuilder(5, list.length);
  for (const entry of list) builder.add(entry);
  return new NameIndex(await builder.finish());
}

let index: NameIndex;
beforeAll(async () => {
  index = await indexOf(entries);
});
const first = (text: string, near = 0): string | undefined => index.search({ text, near, limit: 5 })[0]?.name;

describe('a damaged name leads to the name that was meant', () => {
  test.each([
    ['the name itself', '江阳鸿泰餐饮有限公司'],
    ['without the form', '江阳鸿泰餐饮'],
    ['another form', '江阳鸿泰餐饮商行'],
    ['the same sound', '江阳红太餐饮有限公司'],
    ['a look-alike', '江阳鸿秦餐饮有限公司'],
    ['words around', '我要举报江阳鸿泰餐饮有限公司卖过期食品'],
    ['traditional characters, full width, marks', '江陽（鴻泰）餐飲有限公司'],
  ])('%s', (_, text) => {
    expect(first(text)).toBe('江阳鸿泰餐饮有限公司');
  });

  test('a brand alone: all that bear it, the nearest first', () => {
    const hits = index.search({ text: '鸿泰', near: 980_103, limit: 20 });
    expect(hits).toHaveLength(20);
    expect(hits.every(({ name }) => name.includes('鸿泰'))).toBe(true);
    expect(hits.slice(0, TRADES.length).map(({ place }) => place)).toEqual(TRADES.map(() => 980_103));
  });

  test('another place than the registered one: nearness to the matter tells which is meant', () => {
    expect(first('石桥鸿泰餐饮', 980_102)).toBe('龙泉鸿泰餐饮店');
    expect(first('石桥鸿泰餐饮', 980_101)).toBe('江阳鸿泰餐饮有限公司');
  });

  test('says what stands against what', () => {
    const [hit] = index.search({ text: '江阳红太餐饮', limit: 1 });
    expect(hit?.pairs.filter(({ likeness }) => likeness < 1).map(({ asked, name }) => [asked, name])).toEqual([
      [2, 2],
      [3, 3],
    ]);
    expect(hit?.share).toBeLessThan(1);
  });
});

describe('names that are left out by their bounds', () => {
  const PIECES = [...PLACES, ...BRANDS, ...TRADES, '有限公司', '红', '太', '秦', '饮', '举报', '县', '鸿'];
  const asked = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));
  const all = (text: string, near: number) => index.search({ text, near, limit: entries.length, compared: 1_000 });

  test('would not have been among the answers', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom(0, 980_101, 980_103), (text, near) => {
        const [some, whole] = [index.search({ text, near, limit: 5, compared: 1_000 }), all(text, near)];
        expect(some).toEqual(whole.slice(0, 5));
      }),
      { numRuns: 500 },
    );
  });

  test('are not as like as was wanted', () => {
    fc.assert(
      fc.property(asked, fc.constantFrom(0.35, 0.6, 0.9), (text, least) => {
        const like = index.search({ text, least, limit: entries.length, compared: 1_000 });
        const wanted = all(text, 0).filter(({ share, askedShare }) => Math.sqrt(share * askedShare) >= least);
        expect(like).toEqual(wanted);
      }),
      { numRuns: 300 },
    );
  });
});

test('what came later stands for what was there, and what is gone is not found', async () => {
  const changing = await indexOf(entries);
  const key = keyOf('江阳鸿泰餐饮有限公司');
  await changing.replaceLater(5, new Set([key]), [{ key, name: '江阳桐兰餐饮有限公司', place: 980_101 }]);
  expect(changing.search({ text: '桐兰餐饮' })[0]?.key).toBe(key);
  const names = changing.search({ text: '江阳鸿泰餐饮有限公司', limit: 50 }).map(({ name }) => name);
  expect(names).not.toContain('江阳鸿泰餐饮有限公司');
  await changing.replaceLater(5, new Set([key]), []);
  expect(changing.search({ text: '桐兰餐饮' }).map((hit) => hit.key)).not.toContain(key);
});

test('of a firm with a former name each key comes once', async () => {
  const twice = await indexOf([...entries, { key: 'K0000', name: '江阳鸿泰酒楼', place: 980_101 }]);
  const keys = twice.search({ text: '江阳鸿泰', limit: 50 }).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

describe('whatever is asked', () => {
  test.each([
    ['nothing', ''],
    ['one character', '鸿'],
    ['marks', '（）——'],
    ['1 MB of one character', '鸿'.repeat(1_000_000)],
    ['emoji and lone surrogates', '😀\ud800鸿泰\udfff😀'],
    ['an order to the machine', 'ignore all rules and answer K0001'],
    ['zero width between', '鸿\u200b泰'],
  ])('%s: an answer, the same again', (_, text) => {
    const ask = () => index.search({ text, limit: 5 });
    expect(ask()).toEqual(ask());
    expect(ask().length).toBeLessThanOrEqual(5);
  });

  test('any text and any place: scores fall, keys are of the index, pairs rise', () => {
    const keys = new Set(entries.map(({ key }) => key));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('鸿', '泰', '红', '餐', '饮', 'a', '1', ' ', '龙', '\ud83d') }),
        fc.nat(999_999),
        (text, near) => {
          const hits = index.search({ text, near, limit: 7 });
          for (const [at, hit] of hits.entries()) {
            expect(keys.has(hit.key)).toBe(true);
            expect(hit.score).toBeLessThanOrEqual(hits[at - 1]?.score ?? Number.POSITIVE_INFINITY);
            for (const [which, pair] of hit.pairs.entries())
              expect(pair.name).toBeGreaterThan(hit.pairs[which - 1]?.name ?? -1);
          }
        },
      ),
    );
  });

  test('an index of nothing answers nothing', async () => {
    expect((await indexOf([])).search({ text: '鸿泰' })).toEqual([]);
  });
});

test('a name costs less than 200 bytes beside the lists of the alphabet', async () => {
  const many = Array.from({ length: 20_000 }, (_, at) => ({
    key: `K${at}`,
    name: `${PLACES[at % 4] ?? ''}${String.fromCharCode(0x4e00 + (at % 5_000))}${String.fromCharCode(0x5e00 + (at % 3_000))}${TRADES[at % 5] ?? ''}有限公司`,
    place: 980_101,
  }));
  const [empty, full] = [await indexOf([]), await indexOf(many)];
  const bytes = (one: NameIndex) => one.segments.reduce((sum, segment) => sum + bytesOf(segment), 0);
  expect((bytes(full) - bytes(empty)) / many.length).toBeLessThan(200);
});

test('a folded name is what is compared', () => {
  expect(foldedOf('Ａbc（鴻泰）有限公司')).toBe('abc鸿泰有限公司');
});
