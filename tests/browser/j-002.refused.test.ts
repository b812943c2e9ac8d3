import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { field, openVerb, pickOption, signIn, submitVerb, waitForState } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();

/** The district's clues that are under way, longest first; the first of them is opened. */
async function openUnderWay(page: Page, login: string): Promise<void> {
  await signIn(page, login, '/console/queues/office?procedure=clue&state=verifying');
  await page.locator('table.matters tbody a').first().click();
  await waitForState(page, '核查中');
}

journey('J-002 a verb that the rules refuse has no button, and its rule is told in words', async () => {
  const { page } = await stage().enter();
  await openUnderWay(page, 'head');
  const bar = page.locator('.verb-bar');
  expect(await bar.getByRole('button', { name: '批准延长期限', exact: true }).count()).toBe(0);
  await bar.getByRole('button', { name: /其他动作为何不能办/ }).click();
  const refused = page.locator('.why-not li', { hasText: '批准延长期限' });
  expect(await wordsOf(refused)).toMatch(/clue\.extend\.requested$/);
  expect((await wordsOf(refused)).replace(/clue\.\S+/, '').length).toBeGreaterThan('批准延长期限'.length + 5);
});

journey('J-002 what became impossible while a form was open is said there, and nothing typed is lost', async () => {
  const mine = (await stage().enter()).page;
  await openUnderWay(mine, 'officer');
  const form = await openVerb(mine, '记录核查情况');
  await field(form, '日期').fill('2026-06-10');
  await field(form, '核查方式').focus();
  await pickOption(mine, '电话核实');
  await form.getByRole('radio', { name: '否' }).check();
  await field(form, '核查情况').fill('电话核实了进货渠道。');

  // Meanwhile the head concludes the same matter on another screen.
  const head = (await stage().enter()).page;
  await signIn(head, 'head', new URL(mine.url()).pathname);
  const answer = await openVerb(head, '答复');
  await field(answer, '答复内容').fill('已向反映人解释清楚。');
  await submitVerb(head);

  await mine.keyboard.press('Control+Enter');
  await form.getByText('他人已先办理了 1 步').waitFor();
  expect(await wordsOf(form.locator('.missed').first())).toContain('答复');
  expect(await field(form, '核查情况').inputValue()).toBe('电话核实了进货渠道。');
  // Concluded: a finding has no place there any more, and the button says so by being shut.
  await form.getByText('填写的内容已保留').waitFor();
  expect(await form.getByRole('button', { name: '按最新版本再次提交' }).isDisabled()).toBe(true);
});

journey('J-002 a stale version keeps what was typed and goes through on the second try', async () => {
  const mine = (await stage().enter()).page;
  await openUnderWay(mine, 'officer');
  const form = await openVerb(mine, '记录核查情况');
  await field(form, '日期').fill('2026-06-09');
  await field(form, '核查方式').focus();
  await pickOption(mine, '现场核查');
  await form.getByRole('radio', { name: '是' }).check();
  await field(form, '核查情况').fill('现场检查发现三箱无标签食品，已拍照。');

  const head = (await stage().enter()).page;
  await signIn(head, 'head', new URL(mine.url()).pathname);
  const screening = await openVerb(head, '初筛');
  await field(screening, '紧急程度').focus();
  await pickOption(head, '特急');
  await submitVerb(head);

  await mine.keyboard.press('Control+Enter');
  await form.getByText('他人已先办理了 1 步').waitFor();
  expect(await wordsOf(form.locator('.missed').first())).toContain('初筛');
  expect(await field(form, '核查情况').inputValue()).toBe('现场检查发现三箱无标签食品，已拍照。');
  await form.getByRole('button', { name: '按最新版本再次提交' }).click();
  await form.waitFor({ state: 'detached' });
  const newest = mine.locator('.timeline > li').first();
  await newest.getByText('现场检查发现三箱无标签食品，已拍照。').waitFor();
  expect(await wordsOf(mine.locator('.timeline'))).toContain('特急');
});
