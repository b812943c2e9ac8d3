import { expect } from 'vitest';
import { Looks } from './support/axe.ts';
import { choose, field, signIn, signOut } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const SMALL = { width: 1366, height: 768 };

journey(
  'J-013 an administrator gives, delegates, ends and closes with reasons; the auditor reads who did it, and leaves a trace',
  async () => {
    const { page } = await stage().enter({ size: SMALL });
    const look = new Looks(page);
    const dialog = page.getByRole('dialog');
    await signIn(page, 'admin');
    await page.getByRole('link', { name: '人员与岗位' }).click();
    await page.locator('table.people tbody tr').nth(10).waitFor();
    await look.at('people');

    // A new colleague, whose password is shown this once.
    await page.getByRole('button', { name: '新增人员' }).click();
    await field(dialog, '姓名').fill('演示新人');
    await field(dialog, '账号').fill('newcomer');
    await choose(dialog, '机关', '980102');
    await choose(dialog, '岗位', '承办人');
    await field(dialog, '理由').fill('新录用公务员');
    await look.at('adding a person');
    await page.keyboard.press('Control+Enter');
    await dialog.locator('.first-password').waitFor();
    const password = await wordsOf(dialog.locator('.first-password'));
    await dialog.getByRole('button', { name: '已记下' }).click();
    await page.getByRole('heading', { level: 1, name: '演示新人' }).waitFor();
    const address = page.url();

    // One more role, from a day, with a reason.
    await page.getByRole('button', { name: '授予岗位' }).click();
    await choose(dialog, '岗位', '系统管理员');
    await dialog.getByText('宜由不同人员担任').waitFor();
    await choose(dialog, '岗位', '登记分派');
    await field(dialog, '理由').fill('窗口轮值');
    await look.at('granting');
    await page.keyboard.press('Control+Enter');
    const roles = page.getByRole('table', { name: '岗位与任职经历' });
    await roles.locator('tbody tr', { hasText: '登记分派' }).waitFor();
    await dialog.waitFor({ state: 'detached' });

    // Away for a while: another officer of the bureau stands in.
    await page.getByRole('button', { name: '委托代行' }).click();
    await dialog.getByLabel('代行人').focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('.ant-select-item-option-active').waitFor();
    await page.keyboard.press('Enter');
    await field(dialog, '理由').fill('外出学习');
    await look.at('delegating');
    await page.keyboard.press('Control+Enter');
    await page.locator('.delegations li', { hasText: '外出学习' }).waitFor();
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.delegations li').getByRole('button', { name: '终止' }).click();
    await field(dialog, '理由').fill('提前返回');
    await page.keyboard.press('Control+Enter');
    await page.getByText('没有未结束的委托代行。').waitFor();
    await look.at('person');

    await page.getByRole('button', { name: '停用账号' }).click();
    await field(dialog, '理由').fill('放弃录用');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: '重新启用' }).waitFor();
    expect(await wordsOf(page.locator('#main'))).toContain('放弃录用');

    // Of himself an administrator changes nothing, and the page says why.
    await page.goto('/console/people?q=admin');
    await page.locator('table.people tbody a').first().click();
    await page.getByText('不能给自己授权或变更自己的权限。').waitFor();
    expect(await page.getByRole('button', { name: '授予岗位' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: '审计记录' }).count()).toBe(0);
    await signOut(page);

    const refused = await page.request.post('/api/session', {
      headers: { 'x-qingyuan': '1' },
      data: { login: 'newcomer', password },
    });
    expect(refused.status()).toBe(401);

    await signIn(page, 'auditor', '/console/audit');
    await page.locator('table.audit tbody tr').first().waitFor();
    await look.at('audit');
    await choose(page, '类别', '岗位与代行');
    await page.getByLabel('人员').fill('newcomer');
    await page.locator('.ant-select-item-option', { hasText: '演示新人' }).click();
    await page.getByRole('button', { name: '查询' }).click();
    // What is narrowed away is in the table still until the answer has come.
    await page.locator('table.audit', { hasText: '窗口轮值', hasNotText: '放弃录用' }).waitFor();
    const trail = await wordsOf(page.locator('table.audit'));
    for (const told of [
      '授予岗位',
      '新录用公务员',
      '委托代行',
      '外出学习',
      '终止代行',
      '提前返回',
      '演示新人 → ',
      '听泉区',
    ]) {
      expect(trail).toContain(told);
    }
    expect(trail).not.toContain('放弃录用');
    await look.at('audit, narrowed');

    // The reading has become part of what is read.
    await page.goto('/console/audit?kind=audit');
    await page.locator('table.audit tbody tr').nth(1).waitFor();
    expect(await wordsOf(page.locator('table.audit'))).toContain('查阅 · 类别 岗位与代行 · 人员');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出 CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('audit.csv');

    // The auditor looks at the person too, and has nothing to press.
    await page.goto(address);
    await page.getByText('放弃录用').waitFor();
    expect(await page.locator('#main button').count()).toBe(0);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.reload();
    await page.getByText('放弃录用').waitFor();
    await look.at('person, dark');
    await page.goto('/console/audit');
    await page.locator('table.audit tbody tr').first().waitFor();
    await look.at('audit, dark');
    await signOut(page);

    // Who comes back from the identity provider in vain reads why.
    await page.goto('/console/?sign-in=identity.oidc-not-linked');
    await page.getByText('该统一身份账号尚未与本系统人员关联。').waitFor();
    expect(new URL(page.url()).search).toBe('');
    expect(await page.getByText('统一身份认证登录', { exact: true }).count()).toBe(0);
    await page.route('**/api/session/ways*', (route) => route.fulfill({ json: { oidc: true, failure: null } }));
    await page.goto('/console/');
    const way = page.getByRole('link', { name: '统一身份认证登录' });
    await way.waitFor();
    expect(await way.getAttribute('href')).toBe('/api/oidc/begin');
    await look.at('sign-in that failed');
    expect(look.found).toEqual({});
  },
);
