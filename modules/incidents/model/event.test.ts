import { describe, expect, test } from 'vitest';
import { weigh } from '../../../platform/text/cluster.ts';
import { Grouper } from '../../../platform/text/cluster-group.ts';
import { shippedBackground } from '../shipped/background.ts';
import { coreOf, tellingPairs } from './common-names.ts';
import { ALIKE_FROM, namesAlike, tellsOfOne } from './event.ts';
import { GROUPING, tallyOf, WEIGHING } from './tell.ts';

/** How alike the names are of texts that are in one group, whatever the grouping would make of them. */
function alikeOf(texts: readonly string[]): number {
  const background = shippedBackground();
  const grouper = new Grouper({ ...GROUPING, join: -9, named: 0, elsewhere: 0, candidates: 1_000 });
  let last = 0;
  for (const [n, text] of texts.entries()) {
    const cells = tallyOf(text, text);
    background.learn(cells);
    last = namesAlike(grouper.tell(`g${n}`, weigh(cells, background, WEIGHING), n).group);
  }
  return last;
}

const at = (trader: string, address = '') => ({ trader, address });

describe('what the members of a group share', () => {
  test('is rare where all name one place, and is not where they only name companies', () => {
    const gym = ['停业不退款', '关门三天了', '拖欠私教课费', '人去楼空'].map((what) => `澄湖里广场瑞峰健身${what}`);
    expect(alikeOf(gym)).toBeGreaterThan(3 * ALIKE_FROM);
    const firms = ['杉庭', '槐源', '雀小', '苔舍'].map((brand) => `${brand}网络科技有限公司刷单`);
    expect(alikeOf(firms)).toBeLessThan(ALIKE_FROM);
  });

  test('is a trader, however its name is written', () => {
    expect(
      tellsOfOne(
        0,
        ['澄湖里悦动健身有限公司', '悦动健身澄湖里店', '悦动健身', ''].map((name) => at(name)),
      ),
    ).toBe(true);
  });

  test('is an address that different traders have in common', () => {
    const stalls = ['雀小水果摊', '苔源面馆', '槐间便利店'].map((name) => at(name, '听泉区桐花巷18号'));
    expect(tellsOfOne(0, stalls)).toBe(true);
  });

  test('is nothing in one letter about many traders, however alike its words are', () => {
    const shops = ['听泉区雀小建材商行', '竹坞区苔源建材商行', '芦汀县槐间电动车行', '岚岩县柚味家电维修部'];
    expect(
      tellsOfOne(
        0.6,
        shops.map((name, n) => at(name, `晚风街${n + 1}号`)),
      ),
    ).toBe(false);
  });

  test('is asked of the texts where nobody names a trader', () => {
    expect(tellsOfOne(ALIKE_FROM, [at(''), at(''), at('雀小')])).toBe(true);
    expect(tellsOfOne(ALIKE_FROM / 2, [at(''), at(''), at('雀小')])).toBe(false);
    expect(tellsOfOne(0, [])).toBe(false);
  });
});

test('of a name only what tells it from others is compared', () => {
  expect(coreOf('云岚省青梧市听泉区柚味生鲜超市')).toBe('柚味生鲜');
  expect(coreOf('阳光小区')).toBe('阳光小区');
  expect(tellingPairs('听泉区餐饮服务有限公司')).toEqual([]);
  expect(tellingPairs('听泉区柚味生鲜超市')).toContain('柚味');
  for (const name of ['苔源商务信息咨询有限公司', '苔源培训班', '苔源物业服务有限公司'])
    expect(tellingPairs(name)).toEqual(['苔源']);
  expect(tellingPairs('\ud800，。 ')).toEqual([]);
});
