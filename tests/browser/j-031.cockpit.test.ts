import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { Looks } from './support/axe.ts';
import { focusedName, signIn } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const DESK = { size: { width: 1366, height: 768 } };
const WALL = { size: { width: 1920, height: 1080 } };

const numberIn = (text: string): number => Number(/-?[\d,]+(?:\.\d+)?/.exec(text)?.[0].replace(/,/g, ''));
const listed = (page: Page) => page.locator('.figure-matters tbody tr');
/** The number above an open list of matters, and what its rows add up to. */
async function sumOfList(page: Page): Promise<readonly [number, number]> {
  await listed(page).first().waitFor();
  const adds = await listed(page).locator('td:last-child').allInnerTexts();
  const said = numberIn(await wordsOf(page.locator('.drill-sum strong')));
  return [said, adds.map(numberIn).reduce((sum, each) => sum + each, 0)];
}

journey('J-031 a head opens the day on one page: every number is a list that adds up to it', async () => {
  const { page } = await stage().enter(DESK);
  await signIn(page, 'cityhead', '/console/');
  await page.getByRole('link', { name: '打开驾驶舱' }).click();
  await page.getByRole('heading', { level: 1, name: /驾驶舱 · 青梧市/ }).waitFor();
  await page.locator('.region-map [data-code]').first().waitFor();

  // The first look needs no scrolling: what moved, what is overdue, who lags, where.
  for (const id of ['cockpit-moved', 'cockpit-overdue', 'cockpit-lagging', 'cockpit-map']) {
    const box = await page.locator(`#${id}`).boundingBox();
    expect([id, (box?.y ?? 9_999) + (box?.height ?? 0) < DESK.size.height]).toEqual([id, true]);
  }

  // What moved: the tile is its list.
  const tile = page.locator('.cockpit-tiles .tile').first();
  const value = numberIn(await wordsOf(tile.locator('.tile-value')));
  expect(value).toBeGreaterThan(0);
  await tile.getByRole('link').click();
  expect(await sumOfList(page)).toEqual([value, value]);
  await page.goBack();

  // What waits for an officer's word beside what the machine proposes: the number is its list.
  const waiting = page.locator('.cockpit-clues').getByRole('link', { name: /^待认定的建议 \d+$/ });
  await waiting.waitFor();
  const proposed = numberIn(await wordsOf(waiting));
  expect(proposed).toBeGreaterThan(0);
  await waiting.click();
  await page.waitForURL(/queues\/all\?state=received&authority=980100/);
  await expect.poll(() => page.locator('table.data tbody tr').count()).toBe(proposed);
  await page.goBack();

  // What is overdue: the parts add up to the whole, the whole is its list.
  const overdue = page.locator('.cockpit-overdue table');
  await overdue.waitFor();
  const column = await overdue.locator('tbody tr td:nth-child(2)').allInnerTexts();
  const total = numberIn(await wordsOf(overdue.locator('tfoot td').first()));
  expect(column.map(numberIn).reduce((sum, each) => sum + each, 0)).toBe(total);
  await overdue.locator('tfoot td').first().getByRole('link').click();
  expect(await sumOfList(page)).toEqual([total, total]);
  await page.goBack();

  // Who lags: no rate without its base, and words where numbers do not tell.
  const rates = await page.locator('.lag-table tbody td:nth-child(2)').allInnerTexts();
  expect(rates.length).toBeGreaterThan(1);
  for (const rate of rates) expect(rate).toMatch(/^\d+\.\d% \s*\d+\/\d+$/u);
  expect(await wordsOf(page.locator('.cockpit-lagging'))).toContain('分不出先后');

  // The funnel says that its steps are no shares of one another.
  await page.locator('.cockpit-funnel summary').click();
  expect(await wordsOf(page.locator('.cockpit-funnel details'))).toContain('不是转化率');
});

journey('J-031 a map is read and opened without a mouse, and is a table too', async () => {
  const { page } = await stage().enter(DESK);
  await signIn(page, 'campaign', '/console/cockpit');
  const areas = page.locator('.region-map [data-code]');
  await areas.nth(4).waitFor();
  expect(await areas.count()).toBe(5);
  await page.getByText('虚构省份示意图，不是地图').waitFor();
  // One Tab stop; arrows lead on; the name says place and number.
  expect(await page.locator('.region-map [tabindex="0"]').count()).toBe(1);
  await page.locator('.region-map [data-code="980200"]').focus();
  await page.keyboard.press('ArrowRight');
  const second = await focusedName(page);
  expect(second).toMatch(/^\S+ \d+$/u);
  expect(second.startsWith('松屿')).toBe(false);
  await page.keyboard.press('ArrowLeft');
  expect(await focusedName(page)).toMatch(/^松屿市 \d+$/u);

  // The same numbers as a table.
  const qingwu = numberIn((await page.locator('[data-code="980100"]').getAttribute('aria-label')) ?? '');
  await page.locator('.cockpit-map').getByText('表', { exact: true }).click();
  const row = page.locator('.map-table tbody tr', { hasText: '青梧市' });
  expect(numberIn(await wordsOf(row.locator('td')))).toBe(qingwu);
  await page.locator('.cockpit-map').getByText('地图', { exact: true }).click();

  // Counties: as many as there are, and they add up to their city.
  await page.locator('.cockpit-map').getByText('县区', { exact: true }).click();
  await expect.poll(() => areas.count()).toBe(24);
  await expect
    .poll(async () => {
      const names = await page
        .locator('.region-map [data-code^="9801"]')
        .evaluateAll((each) => each.map((area) => area.getAttribute('aria-label') ?? ''));
      return names.map(numberIn).reduce((sum, each) => sum + each, 0);
    })
    .toBe(qingwu);
  // Enter opens the area's own cockpit.
  await page.locator('.region-map [data-code="980102"]').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /听泉区/ }).waitFor();
  // Stations have no outlines: squares, and the page says that they say nothing of where.
  await page.getByText('方格图：一格一个机关，不表示方位和界线').waitFor();
});

journey(
  'J-031 the wall turns by hand where motion is unwanted, and keeps its numbers when the line is lost',
  async () => {
    const { page, context } = await stage().enter(WALL);
    await page.goto('/console/wall');
    await page.locator('input[autocomplete="username"]').fill('cityhead');
    await page.locator('input[autocomplete="current-password"]').fill('Yunlan-Demo-2026');
    await page.keyboard.press('Enter');
    const panel = page.locator('.wall-panel');
    await panel.waitFor();
    // The stage asks for less motion: nothing turns until somebody says so.
    await page.getByRole('button', { name: /继续轮播/ }).waitFor();
    const look = new Looks(page);
    const seen: string[] = [];
    for (let turn = 0; turn < 7; turn += 1) {
      const name = (await panel.getAttribute('data-panel')) ?? '';
      seen.push(name);
      await panel.locator('h2').first().waitFor();
      await look.at(name);
      const [wide, high] = await panel.evaluate((box) => [
        box.scrollWidth - box.clientWidth,
        box.scrollHeight - box.clientHeight,
      ]);
      expect([name, wide, high], 'a wall is not scrolled').toEqual([name, 0, 0]);
      // Counts of offices, no person: nobody of the invented province is named.
      expect(await wordsOf(page.locator('.wall'))).not.toMatch(/林砚砚|桑谷雨|办理人|当事人/u);
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => panel.getAttribute('data-panel')).not.toBe(name);
    }
    expect(new Set(seen).size).toBe(7);
    expect(look.found).toEqual({});

    await page.getByRole('status').getByText('数据截至').waitFor();
    await context.setOffline(true);
    await page.evaluate(() => globalThis.dispatchEvent(new Event('offline')));
    await page.getByText('连接中断，显示的是').waitFor();
    await panel.locator('.tile-value').first().waitFor();
    await context.setOffline(false);
    await page.evaluate(() => globalThis.dispatchEvent(new Event('online')));
    await page.getByRole('status').getByText('数据截至').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: /驾驶舱/ }).waitFor();
  },
);

for (const [language, shade] of [
  ['zh', 'light'],
  ['en', 'dark'],
] as const) {
  journey(`J-031 the cockpit keeps WCAG 2.2 AA (${language}, ${shade})`, async () => {
    const { page } = await stage().enter({ ...DESK, language });
    await page.emulateMedia({ colorScheme: shade });
    await signIn(page, 'campaign', '/console/cockpit');
    await page.locator('.region-map [data-code]').first().waitFor();
    await page.locator('.cockpit-trend svg').first().waitFor();
    const look = new Looks(page);
    await look.at('cockpit');
    const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(wide).toBeLessThanOrEqual(room ?? 0);
    expect(look.found).toEqual({});
  });
}
