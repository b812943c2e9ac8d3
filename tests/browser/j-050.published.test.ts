import { expect } from 'vitest';
import { violationsOn } from './support/axe.ts';
import { journey, openStage } from './support/stage.ts';

const stage = openStage();

for (const language of ['zh', 'en'] as const) {
  const words = {
    zh: { recall: /^召回信息/, find: '查找', fix: '写错了？申请更正', send: '提交更正申请', map: /地区公示数量图/ },
    en: {
      recall: /^Recall/,
      find: 'Search',
      fix: 'Is something wrong? Ask for a correction',
      send: 'Ask for the correction',
      map: /Map of how much/,
    },
  }[language];
  journey(
    `J-050 a consumer finds a recall among all that is published, and its firm asks for a correction (${language})`,
    async () => {
      const { page } = await stage().enter({ language, phone: true, size: { width: 320, height: 640 } });
      const found: Record<string, readonly string[]> = {};
      const look = async (name: string): Promise<void> => {
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        const wrong = [...(await violationsOn(page)), ...(over > 0 ? [`hangs over by ${over}`] : [])];
        if (wrong.length > 0) found[name] = wrong;
      };
      await page.goto('/published');
      await page.getByRole('img', { name: words.map }).or(page.locator('.region-counts button')).first().waitFor();
      await page.locator('ul.decisions li').first().waitFor();
      await look('list');
      // Into the regions down to the district of the demo, by the table.
      for (let depth = 0; depth < 2; depth += 1) {
        const rows = page.locator('.region-counts tbody tr');
        await rows.first().waitFor();
        const at = await rows.evaluateAll((all) =>
          all.findIndex((row) => Number(row.querySelector('td')?.textContent) > 0),
        );
        await rows.nth(at).getByRole('button').click();
        await expect.poll(() => page.locator('#regions ~ p.actions button').count()).toBe(1);
      }
      await look('region');
      await page.getByRole('button', { name: words.recall }).click();
      await page.locator('#q').fill('酱油');
      await page.locator('search button[type="submit"]').click();
      await expect.poll(() => page.locator('ul.decisions li').count()).toBe(1);
      await page.locator('ul.decisions a').click();
      await page.getByText('请停止食用').waitFor();
      await look('item');
      const address = new URL(page.url()).pathname;
      await page.getByText(words.fix).click();
      await page.getByRole('button', { name: words.send }).click();
      await page.getByRole('alert').waitFor();
      await look('correction, not filled in');
      await page.locator('#fix-reason').fill('公告的批次写错了，应当多两天。');
      await page.locator('#fix-who').fill('质量负责人');
      await page.locator('#fix-contact').fill('0000-1234567');
      await page.getByRole('button', { name: words.send }).click();
      await page.locator('.receipt-code').waitFor();
      expect(await page.locator('.receipt-code').textContent()).toMatch(/^([0-9A-Z]{6} ?){4}$/);
      await look('correction');
      await page.goto(`/plain${address}?lang=${language}`);
      await page.getByText('请停止食用').waitFor();
      await look('plain item');
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.goto('/published');
      await page.locator('.region-counts').waitFor();
      await look('list, dark');
      expect(found).toEqual({});
    },
  );
}
