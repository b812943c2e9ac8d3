import { expect } from 'vitest';
import { violationsOn } from './support/axe.ts';
import { journey, openStage } from './support/stage.ts';

const stage = openStage();
const SMALL = { width: 320, height: 640 };

for (const language of ['zh', 'en'] as const) {
  const words = {
    zh: {
      open: '打开简易版',
      send: '提交',
      follow: '用回执码查询进度',
      look: '查询',
      write: '发送留言',
      sure: '我确定撤回',
    },
    en: {
      ...{ open: 'open the plain pages', send: 'Send', follow: 'Follow it by its code', look: 'Look up' },
      ...{ write: 'Send the message', sure: 'I am sure' },
    },
  }[language];
  journey(
    `J-049 somebody without script files, follows, writes, withdraws and reads what is published (${language})`,
    async () => {
      const { page } = await stage().enter({ language, phone: true, size: SMALL, withoutScript: true });
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      await page.goto('/');
      await page.getByRole('link', { name: words.open }).click();
      await page.locator('main a[href*="/plain/file/complaint"]').click();
      await button(words.send).click();
      await page.getByRole('alert').waitFor();
      for (const [field, value] of Object.entries({
        ...{ title: '电饭煲漏电', text: '在该店购买电饭煲，使用时漏电。', demand: '退款299元' },
        ...{
          respondentName: '云岚家电',
          respondentAddress: '听泉区东街1号',
          name: '李晓明',
          phone: '13987654321',
          address: '西街2号',
        },
      })) {
        await page.locator(`#${field}`).fill(value);
      }
      await page.locator('#region').selectOption('980102');
      await button(words.send).click();
      const code = (await page.locator('.code').textContent())?.replaceAll(' ', '');
      expect(code).toMatch(/^[0-9A-Z]{24}$/);
      expect(page.url()).not.toContain(String(code));
      await page.getByRole('link', { name: words.follow }).click();
      await page.locator('#receiptCode').fill(code ?? '');
      await button(words.look).click();
      await page.locator('#text').fill('小票找到了。');
      await button(words.write).click();
      await page.getByText('小票找到了。').waitFor();
      await page.getByLabel(words.sure).check();
      await page.locator('form[action*="withdrawals"] button').click();
      await page.locator('main section strong').waitFor();
      expect(await page.locator('form[action*="withdrawals"]').count()).toBe(0);
      expect(page.url()).not.toContain(String(code));
      await page.locator('nav a[href*="/plain/published"]').click();
      await page.locator('ul.items a').first().click();
      await page.locator('main dl').waitFor();
    },
  );

  journey(`a11y: the pages without script keep WCAG 2.2 AA at 320 pixels (${language})`, async () => {
    const { page } = await stage().enter({ language, phone: true, size: SMALL });
    const found: Record<string, readonly string[]> = {};
    const look = async (name: string): Promise<void> => {
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      const wrong = [...(await violationsOn(page)), ...(over > 0 ? [`hangs over by ${over}`] : [])];
      if (wrong.length > 0) found[name] = wrong;
    };
    for (const path of ['', '/file/complaint', '/file/report', '/status', '/published', '/nowhere']) {
      await page.goto(`/plain${path}?lang=${language}`);
      await look(path);
      await page.emulateMedia({ colorScheme: 'dark' });
      await look(`${path}, dark`);
      await page.emulateMedia({ colorScheme: 'light' });
    }
    await page.goto(`/plain/file/report?lang=${language}`);
    await page.locator('main form button').click();
    await page.getByRole('alert').waitFor();
    await look('errors');
    await page.locator('#title').fill('使用过期食材');
    await page.locator('#text').fill('后厨冰柜里的肉已经过期。');
    await page.locator('#region').selectOption('980102');
    await page.locator('input[value="anonymous"]').check();
    await page.locator('main form button').click();
    await look('receipt');
    const code = await page.locator('.code').textContent();
    await page.goto(`/plain/status?lang=${language}`);
    await page.locator('#receiptCode').fill(code ?? '');
    await page.locator('main form button').click();
    await page.locator('dl').waitFor();
    await look('status');
    await page.goto(`/plain/published?lang=${language}`);
    await page.locator('ul.items a').first().click();
    await page.locator('main dl').waitFor();
    await look('item');
    expect(found).toEqual({});
  });
}
