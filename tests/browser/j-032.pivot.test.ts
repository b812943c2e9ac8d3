import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { Looks } from './support/axe.ts';
import { focusedName, signIn } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const DESK = { size: { width: 1366, height: 768 } };
const YEAR = 'from=2026-01-01&to=2026-06-10';

const numberIn = (text: string): number => Number(/-?[\d,]+(?:\.\d+)?/.exec(text)?.[0].replace(/,/g, ''));
const table = (page: Page) => page.locator('table.pivot');
const cell = (page: Page, row: number, column: number) => table(page).locator(`[data-at="${row}:${column}"]`);
const ready = (page: Page) => cell(page, 0, 0).waitFor();

async function sumOfList(page: Page): Promise<readonly [number, number]> {
  const rows = page.locator('.figure-matters tbody tr');
  await rows.first().waitFor();
  const adds = await rows.locator('td:last-child').allInnerTexts();
  const said = numberIn(await wordsOf(page.locator('.drill-sum strong')));
  return [said, adds.map(numberIn).reduce((sum, each) => sum + each, 0)];
}

journey('J-032 an analyst moves over a table by arrows and opens what lies behind its numbers', async () => {
  const { page } = await stage().enter(DESK);
  await signIn(page, 'cityhead', `/console/pivot?figures=clues.received,cases.filed,cases.imposed&${YEAR}`);
  await ready(page);
  const rows = await table(page).locator('tbody tr').count();
  expect(rows).toBeGreaterThan(3);

  // Columns add up to their total.
  for (const column of [0, 1, 2]) {
    const numbers = await table(page).locator(`tbody [data-at$=":${column}"]`).allInnerTexts();
    const total = numberIn(await wordsOf(cell(page, rows, column)));
    expect(numbers.map(numberIn).reduce((sum, each) => sum + each, 0)).toBe(total);
  }

  // Largest first by the head of a column; then one Tab stop, arrows and Enter.
  await table(page)
    .getByRole('button', { name: /^受理线索/ })
    .first()
    .click();
  await expect.poll(() => table(page).locator('thead th').nth(1).getAttribute('aria-sort')).toBe('descending');
  const most = numberIn(await wordsOf(cell(page, 0, 0)));
  expect(await table(page).locator('[tabindex="0"]').count()).toBe(1);
  await cell(page, 0, 0).focus();
  await page.keyboard.press('End');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-at'))).toBe('0:2');
  await page.keyboard.press('PageDown');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-at'))).toBe(`${rows}:2`);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Home');
  expect(numberIn(await focusedName(page))).toBe(most);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^受理线索 · / }).waitFor();
  expect(await sumOfList(page)).toEqual([most, most]);
  // Back by Escape, the order of the rows as it was.
  await page.keyboard.press('Escape');
  await ready(page);
  expect(await table(page).locator('thead th').nth(1).getAttribute('aria-sort')).toBe('descending');

  // Money: the list adds up to the yuan of the cell.
  const money = await wordsOf(cell(page, rows, 2));
  await cell(page, rows, 2).click();
  const [said, sum] = await sumOfList(page);
  expect([said, Math.round(sum * 100) / 100]).toEqual([numberIn(money), numberIn(money)]);
});

journey('J-032 sides, filters and comparison are chosen; what cannot be asked cannot be chosen', async () => {
  const { page } = await stage().enter(DESK);
  await signIn(
    page,
    'campaign',
    `/console/pivot?figures=cases.filed&rows=authority&columns=month&compare=year&${YEAR}`,
  );
  await ready(page);
  // Six months and their sum; each row adds up.
  expect(await table(page).locator('thead th').count()).toBe(8);
  const line = await table(page).locator('tbody tr', { hasText: '青梧市' }).locator('td').allInnerTexts();
  const numbers = line.map((text) => numberIn(text));
  expect(numbers.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(numbers.at(-1));
  await page.getByText('对比期间 2025-01-01 至 2025-06-10').waitFor();

  // A month of a city opens that month of that city.
  const may = table(page).locator('tbody tr', { hasText: '青梧市' }).locator('td').nth(4).locator('a');
  const value = numberIn(await wordsOf(may));
  await may.click();
  expect(await sumOfList(page)).toEqual([value, value]);
  expect(new URL(page.url()).searchParams.get('from')).toBe('2026-05-01');
  await page.goBack();
  await ready(page);

  // Another figure takes the place of the one, found by a word of its definition.
  await page.getByLabel('按名称或口径查找指标').fill('销号日期');
  const found = page.locator('.figure-picker li');
  await expect.poll(() => found.count()).toBeGreaterThan(0);
  await found.first().getByRole('checkbox').click();
  await expect.poll(() => new URL(page.url()).searchParams.get('figures')).not.toBe('cases.filed');
  await found.first().locator('.info-mark').focus();
  await page.getByRole('tooltip').first().waitFor();

  // Down the tree by the name of a row.
  await ready(page);
  await table(page).getByRole('link', { name: '青梧市局', exact: true }).click();
  await table(page).locator('tbody tr', { hasText: '听泉区' }).waitFor();
});

journey(
  'J-032 a question is kept, opened again by its link by whom it was shared with, and taken as a file',
  async () => {
    const { page } = await stage().enter(DESK);
    await signIn(page, 'campaign', `/console/pivot?figures=cases.filed&rows=authority&columns=month&${YEAR}`);
    await ready(page);
    const whole = numberIn(await wordsOf(table(page).locator('tfoot td').last()));
    await page.keyboard.press('v');
    const box = page.getByLabel('视图名称');
    await box.fill('各市逐月立案');
    await page.getByLabel('给谁看').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('option').first().waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await box.focus();
    await page.keyboard.press('Enter');
    const saved = page.locator('.pivot-views li', { hasText: '各市逐月立案' });
    await saved.waitFor();
    expect(await wordsOf(saved)).toContain('本机关及下级');
    const link = (await saved.getByRole('link').getAttribute('href')) ?? '';
    expect(link).toMatch(/view=[0-9a-f-]{36}$/);

    // The file says what the table says.
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 CSV' }).click(),
    ]);
    const csv = readFileSync(await file.path(), 'utf8');
    expect(csv).toContain('青梧市');

    // Somebody of a city opens the link: the question is the same, the numbers are those of their own rights.
    const other = await stage().enter(DESK);
    await signIn(other.page, 'cityhead', link);
    await ready(other.page);
    await other.page.getByText(/按您的权限统计：青梧市市场监督管理局辖区/).waitFor();
    const own = numberIn(await wordsOf(table(other.page).locator('tfoot td').last()));
    expect(own).toBeLessThan(whole);
    expect(own).toBeGreaterThan(0);

    // Deleted: the link says so.
    await page.keyboard.press('v');
    await page.getByRole('button', { name: /各市逐月立案/ }).click();
    await saved.waitFor({ state: 'detached' });
    await other.page.goto(link);
    await other.page.getByText('这个查询：已经删除').waitFor();
  },
);

for (const [language, shade] of [
  ['zh', 'light'],
  ['en', 'dark'],
] as const) {
  journey(`J-032 table and lists keep WCAG 2.2 AA (${language}, ${shade})`, async () => {
    const { page } = await stage().enter({ ...DESK, language });
    await page.emulateMedia({ colorScheme: shade });
    await signIn(page, 'campaign', `/console/pivot?compare=year&${YEAR}`);
    await ready(page);
    const look = new Looks(page);
    await look.at('pivot');
    await page.keyboard.press('v');
    await page.locator('.pivot-views form').waitFor();
    await look.at('saved questions');
    await page.keyboard.press('Escape');
    await page.goto(`/console/figures/matters?figure=cases.filed&${YEAR}`);
    await page.locator('.figure-matters tbody tr').first().waitFor();
    await look.at('matters of a figure');
    const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(wide).toBeLessThanOrEqual(room ?? 0);
    expect(look.found).toEqual({});
  });
}
