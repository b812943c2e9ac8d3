import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { Looks } from './support/axe.ts';
import { choose, drawer, field, openVerb, signIn, submitVerb, waitForState } from './support/console-steps.ts';
import { journey, openStage, PHONE } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const DESK = { size: { width: 1366, height: 768 } };
const DISTRICT = '听泉区市场监督管理局';

/** Reloads until the words stand on the page: what the background carries on arrives by itself. */
async function arrives(page: Page, words: string): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.reload();
        await page.locator('#main h1').waitFor();
        await page.locator('.verb-bar, .list-bar, .nothing').first().waitFor();
        return page.getByText(words).count();
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBeGreaterThan(0);
}

async function openFirst(page: Page, procedure: string, words: string): Promise<void> {
  await page.goto(`/console/office/queues/all?procedure=${procedure}`);
  await page.locator('#main table tbody tr', { hasText: words }).locator('a').first().click();
  await page.locator('.verb-bar').waitFor();
}

journey('J-027 a meeting decides, its decision is a task, the task is done and the meeting knows', async () => {
  const { page } = await stage().enter(DESK);
  await signIn(page, 'cityhead');
  await openFirst(page, 'programme', '市场流通领域突出问题整治工作方案');
  const meetings = page.locator('.panel', { has: page.getByRole('heading', { name: '会议', exact: true }) });
  expect(await wordsOf(meetings)).toContain('整治工作推进会');
  const looks = new Looks(page);
  await looks.at('programme');

  await openVerb(page, '登记会议召开情况');
  const form = drawer(page);
  await choose(form, '会议类型', '局务会议');
  await field(form, '标题').fill('六月局务会');
  await field(form, '日期').fill('2026-06-10');
  const attended = form.locator('fieldset', { has: page.locator('legend', { hasText: '到会人员' }) }).last();
  // A form may begin with its first entry: one is asked for where none stands.
  const add = async (list: Locator, first: string): Promise<void> => {
    if ((await field(list, first).count()) === 0) await list.getByRole('button', { name: /^添加一项/ }).click();
  };
  await add(attended, '姓名');
  await field(attended, '姓名').fill('林知微');
  await field(form, '会议纪要').fill('会议研究了下一步检查安排。');
  const decisions = form.locator('fieldset', { has: page.locator('legend', { hasText: '议定事项' }) }).last();
  await add(decisions, '议定内容');
  await field(decisions, '议定内容').fill('开展加油站计量检查');
  await choose(decisions, '承办机关', DISTRICT);
  await field(decisions, '完成日期').fill('2026-06-30');
  await field(decisions, '完成证明要求').fill('检查汇总表');
  await submitVerb(page);
  await arrives(page, '六月局务会');
  const programme = page.url();

  const there = (await stage().enter(DESK)).page;
  await signIn(there, 'officer', '/console/office/queues/office?procedure=task');
  await arrives(there, '开展加油站计量检查');
  await there.getByText('开展加油站计量检查').first().click();
  await there.locator('.verb-bar').waitFor();
  await openVerb(there, '签收');
  await submitVerb(there);
  await waitForState(there, '办理中');
  await openVerb(there, '提交完成证明');
  await field(drawer(there), '完成情况说明').fill('检查加油站十二座，汇总表见附件。');
  await submitVerb(there);
  await waitForState(there, '待验收');

  await page.goto(there.url());
  await page.locator('.verb-bar').waitFor();
  expect(await wordsOf(page.locator('#main'))).toContain('检查加油站十二座');
  await looks.at('task');
  await openVerb(page, '验收通过');
  await submitVerb(page);
  await waitForState(page, '已验收');
  await page.goto(programme);
  await arrives(page, '2026-06-10 按时完成');
  expect(looks.found).toEqual({});
});

journey('J-027 who lags is talked to: the figures are those that are counted, each opens its list', async () => {
  const { page } = await stage().enter(DESK);
  await signIn(page, 'cityhead', '/console/task-board');
  const row = page.locator('table.data tbody tr', { hasText: '揽月区局' });
  await row.waitFor();
  const looks = new Looks(page);
  await looks.at('task board');
  await row.locator('a.danger-text').click();
  await page.locator('#main table tbody tr', { hasText: '完成农贸市场集中检查' }).waitFor();
  await page.goBack();
  await row.getByRole('button', { name: '提出约谈' }).click();
  const entry = page.locator('.entry');
  await entry.waitFor();
  expect(await field(entry, '标题').inputValue()).toBe('揽月区局督办任务进度约谈');
  await looks.at('new talk');
  await page.keyboard.press('Control+Enter');
  await waitForState(page, '拟约谈');
  const figures = page.locator('table', { has: page.getByText('逾期完成任务') });
  await figures.waitFor();
  await looks.at('talk');
  await figures.getByRole('link', { name: '任务证明退回' }).click();
  await page.locator('#main table tbody tr', { hasText: '完成农贸市场集中检查' }).waitFor();
  expect(looks.found).toEqual({});
});

journey('J-027 a letter in the figures leads to its rectification; an old programme begins the next one', async () => {
  const { page } = await stage().enter(DESK);
  await signIn(page, 'cityhead', '/console/letters');
  const looks = new Looks(page);
  const row = page.locator('table.data tbody tr', { hasText: '检察建议书' });
  await row.locator('a').first().waitFor();
  await looks.at('letters');
  await row.locator('a').first().click();
  await page.getByRole('link', { name: '关于加强二手车交易市场监管的检察建议' }).click();
  await page.locator('.verb-bar').waitFor();
  await page.getByRole('link', { name: '二手车交易市场行业整治' }).click();
  await page.getByRole('heading', { name: '整改措施' }).waitFor();
  expect(await wordsOf(page.locator('#main'))).toContain('逐户核对市场内经营者登记情况');
  await looks.at('rectification');

  await openFirst(page, 'programme', '重点行业领域整治工作方案');
  await page.getByRole('link', { name: '以此为模板新建方案' }).click();
  const entry = page.locator('.entry');
  await entry.waitFor();
  expect(await wordsOf(entry)).toContain('责任分工');
  expect(await field(entry, '标题').inputValue()).toBe('行业领域整治工作方案');
  await looks.at('new programme');
  expect(looks.found).toEqual({});
});

journey('J-027 the board of tasks fits a phone', async () => {
  const { page } = await stage().enter({ phone: true, size: PHONE });
  await signIn(page, 'cityhead', '/console/task-board');
  await page.locator('table.data tbody tr').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
});

journey('J-027 a task is begun from a campaign; what is begun for nothing in particular is another draft', async () => {
  const { page } = await stage().enter(DESK);
  await signIn(page, 'cityhead', '/console/campaigns/qingwu-three-2026');
  const looks = new Looks(page);
  await page.getByRole('button', { name: '交办任务' }).click();
  const code = field(page.locator('.entry'), '专项行动代码');
  await code.waitFor();
  expect(await code.inputValue()).toBe('qingwu-three-2026');
  await field(page.locator('.entry'), '标题').fill('三大行动回头看');
  await looks.at('the task of a campaign');
  await page.goto('/console/task-board');
  await page.getByRole('link', { name: '交办任务' }).click();
  await code.waitFor();
  expect(await code.inputValue()).toBe('');
  // The menu of the office leads to the form of a plan.
  await page.goto('/console/office/new/campaign');
  await page.locator('.campaign-form').waitFor();
  expect(looks.found).toEqual({});
});
