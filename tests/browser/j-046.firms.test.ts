import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { newActId } from '../../kernel/id.ts';
import { perform } from '../../platform/ledger/perform.ts';
import { demoFirms } from '../../world/office/firms.ts';
import { actorFor, DEMO_PASSWORD, personAt } from '../../world/people.ts';
import { violationsOn } from './support/axe.ts';
import { choose, drawer, field, openVerb, signIn, submitVerb, waitForState } from './support/console-steps.ts';
import { chooseDistrict } from './support/portal-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const DESK = { size: { width: 1366, height: 768 } };
const SMALL = { phone: true, size: { width: 320, height: 640 } };
const FIRM = '听泉区晚风百货有限公司';
const CODE = '91980102MA0000015N';
const PASSWORD = '晚风街上有一盏不会灭的灯笼';
const CODE_FORM = /[0-9A-HJKMNP-TV-Z]{6}(-[0-9A-HJKMNP-TV-Z]{6}){3}/;

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
async function fits(page: Page): Promise<void> {
  expect(await violationsOn(page)).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
}
const codeIn = async (text: Promise<string>): Promise<string> => CODE_FORM.exec(await text)?.[0] ?? '';
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

async function look(page: Page): Promise<void> {
  await page.getByLabel('商家名称、店铺或者地址').fill('晚风 百货');
  await page.getByRole('button', { name: '查找' }).click();
}

async function open(page: Page, code: string, name: string, login: string): Promise<void> {
  await page.goto('/firm/activate');
  await title(page, '开通企业账号');
  await page.getByLabel('统一社会信用代码', { exact: true }).fill(CODE);
  await page.getByLabel('激活码', { exact: true }).fill(code.toLowerCase());
  await page.getByLabel('您的姓名').fill(name);
  await page.getByLabel('设置登录名').fill(login);
  await page.getByLabel('设置密码').fill(PASSWORD);
  await page.getByRole('button', { name: '开通' }).click();
}

journey(
  'J-046 a firm applies on a phone, an officer verifies and prints the letter, the manager opens the account and appoints somebody who signs in',
  async () => {
    const { page: manager } = await stage().enter(SMALL);
    await manager.goto('/firms');
    await title(manager, '可以在网上和解的商家');
    await look(manager);
    await manager.getByText('没有找到').waitFor();
    await fits(manager);
    await manager.getByRole('link', { name: '申请加入' }).click();
    await title(manager, '申请加入在线消费纠纷解决');
    await manager.getByRole('button', { name: '提交申请' }).click();
    await manager.getByText('请填写企业名称').waitFor();
    await fits(manager);
    await manager.getByLabel('企业名称', { exact: true }).fill(FIRM);
    await manager.getByLabel('统一社会信用代码', { exact: true }).fill(CODE.toLowerCase());
    await manager.getByLabel('经营地址').fill('听泉区晚风街8号');
    await manager.getByLabel('店铺、网站、品牌').fill('晚风百货一店\n晚风百货二店');
    await manager.getByLabel('联系人姓名').fill('周经理');
    await manager.getByLabel('联系电话').fill('13900001111');
    await chooseDistrict(manager);
    await manager.getByRole('checkbox').check();
    await manager.getByRole('button', { name: '提交申请' }).click();
    await title(manager, '已经收到申请');

    const { page: officer } = await stage().enter(DESK);
    await signIn(officer, 'officer', '/console/firms');
    await officer
      .getByRole('link', { name: new RegExp(FIRM) })
      .first()
      .click();
    await waitForState(officer, '申请待核实');
    await openVerb(officer, '核实并加入');
    await field(drawer(officer), '核实的材料').fill('营业执照、授权委托书原件');
    await field(drawer(officer), '企业负责人（激活信收件人）').fill('周经理');
    await submitVerb(officer);
    await waitForState(officer, '已加入');
    await openVerb(officer, '寄送激活信');
    await field(drawer(officer), '收件人').fill('周经理');
    await field(drawer(officer), '寄送地址').fill('听泉区晚风街8号');
    await choose(drawer(officer), '送达方式', '邮寄');
    await submitVerb(officer);
    await officer.getByRole('link', { name: '打印激活信' }).click();
    await title(officer, '打印激活信');
    await officer.getByRole('button', { name: '制作激活码' }).click();
    const paper = officer.getByRole('article', { name: '激活信' });
    await paper.waitFor();
    expect(await violationsOn(officer)).toEqual([]);
    const written = await wordsOf(paper);
    expect(written).toMatch(/自愿/);
    expect(written).toContain(CODE);
    const code = await codeIn(wordsOf(paper));
    // Once: whoever comes back finds no code, and no way to a second one.
    await officer.reload();
    await title(officer, '打印激活信');
    expect(await wordsOf(officer.locator('#main'))).not.toContain(code);
    await officer.getByRole('button', { name: '制作激活码' }).click();
    await officer.getByText('这封信不能制作激活码').waitFor();

    await open(manager, 'AAAAAA-AAAAAA-AAAAAA-AAAAAA', '周经理', 'zhou');
    await manager.getByText('激活码不能使用').waitFor();
    await fits(manager);
    await open(manager, code, '周经理', 'zhou');
    await title(manager, FIRM);
    await fits(manager);
    await manager.getByRole('link', { name: '工作人员' }).click();
    await title(manager, '工作人员');
    await manager.getByLabel('工作人员姓名').fill('陈予安');
    await manager.getByRole('button', { name: '指定并生成激活码' }).click();
    await manager.getByText('请把激活码当面交给陈予安').waitFor();
    await fits(manager);
    const theirs = await codeIn(wordsOf(manager.locator('#main')));
    expect(theirs).not.toBe(code);

    const { page: staff } = await stage().enter(SMALL);
    await open(staff, theirs, '陈予安', 'chen');
    await title(staff, FIRM);
    // Nothing of the manager's is shown.
    expect(await staff.getByRole('link', { name: '工作人员', exact: true }).count()).toBe(0);
    await staff.getByRole('button', { name: '退出登录' }).click();
    await title(staff, '企业登录');
    await fits(staff);
    await staff.getByLabel('统一社会信用代码', { exact: true }).fill(CODE);
    await staff.getByLabel('登录名').fill('chen');
    await staff.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await staff.getByRole('button', { name: '登录' }).click();
    await title(staff, FIRM);

    // Withdrawn, they are out with the next page.
    manager.on('dialog', (dialog) => void dialog.accept());
    await manager.getByRole('button', { name: '停用 陈予安' }).click();
    await manager.getByRole('heading', { name: '陈予安' }).waitFor({ state: 'detached' });
    await staff.getByRole('link', { name: '账号与退出' }).click();
    await title(staff, '企业登录');

    // The consumer finds the firm as long as it wants.
    const { page: consumer } = await stage().enter(SMALL);
    await consumer.goto('/firms');
    await look(consumer);
    await consumer.getByRole('heading', { name: FIRM }).waitFor();
    await consumer.getByText('可以在线答复').waitFor();
    expect(await wordsOf(consumer.locator('#main'))).not.toMatch(/周经理|13900001111/);
    await manager.getByRole('link', { name: '账号与退出' }).click();
    await title(manager, '账号与退出');
    await fits(manager);
    await manager.getByRole('button', { name: '退出', exact: true }).click();
    await title(manager, '贵企业已经退出');
    await look(consumer);
    await consumer.getByText('没有找到').waitFor();
  },
);

journey('J-046 the pages of a firm in English, its session in its own cookie, a measure in view answered', async () => {
  const { composed } = stage().served;
  const [firm] = demoFirms;
  if (firm === undefined) throw new Error('no firm in the demo');
  const { page, context } = await stage().enter({ ...SMALL, language: 'en' });
  for (const [path, heading] of [
    ['/firms', 'Firms that settle online'],
    ['/firm/apply', 'Apply to take part in online settlement'],
    ['/firm/activate', "Open a firm's account"],
    ['/firm', 'Sign in for a firm'],
  ] as const) {
    await page.goto(path);
    await title(page, heading);
    await fits(page);
  }
  await page.getByLabel('Unified social credit code').fill(firm.code);
  await page.getByLabel('Login').fill('manager');
  await page.getByLabel('Password').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await title(page, firm.name);
  expect((await context.cookies()).map(({ name, httpOnly, sameSite }) => [name, httpOnly, sameSite])).toEqual([
    ['qy_firm', true, 'Strict'],
  ]);
  const officer = actorFor(personAt(firm.region, 'officer'));
  await perform(composed.ledger, officer, {
    ...{ actId: newActId(), homeRegion: firm.place.region, matterId: firm.place.id, verb: 'tell-measure' },
    body: {
      ...{ measure: 'suspend', ground: 'unreachable', reason: '信件退回。', document: '告知1号' },
      ...{ toldOn: '2026-06-10', answerBy: '2026-06-20' },
    },
  });
  await page.reload();
  await page.getByRole('heading', { name: 'The bureau means to suspend your firm' }).waitFor();
  await fits(page);
  await page.getByLabel('Your answer').fill('已经搬迁，新地址是半山街30号。');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await page.getByText('the bureau has yet to decide').waitFor();
  await page.getByRole('link', { name: 'Account, leaving' }).click();
  await title(page, 'Account, leaving');
  await fits(page);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await title(page, 'Sign in for a firm');
  expect(await context.cookies()).toEqual([]);
});
