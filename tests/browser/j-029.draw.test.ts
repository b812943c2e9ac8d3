import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { violationsOn } from './support/axe.ts';
import { openVerb, signIn, submitVerb, waitForState } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const folder = mkdtempSync(join(tmpdir(), 'qy-draw-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DRAW = '第四季度市场主体双随机抽查';

/** The page of the draw that waits in the demo district. */
async function openDraw(page: Page): Promise<void> {
  await page.goto('/console/office/queues/all?procedure=draw');
  await page.getByRole('link', { name: DRAW }).first().click();
  await page.getByRole('heading', { level: 1, name: DRAW }).waitFor();
}

journey(
  'J-029 lists are frozen by one and revealed by another; a stranger draws again, and finds a changed file',
  async () => {
    const { page: officer } = await stage().enter({ size: { width: 1366, height: 768 } });
    await signIn(officer, 'officer');
    await openDraw(officer);
    await officer.getByText('名单预览').waitFor();
    const freeze = officer.getByRole('button', { name: '封存名单并作出承诺' });
    await expect.poll(() => freeze.isDisabled()).toBe(false);
    expect(await violationsOn(officer)).toEqual([]);
    await freeze.focus();
    await officer.keyboard.press('Enter');
    await waitForState(officer, '名单已封存，待揭示');
    // Whoever froze is told why another one goes on.
    await officer.getByText('封存名单的人不能揭示').first().waitFor();

    const { page: head } = await stage().enter({ size: { width: 1366, height: 768 } });
    await signIn(head, 'head');
    await openDraw(head);
    await head.getByLabel('第二人输入的随机内容').fill('骰子 6 1 4');
    const reveal = head.getByRole('button', { name: '揭示并抽取' });
    // A head of the ledger is signed over the commitment within seconds.
    await expect.poll(() => reveal.isDisabled(), { timeout: 20_000 }).toBe(false);
    await head.keyboard.press('Enter');
    await waitForState(head, '已抽取，待公开');
    await head.getByRole('heading', { name: '怎样抽出来的' }).waitFor();
    await head.getByRole('link', { name: '待入企' }).first().waitFor({ timeout: 20_000 });
    expect(await violationsOn(head)).toEqual([]);
    await openVerb(head, '公开抽取过程和结果');
    await submitVerb(head);
    await waitForState(head, '已公开，检查中');

    // Classes by which the next draw weighs firms: pasted codes, what is none is told.
    const code = (await head.getByRole('table').last().locator('.mono').first().textContent()) ?? '';
    await head.goto('/console/inspections');
    const codes = head.getByLabel(/^统一社会信用代码/).last();
    await codes.fill(`${code}\n听泉商行`);
    await head.getByText('不是有效的代码：听泉商行').waitFor();
    await codes.fill(code);
    await head.getByLabel(/^分类依据/).fill('信用风险分类〔2026〕2号');
    await head.getByLabel(/^分类日期/).fill('2026-06-01');
    expect(await violationsOn(head)).toEqual([]);
    await head.getByRole('button', { name: '登记', exact: true }).click();
    await head.getByText('已登记 1 户').waitFor();

    const { page, context } = await stage().enter({ phone: true });
    await page.goto('/');
    await page.getByRole('link', { name: '检查公示' }).click();
    await page.getByRole('heading', { level: 1, name: '行政检查公示' }).waitFor();
    await page.getByText('发现问题，已责令改正').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: '检查事项清单' }).click();
    await page.getByText('同一企业每年不超过 2 次').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: '返回检查公示' }).click();
    await page.getByRole('link', { name: '双随机抽查' }).click();
    await page.getByRole('link', { name: DRAW }).click();
    await page.getByRole('button', { name: '在本浏览器重新抽取' }).click();
    await page.getByRole('heading', { name: '重新抽取的结果与公布的一致' }).waitFor();
    const words = await wordsOf(page.locator('.draw-checks'));
    expect(words).toContain('承诺在抽取之前已写入台账');
    expect(words).not.toContain('未能核对');
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载公开文件' }).click(),
    ]);
    const path = join(folder, 'draw.json');
    await download.saveAs(path);
    await page.getByRole('link', { name: '返回检查公示' }).click();
    await page.getByRole('link', { name: '双随机抽查' }).click();
    await page.getByLabel('抽查文件（JSON）').waitFor();
    await context.setOffline(true);
    await page.getByLabel('抽查文件（JSON）').setInputFiles(path);
    await page.getByRole('heading', { name: '重新抽取的结果与公布的一致' }).waitFor();
    const forged = readFileSync(path, 'utf8').replace(/\\t1\\t/, '\\t2\\t');
    await page
      .getByLabel('抽查文件（JSON）')
      .setInputFiles({ name: 'draw.json', mimeType: 'application/json', buffer: Buffer.from(forged) });
    await page.getByRole('heading', { name: '与公布的不一致' }).waitFor();
    await context.setOffline(false);
  },
);

journey('J-029 nobody goes in without the code: checked by the firm, typed at the door on a phone', async () => {
  const { page: desk } = await stage().enter({ size: { width: 1366, height: 768 } });
  await signIn(desk, 'officer');
  await desk.goto('/console/office/queues/all?procedure=inspection&state=approved');
  await desk
    .getByRole('link', { name: /^检查：.*餐饮有限公司/ })
    .first()
    .click();
  const code = (await desk.locator('.door-letters').textContent()) ?? '';
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await desk.locator('.door-code img').waitFor();
  await desk.getByText('上限由本机关公布的').waitFor();
  expect(await violationsOn(desk)).toEqual([]);
  const at = new URL(desk.url()).pathname.replace('/console/matters/', '');

  const { page: firm } = await stage().enter({ phone: true });
  await firm.goto(`/inspections/door?code=${code}`);
  await firm.getByRole('button', { name: '核对' }).click();
  await firm.getByRole('heading', { name: '这次检查经过批准' }).waitFor();
  expect(await violationsOn(firm)).toEqual([]);

  const { page: phone } = await stage().enter({ phone: true });
  await signIn(phone, 'officer');
  await phone.goto(`/console/on-site/inspection/${at}`);
  const typed = phone.getByLabel('检查码');
  await typed.fill('0000-0000-0000');
  await phone.getByRole('button', { name: '确认入企' }).click();
  await phone.getByText('这不是').or(phone.getByText('检查码不对')).first().waitFor();
  expect(await violationsOn(phone)).toEqual([]);
  await typed.fill(code.toLowerCase());
  await phone.getByRole('button', { name: '确认入企' }).click();
  await phone.getByText('当前状态：检查中').waitFor();
});
