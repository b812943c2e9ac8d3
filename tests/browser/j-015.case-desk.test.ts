import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { Looks } from './support/axe.ts';
import { tellCases } from './support/case-stage.ts';
import { drawer, field, focusedName, pickOption, signIn, tabTo, waitForState } from './support/console-steps.ts';
import { journey, openStage, type Stage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const HOME = '980102';

let cases: ReturnType<typeof tellCases> | undefined;
/** The cases of this file, told once. */
function told({ served }: Stage): ReturnType<typeof tellCases> {
  cases ??= tellCases(served.composed);
  return cases;
}

/** Types into the search of all acts and takes the first that is found. */
async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press('.');
  await page.locator('.verb-list').waitFor();
  await page.keyboard.type(words);
  await page.locator('.verb-option[aria-selected="true"]', { hasText: words }).waitFor();
}

async function submit(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await drawer(page).waitFor({ state: 'detached' });
}

/** What stands in the first line of the history. */
const latest = (page: Page) => page.locator('.timeline > li').first();

journey(
  'J-015 an officer works on a case without a mouse: queue, evidence, task, and why a step is refused',
  async () => {
    const { gathering } = await told(stage());
    const { page } = await stage().enter();
    await signIn(page, 'officer', '/console/cases/queues/team');
    await tabTo(page, '我办理的案件').catch(() => undefined);
    await page.goto('/console/cases/queues/mine');
    await page.getByRole('heading', { level: 1, name: '我办理的案件' }).waitFor();
    await page.locator('table.cases tbody tr').first().waitFor();

    // By its number to one case, down the list to its row, and in.
    await page.keyboard.press('/');
    await page.keyboard.type('听泉市监立〔2026〕901号');
    await page.locator('table.cases tbody tr').nth(1).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/cases/${HOME}/${gathering}`);
    await page.getByRole('heading', { level: 1, name: '某某商贸有限公司未按规定明码标价案' }).waitFor();
    expect(await wordsOf(page.locator('.route-line [aria-current="step"]'))).not.toBe('');
    expect(await page.locator('#held tbody tr').count()).toBe(1);

    // The likely next step is the first key: a piece of evidence. Officers, their licences and the day are there already.
    const before = await page.locator('#evidence tbody tr').count();
    await page.keyboard.press('1');
    await drawer(page).getByText('登记证据').first().waitFor();
    await expect.poll(() => focusedName(page)).toBe('类型');
    await pickOption(page, '书证');
    await tabTo(page, '证据名称');
    await page.keyboard.type('六月销售台账');
    await tabTo(page, '取得地点');
    await page.keyboard.type('城西路8号');
    await tabTo(page, '取得方式');
    await page.keyboard.type('当事人提供');
    await tabTo(page, '形式');
    await pickOption(page, '复制件');
    // What the act says is judged before it is sent: a copy names its original.
    await tabTo(page, '页数');
    await page.keyboard.type('12');
    await page.keyboard.press('Control+Enter');
    await drawer(page).getByRole('alert').getByText('复制件应当注明原件存放处和核对情况。').waitFor();
    await field(drawer(page), '原件存放处和核对情况').focus();
    await page.keyboard.type('原件由当事人保管，已核对');
    await submit(page);
    await latest(page).locator('summary', { hasText: '六月销售台账' }).waitFor();
    await page.locator('#evidence tbody tr').nth(before).getByText('六月销售台账').waitFor();

    // Another act by its name: a task as part of another one.
    await search(page, '添加任务');
    await page.keyboard.press('Enter');
    await drawer(page).waitFor();
    await expect.poll(() => focusedName(page)).toBe('任务内容');
    await page.keyboard.type('核对台账与票据');
    await tabTo(page, '完成期限');
    await page.keyboard.type('06182026');
    await tabTo(page, '上级任务');
    await pickOption(page, '调取三个月销售台账');
    await submit(page);
    await page.locator('.task-tree .task-tree').getByText('核对台账与票据').waitFor();

    // A step that is not open says by which rule.
    await search(page, '作出行政处罚决定');
    const refused = page.locator('.verb-option[aria-selected="true"]');
    expect(await refused.getAttribute('aria-disabled')).toBe('true');
    expect(await wordsOf(refused)).toContain('procedure.state');
    await page.keyboard.press('Enter');
    expect(await drawer(page).count()).toBe(0);
    await page.keyboard.press('Escape');

    // Its clocks day by day, and back to the list.
    await page.keyboard.press('d');
    await drawer(page).getByText('期限逐日推算').waitFor();
    await page.keyboard.press('Escape');
    await drawer(page).waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: '我办理的案件' }).waitFor();
  },
);

journey('J-015 a reviewer passes a case and a head decides another; the number is given in turn', async () => {
  const { reported, deciding } = await told(stage());
  const review = await stage().enter();
  await signIn(review.page, 'reviewer', `/console/cases/${HOME}/${reported}`);
  await review.page.locator('.route-line').waitFor();
  await search(review.page, '法制审核');
  await review.page.keyboard.press('Enter');
  await expect.poll(() => focusedName(review.page)).toBe('结果');
  await pickOption(review.page, '同意');
  await tabTo(review.page, '意见');
  await review.page.keyboard.type('事实清楚，证据确凿。');
  await drawer(review.page).getByRole('radio', { name: '否' }).focus();
  await review.page.keyboard.press('Space');
  await submit(review.page);
  await latest(review.page).getByText('法制审核').first().waitFor();

  const { page } = await stage().enter();
  await signIn(page, 'head', `/console/cases/${HOME}/${deciding}`);
  await waitForState(page, '待决定');
  await search(page, '作出行政处罚决定');
  await page.keyboard.press('Enter');
  await drawer(page).waitFor();
  // What was proposed stands in the form; the number of the decision is not asked for.
  expect(await drawer(page).getByLabel('文号').count()).toBe(0);
  expect(await field(drawer(page), '金额').inputValue()).toBe('50000');
  await submit(page);
  await waitForState(page, '已决定待送达');
  await page.locator('#decision').getByText('〔2026〕').first().waitFor();
});

for (const language of ['zh', 'en'] as const) {
  journey(`J-015 the desk, a case, its forms and filing keep WCAG 2.2 AA (${language})`, async () => {
    const { gathering } = await told(stage());
    const { page } = await stage().enter({ language, size: { width: 1366, height: 768 } });
    const look = new Looks(page);
    await signIn(page, 'head', '/console/cases/queues/all');
    await page.locator('table.cases tbody tr').first().waitFor();
    await look.at('queue');
    await page.goto('/console/hearings');
    await page.locator('.hearing-month').waitFor();
    await look.at('hearings');
    await page.goto('/console/cases/new');
    await page.locator('.filing-part').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('.filing [aria-invalid="true"]').first().waitFor();
    await look.at('filing, with problems');
    await page.goto(`/console/cases/${HOME}/${gathering}`);
    await page.locator('.route-line').waitFor();
    await look.at('case');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.keyboard.press('.');
    await page.locator('.verb-list').waitFor();
    await look.at('all acts');
    await page.keyboard.press('Escape');

    const officer = await stage().enter({ language, phone: true });
    const there = new Looks(officer.page);
    await signIn(officer.page, 'officer', `/console/cases/${HOME}/${gathering}`);
    await officer.page.locator('.route-line').waitFor();
    expect(await officer.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await there.at('case on a phone');
    await officer.page.locator('.case-steps button').nth(1).click();
    await drawer(officer.page).locator('.list-entry').first().waitFor();
    await there.at('inquiry record on a phone');
    expect({ ...look.found, ...there.found }).toEqual({});
  });
}
