import { expect } from 'vitest';
import { Looks } from './support/axe.ts';
import { drawer, signIn } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';

const stage = openStage();

for (const language of ['zh', 'en'] as const) {
  journey(`a11y: an officer's screens keep WCAG 2.2 AA (${language})`, async () => {
    const { page } = await stage().enter({ language });
    const look = new Looks(page);
    await page.goto('/console/');
    await page.locator('input[autocomplete="username"]').waitFor();
    await look.at('sign-in');

    await signIn(page, 'officer', '/console/queues/office?procedure=clue&state=verifying');
    await page.locator('table.matters tbody tr').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await look.at('queue');
    await page.keyboard.press('Enter');
    await page.locator('.verb-bar button').first().waitFor();
    await page.locator('.proposals li').first().waitFor();
    await page.locator('.verb-bar [aria-expanded]').last().click();
    await look.at('matter');
    await page.keyboard.press('a');
    await drawer(page).locator('input, textarea').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await drawer(page).locator('[aria-invalid="true"]').first().waitFor();
    await look.at('form of a verb, with problems');
    await drawer(page).locator('.ant-drawer-close').click();
    await drawer(page).waitFor({ state: 'detached' });
    await page.locator('.clocks button').first().click();
    await drawer(page).locator('.months').waitFor();
    await look.at('deadline trace');

    for (const [name, path, ready] of [
      ['entry', 'new', '.entry input'],
      ['imports', 'imports', '.drop'],
      ['board', 'board', '.tiles'],
      ['rules', 'rules', 'table'],
      ['sessions', 'sessions', 'table'],
    ] as const) {
      await page.goto(`/console/${path}`);
      await page.locator(ready).first().waitFor();
      await look.at(name);
    }
    expect(look.found).toEqual({});
  });

  journey(`a11y: a bulletin keeps WCAG 2.2 AA (${language})`, async () => {
    const { page } = await stage().enter({ language });
    const look = new Looks(page);
    await signIn(page, 'campaign', '/console/bulletins?freeze=1&from=2026-03-01&to=2026-05-31');
    await drawer(page).locator('input').first().fill(`通报 ${language}`);
    await look.at('freezing');
    await drawer(page).locator('.ant-btn-primary').click();
    await page.locator('.bulletin .proof').first().waitFor();
    await page.locator('.page-actions button').first().click();
    await page.locator('.ant-alert-success').waitFor();
    await look.at('bulletin');
    expect(look.found).toEqual({});
  });
}

journey('a11y: the dark shade is as readable as the light one', async () => {
  const { page } = await stage().enter();
  await page.emulateMedia({ colorScheme: 'dark' });
  const look = new Looks(page);
  await signIn(page, 'officer', '/console/queues/office');
  await page.locator('table.matters tbody a').first().click();
  await page.locator('.verb-bar button').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.dataset.shade)).toBe('dark');
  await look.at('matter');
  await page.goto('/console/board');
  await page.locator('.tiles').waitFor();
  await look.at('board');
  expect(look.found).toEqual({});
});
