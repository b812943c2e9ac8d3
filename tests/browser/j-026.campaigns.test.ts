import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { Looks } from './support/axe.ts';
import { drawer, field, pickOption, signIn, signOut } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const DESK = { size: { width: 1366, height: 768 } };

const numberIn = (text: string): number => Number(/-?[\d,]+(?:\.\d+)?/.exec(text)?.[0].replace(/,/g, ''));
const measure = (page: Page, name: string) =>
  page.locator('section[aria-labelledby="campaign-measures"] tbody tr', { hasText: name });

/** The number of a measure once the workers have looked at the world, that is, once it is at least this. */
async function standing(page: Page, name: string, least: number): Promise<number> {
  let value = 0;
  for (let look = 0; look < 60; look++) {
    value = numberIn(await wordsOf(measure(page, name).locator('td').first()));
    if (value >= least) return value;
    await page.reload();
    await measure(page, name).waitFor();
  }
  throw new Error(`${name} stands at ${value}, not at ${least} or more`);
}

journey(
  'J-026 a campaign is planned, started, joined by rule, counted, amended and told apart by its parts',
  async () => {
    const { page } = await stage().enter(DESK);
    const looks = new Looks(page);
    await signIn(page, 'campaign', '/console/campaigns');
    await page.getByRole('heading', { level: 1, name: '专项行动' }).waitFor();
    await page.locator('.campaign-card').nth(2).waitFor();
    await looks.at('cards');

    // One that runs: its numbers are the lists behind them.
    await page.getByRole('link', { name: '春雷行动2026' }).first().click();
    await measure(page, '受理线索').waitFor();
    await standing(page, '受理线索', 50);
    await looks.at('a campaign');
    await measure(page, '受理线索').getByRole('button').focus();
    await page.getByRole('tooltip').waitFor();
    await page.keyboard.press('Escape');
    const told = await standing(page, '移送公安机关', 1);
    await measure(page, '移送公安机关').locator('td a').first().click();
    await page.locator('table.figure-matters tbody tr').first().waitFor();
    expect(await page.locator('table.figure-matters tbody tr').count()).toBe(told);
    await page.goBack();

    // A whole and its parts.
    await page.goto('/console/campaigns/qingwu-three-2026');
    const parts = page.locator('section[aria-labelledby="campaign-parts"] tbody tr');
    await parts.nth(3).waitFor();
    expect(await parts.count()).toBe(4);
    await parts.getByRole('link', { name: '食品安全攻坚' }).click();
    await page.getByRole('heading', { level: 1, name: '食品安全攻坚' }).waitFor();
    await page.getByRole('heading', { level: 2, name: '与总行动对照' }).waitFor();
    await signOut(page);

    // A city's head plans one of its own.
    await signIn(page, 'cityhead', '/console/campaigns/new');
    await field(page, '行动名称').fill('夏季市场清查');
    await field(page, '代码').fill('summer-2026');
    await field(page, '发文机关').fill('青梧市市场监督管理局');
    await field(page, '文号').fill('青市监〔2026〕31号');
    await field(page, '发文日期').fill('2026-06-01');
    await field(page, '开始').fill('2026-05-01');
    await field(page, '结束').fill('2026-08-31');
    await page.keyboard.press('Control+Enter');
    await page.locator('.campaign-form [role="alert"]').waitFor();
    expect(await wordsOf(page.locator('.campaign-form [role="alert"]'))).toContain('指标');
    await page.getByLabel('查找指标').fill('受理线索');
    await page.locator('.campaign-measures').getByRole('checkbox').first().check();
    await page.getByRole('button', { name: '增加目标' }).click();
    await page.getByLabel('目标 1：数值').fill('40');
    await page.getByLabel('目标 1：地区').focus();
    await pickOption(page, '听泉区');
    await looks.at('the form');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: '夏季市场清查' }).waitFor();
    await page.getByRole('button', { name: '启动', exact: true }).click();
    await field(drawer(page), '文件、文号').fill('启动会纪要');
    await drawer(page).getByRole('button', { name: '启动' }).click();
    await drawer(page).waitFor({ state: 'detached' });

    // What was registered before joins by the rule.
    const before = await standing(page, '受理线索', 5);
    await page.locator('section[aria-labelledby="campaign-targets"] progress').waitFor();

    // Amended: fewer areas, a new edition with its reason; what is in stays.
    await page.getByRole('button', { name: '调整范围、指标和目标' }).click();
    await field(page, '理由').fill('集中力量');
    await page.getByLabel('目标 1：数值').fill('60');
    await looks.at('the form of an amendment');
    await page.keyboard.press('Control+Enter');
    await page.getByText('第 2 版').waitFor();
    expect(await standing(page, '受理线索', before)).toBeGreaterThanOrEqual(before);
    expect(await wordsOf(page.locator('ol.campaign-list'))).toContain('集中力量');
    expect(looks.found).toEqual({});
  },
);
