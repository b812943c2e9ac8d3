import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import type { CaseDetail } from '../../modules/cases/contract.ts';
import { putBenchmarks } from '../../modules/cases/index.ts';
import type { Benchmark } from '../../modules/cases/model/discretion/benchmark.ts';
import { exampleBenchmarks } from '../../world/discretion.ts';
import { field, pickOption, signIn, waitForState } from './support/console-steps.ts';
import { tellReady, tellSuspected } from './support/decide-stage.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const HOME = '980102';
const DESK = { size: { width: 1366, height: 768 } };
const CITATION = '《禁止传销条例》第二十四条第二款';

/** The day from which the newer edition is in force: after the act ended (10 May), before the decision (10 June). */
const CHANGE = '2026-06-01' as PlainDate;

/** The published edition ends, and one with a milder ordinary band follows it. */
async function changeTheBenchmark(): Promise<void> {
  const [old] = exampleBenchmarks;
  if (old === undefined) throw new RangeError('the invented province has no benchmark');
  const milder: Benchmark = {
    ...old,
    version: '2026',
    effectiveFrom: CHANGE,
    tiers: old.tiers.map((tier) => ({
      ...tier,
      bands: tier.bands.map((each) => ({
        ...each,
        range:
          each.band === 'ordinary'
            ? { ...each.range, min: 20_000_000, max: 30_000_000 }
            : each.band === 'heavier'
              ? { ...each.range, min: 30_000_000 }
              : each.band === 'lighter'
                ? { ...each.range, max: 20_000_000 }
                : each.range,
      })),
    })),
  };
  await putBenchmarks(stage().served.composed.store.db, [{ ...old, effectiveTo: addDays(CHANGE, -1) }, milder]);
}

const editions = (page: Page) => page.locator('table.editions tbody tr');
const legend = (page: Page): Promise<string> => wordsOf(page.locator('.scale-legend'));

/** Which edition the case keeps with its proposal. */
async function keptEdition(page: Page, id: string): Promise<string | undefined> {
  const { matter }: CaseDetail = await (await page.request.get(`/api/cases/${HOME}/${id}`)).json();
  const { discretion } = (matter.acts.find(({ verb }) => verb === 'report')?.body ?? {}) as {
    readonly discretion?: { readonly benchmark: { readonly version: string } };
  };
  return discretion?.benchmark.version;
}

async function propose(page: Page, yuan: string): Promise<void> {
  await field(page, '金额').first().fill(yuan);
  await field(page, '法律依据').first().fill(CITATION);
  await field(page, '违法事实').fill('当事人介绍他人参加传销，有名单和转账记录为证。');
  await field(page, '处理理由').fill('按照基准处罚。');
}

journey('J-023 the benchmark changed between act and decision: the milder edition governs, and is kept', async () => {
  await changeTheBenchmark();
  const id = await tellReady(stage().served.composed);
  const { page } = await stage().enter(DESK);
  await signIn(page, 'officer', `/console/cases/${HOME}/${id}/compose`);
  // Both editions stand there with their ranges; which of them governs is said, and why.
  await editions(page).nth(1).waitFor();
  expect(await wordsOf(editions(page).nth(0))).toContain('2024');
  expect(await wordsOf(editions(page).nth(0))).toContain('22万元以上38万元以下');
  expect(await wordsOf(editions(page).nth(0))).not.toContain('适用');
  expect(await wordsOf(editions(page).nth(1))).toContain('20万元以上30万元以下');
  expect(await wordsOf(editions(page).nth(1))).toContain('适用');
  expect(await legend(page)).toContain('220,000.00 – 380,000.00');

  // Taken from the keyboard, everything is calculated by it.
  await editions(page).nth(1).getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => legend(page)).toContain('200,000.00 – 300,000.00');
  await page.getByText('服务器核算一致').waitFor();
  await expect.poll(async () => wordsOf(editions(page).filter({ hasText: '2026' }))).toContain('适用');

  // What lay in the old band is out of the new one: it wants a reason.
  await propose(page, '350000');
  await expect.poll(() => page.locator('.scale [data-inside]').getAttribute('data-inside')).toBe('false');
  await field(page, '偏离裁量基准的理由').waitFor();
  await propose(page, '240000');
  await expect.poll(() => page.locator('.scale [data-inside]').getAttribute('data-inside')).toBe('true');
  await page.getByText('服务器核算一致').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(`**/cases/${HOME}/${id}`);
  await waitForState(page, '待审核');
  expect(await keptEdition(page, id)).toBe('2026');
});

journey(
  'J-023 illegal gains are found outlay by outlay and go into the proposal, with what follows from it',
  async () => {
    const id = await tellReady(stage().served.composed);
    const { page } = await stage().enter(DESK);
    await signIn(page, 'officer', `/console/cases/${HOME}/${id}/compose`);
    await page.locator('.calculator').waitFor();
    await page.locator('.gains summary').focus();
    await page.keyboard.press('Enter');
    const gains = page.locator('.gains');
    await gains.getByRole('button', { name: '添加取得款项' }).click();
    await field(gains, '取得款项1').fill('180000');
    // Income is proved by an exhibit, or nothing can be taken over.
    await field(gains.locator('.gains-row').first(), '证据').focus();
    await pickOption(page, '询问笔录');
    await gains.getByRole('button', { name: '添加主张扣除的支出' }).click();
    const outlay = gains.locator('.gains-row').nth(1);
    await field(outlay, '金额').fill('30000');
    // An outlay without proof is not deducted, and it is said why.
    await outlay.locator('.gains-refused').waitFor();
    const before = await wordsOf(gains.locator('.gains-result'));
    expect(before).toContain('180,000.00');
    await field(outlay, '证据').focus();
    await pickOption(page, '退款凭证');
    await field(outlay, '举证日期').fill('2026-06-01');
    await outlay.getByRole('checkbox').focus();
    await page.keyboard.press('Space');
    await outlay.locator('.gains-refused').waitFor({ state: 'detached' });
    await expect.poll(() => wordsOf(gains.locator('.gains-result'))).toContain('150,000.00');
    await gains.getByRole('button', { name: '写入没收违法所得' }).click();
    const amounts = page.locator('.composer-proposal .penalty');
    await expect.poll(() => amounts.count()).toBe(2);
    expect(await field(amounts.nth(1), '金额').inputValue()).toBe('150000');
    // 150,000 yuan confiscated: a hearing is to be told of.
    await page.locator('.composer-summary').getByText('听证').waitFor();
  },
);

journey(
  'J-023 while a crime is suspected no fine is proposed beside it: 罚金折抵 says so while it is written',
  async () => {
    const id = await tellSuspected(stage().served.composed);
    const { page } = await stage().enter(DESK);
    await signIn(page, 'officer', `/console/cases/${HOME}/${id}/compose`);
    await page.locator('.calculator').waitFor();
    await propose(page, '220000');
    const line = page.locator('.effect-strong', { hasText: '罚金折抵' });
    await line.getByText('未有处理结果前不作罚款决定').waitFor();
    // Without a fine nothing is said of it: a licence may be revoked all the same.
    await field(page, '金额').first().fill('');
    await line.waitFor({ state: 'detached' });
  },
);
