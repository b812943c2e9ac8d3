import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { DEMO_PASSWORD } from '../../world/people.ts';
import { drawer, field, focusedName, pickOption, tabTo } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();

/** The row that the keys stand on. */
const current = (page: Page) => page.locator('table.matters tr.is-current');

/** Counts what only a mouse or a finger does, from now on and on every page of the window. */
async function watchPointer(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    addEventListener(
      'pointerdown',
      () => sessionStorage.setItem('pointer', `${Number(sessionStorage.getItem('pointer')) + 1}`),
      true,
    );
  });
  return () => page.evaluate(() => Number(sessionStorage.getItem('pointer')));
}

journey('J-005 from sign-in to a submitted act without a mouse', async () => {
  const { page } = await stage().enter();
  const pointerUses = await watchPointer(page);
  await page.goto('/console/');
  await page.locator('input[autocomplete="username"]').waitFor();
  expect(await focusedName(page)).toBe('账号');
  await page.keyboard.type('officer');
  await page.keyboard.press('Tab');
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '今日工作' }).waitFor();

  // To another queue by Tab and Enter, then down and up its rows by j and k.
  await tabTo(page, '待签收受理5');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '待签收受理' }).waitFor();
  await page.locator('table.matters tbody tr').first().waitFor();
  const titles = await page.locator('table.matters tbody a').allInnerTexts();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  expect(await wordsOf(current(page).locator('a'))).toBe(titles[2]);
  await page.keyboard.press('k');
  expect(await wordsOf(current(page).locator('a'))).toBe(titles[1]);
  expect(await focusedName(page)).toBe(titles[1]);

  // Back over the list to a matter that officers work on, and into it.
  await page.keyboard.press('/');
  await page.keyboard.type('没有这样的事项');
  await page.getByText('没有符合条件的事项。').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.locator('table.matters tbody tr').first().waitFor();
  await page.keyboard.press('Escape');
  await page.goto('/console/queues/office?procedure=clue&state=verifying');
  await page.locator('table.matters tbody tr').first().waitFor();
  await page.keyboard.press('j');
  const title = await wordsOf(current(page).locator('a'));
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: title }).waitFor();

  // The first verb by its key, its form by Tab, and Ctrl+Enter.
  await page.keyboard.press('a');
  await drawer(page).getByText('记录核查情况').first().waitFor();
  await expect.poll(() => focusedName(page)).toBe('日期');
  await page.keyboard.type('06102026');
  expect(await field(drawer(page), '日期').inputValue()).toBe('2026-06-10');
  await tabTo(page, '核查方式');
  await pickOption(page, '询问');
  await tabTo(page, '是');
  await page.keyboard.press('Space');
  await tabTo(page, '核查情况');
  await page.keyboard.type('询问负责人，确认进货来源。');
  await page.keyboard.press('Control+Enter');
  await drawer(page).waitFor({ state: 'detached' });
  await page.locator('.timeline > li').first().getByText('询问负责人，确认进货来源。').waitFor();

  // The focus is back on the page, whose keys work at once: d tells the deadline, Escape shuts it, Escape goes back.
  await page.keyboard.press('d');
  await drawer(page).getByText('期限逐日推算').waitFor();
  await page.keyboard.press('Escape');
  await drawer(page).waitFor({ state: 'hidden' });
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1, name: '本单位在办' }).waitFor();
  expect(await pointerUses()).toBe(0);

  await page.locator('h1').click();
  expect(await pointerUses(), 'the counter sees a mouse').toBe(1);
});
