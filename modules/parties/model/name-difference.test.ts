import { expect, test } from 'vitest';
import { NameIndex, SegmentBuilder } from '../../../platform/text/name-index.ts';
import { firmParts } from '../../reading/model/firm-name.ts';
import { nameDifferences, whyPerhaps } from './name-difference.ts';

async function why(said: string, name: string): Promise<readonly string[]> {
  const builder = new SegmentBuilder(4);
  builder.add({ key: 'A', name, place: 0 });
  const [hit] = new NameIndex(await builder.finish()).search({ text: said });
  return hit === undefined ? [] : whyPerhaps(said, hit.name, hit.pairs, firmParts).map(({ zh }) => zh);
}

test.each([
  ['杭州鸿泰餐饮有限公司', '杭州鸿泰餐饮有限公司', []],
  ['杭州红太餐饮有限公司', '杭州鸿泰餐饮有限公司', ['同音：红太 → 鸿泰']],
  ['杭州鸿秦餐饮有限公司', '杭州鸿泰餐饮有限公司', ['形近：秦 → 泰']],
  ['宁波鸿泰餐饮有限公司', '杭州鸿泰餐饮有限公司', ['地名不同：写的是“宁波”，名录为“杭州”']],
  ['鸿泰餐饮', '杭州鸿泰餐饮有限公司', ['没有写地名“杭州”', '没有写组织形式“有限公司”']],
  ['杭州鸿泰餐饮店', '杭州鸿泰餐饮有限公司', ['组织形式不同：写的是“店”，名录为“有限公司”']],
  ['鸿泰建材有限公司', '鸿泰餐饮有限公司', ['行业不同：写的是“建材”，名录为“餐饮”']],
])('%s for %s', async (said, name, expected) => {
  const told = await why(said, name);
  for (const each of expected) expect(told).toContain(each);
  if (expected.length === 0) expect(told).toEqual([]);
});

test('what only sounds alike is told once, and not as left out too', async () => {
  expect(await why('杭州鸿泰参饮有限公司', '杭州鸿泰餐饮有限公司')).toEqual(['同音：参 → 餐']);
});

test('each unit of both texts is in one place: alike, or in a gap', () => {
  const pairs = [
    { asked: 1, name: 0, likeness: 1 },
    { asked: 2, name: 2, likeness: 0.75 },
  ];
  expect(nameDifferences('一二三四', '二五参', pairs)).toEqual([
    { kind: 'start', said: '一', name: '' },
    { kind: 'middle', said: '', name: '五' },
    { kind: 'sound', said: '三', name: '参' },
    { kind: 'end', said: '四', name: '' },
  ]);
});
