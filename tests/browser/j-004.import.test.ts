import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { signIn } from './support/console-steps.ts';
import { gb18030 } from './support/gb18030.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();

const HEAD = '留言编号,留言主题,留言内容,被反映单位,点赞数,留言时间';
const ROWS = [
  'B-1,小区门口早餐店无证经营,每天早上在小区门口卖油条豆浆，没有看到营业执照。,听泉区演示早餐店,12,2026-06-01 08:10:00',
  'B-2,加油站价格牌与结算不一致,价格牌写7.52元，结算按7.92元。,听泉区演示加油站,3,2026-06-02 18:40:00',
  'B-3,保健品讲座诱导老人,以免费鸡蛋吸引老人听讲座并推销保健品。,,40,2026-06-03 09:00:00',
];
const BAD = 'B-4,没有写内容,,听泉区演示商店,很多,2026-06-04 10:00:00';

async function bringIn(page: Page, name: string, rows: readonly string[]): Promise<void> {
  await page.goto('/console/imports');
  const file = { name, mimeType: 'text/csv', buffer: gb18030([HEAD, ...rows, ''].join('\r\n')) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** A number of the batch's first line, e.g. 总行数 4. */
const count = async (page: Page, name: string): Promise<string> =>
  wordsOf(page.locator('.count-pair', { has: page.getByText(name, { exact: true }) }).locator('strong'));

async function commit(page: Page, rows: number): Promise<void> {
  await page.getByRole('button', { name: `导入 ${rows} 行` }).click();
  await page.locator('.mark', { hasText: '已导入' }).waitFor();
}

journey(
  'J-004 a table in GB18030 goes in whole but for its bad row, goes in once only, and is undone as a batch',
  async () => {
    const { page } = await stage().enter();
    await signIn(page, 'intake', '/console/imports');
    await bringIn(page, '留言.csv', [...ROWS, BAD]);

    // Columns are matched by their names, and what is wrong is said line by line before anything is written.
    const mapped = page.locator('.panel', { hasText: '列对应关系' });
    for (const [field, column] of [
      ['来源编号', '留言编号'],
      ['标题', '留言主题'],
      ['内容', '留言内容'],
      ['被反映单位', '被反映单位'],
      ['点赞数', '点赞数'],
    ] as const) {
      const control = mapped.locator('.field', { has: page.getByText(field, { exact: true }) }).first();
      expect(await wordsOf(control), field).toContain(column);
    }
    expect([await count(page, '总行数'), await count(page, '通过校验'), await count(page, '有误')]).toEqual([
      '4',
      '3',
      '1',
    ]);
    const problems = page.locator('.panel', { hasText: '1 行有误' }).locator('tbody tr');
    expect(await problems.count()).toBe(2);
    expect(await wordsOf(problems.filter({ hasText: '点赞数' }))).toContain('很多');
    const [sheet] = await Promise.all([page.waitForEvent('download'), page.getByText('下载错误清单').click()]);
    expect(readFileSync(await sheet.path()).length).toBeGreaterThan(100);

    await commit(page, 3);
    expect([await count(page, '新登记'), await count(page, '此前已导入')]).toEqual(['3', '0']);
    const first = page.url();
    await page.getByRole('link', { name: '查看本批事项' }).click();
    await page.getByText('共 3 件', { exact: true }).waitFor();
    await page.getByRole('link', { name: '加油站价格牌与结算不一致' }).waitFor();

    await bringIn(page, '留言又来.csv', ROWS);
    await commit(page, 3);
    expect([await count(page, '新登记'), await count(page, '此前已导入')]).toEqual(['0', '3']);
    await page.getByText('全部行此前已导入，没有产生任何变化。').waitFor();

    await page.goto(first);
    await page.getByRole('button', { name: '撤销本批' }).click();
    await page.locator('.ant-popover').getByRole('button', { name: '撤销本批' }).click();
    await page.locator('.mark', { hasText: '已撤销' }).waitFor();
    await page.goto('/console/queues/intake?q=加油站价格牌与结算不一致');
    await page.getByText('没有符合条件的事项。').waitFor();
  },
);
