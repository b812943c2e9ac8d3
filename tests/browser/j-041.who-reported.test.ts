import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { Looks } from './support/axe.ts';
import { choose, field, signIn } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';

const stage = openStage();
const DESK = { width: 1366, height: 768 };

/** A named report at the bureau of whoever is signed in; its address. */
async function reported(page: Page): Promise<string> {
  const body = {
    ...{ title: '后厨使用过期冻肉', text: '后厨把过期的冻肉解冻后使用。', channel: 'phone' },
    respondent: { name: '城西饭店', region: '980102' },
    reporter: { name: '郑晓岚', phone: '13987654321' },
  };
  const data = { actId: uuidv7(), procedure: 'report', verb: 'receive', body };
  const answer = await page.request.post('/api/matters', { headers: { 'x-qingyuan': '1' }, data });
  expect(answer.ok(), await answer.text()).toBe(true);
  const { homeRegion, matterId } = await answer.json();
  return `${homeRegion}/${matterId}`;
}

journey('J-041 who reported opens to who asked, after a custodian approved, once', async () => {
  const [head, custodian] = await Promise.all([stage().enter({ size: DESK }), stage().enter({ size: DESK })]);
  const { page } = head;
  const look = new Looks(page);
  await signIn(page, 'officer');
  const at = await reported(page);
  await page.context().clearCookies();
  await signIn(page, 'head');
  await page.goto(`/console/matters/${at}`);
  const lock = page.getByRole('button', { name: '查看封存身份' });
  await lock.click();
  const ask = page.getByRole('button', { name: '提交申请' });
  await ask.waitFor();
  expect(await ask.isDisabled()).toBe(true);
  await choose(page, '用途', '消息无法查明');
  await field(page, '理由').fill('票据字迹不清，消息三日未回复');
  await look.at('asking');
  await ask.click();
  await ask.waitFor({ state: 'detached' });
  await lock.click();
  await page.getByText('您的申请正在等待保管员批复').waitFor();
  expect(await page.content()).not.toContain('郑晓岚');

  // The custodian, without a mouse.
  const desk = custodian.page;
  const looks = new Looks(desk);
  await signIn(desk, 'custodian', '/console/identity-requests');
  await desk.locator('table.data tbody tr', { hasText: '票据字迹不清' }).waitFor();
  await looks.at('requests that wait');
  await desk.keyboard.press('j');
  await desk.keyboard.press('a');
  const reason = field(desk, '批复理由');
  await reason.waitFor();
  await looks.at('deciding');
  await reason.focus();
  await desk.keyboard.type('用途明确，确有必要');
  for (const _ of ['cancel', 'approve']) await desk.keyboard.press('Tab');
  await desk.keyboard.press('Enter');
  await desk.getByText('没有待批复的申请').waitFor();

  await page.reload();
  await lock.click();
  await page.getByRole('button', { name: '查看身份', exact: true }).click();
  await page.getByText('郑晓岚').waitFor();
  await look.at('opened');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  await page.getByText('郑晓岚').waitFor({ state: 'detached' });
  // Used up: to see it again is to ask again, and the last request says what became of it.
  await lock.click();
  await ask.waitFor();
  await page.getByText('已查看 1 / 1 次').waitFor();
  expect(look.found).toEqual({});

  await desk.getByText('全部', { exact: true }).click();
  await desk.locator('table.data tbody tr', { hasText: '已查看 1 / 1 次' }).waitFor();
  await looks.at('all requests');
  expect(looks.found).toEqual({});
});
