import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import { fine, SMALL } from '../../modules/cases/model/case/testing/deciding.ts';
import { decidedOn15th, service } from '../../modules/cases/model/case/testing/finishing.ts';
import { type Step, staff } from '../../modules/cases/model/case/testing/story.ts';
import { people } from '../../world/people.ts';
import { players, tellCase } from '../support/tell-case.ts';
import { violationsOn } from './support/axe.ts';
import { signIn } from './support/console-steps.ts';
import { journey, openStage, type Stage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const folder = mkdtempSync(join(tmpdir(), 'qy-decisions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const REGION = '980102';
/** The stories happen in June; the stage opens before. */
const EARLIER = -49;
const FACTS = '当事人未按规定明码标价。店长顾怀瑾（电话13800138000）承认上述事实，顾客林晓梅女士投诉。';

/** A decided and served case of the demo county. */
function servedCase({ served }: Stage, number: string): Promise<string> {
  const text = JSON.stringify([
    ...decidedOn15th(fine(SMALL, { facts: FACTS })),
    ['2026-06-16', staff.officer, 'serve', service('2026-06-16')],
  ])
    .replaceAll('江阳市监处罚〔2026〕12号', number)
    .replaceAll('王某', '沈砚秋')
    .replaceAll(/2026-\d\d-\d\d/g, (day) => addDays(day as PlainDate, EARLIER));
  const of = (login: string): string => people.find((each) => each.login === login)?.id ?? '';
  const cast = players(REGION, { officer: of('officer'), head: of('head') });
  return tellCase(served.composed.ledger, JSON.parse(text) as Step[], cast);
}

const panel = (page: Page): Locator => page.locator('.publicity');

/** From the panel of a case to the public: marks, proof, publishing. */
async function publish(page: Page, id: string): Promise<void> {
  await page.goto(`/console/cases/${REGION}/${id}`);
  const own = panel(page);
  await own.getByRole('button', { name: '准备公示' }).click();
  await own.getByText('疑似姓名，请逐个确认').waitFor();
  expect(await own.getByRole('button', { name: '公示', exact: true }).isDisabled()).toBe(true);
  await own.getByRole('radio', { name: '三年' }).check();
  await own.getByLabel('选择的理由').fill('本省未规定较低数额，按一般期限公示。');
  for (const name of ['顾怀瑾', '林晓梅']) await own.getByRole('button', { name: `是姓名，隐去：${name}` }).click();
  await own.getByText('疑似姓名，请逐个确认').waitFor({ state: 'detached' });
  await own.getByText('通过：逐页提取文字').waitFor();
  const hidden = await wordsOf(own.locator('.publicity-table'));
  for (const words of ['顾怀瑾', '顾某', '沈砚秋', '×××']) expect(hidden).toContain(words);
  const button = own.getByRole('button', { name: '公示', exact: true });
  await expect.poll(() => button.isDisabled(), { timeout: 20_000 }).toBe(false);
  await button.click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: '公示' }).click();
  await own.locator('.mark', { hasText: '公示中' }).waitFor();
}

async function save(page: Page, name: string, as: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  const path = join(folder, as);
  await download.saveAs(path);
  return path;
}

journey(
  'J-017 a decision is published, found, downloaded, verified without a network; withdrawn it is gone',
  async () => {
    const id = await servedCase(stage(), '云市监处罚〔2026〕901号');
    const { page: desk } = await stage().enter({ size: { width: 1366, height: 768 } });
    await signIn(desk, 'officer');
    await publish(desk, id);

    const { page, context } = await stage().enter({ phone: true, size: { width: 360, height: 740 } });
    await page.goto('/');
    await page.getByRole('link', { name: '处罚公示' }).click();
    await page.getByRole('heading', { level: 1, name: '行政处罚信息公示' }).waitFor();
    await page.getByLabel('企业名称、统一社会信用代码或者决定书文号').fill('〔2026〕901号');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByText('共 1 条').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole('link', { name: '某某商贸有限公司' }).click();
    await page.getByRole('heading', { level: 1, name: /某某商贸有限公司/ }).waitFor();
    const address = page.url();
    const words = await wordsOf(page.locator('main'));
    for (const part of ['云市监处罚〔2026〕901号', '罚款50,000元', '店长顾某', '公示到2029年6月10日为止', '申请更正']) {
      expect(words).toContain(part);
    }
    for (const secret of ['顾怀瑾', '林晓梅', '沈砚秋', '13800138000']) expect(words).not.toContain(secret);
    expect(await violationsOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

    const pdf = await save(page, '下载公示文件', 'decision.pdf');
    const proof = await save(page, '下载核验文件', 'proof.json');
    expect(words).toContain(createHash('sha256').update(readFileSync(pdf)).digest('hex'));

    await page.getByRole('link', { name: '去核验' }).click();
    await page.getByRole('heading', { level: 1, name: '核验公示文件' }).waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: '开始核验' }).click();
    await page.getByText('请选择公示文件（PDF）。').waitFor();
    await page.getByLabel('公示文件（PDF）').setInputFiles(pdf);
    await page.getByLabel('核验文件（JSON）').setInputFiles(proof);
    await page.getByRole('button', { name: '开始核验' }).click();
    await page.getByRole('heading', { name: '核验通过' }).waitFor();
    expect(await wordsOf(page.locator('main'))).toContain('请向公示机关另行核对');
    expect(await violationsOn(page)).toEqual([]);
    await page.getByLabel('公示机关的公钥').fill(JSON.parse(readFileSync(proof, 'utf8')).publicKey);
    await page.getByRole('button', { name: '开始核验' }).click();
    await page.getByText('公钥是不是公示机关的').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: '核验通过' }).waitFor();
    const forged = readFileSync(pdf);
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
    await page
      .getByLabel('公示文件（PDF）')
      .setInputFiles({ name: 'decision.pdf', mimeType: 'application/pdf', buffer: forged });
    await page.getByRole('button', { name: '开始核验' }).click();
    await page.getByRole('heading', { name: '核验不通过' }).waitFor();
    await page.getByText('文件与签名的摘要不一致').waitFor();
    await context.setOffline(false);

    await panel(desk).getByRole('button', { name: '撤回公示' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel('依据的文书').fill('撤回公示审批表1号');
    await dialog.getByLabel('说明').fill('公示的信息有误。');
    await dialog.getByRole('button', { name: '撤回公示' }).click();
    await panel(desk).locator('.mark', { hasText: '已撤回' }).waitFor();

    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: '这条信息已经撤回公示' }).waitFor();
    expect(await wordsOf(page.locator('main'))).not.toContain('商贸');
    expect((await context.request.get(`/api/public${new URL(address).pathname}/file`)).status()).toBe(410);
    await page.getByRole('link', { name: '返回列表' }).click();
    await page.getByText('还有更多').waitFor();
    await page.getByLabel('企业名称、统一社会信用代码或者决定书文号').fill('〔2026〕901号');
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByText('没有找到').waitFor();
  },
);

journey('J-017 in English, dark, by keyboard: the list and the page say the same', async () => {
  const { page } = await stage().enter({ language: 'en' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/decisions');
  await page.getByRole('heading', { level: 1, name: 'Published penalties' }).waitFor();
  await page.getByLabel('Name of a firm').focus();
  await page.keyboard.type('nobody of this name');
  await page.keyboard.press('Enter');
  await page.getByText('Nothing was found').waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('link', { name: 'Verify a published file' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Verify a published file' }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  await page.goto(`/decisions/${REGION}/00000000-0000-7000-8000-000000000001`);
  await page.getByRole('heading', { level: 1, name: 'There is no such publication' }).waitFor();
});
