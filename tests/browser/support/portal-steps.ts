import type { Page } from 'playwright-core';

/** Steps of citizens in the portal. */

/** Presses 下一步 or 提交 and waits for the heading that follows. */
export async function next(page: Page, heading: string, button = '下一步'): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

export async function fillWhat(page: Page, title: string, text: string): Promise<void> {
  await page.getByLabel('用一句话说明').fill(title);
  await page.getByLabel('详细经过').fill(text);
}

/** 云岚省 → 青梧市 → 听泉区, a list each. */
export async function chooseDistrict(page: Page): Promise<void> {
  const lists = page.locator('.region-level select');
  for (const place of ['青梧市', '听泉区']) {
    const list = lists.filter({ has: page.locator('option', { hasText: place }) }).last();
    await list.selectOption({ label: place });
  }
  await page.locator('.region-to', { hasText: '听泉区' }).waitFor();
}

/** A complaint through all four steps, up to its receipt. */
export async function fileComplaint(page: Page): Promise<void> {
  await page.goto('/file/complaint');
  await fillWhat(
    page,
    '新买的电饭煲漏电，商家不退款',
    '6月6日在听泉路商场花299元买了一个电饭煲，当晚做饭时外壳带电。次日找商家，商家说拆封不退。',
  );
  await page.getByLabel('您的要求').fill('退款299元。');
  await page.getByLabel('要求退赔的金额（元）').fill('299');
  await page.getByLabel('发生日期').fill('2026-06-06');
  await next(page, '涉及谁，在哪里');
  await page.getByLabel('经营者名称').fill('听泉路演示商场');
  await page.getByLabel('经营者地址').fill('听泉区听泉路100号');
  await chooseDistrict(page);
  await next(page, '您的联系方式');
  await page.getByLabel('姓名').fill('演示用户');
  await page.getByLabel('电话').fill('13800000000');
  await page.getByLabel('地址').fill('青梧市听泉区听泉路1号');
  await next(page, '核对并提交');
  await next(page, '提交成功', '提交');
}

/** The receipt code as a person copies it off the screen. */
export async function codeFrom(page: Page): Promise<string> {
  const groups = await page.locator('.receipt-code > span[aria-hidden] > span').allInnerTexts();
  return groups.join('-');
}

/** Asks how the filing of a receipt code stands. */
export async function lookUp(page: Page, code: string): Promise<void> {
  await page.goto('/status');
  await page.getByLabel('回执码').fill(code);
  await page.getByRole('button', { name: '查询', exact: true }).click();
}
