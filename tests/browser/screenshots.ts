/**
 * The pictures of docs/images, taken from the seeded world on its day of founding. By hand, after `npm run build`:
 * `npx tsx tests/browser/screenshots.ts`
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectPath } from '../../platform/paths.ts';
import { setup } from '../support/global-setup.ts';
import { launchChromium } from './support/chromium.ts';
import { signIn } from './support/console-steps.ts';
import { codeFrom, fileComplaint, lookUp } from './support/portal-steps.ts';
import { serve } from './support/serve.ts';
import { openWindow } from './support/stage.ts';
import { tighten } from './support/tighten.ts';

const OUT = projectPath('docs', 'images');
const MOST_BYTES = 300_000;
const clearUp = await setup();
const served = await serve();
const browser = await launchChromium();
mkdirSync(OUT, { recursive: true });

async function take(page: Page, name: string): Promise<void> {
  const path = join(OUT, `${name}.png`);
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  const picture = tighten(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
  writeFileSync(path, picture);
  const size = picture.length;
  console.log(`${name}.png ${Math.round(size / 1000)} KB${size > MOST_BYTES ? ': too large' : ''}`);
  if (size > MOST_BYTES) process.exitCode = 1;
}

async function officer(): Promise<void> {
  const { page, context } = await openWindow(browser, served);
  await signIn(page, 'officer', '/console/queues/office');
  await page.locator('table.matters tbody tr').nth(8).waitFor();
  await take(page, 'console-queue');
  // A report under way whose time runs out: proposals, acts, limits and what may be done all stand on its page.
  const rows = page.locator('table.matters tbody tr', { hasText: '核查中' });
  const row = rows.filter({ hasText: '特种设备' }).filter({ hasText: '剩' }).first();
  await row.locator('a').click();
  await page.locator('.verb-bar button').first().waitFor();
  await page.locator('.proposals li').first().waitFor();
  await take(page, 'console-matter');
  await context.close();
}

async function campaignOffice(): Promise<void> {
  const { page, context } = await openWindow(browser, served);
  await signIn(page, 'campaign', '/console/board');
  await page.locator('.chart-grid canvas, .chart-grid svg').nth(1).waitFor();
  await take(page, 'console-board');
  await page.goto('/console/bulletins?freeze=1&from=2026-03-01&to=2026-05-31');
  await page.getByLabel('通报标题').fill('2026年春季线索清零情况通报');
  await page.getByRole('button', { name: '冻结并签名' }).click();
  await page.getByRole('button', { name: '重算并比对' }).click();
  await page.getByText('重算结果与冻结时逐字节一致。').waitFor();
  await take(page, 'console-bulletin');
  await context.close();
}

async function citizen(): Promise<void> {
  const { page, context } = await openWindow(browser, served, { size: { width: 1280, height: 1240 } });
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take(page, 'portal-home');
  await fileComplaint(page);
  const code = await codeFrom(page);
  await lookUp(page, code);
  await page.locator('.status-view').waitFor();
  await page.locator('details summary', { hasText: '期限日历' }).first().click();
  await take(page, 'portal-status');
  await context.close();
  const phone = await openWindow(browser, served, { phone: true });
  await phone.page.goto('/file/complaint');
  await phone.page.getByLabel('用一句话说明').fill('新买的电饭煲漏电，商家不退款');
  await phone.page.getByLabel('详细经过').fill('6月6日在听泉路商场花299元买了一个电饭煲，当晚做饭时外壳带电。');
  await phone.page.locator('h1').focus();
  await take(phone.page, 'portal-filing-phone');
  await phone.context.close();
}

try {
  await officer();
  await campaignOffice();
  await citizen();
} finally {
  await browser.close();
  await served.end();
  await clearUp();
}
