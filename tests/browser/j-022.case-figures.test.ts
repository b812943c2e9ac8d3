import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ActId, type MatterId, uuidv7 } from '../../kernel/id.ts';
import { regionOf } from '../../kernel/region.ts';
import type { AnyBulletinCells } from '../../modules/bulletins/case-contract.ts';
import { pdfText } from '../../platform/documents/pdf-text.testing.ts';
import { perform } from '../../platform/ledger/perform.ts';
import { actorFor } from '../../world/people.ts';
import { Looks } from './support/axe.ts';
import { file, head, tell } from './support/case-stage.ts';
import { drawer, field, focusedName, signIn } from './support/console-steps.ts';
import { tellDecided } from './support/decide-stage.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const DESK = { size: { width: 1366, height: 768 } };

const listed = (page: Page) => page.locator('table.cases tbody tr');
const row = (page: Page, name: string) => page.locator('table.case-figures tbody tr', { hasText: name });
const numberIn = (text: string): number => Number(/-?[\d,]+(?:\.\d+)?/.exec(text)?.[0].replace(/,/g, ''));

/** Which column a figure has. */
async function columnOf(page: Page, figure: string): Promise<number> {
  const heads = await page.locator('table.case-figures thead th .figure-head').allInnerTexts();
  return heads.findIndex((text) => text.startsWith(figure));
}

async function cellOf(page: Page, of: Locator, figure: string): Promise<Locator> {
  await of.waitFor();
  return of.locator('td').nth(await columnOf(page, figure));
}

/** The rows of the open list, all of them, and what they add up to. */
async function sumOfList(page: Page): Promise<{ readonly rows: number; readonly sum: number }> {
  await listed(page).first().waitFor();
  const adds = await listed(page).locator('td:last-child strong').allInnerTexts();
  return { rows: adds.length, sum: adds.map(numberIn).reduce((sum, each) => sum + each, 0) };
}

journey('J-022 every figure of cases opens the cases that it counts, which add up to it', async () => {
  await tellDecided(stage().served.composed, [20_000, 60_000]);
  const { page } = await stage().enter(DESK);
  await signIn(page, 'campaign', '/console/board');
  await page.locator('.board-kinds').getByRole('link', { name: '案件统计' }).click();
  await page.getByRole('heading', { level: 1, name: '案件统计' }).waitFor();

  // The first tile: cases filed, one row a case.
  const tile = page.locator('.tile', { has: page.getByText('立案', { exact: true }) });
  const filed = numberIn(await wordsOf(tile.locator('.tile-value')));
  expect(filed).toBeGreaterThan(5);
  await tile.getByRole('link').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '立案' }).waitFor();
  expect(await sumOfList(page)).toEqual({ rows: filed, sum: filed });
  await page.keyboard.press('Escape');

  // Money: fewer cases than yuan, and each says what it adds.
  const city = row(page, '青梧市市场监督管理局');
  const fined = await cellOf(page, city, '罚款金额');
  const yuan = numberIn(await wordsOf(fined));
  expect(yuan).toBeGreaterThanOrEqual(80_000);
  await fined.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: '罚款金额 · 青梧市市场监督管理局' }).waitFor();
  const { rows, sum } = await sumOfList(page);
  expect(sum).toBe(yuan);
  expect(await wordsOf(page.locator('.drill-sum strong'))).toBe(`${yuan.toLocaleString('en-US')} 元`);
  expect(await wordsOf(page.locator('.list-bar'))).toContain(`共 ${rows} 件`);
  // From a row to the case, and back to the list by Escape.
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.locator('.route-line').waitFor();
  await page.goBack();
  await page.getByRole('link', { name: '返回案件统计' }).click();

  // What a column counts, and by which day, is told where the keyboard stands.
  await page.locator('.figure-head', { hasText: '罚没金额' }).focus();
  await page.getByRole('tooltip').getByText('按作出决定日期汇总').waitFor();

  // The parts of the whole add up by domain too; a channel narrows it.
  await page.getByText('按业务领域', { exact: true }).click();
  await page.getByRole('heading', { level: 2, name: '按业务领域' }).waitFor();
  const column = await columnOf(page, '立案');
  const parts = await page.locator(`table.case-figures tbody tr td:nth-child(${column + 2})`).allInnerTexts();
  expect(parts.map(numberIn).reduce((total, each) => total + each, 0)).toBe(filed);
  await page.goto(`${page.url()}&channel=inspection`);
  await city.or(page.locator('table.case-figures')).first().waitFor();
  await expect
    .poll(async () => numberIn(await wordsOf(page.locator('table.case-figures tfoot td').nth(column))))
    .toBeLessThanOrEqual(filed);
});

journey('J-022 a bulletin of cases is frozen, taken as a file, and stays when the record is corrected', async () => {
  const { composed } = stage().served;
  const id = await tell(composed, [file('2026-05-26', 971, { amountFen: 123_456_700 })]);
  const { page } = await stage().enter(DESK);
  await signIn(page, 'campaign', '/console/board/cases?from=2026-05-01&to=2026-06-10');
  const total = page.locator('table.case-figures tfoot');
  const before = [
    numberIn(await wordsOf(await cellOf(page, total, '立案'))),
    numberIn(await wordsOf(await cellOf(page, total, '涉案金额'))),
  ];
  expect(before[1]).toBeGreaterThanOrEqual(1_234_567);

  await page.getByRole('button', { name: '据此生成通报' }).click();
  const form = drawer(page);
  await expect.poll(() => focusedName(page)).toBe('通报标题');
  await page.keyboard.type('五月以来行政处罚案件情况通报');
  expect(await field(form, '起始日').inputValue()).toBe('2026-05-01');
  expect(await form.getByRole('checkbox', { name: '行政处罚案件' }).isChecked()).toBe(true);
  await page.getByRole('button', { name: '冻结并签名' }).click();
  await page.getByRole('heading', { level: 1, name: '五月以来行政处罚案件情况通报' }).waitFor();
  const frozen = async (): Promise<number[]> => [
    numberIn(await wordsOf(await cellOf(page, total, '立案'))),
    numberIn(await wordsOf(await cellOf(page, total, '涉案金额'))),
  ];
  expect(await frozen()).toEqual(before);

  const [pdf] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载 PDF' }).click(),
  ]);
  const text = pdfText(readFileSync(await pdf.path()))
    .join('')
    .replace(/\s/gu, '');
  expect(text).toContain(`立案${before[0]}件`);
  expect(text).toContain(`涉案金额${before[1]?.toLocaleString('en-US')}元`);
  const bulletin = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const { cells }: AnyBulletinCells = await (await page.request.get(`/api/bulletins/${bulletin}/cells`)).json();
  const sets = cells.filter(({ figure }) => figure === 'filed').map(({ matters }) => matters);
  expect(sets.flat()).toHaveLength(before[0] ?? 0);
  expect(sets.flat().some((line) => line.includes(id))).toBe(true);

  // The filing is withdrawn: the live figure follows, the frozen one stays and is proved again.
  await perform(composed.ledger, actorFor(head), {
    ...{ actId: uuidv7() as ActId, homeRegion: regionOf('980102'), matterId: id as MatterId, traceId: 'test' },
    ...{ verb: 'withdraw-filing', body: { kind: 'duplicate', text: '重复立案。', document: '审批9号' } },
  });
  await page.reload();
  await total.waitFor();
  expect(await frozen()).toEqual(before);
  await page.getByRole('button', { name: '重算并比对' }).click();
  await page.getByText('重算结果与冻结时逐字节一致。').waitFor();
  await page.goto('/console/board/cases?from=2026-05-01&to=2026-06-10');
  await total.waitFor();
  expect(await frozen()).toEqual([(before[0] ?? 0) - 1, (before[1] ?? 0) - 1_234_567]);

  await page.goto('/console/bulletins');
  const line = page.locator('#main tbody tr', { hasText: '五月以来行政处罚案件情况通报' });
  expect(await wordsOf(line)).toContain('案件统计');
});

for (const language of ['zh', 'en'] as const) {
  journey(`J-022 case figures keep WCAG 2.2 AA (${language})`, async () => {
    const { page } = await stage().enter({ language, ...DESK });
    const look = new Looks(page);
    await signIn(page, 'campaign', '/console/board/cases');
    await page.locator('table.case-figures tfoot').waitFor();
    await page.locator('#main details summary').click();
    await look.at('case figures');
    await page.goto('/console/board/cases/matters?figure=imposed&by=authority');
    await listed(page).first().waitFor();
    await look.at('cases behind a figure');
    await page.goto('/console/bulletins?freeze=cases');
    await drawer(page).waitFor();
    await look.at('freezing a bulletin of cases');
    expect(look.found).toEqual({});
  });
}
