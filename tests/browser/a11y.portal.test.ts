import { expect } from 'vitest';
import { Looks, violationsOn } from './support/axe.ts';
import { codeFrom, fileComplaint, fillWhat, goOnTo, leaveMessage, lookUp } from './support/portal-steps.ts';
import { journey, openStage } from './support/stage.ts';

const stage = openStage();

for (const language of ['zh', 'en'] as const) {
  journey(`a11y: a citizen's pages keep WCAG 2.2 AA (${language})`, async () => {
    const { page } = await stage().enter({ language, phone: true });
    const look = new Looks(page);
    await page.goto('/');
    await page.locator('h1').waitFor();
    await look.at('home');
    await page.goto('/privacy');
    await page.locator('h1').waitFor();
    await look.at('privacy');
    await page.goto('/nowhere');
    await page.locator('h1').waitFor();
    await look.at('not found');
    await page.goto('/decisions');
    await page.locator('form').waitFor();
    await look.at('published decisions');
    await page.goto('/bulletins');
    await page.locator('form').waitFor();
    await look.at('bulletins');
    await page.goto('/verify-decision');
    await page.locator('h1').waitFor();
    await look.at('verifying a decision');
    await page.goto('/decisions/980102/019e0000-0000-7000-8000-000000000000');
    await page.locator('[role="alert"], .notice, h1').first().waitFor();
    await look.at('a decision that is not there');
    await page.goto('/status');
    await page.locator('form').waitFor();
    await look.at('asking for a status');
    await lookUp(page, 'ABCDEF-GHJKMN-PQRSTV-WXYZ23', language);
    await page.locator('[role="alert"]').waitFor();
    await look.at('a code that is not there');
    await page.goto('/ask');
    await page.locator('h1').waitFor();
    for (const summary of await page.locator('.question summary').all()) await summary.click();
    await look.at('ask');
    await page.goto('/file/report');
    await fillWhat(page, '买到过期奶粉，要求退款', '要求退款，请依法查处。公司拖欠工资，社保也没有交。', language);
    await goOnTo(page, 'where', language);
    await page.locator('.suggestion').waitFor();
    await look.at('proposal');
    await page.goto('/file/complaint');
    await page.locator('form button[type="submit"]').click();
    await page.locator('.error-summary').waitFor();
    await look.at('step what, with errors');
    await fileComplaint(page, language, (step) => look.at(step));
    const code = await codeFrom(page);
    await look.at('receipt');
    await lookUp(page, code, language);
    await page.locator('.status-view').waitFor();
    for (const summary of await page.locator('.clock summary').all()) await summary.click();
    await page.locator('.status-view > details summary').click();
    await leaveMessage(page, '小票找到了。', language);
    await look.at('status');
    await page.emulateMedia({ colorScheme: 'dark' });
    await look.at('status, dark');
    await page.getByRole('button', { name: language === 'zh' ? '高对比' : 'High contrast' }).click();
    await look.at('status, dark, high contrast');
    await page.goto('/');
    await page.locator('h1').waitFor();
    await page.getByRole('button', { name: language === 'zh' ? '高对比' : 'High contrast' }).click();
    await look.at('home, dark');
    await page.goto('/file/complaint');
    await page.locator('form button[type="submit"]').click();
    await page.locator('.error-summary').waitFor();
    await look.at('errors, dark');
    await page.goto('/file/report');
    await page.locator('h1').waitFor();
    await look.at('report, dark');
    expect(look.found).toEqual({});
  });
}

for (const language of ['zh', 'en'] as const) {
  journey(`a11y: nothing of the portal hangs over the edge of 320 pixels (${language})`, async () => {
    const { page } = await stage().enter({ language, phone: true, size: { width: 320, height: 640 } });
    const tooWide: string[] = [];
    const look = async (name: string): Promise<void> => {
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) tooWide.push(`${name}: ${over}`);
    };
    for (const path of [
      '/',
      '/ask',
      '/privacy',
      '/status',
      '/nowhere',
      '/file/report',
      '/file/clue',
      '/decisions',
      '/bulletins',
      '/verify-decision',
    ]) {
      await page.goto(path);
      await page.locator('h1').waitFor();
      await look(path);
    }
    await fileComplaint(page, language, look);
    await look('receipt');
    await lookUp(page, await codeFrom(page), language);
    await page.locator('.status-view').waitFor();
    for (const summary of await page.locator('details summary').all()) await summary.click();
    await look('status');
    expect(tooWide).toEqual([]);
  });
}

journey('a11y: a label that is missing, and words too pale to read, are found', async () => {
  const { page } = await stage().enter();
  await page.goto('/file/complaint');
  await page.locator('form input').first().waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.evaluate(() => document.querySelector('label')?.remove());
  await page.evaluate(() => document.querySelector('h1')?.setAttribute('style', 'color: #eee'));
  expect((await violationsOn(page)).map((line) => line.split(' ')[0]).sort()).toEqual(['color-contrast', 'label']);
});
