import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ActId, type AuthorityCode, type Region, uuidv7 } from '../../kernel/id.ts';
import { followDays, settlementSettings } from '../../modules/settlements/index.ts';
import { hashReceiptCode, newReceiptCode } from '../../platform/crypto/index.ts';
import { perform } from '../../platform/ledger/perform.ts';
import { demoFirms } from '../../world/office/firms.ts';
import { DEMO_PASSWORD } from '../../world/people.ts';
import { violationsOn } from './support/axe.ts';
import { OPENING } from './support/serve.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const SMALL = { phone: true, size: { width: 320, height: 640 } };
const DESK = { size: { width: 1366, height: 768 } };
const COUNTY = '980102';

const firm = () => {
  const [first] = demoFirms;
  if (first === undefined) throw new Error('the world has no firm that settles online');
  return first;
};
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
async function fits(page: Page): Promise<void> {
  expect(await violationsOn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** Opens the form of an act where it stands folded. */
async function unfold(page: Page, name: string): Promise<void> {
  const form = page.locator('details', { has: page.locator('summary', { hasText: name }) }).first();
  if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
}
const stands = (page: Page, state: string) => page.getByRole('status').filter({ hasText: state }).waitFor();

async function follow(page: Page, code: string): Promise<void> {
  await page.goto('/settle');
  await title(page, '在线和解进展');
  await page.getByLabel('回执码').fill(code);
  await button(page, '查询').click();
  await title(page, new RegExp(firm().name));
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/firm/settlements');
  await page.getByLabel('统一社会信用代码', { exact: true }).fill(firm().code);
  await page.getByLabel('登录名').fill('staff');
  await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
  await button(page, '登录').click();
  await title(page, '在线和解');
}

async function offer(page: Page, verb: string, words: string, yuan: string): Promise<void> {
  await unfold(page, verb);
  const form = page.locator('details', { has: page.locator('summary', { hasText: verb }) }).first();
  await form.getByLabel('方案内容').fill(words);
  await form.getByLabel('金额（元）').fill(yuan);
  await form.getByLabel('最晚哪天履行').fill('2026-06-15');
  await form.getByRole('button', { name: '提出方案' }).click();
}

journey(
  'J-047 a consumer asks a shop to settle on a phone: offer, counter-offer, agreement, performance, rating',
  async () => {
    const { page: consumer } = await stage().enter(SMALL);
    consumer.on('dialog', (dialog) => void dialog.accept());
    await consumer.goto('/firms');
    await consumer.getByLabel('商家名称、店铺或者地址').fill(firm().name);
    await button(consumer, '查找').click();
    await consumer.getByRole('heading', { name: firm().name }).waitFor();
    await fits(consumer);
    await consumer.getByRole('link', { name: '请这家商家和解' }).first().click();
    await title(consumer, /请商家在线和解/);
    await fits(consumer);
    await consumer.getByLabel('商品或者服务').fill('双肩背包');
    await consumer.getByLabel('发生了什么').fill('背了一周肩带断了，柜台说过了七天不管。');
    await consumer.getByLabel('您希望怎么解决').fill('退款 320 元');
    await consumer.getByLabel('金额（元）').fill('三百二');
    await consumer.getByLabel('您的姓名').fill('周若溪');
    await consumer.getByLabel('手机号码').first().fill('13900001234');
    await button(consumer, '提交给商家').click();
    await consumer.getByText('金额写成').waitFor();
    await consumer.getByLabel('金额（元）').fill('320');
    await button(consumer, '提交给商家').click();
    await title(consumer, '已经提交给商家');
    await fits(consumer);
    const code = (await wordsOf(consumer.locator('.receipt-code [aria-hidden]'))).replace(/\s+/g, '');
    expect(code).toMatch(/^[0-9A-Z]{24}$/);

    const { page: staff } = await stage().enter(DESK);
    staff.on('dialog', (dialog) => void dialog.accept());
    await signIn(staff);
    await fits(staff);
    await staff.getByRole('link', { name: '双肩背包' }).click();
    await stands(staff, '待企业答复');
    expect(await wordsOf(staff.locator('#main'))).toContain('139****1234');
    await fits(staff);
    await offer(staff, '提出方案', '可以免费换肩带。', '0');
    await stands(staff, '协商中');

    await follow(consumer, code);
    await consumer.getByText('可以免费换肩带').first().waitFor();
    await fits(consumer);
    await offer(consumer, '提出我的方案', '不换，要求退款。', '300');
    await consumer.getByRole('heading', { name: '现在的方案（消费者提出）' }).waitFor();

    await staff.reload();
    await staff.getByRole('heading', { name: '现在的方案（消费者提出）' }).waitFor();
    await button(staff, '接受这个方案').click();
    await stands(staff, '已达成和解');
    // There is something to be done now: the number is whole.
    expect(await wordsOf(staff.locator('#main'))).toContain('13900001234');
    await staff.locator('#declares-performed-text').fill('已经原路退回 300 元。');
    await button(staff, '声明已经履行').click();
    await staff.getByText('企业声明已履行').waitFor();

    await follow(consumer, code);
    await button(consumer, '确认商家已经做到').click();
    await stands(consumer, '已履行');
    await consumer.getByRole('radio', { name: /4 分/ }).check();
    await fits(consumer);
    await button(consumer, '提交评价').click();
    await consumer.getByText('您的评价：4 分').waitFor();

    await consumer.goto('/settle/scorecards');
    await consumer.getByRole('heading', { name: firm().name }).waitFor();
    await fits(consumer);
  },
);

/** Filed long enough ago that the firm's time is over: the opening alone may be told of an earlier day. */
async function filedLongAgo(): Promise<string> {
  const { ledger, receiptPepper, actors } = stage().served.composed;
  const code = newReceiptCode();
  const { name, address, code: number, place } = firm();
  await perform(ledger, actors.receiver(COUNTY), {
    ...{ actId: uuidv7() as ActId, homeRegion: COUNTY as Region, homeCode: COUNTY as AuthorityCode },
    ...{ procedure: 'settlement', verb: 'file', eventAt: new Date(OPENING.getTime() - 25 * 86_400_000).toISOString() },
    body: {
      firm: { ...place, name, code: number, address },
      ...{ goods: '行李箱', text: '轮子第一天就掉了，一直没有人理。', demand: '退款', claimFen: 45_900 },
      consumer: { name: '郑以宁', phone: '13900005678' },
      ...{ sharesPhone: false, codeHash: (await hashReceiptCode(code, receiptPepper)).toString('hex') },
    },
  });
  await followDays(ledger, settlementSettings({}));
  return code;
}

journey(
  'J-047b nobody answers: the consumer takes it to the office with the same code, and follows it there',
  async () => {
    const code = await filedLongAgo();
    const { page: consumer } = await stage().enter(SMALL);
    consumer.on('dialog', (dialog) => void dialog.accept());
    await follow(consumer, code);
    await stands(consumer, '企业逾期未答复');
    await fits(consumer);
    await unfold(consumer, '转为投诉');
    await consumer.locator('#acts').locator('..').getByRole('button', { name: '转为投诉' }).click();
    await stands(consumer, '已转为投诉');
    await fits(consumer);
    await consumer.getByRole('link', { name: '去查询投诉进度' }).click();
    await consumer.getByLabel('回执码').fill(code);
    await button(consumer, '查询').click();
    await consumer.getByText('投诉受理决定').first().waitFor();
  },
);
