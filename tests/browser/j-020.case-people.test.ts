import { expect } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { told } from '../../modules/cases/model/case/testing/gathering.ts';
import { assignRoles, createPerson } from '../../platform/identity/index.ts';
import { staffOf } from '../../world/people.ts';
import { Looks } from './support/axe.ts';
import { file, gathered, head, officer, tell } from './support/case-stage.ts';
import { choose, field, signIn } from './support/console-steps.ts';
import { journey, openStage, type Stage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const HOME = '980102';
const SMALL = { width: 1366, height: 768 };

const [mate] = staffOf(HOME, 'officer').filter(({ login }) => login !== 'officer');
if (mate === undefined) throw new Error('the district has one officer only');

/** Who takes over: the district has two officers, and a case wants two. */
const TAKER = '接手人';
async function withTaker({ served: { composed } }: Stage): Promise<void> {
  const { store, identity } = composed;
  const id = await createPerson(store.db, { login: 'taker.980102', name: TAKER, licenceNo: '云岚演示-99001' });
  const role = { authority: HOME as never, role: 'officer' as const, validFrom: '2018-11-01' as never };
  await assignRoles(store.db, identity, [{ personId: id, ...role }]);
}

const sql = ({ served }: Stage, text: string): Promise<unknown> => served.composed.store.db.query({ text });

journey('J-020 whose account is closed is found by the check, and a head hands over the cases in one go', async () => {
  await withTaker(stage());
  await tell(stage().served.composed, [
    file('2026-06-01', 921, { title: '某某商贸有限公司标价案' }),
    ['2026-06-02', head, 'add-task', { title: '核对进货票据', owner: mate.id, due: '2026-06-05' }],
  ]);
  await sql(stage(), `update person set active = false where id = '${mate.id}'`);
  const { page } = await stage().enter({ size: SMALL });
  const look = new Looks(page);
  await signIn(page, 'head', '/console/integrity');
  await page.getByRole('button', { name: '立即检查' }).click();
  await page.getByText(/检查了\d+件案件/u).waitFor();

  // A task is called by its title.
  await page.goto('/console/integrity?check=task-overdue');
  await page.getByText('任务“核对进货票据”应于2026-06-05前完成').waitFor();
  await page.goto('/console/integrity?check=officer-left');
  await page.getByText('办案人员、任务“核对进货票据”：账号已停用。').waitFor();
  await page.getByRole('link', { name: '移交此人的案件' }).first().click();

  const panel = page.locator('form', { has: page.getByRole('heading', { name: '移交案件' }) });
  const rows = panel.locator('table.hand-over-cases tbody tr');
  await rows.first().waitFor();
  expect(await rows.count()).toBeGreaterThan(2);
  await panel.getByText(mate.name).first().waitFor();
  // The other officer of the case cannot take it alone: two are needed, and it says so.
  await choose(panel, '接收人', officer.name);
  const mine = rows.filter({ hasText: '某某商贸有限公司标价案' });
  await mine.getByText('办案人员不得少于两名').waitFor();
  expect(await mine.getByRole('checkbox').isDisabled()).toBe(true);
  await look.at('cases to hand over, refused');
  await choose(panel, '补充办案人员', TAKER);
  await mine.getByText(`${officer.name}、${TAKER}`).waitFor();
  const beside = panel.locator('.field', { hasText: '补充办案人员' });
  await beside.hover();
  await beside.locator('.ant-select-clear').click();
  await choose(panel, '接收人', TAKER);
  await mine.getByText(TAKER).waitFor();
  await mine.getByText('未完成任务 1 项').waitFor();

  // Two go now; the others stay.
  await panel.getByRole('checkbox', { name: '全部选择' }).uncheck();
  await mine.getByRole('checkbox').check();
  await rows.filter({ hasNotText: '某某商贸有限公司标价案' }).first().getByRole('checkbox').check();
  await panel.getByRole('button', { name: '移交案件' }).click();
  await panel.getByText('请写明原因').waitFor();
  await field(panel, '移交原因').fill('调往市局');
  await look.at('cases to hand over');
  await panel.getByRole('button', { name: '移交 2 件案件' }).click();
  await page.locator('.ant-popconfirm-buttons .ant-btn-primary').click();
  await page.getByRole('heading', { name: `${mate.name}的 2 件案件已移交给${TAKER}` }).waitFor();
  await look.at('cases handed over');
  const listed = page.locator('.hand-overs tbody tr').first();
  await listed.getByRole('button', { name: '案件 2 件' }).click();
  await page.locator('.hand-over-matters a', { hasText: '听泉市监立〔2026〕921号' }).click();
  await page.locator('.route-line').waitFor();
  expect(await wordsOf(page.locator('#main'))).toContain(TAKER);
  expect(look.found).toEqual({});
  await sql(stage(), `update person set active = true where id = '${mate.id}'`);
});

journey('J-020 an officer sees on the first page what may be held no longer next week', async () => {
  await tell(stage().served.composed, [
    file('2026-05-12', 922, { title: '某某商贸有限公司查封案' }),
    gathered('2026-05-15', 'request-measure'),
    ['2026-05-15', head, 'approve-measure', told('approve-measure', '2026-05-15')],
    gathered('2026-05-15', 'impose-measure', { at: '2026-05-15T02:00:00Z', recordings: undefined }),
  ]);
  const { page } = await stage().enter({ size: SMALL });
  const look = new Looks(page);
  await signIn(page, 'officer');
  const tile = page.locator('.start-tiles .tile', { hasText: '在押将到期' });
  await tile.waitFor();
  const count = Number(await wordsOf(tile.locator('.tile-value')));
  expect(count).toBeGreaterThan(0);
  await look.at('the day, with property that lapses');
  await tile.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: '在押将到期' }).waitFor();
  const row = page.locator('table.cases tbody tr', { hasText: '某某商贸有限公司查封案' });
  await row.getByText('可押至 2026-06-1').waitFor();
  expect(await page.locator('table.cases tbody tr').count()).toBe(count);
  await look.at('property that lapses');
  expect(look.found).toEqual({});
});

journey('J-020 a licence gets its last day, and the head is told before it runs out', async () => {
  const { page } = await stage().enter({ size: SMALL });
  const look = new Looks(page);
  await signIn(page, 'admin', `/console/people/${officer.id}`);
  await page.getByRole('button', { name: '更换', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await field(dialog, '有效期至').fill('2026-07-01');
  await field(dialog, '理由').fill('补登有效期');
  await look.at('a licence');
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('有效期至 2026-07-01').waitFor();
  const chief = await stage().enter({ size: SMALL });
  await signIn(chief.page, 'head');
  const ending = chief.page.locator('.ending-licences');
  await ending.getByRole('link', { name: officer.name }).waitFor();
  expect(await wordsOf(ending)).toContain('有效期至 2026-07-01');
  await ending.getByRole('link', { name: officer.name }).click();
  await chief.page.getByRole('heading', { level: 1, name: officer.name }).waitFor();
  expect(await chief.page.getByRole('button', { name: '更换', exact: true }).count()).toBe(0);
  expect(look.found).toEqual({});
  await sql(stage(), `update person set licence_until = null where id = '${officer.id}'`);
});

journey(
  'J-020 a head writes off the numbers of a lost phone, which the register explains, and chooses a word',
  async () => {
    const field1 = await stage().enter();
    await signIn(field1.page, 'officer');
    const taken = await field1.page.request.post('/api/cases/number-blocks', {
      headers: { 'x-qingyuan': '1' },
      data: { id: uuidv7(), device: '执法手机 3 号', count: 3 },
    });
    expect(taken.ok(), await taken.text()).toBe(true);

    const { page } = await stage().enter({ size: SMALL });
    const look = new Looks(page);
    await signIn(page, 'head', '/console/register');
    await page.getByRole('link', { name: '编号用字与预留文号' }).click();
    const blocks = page.getByRole('table', { name: '执法设备预留的文号' });
    const row = blocks.locator('tbody tr', { hasText: '执法手机 3 号' });
    await row.getByText('未使用').nth(2).waitFor();
    await look.at('numbers');
    await row.getByRole('button', { name: '核销' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox').first().uncheck();
    await field(dialog, '原因').fill('手机遗失，已报备');
    await look.at('writing off');
    await dialog.getByRole('button', { name: '核销 2 个' }).click();
    await dialog.waitFor({ state: 'detached' });
    await row.getByText('手机遗失，已报备').nth(1).waitFor();
    expect(await row.getByText('未使用').count()).toBe(1);

    // A word from tomorrow on, with the number that it will make.
    const words = page.getByRole('table', { name: '文书编号用字' });
    await words.getByRole('button', { name: '更改编号用字：处罚' }).click();
    await field(dialog, '新的编号用字').fill('罚');
    await dialog.getByText('市监罚〔2026〕1号').waitFor();
    await field(dialog, '起用日期').fill('2026-06-09');
    await dialog.getByText('不能早于今天').waitFor();
    await field(dialog, '起用日期').fill('2026-06-11');
    await look.at('another word');
    await dialog.getByRole('button', { name: '设定' }).click();
    await words.getByText('自 2026-06-11 起改为“罚”').waitFor();

    await page.getByRole('link', { name: '发文登记簿' }).first().click();
    await page.getByRole('button', { name: /当罚/u }).click();
    const entries = page.getByRole('table', { name: '发文登记簿' });
    await entries.getByText('已核销').nth(1).waitFor();
    await entries.getByText(`由${officer.name}预领 · 手机遗失，已报备`).first().waitFor();
    await entries.getByText('已预留').first().waitFor();
    await look.at('register with reserved numbers');
    expect(look.found).toEqual({});
  },
);

journey('J-020 an officer who may not file is told what to do instead', async () => {
  const { page } = await stage().enter({ phone: true });
  const look = new Looks(page);
  await signIn(page, 'officer', '/console/cases/new');
  await page.getByText('立案由负责人批准。').waitFor();
  for (const way of ['我承办的线索', '登记检查中发现的线索', '现场办案：当场处罚', '查看本单位在办案件'])
    await page.getByRole('link', { name: way }).waitFor();
  await look.at('filing, not one’s own');
  await page.getByRole('link', { name: '现场办案：当场处罚' }).click();
  await page.waitForURL('**/on-site/decision');
  expect(look.found).toEqual({});
});
