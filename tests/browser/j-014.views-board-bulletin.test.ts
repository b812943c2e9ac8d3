import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import type { BulletinCells } from '../../modules/bulletins/contract.ts';
import { pdfText } from '../../platform/documents/pdf-text.testing.ts';
import { drawer, field, figureOn, signIn } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();

const listed = (page: Page) => page.locator('table.matters tbody tr');
const views = (page: Page) => page.locator('.saved-views > ul > li');

/** How many matters the open list says that there are. */
async function totalOf(page: Page): Promise<number> {
  const bar = page.locator('.list-bar', { hasText: '件' });
  await bar.waitFor();
  return Number(/共 ([\d,]+) 件/.exec(await wordsOf(bar))?.[1]?.replace(/,/g, ''));
}

/** Keeps the open list under a name, by keyboard alone. */
async function keepAs(page: Page, name: string, shared: boolean): Promise<void> {
  await page.keyboard.press('v');
  const box = page.getByLabel('视图名称');
  await box.waitFor();
  await box.focus();
  await page.keyboard.type(name);
  if (shared) await page.getByText('与本机关共享').click();
  await box.focus();
  await page.keyboard.press('Enter');
  await views(page).filter({ hasText: name }).waitFor();
  await page.keyboard.press('Escape');
}

/** Files a report as a citizen and writes once more to the office, as the portal does it. */
async function writeToTheOffice(page: Page, title: string): Promise<void> {
  const filed = await page.request.post('/public/filings', {
    data: {
      ...{ actId: uuidv7(), kind: 'report', title, text: '后厨使用过期冻肉，昨天中午看到。', region: '980102' },
      ...{ respondent: { name: '听泉路演示饭店', address: '听泉路9号' }, reporter: null },
    },
  });
  expect(filed.status()).toBe(201);
  const { receiptCode } = await filed.json();
  const message = { receiptCode, text: '又看到一次，有照片。', actId: uuidv7() };
  expect((await page.request.post('/public/messages', { data: message })).status()).toBe(200);
}

journey('J-014 saved views: made, shared, counted, opened by their number', async () => {
  const { page } = await stage().enter();
  await signIn(page, 'officer', '/console/queues/office?domain=food');
  await listed(page).first().waitFor();
  const food = await totalOf(page);
  expect(food).toBeGreaterThan(0);
  await keepAs(page, '本局食品', true);

  await page.goto('/console/queues/all?channel=phone');
  await listed(page).first().waitFor();
  const phone = await totalOf(page);
  await keepAs(page, '我的电话9件', false);

  // A 9 within the name went into the name; outside a field v and a number go to the view.
  await page.goto('/console/queues/mine');
  await page.getByRole('heading', { level: 1, name: '我承办的' }).waitFor();
  await page.keyboard.press('v');
  await views(page).nth(1).waitFor();
  expect((await views(page).allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual([
    expect.stringMatching(new RegExp(`^1 ?本局食品.*共享.* ${food}`)),
    expect.stringMatching(new RegExp(`^2 ?我的电话9件 ${phone}`)),
  ]);
  await page.keyboard.press('1');
  await page.getByRole('heading', { level: 1, name: '本单位在办' }).waitFor();
  expect(new URL(page.url()).searchParams.get('domain')).toBe('food');
  expect(await totalOf(page)).toBe(food);
  await page.keyboard.press('v');
  await page.keyboard.press('2');
  await page.getByRole('heading', { level: 1, name: '全部事项' }).waitFor();
  expect(await totalOf(page)).toBe(phone);

  // The head of the office sees what was shared, and nothing else.
  const head = (await stage().enter()).page;
  await signIn(head, 'head', '/console/queues/office');
  await head.keyboard.press('v');
  await views(head).first().waitFor();
  expect(await wordsOf(views(head).first())).toContain('本局食品');
  expect(await views(head).count()).toBe(1);
});

journey('J-014 what citizens wrote is found by one filter, and an empty list leads out again', async () => {
  const { page } = await stage().enter();
  await signIn(page, 'officer', '/console/queues/office');
  const filter = page.getByRole('button', { name: '有新留言' });
  await filter.click();
  await page.getByText('没有符合条件的事项。').waitFor();
  expect(await filter.getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('button', { name: '清除筛选条件' }).click();
  await listed(page).first().waitFor();

  await writeToTheOffice(page, '后厨使用过期冻肉');
  await page.reload();
  await filter.click();
  // The list before the filter names it too: what is waited for is that nothing else is left.
  await expect.poll(() => listed(page).count(), { timeout: 20_000 }).toBe(1);
  await listed(page).filter({ hasText: '后厨使用过期冻肉' }).waitFor();
  expect(await totalOf(page)).toBe(1);
  expect(await wordsOf(listed(page).first())).toContain('来言 1');
  await keepAs(page, '等我回复', false);
  await page.goto('/console/queues/all');
  await listed(page).first().waitFor();
  await page.keyboard.press('v');
  expect(await wordsOf(views(page).filter({ hasText: '等我回复' }).locator('.num-col'))).toBe('1');
});

journey('J-014 the board: every number opens as many matters as it says, and leads back', async () => {
  const { page } = await stage().enter();
  await signIn(page, 'campaign', '/console/board');
  const tile = page.locator('.tile', { hasText: '逾期未结' });
  await tile.waitFor();
  const overdue = await figureOn(page, '逾期未结');
  expect(overdue).toBeGreaterThan(1);
  await tile.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: '逾期未结' }).waitFor();
  await listed(page).first().waitFor();
  expect(await totalOf(page)).toBe(overdue);
  expect(await listed(page).count()).toBe(overdue);
  for (const text of await listed(page).allInnerTexts()) expect(text).toContain('逾期');
  await page.keyboard.press('Escape');

  // A cell of the table: one authority, one figure. Down the tree the same number is the total.
  const row = page.locator('table.data tbody tr', { hasText: '青梧市市场监督管理局' });
  await row.waitFor();
  const open = Number(await wordsOf(row.locator('td').nth(1)));
  await row.locator('td').nth(1).getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: '计时在办 · 青梧市市场监督管理局' }).waitFor();
  await listed(page).first().waitFor();
  expect(await totalOf(page)).toBe(open);
  await page.getByRole('link', { name: '返回线索清零' }).click();
  await row.getByRole('link', { name: '青梧市市场监督管理局' }).click();
  await page.locator('.trail strong', { hasText: '青梧市市场监督管理局' }).waitFor();
  await expect.poll(() => figureOn(page, '计时在办')).toBe(open);
  await page.getByText('青梧市市场监督管理局（本级）').waitFor();
});

/** Presses a button that downloads, and gives the file. */
async function download(page: Page, button: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const link = page.getByRole('link', { name: button });
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

journey('J-014 a bulletin: made on screen, taken as PDF and Word, its sets as JSON', async () => {
  const { page } = await stage().enter();
  await signIn(page, 'campaign', '/console/board');
  await page.getByRole('button', { name: '据此生成通报' }).click();
  const form = drawer(page);
  // The dialog begins with the title: it can be typed at once.
  await expect.poll(() => field(form, '通报标题').evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.type('第一季度线索清零情况通报');
  await field(form, '起始日').fill('2026-01-01');
  await field(form, '截止日').fill('2026-03-31');
  await page.getByRole('button', { name: '冻结并签名' }).click();
  await page.getByRole('heading', { level: 1, name: '第一季度线索清零情况通报' }).waitFor();
  const total = (await page.locator('.bulletin tfoot .num-col').allInnerTexts()).map((text) => text.trim());
  const [received = ''] = total;
  expect(Number(received)).toBeGreaterThan(10);

  const pdf = await download(page, '下载 PDF');
  expect(pdf.name).toBe('第一季度线索清零情况通报.pdf');
  expect(pdf.bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  const text = pdfText(pdf.bytes).join('').replace(/\s/gu, '');
  expect(text).toContain(`本期收到${received}件`);
  expect(text).toContain('青梧市市场监督管理局');
  const word = await download(page, '下载 Word');
  expect(word.name).toBe('第一季度线索清零情况通报.docx');
  expect(word.bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  // The same bulletin is the same file.
  expect((await download(page, '下载 PDF')).bytes.equals(pdf.bytes)).toBe(true);

  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const answer = await page.request.get(`/api/bulletins/${id}/cells`);
  const { cells }: BulletinCells = await answer.json();
  const sets = cells.filter(({ figure }) => figure === 'received');
  expect(sets.reduce((sum, { matters }) => sum + matters.length, 0)).toBe(Number(received));
  const row = page.locator('.bulletin tbody tr', { hasText: '青梧市市场监督管理局' });
  expect(sets.find(({ key }) => key === '980100')?.matters).toHaveLength(
    Number(await wordsOf(row.locator('.num-col').nth(1))),
  );
});
