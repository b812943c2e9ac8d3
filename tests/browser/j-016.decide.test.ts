import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { Looks } from './support/axe.ts';
import { drawer, field, focusedName, pickOption, signIn, tabTo, waitForState } from './support/console-steps.ts';
import { tellReady, tellSubmitted, tellUpToDecision } from './support/decide-stage.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const HOME = '980102';
const CITATION = '《禁止传销条例》第二十四条第二款';

/** The chip that says whether the fine lies in the range. */
const inside = (page: Page) => page.locator('.scale [data-inside]');

/** Ticks a circumstance from the keyboard and names an exhibit for it. */
async function chooseFactor(page: Page, words: string, exhibit: string): Promise<void> {
  const line = page.locator('.factor', { hasText: words });
  await line.getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await line.locator('.factor-proof input').focus();
  await pickOption(page, exhibit);
  await page.keyboard.press('Escape');
}

journey(
  'J-016 a proposal is composed with the calculator, reviewed by another person, decided on the same record',
  async () => {
    const { served } = stage();
    const id = await tellReady(served.composed);
    const { page } = await stage().enter({ size: { width: 1366, height: 768 } });
    await signIn(page, 'officer', `/console/cases/${HOME}/${id}`);
    await page.locator('.route-line').waitFor();
    await page.getByRole('link', { name: '拟定处理意见（裁量计算）' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '调查终结' }).waitFor();
    await page.locator('.calculator').waitFor();

    // Two statutory grounds with their proof open the band below the statutory minimum; one without proof does not count.
    await page.locator('.factor', { hasText: '主动消除或者减轻违法行为危害后果' }).getByRole('checkbox').focus();
    await page.keyboard.press('Space');
    await page.locator('.cautions', { hasText: '没有证据，未计入' }).waitFor();
    await page.keyboard.press('Space');
    await chooseFactor(page, '主动消除或者减轻违法行为危害后果', '退款凭证');
    await chooseFactor(page, '主动供述行政机关尚未掌握的违法行为', '询问笔录');
    await page.getByText('服务器核算一致').waitFor();
    expect(await wordsOf(page.locator('.scale-legend'))).toContain('20,000.00');

    // A fine that a hearing hangs on says so at once; one in the range asks for no reason, one below it does.
    await field(page, '金额').first().focus();
    await page.keyboard.type('120000');
    await page.locator('.composer-summary').getByText('听证').waitFor();
    await field(page, '金额').first().fill('60000');
    await expect.poll(() => inside(page).getAttribute('data-inside')).toBe('true');
    expect(await page.locator('.composer-summary').getByText('听证').count()).toBe(0);
    expect(await field(page, '偏离裁量基准的理由').count()).toBe(0);
    await field(page, '金额').first().fill('15000');
    await expect.poll(() => inside(page).getAttribute('data-inside')).toBe('false');
    await field(page, '偏离裁量基准的理由').waitFor();
    await field(page, '法律依据').first().fill(CITATION);
    await field(page, '违法事实').fill('当事人介绍他人参加传销，有名单和转账记录为证。');
    await field(page, '处理理由').fill('当事人主动退款并供述，按照基准减轻处罚。');
    await page.keyboard.press('Control+Enter');
    await page.getByText('拟处罚偏离裁量基准或者类案通常幅度，请写明理由。').waitFor();
    await expect.poll(() => focusedName(page)).toBe('偏离裁量基准的理由');

    // What was typed outlives a reload.
    await page.keyboard.type('当事人已全部退款，家庭生活困难。');
    await page.reload();
    await page.locator('.calculator').waitFor();
    expect(await field(page, '金额').first().inputValue()).toBe('15000');
    await page.getByText('服务器核算一致').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(`**/cases/${HOME}/${id}`);
    await waitForState(page, '待审核');
    await page.locator('.timeline').getByText('偏离裁量基准的理由：当事人已全部退款').first().waitFor();
    await page.locator('.case-steps').getByRole('button', { name: '送审' }).click();
    await drawer(page).waitFor();
    await page.keyboard.press('Control+Enter');
    await drawer(page).waitFor({ state: 'detached' });

    // Whoever proposed it sees on the desk why it is not theirs to review.
    await page.goto(`/console/reviews/${HOME}/${id}`);
    await page.getByText('审核人员应当是办案人员、提出处理建议人员以外的人员').waitFor();
    expect(await page.locator('.review-form').count()).toBe(0);

    const reviewer = (await stage().enter()).page;
    await signIn(reviewer, 'reviewer', '/console/reviews');
    await reviewer.locator('table.reviews tbody tr', { hasText: '921号' }).getByRole('link').focus();
    await reviewer.keyboard.press('Enter');
    await reviewer.locator('.review-form').waitFor();
    await reviewer.locator('.earlier [data-equal="true"]').waitFor();
    expect(await wordsOf(reviewer.locator('.earlier'))).toContain('超出幅度');
    await reviewer.keyboard.press('Control+Enter');
    await reviewer.getByText('请选择审核结果。').waitFor();
    await reviewer.getByRole('radiogroup', { name: '裁量' }).getByRole('radio', { name: '有问题' }).focus();
    await reviewer.keyboard.press('Space');
    await tabTo(reviewer, '裁量的说明');
    await reviewer.keyboard.type('理由欠具体');
    await reviewer.getByRole('button', { name: '其余均符合' }).focus();
    await reviewer.keyboard.press('Enter');
    await reviewer.getByRole('radiogroup', { name: '审核结果' }).getByRole('radio', { name: '同意' }).focus();
    await reviewer.keyboard.press('Space');
    await reviewer.keyboard.press('Control+Enter');
    await reviewer.getByText('有问题的，不能审核同意。').waitFor();
    await reviewer.getByRole('radiogroup', { name: '裁量' }).getByRole('radio', { name: '符合' }).focus();
    await reviewer.keyboard.press('Space');
    await reviewer.keyboard.press('Control+Enter');
    await reviewer.waitForURL('**/reviews');
    await reviewer.locator('table.reviews tbody tr', { hasText: '921号' }).waitFor({ state: 'detached' });

    await tellUpToDecision(served.composed, id);
    const head = (await stage().enter()).page;
    await signIn(head, 'head', `/console/cases/${HOME}/${id}/compose?verb=decide`);
    await head.getByRole('heading', { level: 1, name: '作出行政处罚决定' }).waitFor();
    await head.locator('.composer-calc .earlier [data-equal="true"]').waitFor();
    expect(await field(head, '金额').first().inputValue()).toBe('15000');
    expect(await field(head, '偏离裁量基准的理由').inputValue()).toContain('家庭生活困难');
    // Heavier than what the party was told is not taken.
    await field(head, '金额').first().fill('60000');
    await head.locator('.composer-summary').getByText('不得加重').waitFor();
    await head.keyboard.press('Control+Enter');
    await head.locator('.composer-proposal').getByRole('alert').getByText('重于').waitFor();
    await field(head, '金额').first().fill('15000');
    await head.getByText('服务器核算一致').waitFor();
    await head.keyboard.press('Control+Enter');
    await head.waitForURL(`**/cases/${HOME}/${id}`);
    await waitForState(head, '已决定待送达');
  },
);

/** A picture of one dot: enough to be received, hashed and given out under a watermark. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

journey('J-016 a photo is handed in as evidence; its copy is taken for a reason, its hash compared', async () => {
  const { served } = stage();
  const id = await tellReady(served.composed);
  const { page } = await stage().enter({ size: { width: 1366, height: 768 } });
  await signIn(page, 'officer', `/console/cases/${HOME}/${id}`);
  await page.locator('.case-steps').getByRole('button', { name: '登记证据' }).click();
  await drawer(page).waitFor();
  await field(drawer(page), '类型').focus();
  await pickOption(page, '书证');
  await field(drawer(page), '证据名称').fill('现场照片');
  await field(drawer(page), '取得地点').fill('城西路8号');
  await field(drawer(page), '取得方式').fill('现场拍摄');
  await field(drawer(page), '页数').fill('1');
  await field(drawer(page), '形式').focus();
  await pickOption(page, '原件');
  await drawer(page)
    .locator('input[type="file"]')
    .setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: DOT });
  await drawer(page)
    .getByText(/SHA-256 [0-9a-f]{64}/)
    .waitFor();
  await page.keyboard.press('Control+Enter');
  await drawer(page).waitFor({ state: 'detached' });
  await page.locator('.evidence-files').getByRole('link', { name: '现场照片' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.custody-line li').first().waitFor();
  await page.getByRole('button', { name: '核对校验值' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('与收到时一致').waitFor();
  await page.getByRole('button', { name: '调取副本' }).focus();
  await page.keyboard.press('Enter');
  await field(page.getByRole('dialog'), '调取理由').fill('核对标签');
  await page.getByRole('button', { name: '调取', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.locator('table').getByText('核对标签').waitFor();
});

journey('J-016 a dossier is built with an account of what is missing, and opened at a paper', async () => {
  const { served } = stage();
  const id = await tellSubmitted(served.composed);
  const { page } = await stage().enter({ size: { width: 1366, height: 768 } });
  await signIn(page, 'officer', `/console/cases/${HOME}/${id}/dossier`);
  await page.getByText(/缺\d+件/).waitFor();
  await page.locator('.dossier-missing input').first().fill('原件由移送机关保存');
  await page.getByRole('button', { name: '生成卷宗' }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.dossier-contents').waitFor();
  expect(await page.locator('.dossier-contents section').count()).toBe(2);
  expect(await wordsOf(page.locator('.dossier-missing'))).toContain('缺');
  await page.locator('.dossier-contents a').last().focus();
  await page.keyboard.press('Enter');
  await page.locator('.dossier-contents a[aria-current="true"]').waitFor();
  expect(await page.locator('.dossier-view iframe').getAttribute('src')).toMatch(/as=page.*#page=\d+/);
});

for (const language of ['zh', 'en'] as const) {
  journey(`J-016 composer, review and dossier keep WCAG 2.2 AA (${language})`, async () => {
    const { served } = stage();
    const [ready, submitted] = [await tellReady(served.composed), await tellSubmitted(served.composed)];
    const { page } = await stage().enter({ language, size: { width: 1366, height: 768 } });
    const look = new Looks(page);
    await signIn(page, 'officer', `/console/cases/${HOME}/${ready}/compose`);
    await page.locator('.calculator .like-plot, .calculator .cautions').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('.composer [aria-invalid="true"]').first().waitFor();
    await page.locator('.gains summary').click();
    await look.at('composer, with problems');
    await page.goto(`/console/cases/${HOME}/${submitted}/dossier`);
    await page.locator('#dossier-build').waitFor();
    await look.at('dossier');
    const reviewer = await stage().enter({ language, phone: true });
    const there = new Looks(reviewer.page);
    await signIn(reviewer.page, 'reviewer', '/console/reviews');
    await reviewer.page.locator('table.reviews').waitFor();
    await there.at('queue on a phone');
    await reviewer.page.goto(`/console/reviews/${HOME}/${submitted}`);
    await reviewer.page.locator('.review-form').waitFor();
    await reviewer.page.keyboard.press('Control+Enter');
    await there.at('review on a phone');
    expect(await reviewer.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect({ ...look.found, ...there.found }).toEqual({});
  });
}
