import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { verifyBundle } from '../../platform/proof/verify.ts';
import {
  choose,
  drawer,
  field,
  figureOn,
  openVerb,
  pickOption,
  signIn,
  signOut,
  submitVerb,
  tabTo,
  waitForState,
} from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();

const TITLE = '听泉区演示便利店销售过期酸奶';

/** Types a clue in at the telephone without touching the mouse, and opens it from its receipt. */
async function enterClue(page: Page): Promise<void> {
  await page.keyboard.press('n');
  await tabTo(page, '标题');
  await page.keyboard.type(TITLE);
  await tabTo(page, '内容');
  await page.keyboard.type('6月9日在该店买的酸奶保质期到5月28日，货架上还有二十多盒过期酸奶。');
  await tabTo(page, '名称（姓名）');
  await page.keyboard.type('听泉区演示便利店');
  await tabTo(page, '所在地区');
  await pickOption(page, '听泉区');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: '已登记' }).waitFor();
  await tabTo(page, '打开事项');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
}

journey('J-001 the main job: a clue goes in, is cleared on its clock, and a bulletin proves it', async () => {
  const clerk = (await stage().enter()).page;
  await signIn(clerk, 'intake');
  expect(await clerk.title()).toBe('今日工作 · 清源');
  await enterClue(clerk);
  const address = new URL(clerk.url()).pathname;

  // The route is proposed with the rule that points there; adopting it fills the form, the clerk submits it.
  const route = clerk.locator('.proposals li', { hasText: '建议分派' });
  await route.waitFor();
  expect(await wordsOf(route)).toContain('听泉区市场监督管理局');
  expect(await wordsOf(route)).toContain('第二十九条');
  await route.getByRole('button', { name: '采纳并填入' }).click();
  await drawer(clerk).getByTitle('听泉区市场监督管理局').waitFor();
  await submitVerb(clerk);
  await waitForState(clerk, '待签收');
  await signOut(clerk);

  const campaign = (await stage().enter()).page;
  await signIn(campaign, 'campaign', '/console/board');
  await campaign.getByText('本月', { exact: true }).click();
  await campaign.getByText('统计期间 2026-06-01 至 2026-06-10').waitFor();
  const before = await figureOn(campaign, '按期办结');

  const officer = (await stage().enter()).page;
  await signIn(officer, 'officer', '/console/queues/to-accept');
  await officer.getByRole('link', { name: TITLE }).click();
  await openVerb(officer, '签收');
  await submitVerb(officer);
  await waitForState(officer, '核查中');
  const finding = await openVerb(officer, '记录核查情况');
  await field(finding, '日期').fill('2026-06-10');
  await choose(finding, '核查方式', '现场核查');
  await finding.getByRole('radio', { name: '是' }).check();
  await field(finding, '核查情况').fill('现场检查，过期酸奶已下架封存，当事人当日改正，未发现售出造成危害。');
  await submitVerb(officer);
  const conclusion = await openVerb(officer, '提出不予立案');
  await choose(conclusion, '法定情形', 'N1');
  await field(conclusion, '核查结论与不予立案理由').fill('违法行为轻微并及时改正，没有造成危害后果，建议不予立案。');
  await submitVerb(officer);
  await waitForState(officer, '待审核销号');

  const head = (await stage().enter()).page;
  await signIn(head, 'head', address);
  await openVerb(head, '审核销号');
  await submitVerb(head);
  await waitForState(head, '已销号');
  expect(await wordsOf(head.locator('.matter-sub'))).toContain('按期完成');
  expect(await wordsOf(head.locator('.facts').last())).toContain('N1');

  // Why it was in time can be read day by day: 19 June is a holiday, and 15 working days end on 2 July.
  await head.getByRole('button', { name: '逐日推算' }).first().click();
  await drawer(head).getByText('表格', { exact: true }).click();
  const days = drawer(head).locator('table tbody tr');
  expect(await wordsOf(days.first())).toContain('2026-06-10');
  expect(await wordsOf(days.filter({ hasText: '2026-06-19' }))).toContain('法定假期');
  expect(await wordsOf(days.last())).toContain('2026-07-02');

  await campaign.reload();
  await expect.poll(() => figureOn(campaign, '按期办结'), { timeout: 15_000 }).toBe(before + 1);
  await campaign.locator('.tile', { hasText: '按期办结' }).getByRole('link').click();
  await campaign.getByRole('link', { name: TITLE }).waitFor();

  const bulletin = await freeze(campaign);
  expect(bulletin).toContain(`"title":"2026年上半年线索清零情况通报"`);
  const publicKey = await wordsOf(campaign.locator('.proof > div', { hasText: '公钥' }).locator('dd'));
  const report = await verifyBundle({
    lines: bulletin.split('\n').slice(0, -1),
    publicKeys: [publicKey],
    oldCheckpoints: [],
  });
  expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(report.checked.bulletins).toBe(1);
  expect(report.checked.acts).toBeGreaterThan(500);

  // The same bundle with one figure changed is refused: the check above can fail.
  const forged = bulletin.replace('"clearedOnTime":', '"clearedOnTime":1');
  const refused = await verifyBundle({
    lines: forged.split('\n').slice(0, -1),
    publicKeys: [publicKey],
    oldCheckpoints: [],
  });
  expect(refused.ok).toBe(false);
});

/** Freezes a bulletin of the half year, re-runs it, and gives the bundle as downloaded. */
async function freeze(page: Page): Promise<string> {
  await page.goto('/console/bulletins?freeze=1&from=2026-01-01&to=2026-06-10');
  await field(page, '通报标题').fill('2026年上半年线索清零情况通报');
  await page.getByRole('button', { name: '冻结并签名' }).click();
  await page.getByRole('heading', { level: 1, name: '2026年上半年线索清零情况通报' }).waitFor();
  await page.getByRole('button', { name: '重算并比对' }).click();
  await page.getByText('重算结果与冻结时逐字节一致。').waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('下载核验包').click()]);
  expect(download.suggestedFilename()).toMatch(/\.qyb\.jsonl$/);
  return readFileSync(await download.path(), 'utf8');
}

journey('J-001 in English: every page of the main job has an English title', async () => {
  const { page } = await stage().enter({ language: 'en' });
  await signIn(page, 'officer');
  const titles: string[] = [];
  for (const path of ['queues/mine', 'queues/to-accept', 'new', 'board', 'bulletins', 'imports', 'rules', 'sessions']) {
    await page.goto(`/console/${path}`);
    await page.locator('#main h1').waitFor();
    titles.push(await page.title());
  }
  expect(titles).toMatchInlineSnapshot(`
    [
      "Mine · Qingyuan",
      "To accept · Qingyuan",
      "New entry · Qingyuan",
      "Clearance board · Qingyuan",
      "Bulletins · Qingyuan",
      "Imports · Qingyuan",
      "Rules and calendar · Qingyuan",
      "Account and security · Qingyuan",
    ]
  `);
  for (const title of titles) expect(title.replace('清源', '')).not.toMatch(/\p{Script=Han}/u);
});
