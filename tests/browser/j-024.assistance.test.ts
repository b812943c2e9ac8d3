import { expect } from 'vitest';
import { type ActId, type AuthorityCode, type MatterId, uuidv7 } from '../../kernel/id.ts';
import { regionOf } from '../../kernel/region.ts';
import { perform } from '../../platform/ledger/perform.ts';
import { actorFor, staffOf } from '../../world/people.ts';
import { file, tell } from './support/case-stage.ts';
import { choose, drawer, field, openVerb, signIn, submitVerb, waitForState } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const HOME = '980102';
const DESK = { size: { width: 1366, height: 768 } };
const ASKED = { code: '980103' as AuthorityCode, name: '揽月区市场监督管理局' };

journey('J-024 a letter of assistance is registered as a letter, taken on and answered in its time', async () => {
  const { page } = await stage().enter(DESK);
  await signIn(page, 'officer', '/console/new/assistance');
  const form = page.locator('.entry');
  await form.waitFor();
  // It begins with how letters come, names things as letters do, and asks nothing that only a complaint has.
  expect(await wordsOf(form.locator('.field', { hasText: '来源渠道' }))).toContain('来信来函');
  const words = await wordsOf(form);
  for (const there of ['来函单位', '协查对象', '协查事项']) expect(words).toContain(there);
  for (const absent of ['反映人', '被反映对象', '诉求', '检查']) expect(words).not.toContain(absent);
  await field(form, '标题').fill('关于协助核查进货渠道的函');
  await field(form, '协查事项').fill('请协助核查该公司四月的进货票据。');
  await field(form, '来函单位').fill('江州市市场监督管理局');
  await field(form, '文号').fill('江市监协〔2026〕8号');
  await page.keyboard.press('Control+Enter');
  await page.locator('#main a[href*="/matters/"]').first().click();
  await waitForState(page, '待分派');
  const clocks = page.locator('section, .panel', { has: page.getByRole('heading', { name: '法定期限' }) }).first();
  expect(await wordsOf(clocks)).toContain('协助调查（受请机关）');
  await openVerb(page, '签收');
  await submitVerb(page);
  await waitForState(page, '协查中');
  await openVerb(page, '答复协查');
  await choose(drawer(page), '答复结果', '已协助');
  await field(drawer(page), '复函文号').fill('听市监协复〔2026〕3号');
  await field(drawer(page), '答复内容').fill('已核查，票据复印件附后。');
  await submitVerb(page);
  await waitForState(page, '已答复');
  await clocks.getByText('按期完成').waitFor();
});

journey('J-024 asked from a case, the letter arrives with a clock of its own; its answer ends the wait', async () => {
  const { composed } = stage().served;
  const id = await tell(composed, [file('2026-05-26', 981)]);
  const { page } = await stage().enter(DESK);
  await signIn(page, 'officer', `/console/cases/${HOME}/${id}`);
  await page.locator('.route-line').waitFor();
  await page.keyboard.press('.');
  await page.keyboard.type('协助调查');
  await page.getByRole('option', { name: '请求协助调查' }).waitFor();
  await page.keyboard.press('Enter');
  await drawer(page).waitFor();
  await field(drawer(page), '被请求单位').fill(ASKED.name);
  await choose(drawer(page), '被请求机关（系统内）', ASKED.name);
  await field(drawer(page), '协查内容').fill('请协助核查进货商的票据。');
  await submitVerb(page);
  const waits = page.getByText('等待协助调查答复（请求机关）');
  await waits.waitFor();

  const [asked] = staffOf(ASKED.code, 'officer');
  if (asked === undefined) throw new RangeError('nobody is asked');
  // The province sees both sides: the letter arrived by itself, with the clock of whoever was asked.
  const there = (await stage().enter(DESK)).page;
  await signIn(there, 'campaign', '/console/queues/all?procedure=assistance');
  const row = there.locator('table.matters tbody tr', { hasText: '揽月' }).first();
  await expect
    .poll(
      async () => {
        await there.reload();
        await there.locator('.list-bar, .nothing').first().waitFor();
        return row.count();
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBe(1);
  await row.locator('a').click();
  await there.getByText('协助调查（受请机关）').first().waitFor();
  const matterId = new URL(there.url()).pathname.split('/').at(-1) as MatterId;
  const answer = { result: 'answered', document: '揽市监协复〔2026〕1号', text: '票据属实。' };
  for (const [verb, body] of [
    ['accept', {}],
    ['answer', answer],
  ] as const) {
    await perform(composed.ledger, actorFor(asked), {
      ...{ actId: uuidv7() as ActId, homeRegion: regionOf(ASKED.code), matterId, traceId: 'test' },
      ...{ verb, body },
    });
  }
  await there.reload();
  await waitForState(there, '已答复');

  // The asking case hears of it by itself: an act of its own, and the wait is over.
  await expect
    .poll(
      async () => {
        await page.reload();
        await page.locator('.timeline').waitFor();
        return page.locator('.timeline').getByText('揽市监协复〔2026〕1号').count();
      },
      { timeout: 60_000, interval: 1_000 },
    )
    .toBeGreaterThan(0);
});
