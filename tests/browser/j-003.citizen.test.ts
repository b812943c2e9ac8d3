import { expect } from 'vitest';
import { codeFrom, fileComplaint, fileReport, lookUp } from './support/portal-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();

journey('J-003 a citizen files a complaint on a phone, keeps the code, and follows the clock day by day', async () => {
  const { page } = await stage().enter({ phone: true });
  await page.goto('/');
  await page.getByRole('link', { name: '我吃了亏' }).click();
  await page.getByRole('heading', { level: 1, name: '发生了什么' }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, 'pixels that stand out on the right of a phone').toBeLessThanOrEqual(0);
  await fileComplaint(page);
  const code = await codeFrom(page);
  expect(code).toMatch(/^[0-9A-Z]{6}(-[0-9A-Z]{6}){3}$/);
  expect(await wordsOf(page.locator('.limits'))).toContain('最迟 2026年6月22日');

  // Shown once: whoever comes back to this window finds no code, neither on screen nor in storage.
  await page.getByLabel('我已经保存好回执码').check();
  await page.reload();
  expect(await wordsOf(page.locator('body'))).not.toContain(code.slice(0, 6));
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(kept).not.toContain(code.slice(0, 6));

  await lookUp(page, code.toLowerCase().replaceAll('-', ' '));
  const status = page.locator('.status-view');
  await status.waitFor();
  expect(await wordsOf(status.locator('#now'))).toContain('已收到');
  expect(page.url()).not.toContain(code.slice(0, 6));
  await page.locator('summary', { hasText: '每一天是怎么算的' }).first().click();
  const days = page.locator('.days li');
  expect(await wordsOf(days.first())).toContain('6月10日');
  expect(await days.filter({ hasText: '6月19日' }).getAttribute('class')).toBe('day-off');
  expect(await wordsOf(days.last())).toContain('6月22日');
});

journey('J-003 a code that is wrong and one that never was get the same neutral answer', async () => {
  const { page } = await stage().enter({ phone: true });
  const answers: string[] = [];
  for (const code of ['7K2M4T-QX9HRD-3WBN6C-VF8PJY', '222233-334444-555566-667777']) {
    await lookUp(page, code);
    await page.getByRole('alert').waitFor();
    answers.push(await wordsOf(page.getByRole('alert')));
  }
  expect(answers[0]).toBe(answers[1]);
  expect(answers[0]).not.toMatch(/不存在|没有找到该用户/);
  // Too short is said before anything is sent.
  await lookUp(page, '7K2M');
  await page.getByText('您输入了 4 位').waitFor();
});

journey('J-003 an anonymous report leaves nothing behind in the browser', async () => {
  const { page, context } = await stage().enter({ phone: true });
  await fileReport(page);
  const code = await codeFrom(page);
  expect(code).not.toBe('');

  expect(await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }])).toEqual([{}, {}]);
  expect(await context.cookies()).toEqual([]);
  // The same look does find what a complaint keeps in its window while it is written.
  const other = (await stage().enter({ phone: true })).page;
  await other.goto('/file/complaint');
  await other.getByLabel('用一句话说明').fill('新买的电饭煲漏电');
  expect(await other.evaluate(() => JSON.stringify({ ...sessionStorage }))).toContain('电饭煲');

  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  expect(await page.evaluate(async () => (await caches.keys()).length).catch(() => 0)).toBe(0);
});
