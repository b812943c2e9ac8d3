import { expect } from 'vitest';
import { jpegWithMetadata } from '../../platform/files/test-pictures.ts';
import { Looks } from './support/axe.ts';
import { signIn } from './support/console-steps.ts';
import { codeFrom, fileComplaint, fileReport, lookUp } from './support/portal-steps.ts';
import { DESK, journey, openStage } from './support/stage.ts';
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

const photo = (name: string) => ({ name, mimeType: 'image/jpeg', buffer: jpegWithMetadata(6) });
const secret = /GPSSECRET|MAKERSECRET/;

journey(
  'J-003 a photo that says where it was taken is filed by nobody one knows, and reaches the officer without it',
  async () => {
    const { page } = await stage().enter({ phone: true, size: { width: 360, height: 740 } });
    await page.goto('/file/report');
    await page.getByText('会自动去掉').waitFor();
    const chooser = page.getByLabel('选择文件');
    await chooser.setInputFiles([
      photo('后厨.jpg'),
      { name: '合同.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n') },
      { name: '程序.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('MZ\x90\0'.padEnd(200, '\0'), 'latin1') },
    ]);
    const list = page.locator('.file-list li');
    await list.filter({ hasText: '后厨.jpg' }).getByText('拍摄地点、设备信息已去掉').waitFor();
    await list.filter({ hasText: '合同.pdf' }).getByText('去不掉，会随文件一起送达').waitFor();
    await list.filter({ hasText: '程序.jpg' }).getByText('不接收此类文件').waitFor();
    const look = new Looks(page);
    await look.at('files of a filing');
    expect(look.found).toEqual({});
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    // By keyboard alone: the file that was refused is taken away, and the reader is told.
    await page.getByRole('button', { name: /^移除.*程序\.jpg$/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('已移除 程序.jpg').waitFor();
    expect(await list.count()).toBe(2);
    await fileReport(page, 'zh', false);
    const code = await codeFrom(page);
    await page.getByLabel('我已经保存好回执码').check();
    await lookUp(page, code);
    const status = page.locator('.status-view');
    await status.getByText('已收到您提交的附件').first().waitFor();

    // More by receipt code.
    await page.getByLabel('选择文件').setInputFiles([photo('第二天.jpg')]);
    await page.getByRole('button', { name: '提交附件' }).click();
    await page.getByText('附件已提交。').waitFor();
    expect(await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }])).toEqual([{}, {}]);

    const officer = (await stage().enter({ size: DESK })).page;
    await signIn(officer, 'officer');
    const found = await officer.request.get(`/api/matters?queue=all&q=${encodeURIComponent('某饭店使用过期食材')}`);
    const { items } = await found.json();
    const withFiles = items.filter((row: { unread: number }) => row.unread === 1);
    expect(withFiles).toHaveLength(1);
    const matter = `${withFiles[0].homeRegion}/${withFiles[0].id}`;
    const files: { id: string; name: string; state: string; by: unknown }[] = await (
      await officer.request.get(`/api/matters/${matter}/files`)
    ).json();
    expect(files.map(({ state }) => state).sort()).toEqual(['kept', 'stripped', 'stripped']);
    for (const { id, by } of files) {
      expect(by).toBeNull();
      const copy = await officer.request.get(`/api/matters/${matter}/files/${id}`);
      expect(copy.ok()).toBe(true);
      expect((await copy.body()).toString('latin1')).not.toMatch(secret);
    }
    await officer.goto(`/console/matters/${matter}`);
    await officer.getByText('后厨.jpg').first().waitFor();
    expect(jpegWithMetadata(6).toString('latin1')).toMatch(secret);
  },
);
