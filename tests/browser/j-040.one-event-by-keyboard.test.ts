import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { focusedName, signIn, tabTo } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();

interface Told {
  readonly at: string;
  readonly title: string;
}

/** As the console asks, from within the page. */
async function tell(page: Page, shop: string, title: string, text: string): Promise<Told> {
  const asked = {
    ...{ actId: randomUUID(), procedure: 'report', verb: 'receive' },
    body: { title, text, channel: 'phone', respondent: { name: shop, region: '980102' } },
  };
  const at = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json', 'x-qingyuan': '1' };
    const answer = await fetch('/api/matters', { method: 'POST', headers, body });
    const { homeRegion, matterId } = await answer.json();
    return `${homeRegion}/${matterId}`;
  }, JSON.stringify(asked));
  return { at, title };
}

/** Counts what only a mouse or a finger does, from now on and on every page of the window. */
async function watchPointer(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    addEventListener(
      'pointerdown',
      () => sessionStorage.setItem('pointer', `${Number(sessionStorage.getItem('pointer')) + 1}`),
      true,
    );
  });
  return () => page.evaluate(() => Number(sessionStorage.getItem('pointer')));
}

/** Writes the reason of what is asked, and leaves the field. */
async function because(page: Page, reason: string): Promise<void> {
  await tabTo(page, '理由');
  await page.keyboard.type(reason);
}

/** As {@link tabTo}, backwards. */
async function tabBack(page: Page, name: string, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Shift+Tab');
    if ((await focusedName(page)) === name) return;
  }
  throw new Error(`no Tab stop before is called ${name}`);
}

const verdict = (page: Page) => page.locator('section', { has: page.getByRole('heading', { name: '已有认定' }) });

journey('J-040 two matters side by side: the same, not the same, and taken back, without a mouse', async () => {
  const { page } = await stage().enter();
  const pointerUses = await watchPointer(page);
  await signIn(page, 'officer', '/console/');
  const letter = '停车两小时被收取四十元，现场没有公示收费标准，店员态度恶劣。';
  const [one, other] = [
    await tell(page, '城西超市', '超市乱收停车费', letter),
    await tell(page, '城西超市', '停车场多收四十元', letter),
  ];

  // From the page of the one, found by its words, to both beside one another.
  await page.goto(`/console/matters/${one.at}`);
  await page.getByRole('heading', { level: 1, name: one.title }).waitFor();
  await tabTo(page, '对照另一件');
  await page.keyboard.type('多收四十元');
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item', { hasText: other.title })
    .waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '两件事项对照' }).waitFor();
  await verdict(page).getByText('尚无人认定').waitFor();

  // A key without a reason says what is missing; in the field it is a letter like another.
  await page.keyboard.press('s');
  await page.getByText('请说明理由').waitFor();
  await because(page, 'same shop, same day');
  expect(await verdict(page).getByText('尚无人认定').count()).toBe(1);
  await page.keyboard.press('Tab');
  expect(await focusedName(page)).toContain('是同一事项');
  await page.keyboard.press('s');
  await verdict(page).getByText('认定：同一事项').waitFor();

  // Another word, by the button this time; and back.
  await because(page, '经电话核实是两家分店');
  await tabTo(page, 'N不是同一事项');
  await page.keyboard.press('Enter');
  await verdict(page).getByText('认定：不是同一事项').waitFor();
  await because(page, '认定有误');
  await page.keyboard.press('Tab');
  await page.keyboard.press('u');
  await verdict(page).getByText('尚无人认定').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 1, name: one.title }).waitFor();
  expect(await pointerUses()).toBe(0);
});

journey('J-040 a group that the machine found becomes an incident, without a mouse', async () => {
  const { page } = await stage().enter();
  const pointerUses = await watchPointer(page);
  await signIn(page, 'officer', '/console/');
  const what = ['突然关门', '闭店不退卡费', '人去楼空', '拖欠私教课', '停业'];
  const told: Told[] = [];
  for (const [n, each] of what.entries())
    told.push(
      await tell(
        page,
        '极光健身有限公司',
        `极光健身${each}`,
        `我在临江路的极光健身办的年卡，第${n + 1}次去时极光健身${each}，极光健身关门后没有退钱，也联系不上老板。`,
      ),
    );
  const found = (): Promise<readonly string[]> =>
    page.evaluate(async () => {
      const { groups } = await (await fetch('/api/incidents/groups')).json();
      return groups.map(({ title, matters }: { title: string; matters: number }) => `${matters} ${title}`);
    });
  await expect.poll(found, { timeout: 30_000 }).toContainEqual(expect.stringMatching(/^5 .*极光健身/));

  await page.goto('/console/incidents');
  await page.locator('table.incident-groups tbody tr').first().waitFor();
  let group = '';
  for (let row = 0; row < 20 && !group.includes('极光健身'); row += 1) {
    await page.keyboard.press('j');
    group = await focusedName(page);
  }
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: group }).waitFor();

  // The dialog by its key; its fields by Tab; its button by Enter.
  await page.getByRole('button', { name: /^立为群体性事件/ }).waitFor();
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await because(page, '同一商户关门，多人反映');
  await tabTo(page, `立为群体性事件（${what.length} 件）`);
  await page.keyboard.press('Enter');
  const members = page.locator('section', { has: page.getByRole('heading', { name: /^来件 \(/ }) });
  await members.getByText(told[0]?.title ?? '').waitFor();

  // One that belongs elsewhere: chosen by Space, taken out for a reason.
  const [last] = told.slice(-1);
  await tabTo(page, `选择：${last?.title}`, 150);
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: '移出所选（1 件）' }).waitFor();
  await tabBack(page, '移出所选（1 件）');
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await because(page, '另一家门店');
  await tabTo(page, '移出所选（1 件）');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => wordsOf(members.getByRole('heading').first())).toBe(`来件 (${what.length - 1})`);

  // Another that is an event of its own; and all that are left, worked on as a batch.
  await tabTo(page, `选择：${told[1]?.title}`, 150);
  await page.keyboard.press('Space');
  await tabBack(page, '拆分所选（1 件）');
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await because(page, '另一件事');
  await tabTo(page, '拆分所选（1 件）');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  const left = what.length - 2;
  await expect.poll(() => wordsOf(members.getByRole('heading').first())).toBe(`来件 (${left})`);
  await tabTo(page, `全部批量办理（${left} 件）`, 150);
  await page.keyboard.press('Enter');
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await pointerUses()).toBe(0);
});
