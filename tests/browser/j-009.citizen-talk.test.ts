import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { drawer, signIn } from './support/console-steps.ts';
import {
  chooseDistrict,
  codeFrom,
  codesFrom,
  fileReport,
  fillWhat,
  goOnTo,
  leaveMessage,
  lookUp,
  send,
} from './support/portal-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

/** Apart from the first visits: all windows of a file ask from one address, which is slowed down after ten a minute. */
const stage = openStage();

/** Pixels by which the page stands out on the right of a phone. */
const tooWide = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

journey(
  'J-009 a mixed letter: the page proposes it from the words, the person decides, two clocks and two codes',
  async () => {
    const { page } = await stage().enter({ phone: true, size: { width: 360, height: 740 } });
    await page.goto('/');
    await page.getByRole('link', { name: '我吃了亏' }).click();
    await fillWhat(
      page,
      '买到过期奶粉',
      '6月8日在听泉路买的奶粉已经过期，喝了拉肚子。要求退款298元，也请依法查处这家店。',
    );
    await page.getByLabel('您的要求').fill('退款298元');
    await goOnTo(page, 'where');
    const proposal = page.getByRole('complementary', { name: '系统提示，由您决定' });
    expect(await wordsOf(proposal)).toContain('看起来您两样都要');
    expect(await wordsOf(proposal)).toContain('“查处”');
    expect(await tooWide(page)).toBeLessThanOrEqual(0);
    await proposal.getByRole('button', { name: '改为投诉和举报' }).click();
    await page.waitForURL('**/file/both');
    await page.locator('h1', { hasText: '投诉和举报' }).waitFor();
    expect(await proposal.count()).toBe(0);
    await page.getByLabel('经营者名称').fill('听泉路演示母婴店');
    await page.getByLabel('经营者地址').fill('听泉区听泉路8号');
    await chooseDistrict(page);
    await goOnTo(page, 'contact');
    await page.getByLabel('姓名').fill('演示用户');
    await page.getByLabel('电话').fill('13800000000');
    await page.getByLabel('地址').fill('青梧市听泉区听泉路1号');
    await goOnTo(page, 'check');
    expect(await wordsOf(page.locator('main'))).toContain('退款298元');
    await send(page);
    const codes = await codesFrom(page);
    expect(codes).toHaveLength(2);
    expect(await tooWide(page)).toBeLessThanOrEqual(0);
    await page.getByRole('heading', { name: '投诉的回执码' }).waitFor();
    await page.getByRole('heading', { name: '举报的回执码' }).waitFor();
    await page.locator('.limits li').nth(1).waitFor();
    await page.getByLabel('我已经保存好回执码').check();

    for (const [index, kind] of ['投诉', '举报'].entries()) {
      await lookUp(page, codes[index] ?? '');
      await page.locator('.status-view').waitFor();
      expect(await wordsOf(page.locator('.status-view dl').first())).toContain(kind);
      expect(await page.locator('.clock').count()).toBe(1);
    }
    // The complaint can be taken back by its code; the report goes on.
    await lookUp(page, codes[0] ?? '');
    await page.locator('summary', { hasText: '撤回这件投诉' }).click();
    await page.getByLabel('我确定撤回').check();
    await page.getByRole('button', { name: '撤回投诉' }).click();
    await page.getByText('您已撤回').waitFor();
    await lookUp(page, codes[1] ?? '');
    await page.locator('.status-view').waitFor();
    expect(await wordsOf(page.locator('#now'))).toContain('已收到');
  },
);

journey(
  'J-009 an anonymous reporter is asked, answers by code, and the officer sees that an answer waits',
  async () => {
    const { page } = await stage().enter({ phone: true, size: { width: 360, height: 740 } });
    await fileReport(page);
    const code = await codeFrom(page);
    await page.getByLabel('我已经保存好回执码').check();

    const officer = (await stage().enter()).page;
    await signIn(officer, 'officer', '/console/queues/office');
    await officer.locator('table.matters a', { hasText: '某饭店使用过期食材' }).first().click();
    await officer.getByLabel('给反映人留言').fill('请问后厨在几楼？大概几点能看到？');
    await officer.getByRole('button', { name: '发出留言' }).click();
    await officer.locator('.message-office', { hasText: '请问后厨在几楼' }).waitFor();

    await lookUp(page, code);
    await page.locator('.said-office', { hasText: '请问后厨在几楼' }).waitFor();
    expect(await wordsOf(page.locator('.status-view'))).not.toContain('演示');
    await leaveMessage(page, '二楼，上午十点前后。');
    expect(await tooWide(page)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }])).toEqual([{}, {}]);

    await officer.goto('/console/queues/office');
    const row = officer
      .locator('table.matters tbody tr', { hasText: '某饭店使用过期食材' })
      .filter({ hasText: '来言 1' });
    await row.locator('a').click();
    await officer.locator('.message-person', { hasText: '二楼，上午十点前后。' }).waitFor();
    await officer.getByRole('button', { name: '标为已阅' }).click();
    await officer.locator('.panel', { hasText: '与反映人的留言' }).getByText('来言未阅').waitFor({ state: 'detached' });
    expect(await drawer(officer).count()).toBe(0);
  },
);

journey('J-009 whoever only has a question is told where to ask, and nothing is opened', async () => {
  const { page } = await stage().enter({ phone: true });
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url());
  });
  await page.goto('/');
  await page.getByRole('link', { name: '我只想问一问' }).click();
  await page.getByRole('heading', { level: 1, name: '咨询：去哪里问' }).waitFor();
  expect(await wordsOf(page.locator('main'))).toContain('12345');
  // Written as a complaint: the words show that it is a question, and that another department is in charge; it may be sent.
  await page.goto('/file/clue');
  await fillWhat(page, '想问一下欠薪的事', '请问公司拖欠工资三个月，应该找谁？');
  await goOnTo(page, 'where');
  await page.getByText('12333').waitFor();
  await page.getByText('看起来您是在咨询').waitFor();
  await page.getByText('您仍然可以在这里提交').waitFor();
  expect(sent).toEqual([]);
});
