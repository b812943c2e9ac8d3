import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { Looks } from './support/axe.ts';
import { signIn } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();

/** As the console asks, from within the page. */
const ask = (page: Page, path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> =>
  page.evaluate(
    async ([path, body]) => {
      const headers = { 'content-type': 'application/json', 'x-qingyuan': '1' };
      const init = body === null ? {} : { method: 'POST', headers, body };
      const answer = await fetch(`/api${path}`, init);
      return { status: answer.status, body: await answer.json() };
    },
    [path, body === undefined ? null : JSON.stringify(body)] as const,
  );

async function complain(page: Page, text: string): Promise<string> {
  const reporter = { name: '周某', phone: '13900001111' };
  const respondent = { name: '临江路健身馆', region: '980102' };
  const asked = {
    ...{ actId: randomUUID(), procedure: 'complaint', verb: 'receive' },
    body: { title: '健身卡退款', text, channel: 'phone', respondent, reporter },
  };
  const { status, body } = await ask(page, '/matters', asked);
  expect(status, JSON.stringify(body)).toBe(201);
  return `${body.homeRegion}/${body.matterId}`;
}

journey('J-033 an officer looks at repeats for a reason, corrects them, and an auditor sees the look', async () => {
  const { page: desk } = await stage().enter();
  await signIn(desk, 'officer', '/console/');
  const text = '办卡时说随时可以退，现在店里不退，也联系不上老板。';
  await complain(desk, text);
  const matter = await complain(desk, `${text}请帮忙。`);
  // Proposed for, it is also marked: both are done at once.
  await expect
    .poll(async () => ((await ask(desk, `/matters/${matter}`)).body.proposals as object[]).length, { timeout: 20_000 })
    .toBeGreaterThan(0);

  const { page } = await stage().enter();
  await signIn(page, 'officer', `/console/matters/${matter}`);
  const panel = page.locator('section', { has: page.getByRole('heading', { name: '重复投诉情况' }) });
  await panel.getByRole('button', { name: '查看' }).click();
  await panel.getByText('不得仅据此不予受理').waitFor();
  const facts = await wordsOf(panel.locator('ul'));
  expect(facts).toContain('30日内的投诉 2');
  expect(facts).toContain('文字与本件基本相同 1');
  expect(await wordsOf(panel)).not.toContain('13900001111');
  // Over what it is counted, and that no law says so.
  expect(await wordsOf(panel)).toContain('近期30日、长期365日、同一经营者90日');
  expect(await wordsOf(panel)).toContain('不是法律规定');
  await panel.locator('summary', { hasText: '30日内的投诉' }).click();
  await panel.getByRole('link', { name: '健身卡退款' }).first().waitFor();
  const look = new Looks(page);
  await look.at('repeats');
  expect(look.found).toEqual({});

  await panel.locator('summary', { hasText: '更正' }).click();
  await panel.getByLabel('更正理由').fill('电话系邻居借用');
  await panel.getByRole('button', { name: '更正：投诉人系他人' }).click();
  await panel.getByText('电话系邻居借用').waitFor();
  await panel.getByText('没有比对出同一投诉人的其他投诉').waitFor();

  const { page: audit } = await stage().enter();
  await signIn(audit, 'auditor', '/console/audit');
  await audit.getByText('查看重复投诉情况').first().waitFor();
  await audit.goto('/console/habits');
  await audit.getByRole('heading', { level: 1, name: '重复情况使用核查' }).waitFor();
  await audit.getByRole('table').nth(1).waitFor();
});

journey('J-033 a campaign office sees where more comes in than usual, and opens what it counts', async () => {
  const { page: desk } = await stage().enter();
  await signIn(desk, 'intake', '/console/');
  for (let n = 0; n < 12; n += 1) {
    const asked = {
      ...{ actId: randomUUID(), procedure: 'clue', verb: 'receive' },
      body: {
        title: `第${n}件：电梯困人`,
        text: '小区电梯几天内多次困人。',
        channel: 'phone',
        domain: 'special-equipment',
      },
    };
    expect((await ask(desk, '/matters', asked)).status).toBe(201);
  }
  const { page } = await stage().enter({ size: { width: 1366, height: 768 } });
  await signIn(page, 'campaign', '/console/hot-spots');
  const row = page.locator('.hot-spot-list tbody tr', { hasText: '特种设备' });
  await row.waitFor();
  await row.getByRole('link').click();
  const count = Number(await wordsOf(row.locator('strong')));
  expect(count).toBeGreaterThanOrEqual(12);
  const matters = page.locator('section', { has: page.getByRole('heading', { name: '事项', exact: true }) });
  await matters.getByText(`共 ${count} 件`).waitFor();
  expect(await matters.locator('tbody tr').count()).toBe(count);
  const look = new Looks(page);
  await look.at('hot spots');
  expect(look.found).toEqual({});
  await page.getByRole('link', { name: '按主题细看' }).click();
  await page.getByRole('heading', { level: 1, name: /特种设备/ }).waitFor();
});
