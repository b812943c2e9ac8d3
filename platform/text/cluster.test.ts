import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Background, tally, weigh } from './cluster.ts';
import { Grouper, type Grouping } from './cluster-group.ts';

const WEIGHING = { common: 0.2, asks: 32, files: 24, rare: 0.3 };
const SET: Grouping = {
  ...{ join: 0.3, merge: 0.36, named: 0.8, namedFrom: 0.1, elsewhere: 3 },
  ...{ candidates: 16, block: 64, within: 1_000, cells: 400, keys: 400 },
};

/** Everything between `[` and `]` is a name. */
function told(text: string, background: Background) {
  const names: [number, number][] = [];
  let plain = '';
  for (const unit of text) {
    if (unit === '[') names.push([plain.length, plain.length]);
    else if (unit === ']') names.push([names.pop()?.[0] ?? 0, plain.length]);
    else plain += unit;
  }
  const cells = tally([{ text: plain, weight: 1, names }]);
  background.learn(cells);
  return weigh(cells, background, WEIGHING);
}

/** Groups of the texts, by their places in the list; told one after another, an instant apart. */
function grouped(texts: readonly string[], settings: Grouping = SET): string[] {
  const background = new Background();
  for (const noise of [
    '天气很好没有什么事情发生',
    '请问一下政策几时公布出来',
    '道路修建工程进度缓慢不堪',
    '学校招生条件到底是什么',
  ])
    told(noise, background);
  const grouper = new Grouper(settings);
  const groups = new Map<string, string[]>();
  texts.forEach((text, at) => {
    const { group, merged } = grouper.tell(String(at), told(text, background), at);
    const own = [...(groups.get(group.id) ?? []), ...merged.flatMap((id) => groups.get(id) ?? []), String(at)];
    for (const id of merged) groups.delete(id);
    groups.set(group.id, own);
  });
  return [...groups.values()].map((own) => own.sort().join('')).sort();
}

describe('a grouping', () => {
  const baths = '[青澜浴场]收了押金不退，电话也打不通';
  const again = '押金几个月了不退，[青澜浴场]关门了';
  const cakes = '[泓源面包房]的蛋糕有异物，吃坏肚子';

  test('puts together what tells of one thing at one place, and apart what does not', () => {
    expect(grouped([baths, cakes, again])).toEqual(['02', '1']);
  });

  test('keeps the same words about two places apart, and together where one teller leaves the place out', () => {
    const there = '[鸿榆泳馆]收了押金不退，电话也打不通';
    expect(grouped([baths, there], { ...SET, elsewhere: 0 })).toEqual(['01']);
    expect(grouped([baths, there], { ...SET, elsewhere: 8 })).toEqual(['0', '1']);
    expect(grouped([baths, '收了押金不退，电话也打不通'], { ...SET, elsewhere: 8 })).toEqual(['01']);
  });

  test('never joins two groups by one text between them', () => {
    const between = '[青澜浴场]收了押金不退，[泓源面包房]的蛋糕有异物，吃坏肚子';
    const groups = grouped([baths, baths, cakes, cakes, between]);
    expect(groups.some((own) => own.includes('0') && own.includes('2'))).toBe(false);
  });

  test('leaves a group alone that nobody joined for long', () => {
    expect(grouped([baths, ...Array<string>(30).fill(''), again], { ...SET, within: 10 })).not.toContain('031');
    expect(grouped([baths, again], { ...SET, within: 10 })).toEqual(['01']);
  });

  test('unites groups once they have become alike', () => {
    const settings = { ...SET, join: 0.99, merge: 0.3 };
    expect(grouped([baths, again], settings)).toEqual(['01']);
    expect(grouped([baths, again], { ...settings, merge: 2 })).toEqual(['0', '1']);
  });

  test('takes a kept group in again as it was', () => {
    const background = new Background();
    for (const noise of ['天气很好没有什么事情发生', '请问一下政策几时公布出来']) told(noise, background);
    const first = new Grouper(SET);
    const kept = first.tell('a', told(baths, background), 1).group;
    const second = new Grouper(SET);
    second.load(structuredClone(kept));
    expect(second.tell('b', told(again, background), 2).group.id).toBe('a');
  });
});

describe('any texts', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom('', '市'.repeat(5_000), '\ud800', '🙂🙂🙂'),
  );

  test('have vectors no longer than one and like themselves most', () => {
    fc.assert(
      fc.property(fc.array(odd, { minLength: 1, maxLength: 8 }), (texts) => {
        const background = new Background();
        for (const text of texts) {
          const { all, names } = told(text, background);
          for (const vector of [all, names])
            expect(vector.weights.reduce((sum, each) => sum + each * each, 0)).toBeLessThanOrEqual(1.000_001);
        }
      }),
    );
  });

  test('give the same groups each time, each text in exactly one', () => {
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 12 }), (texts) => {
        const once = grouped(texts);
        expect(grouped(texts)).toEqual(once);
        expect(once.join('').length).toBe(texts.map((_, at) => String(at)).join('').length);
      }),
    );
  });
});

test('a cell is the rarer the fewer texts have it, and what was learnt can be kept', () => {
  const background = new Background();
  const common = tally([{ text: '投诉', weight: 1, names: [] }]);
  const rare = tally([{ text: '浴场', weight: 1, names: [] }]);
  for (let turn = 0; turn < 9; turn += 1) background.learn(common);
  background.learn(rare);
  const [often = 0] = common.cells;
  const [seldom = 0] = rare.cells;
  expect(background.rarity(seldom)).toBeGreaterThan(background.rarity(often));
  const { counts, texts } = background.state();
  const kept = new Background(counts.slice(), texts);
  expect(kept.rarity(seldom)).toBe(background.rarity(seldom));
});
