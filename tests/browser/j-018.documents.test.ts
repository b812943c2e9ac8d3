import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { spawnCli } from '../../apps/cli/testing/qingyuan.ts';
import { newActId, type PersonId, type Region } from '../../kernel/id.ts';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { decidedOn15th } from '../../modules/cases/model/case/testing/finishing.ts';
import { told } from '../../modules/cases/model/case/testing/gathering.ts';
import { type Step, staff } from '../../modules/cases/model/case/testing/story.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import { people } from '../../world/people.ts';
import { violationsOn } from './support/axe.ts';
import { drawer, field, signIn } from './support/console-steps.ts';
import { journey, openStage, type Stage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const folder = mkdtempSync(join(tmpdir(), 'qy-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const REGION = '980102' as Region;
/** The stories happen in June; the stage opens before. */
const EARLIER = -49;

/** A decided case of the demo county, told through the ledger, with evidence. */
async function decidedCase({ served }: Stage, number: string): Promise<string> {
  const [filed, ...rest] = decidedOn15th();
  const evidence: Step = ['2026-06-01', staff.officer, 'add-evidence', told('add-evidence', '2026-06-01')];
  let text = JSON.stringify([filed, evidence, ...rest])
    .replaceAll('江阳市监处罚〔2026〕12号', number)
    .replaceAll('510502', REGION)
    .replaceAll(/2026-\d\d-\d\d/g, (day) => addDays(day as PlainDate, EARLIER));
  for (const name of ['officer', 'head'] as const) {
    const id = people.find((each) => each.login === name)?.id ?? '';
    text = text.replaceAll(staff[name].personId.replaceAll('510502', REGION), id);
  }
  let matterId: string | undefined;
  for (const [n, [on, actor, verb, body]] of (JSON.parse(text) as Step[]).entries()) {
    const at = new Date(`${on}T02:${String(n).padStart(2, '0')}:00Z`);
    const [outcome] = await performMany(
      { ...served.composed.ledger, clock: { now: () => at }, backdating: 'allowed' },
      { ...actor, personId: actor.personId as PersonId, scope: `${REGION}%`, clearance: 0 },
      [
        {
          ...{ actId: newActId(), homeRegion: REGION, verb, body: (body ?? {}) as JsonObject },
          ...(matterId === undefined ? { procedure: 'case' } : { matterId: matterId as never }),
        },
      ],
    );
    if (outcome === undefined || !outcome.ok) throw new Error(`${on} ${verb}`, { cause: outcome });
    matterId = outcome.matterId;
  }
  return matterId ?? '';
}

const REASONS = '案件性质和裁量理由';

/** What a link or a button hands over as a file. */
async function downloaded(page: Page, name: string, as: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByLabel(name).click()]);
  const path = join(folder, as);
  await download.saveAs(path);
  return path;
}

journey(
  'J-018 A decision is drawn up, a changed figure is flagged and put right, issued, and verified offline',
  async () => {
    const number = '听泉市监处罚〔2026〕118号';
    const id = await decidedCase(stage(), number);
    const { page } = await stage().enter();
    await signIn(page, 'head', `/console/cases/${REGION}/${id}`);
    const panel = page.locator('.case-documents');
    await panel.getByText('行政处罚决定书').first().waitFor();
    expect(await wordsOf(panel)).toContain('缺少送达凭证');

    // By the keyboard alone: the next paper to be issued is the decision.
    await page.locator('h1').focus();
    await page.keyboard.press('w');
    await drawer(page).getByText('与案件记录一致').waitFor();
    const reasons = field(drawer(page), REASONS);
    await reasons.fill('当事人积极配合调查，按照基准从轻处罚，决定罚款60000元。');
    const finding = drawer(page).locator('.doc-finding');
    await finding.waitFor();
    expect(await wordsOf(finding)).toMatch(/文中写的是 60000元；记录是 .*50,000元/);
    const issue = drawer(page).getByRole('button', { name: /^签\s?发$/ });
    expect(await issue.isDisabled()).toBe(true);
    await page.keyboard.press('Control+Enter');
    await drawer(page).getByText('处与案件记录不一致').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await finding.getByRole('button', { name: '改为 50,000元' }).click();
    await finding.waitFor({ state: 'detached' });
    expect(await reasons.inputValue()).toContain('决定罚款50,000元。');

    await drawer(page).getByText('版面', { exact: true }).click();
    await drawer(page).locator('.doc-pages img').first().waitFor();
    await page.keyboard.press('Control+s');
    await page.getByText('稿件已保存').waitFor();
    await page.keyboard.press('Control+Enter');
    await drawer(page).waitFor({ state: 'detached' });
    const row = panel.locator('.doc-list > li', { hasText: number });
    await row.getByText('已签发', { exact: true }).waitFor();

    const name = `行政处罚决定书 ${number}`;
    const pdf = await downloaded(page, `下载 PDF：${name}`, 'd.pdf');
    const proof = await downloaded(page, `核验文件：${name}`, 'd.json');
    const good = await spawnCli(['verify-document', pdf, proof], {});
    expect([good.code, good.out]).toEqual([0, expect.stringContaining(number)]);
    const other = join(folder, 'other.pdf');
    writeFileSync(other, '%PDF-1.7 another one');
    expect((await spawnCli(['verify-document', other, proof], {})).code).toBe(1);
    expect(await violationsOn(page)).toEqual([]);
  },
);

journey('J-018 Of two who write the same document the second sees both drafts, and loses nothing', async () => {
  const id = await decidedCase(stage(), '听泉市监处罚〔2026〕119号');
  const [head, officer] = [await stage().enter(), await stage().enter()];
  const writing = async (page: Page, login: string): Promise<void> => {
    await signIn(page, login, `/console/cases/${REGION}/${id}`);
    await page.getByLabel(/^拟稿：行政处罚决定书/).click();
    await drawer(page).getByText('与案件记录一致').waitFor();
  };
  await writing(head.page, 'head');
  await writing(officer.page, 'officer');
  const account = '收款银行、账户或者缴款码';
  await field(drawer(head.page), account).fill('甲银行 6200');
  await head.page.keyboard.press('Control+s');
  await head.page.getByText('稿件已保存').waitFor();
  await field(drawer(officer.page), account).fill('乙银行 6300');
  await officer.page.keyboard.press('Control+s');
  const theirs = drawer(officer.page).locator('.doc-theirs');
  await theirs.waitFor();
  expect(await wordsOf(theirs)).toContain('甲银行 6200');
  expect(await field(drawer(officer.page), account).inputValue()).toBe('乙银行 6300');
  await officer.page.keyboard.press('Control+s');
  await officer.page.getByText('稿件已保存').waitFor();
  await head.page.reload();
  await head.page.getByText('v2').first().waitFor();
});

journey('J-018 A document is read on a phone without moving sideways', async () => {
  const id = await decidedCase(stage(), '听泉市监处罚〔2026〕120号');
  const { page } = await stage().enter({ phone: true });
  await signIn(page, 'officer', `/console/cases/${REGION}/${id}`);
  await page.getByLabel(/^拟稿：行政处罚告知书/).click();
  await drawer(page).locator('.doc-sheet').waitFor();
  const wide = await drawer(page).evaluate(
    (node) =>
      [...node.querySelectorAll('.doc-sheet, .doc-desk, textarea')].filter(
        (each) => each.getBoundingClientRect().right > innerWidth + 1,
      ).length,
  );
  expect(wide).toBe(0);
});
