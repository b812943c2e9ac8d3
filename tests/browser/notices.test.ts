import { expect } from 'vitest';
import { Looks } from './support/axe.ts';
import { drawer, openVerb, signIn, submitVerb } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';

const stage = openStage();

for (const language of ['zh', 'en'] as const) {
  journey(`an officer issues a notice by keyboard, opens it and records how it arrived (${language})`, async () => {
    const { page } = await stage().enter({ language });
    const look = new Looks(page);
    await signIn(page, 'officer', '/console/queues/office?procedure=complaint&state=assigned');
    await page.locator('table.matters tbody tr').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await openVerb(page, language === 'zh' ? '受理' : 'Accept');
    await submitVerb(page);
    await page.locator('.notices-possible button').first().waitFor();
    const sheet = drawer(page).locator('.notice-sheet');
    // A key that falls into the moment in which the drawer before it closes is lost; a person presses it again.
    for (let tries = 0; tries < 5 && !(await sheet.isVisible()); tries += 1) {
      await page.keyboard.press('w');
      await sheet.waitFor({ timeout: 3_000 }).catch(() => undefined);
    }
    await sheet.waitFor();
    expect(await sheet.textContent()).toContain('登记编号');
    const remark = drawer(page).locator('textarea').last();
    await remark.fill('请携带付款凭证。');
    expect(await sheet.textContent()).toContain('请携带付款凭证。');
    await look.at('notice before it is issued');
    await page.keyboard.press('Control+Enter');
    await drawer(page).waitFor({ state: 'detached' });
    const issued = page.locator('.notices li').first();
    await issued.waitFor();
    expect(await issued.textContent()).toMatch(/青听市监投受〔2026〕\d+号/u);
    const [file] = await Promise.all([page.waitForEvent('download'), issued.getByRole('link').first().click()]);
    expect(file.suggestedFilename()).toMatch(/市监投受〔2026〕\d+号\.pdf$/u);
    await issued.getByRole('button').last().click();
    await page.locator('.ant-modal input[type="date"]').waitFor();
    await look.at('recording a delivery');
    await page.locator('.ant-modal .ant-btn-primary').click();
    await page.locator('.notices .mark-ok').first().waitFor();
    await look.at('matter with notices');
    expect(look.found).toEqual({});
  });
}
