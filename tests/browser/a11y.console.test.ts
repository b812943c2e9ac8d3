import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { Looks } from './support/axe.ts';
import { drawer, signIn } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';

const stage = openStage();
/** The smallest screen of an office that everything must fit on. */
const SMALL = { width: 1366, height: 768 };

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
    await drawer(page).getByRole('textbox').first().fill(`通报 ${language}`);
    await look.at('freezing');
    await drawer(page).locator('.ant-btn-primary').click();
    await page.locator('.bulletin .proof').first().waitFor();
    await page.locator('.page-actions button').first().click();
    await page.locator('.ant-alert-success').waitFor();
    await look.at('bulletin');
    expect(look.found).toEqual({});
  });
}

/** Every page by its address, with what it shows once it is whole. */
const PAGES = {
  officer: [
    ['today', '', '.start-rows li'],
    ['my cases', 'cases/queues/mine', 'table.cases tbody tr'],
    ['a filtered list of cases', 'cases/queues/all?state=investigating', 'table.cases tbody tr'],
    ['no case found', 'cases/queues/all?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E6%A0%B7%E7%9A%84', '.nothing button'],
    ['a case that is not there', 'cases/980102/019e0000-0000-7000-8000-000000000000', '[role="alert"]'],
    ['filing, which a head does', 'cases/new', '#main a, #main p'],
    ['registers of cases', 'case-registers', '.register-says'],
    ['mine', 'queues/mine', 'table.matters tbody tr'],
    ['an empty queue', 'queues/to-designate', '.nothing'],
    ['a search without result', 'queues/all?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E6%A0%B7%E7%9A%84', '.nothing button'],
    ['a filtered list', 'queues/all?channel=phone&unread=yes', '.chip[aria-pressed="true"]'],
    ['entry of a clue', 'new/clue', '.entry input'],
    ['entry of a report', 'new/report', '.entry input'],
    ['entry of a complaint', 'new/complaint', '.entry input'],
    ['imports', 'imports', '.drop'],
    ['an import that is not there', 'imports/019e0000-0000-7000-8000-000000000000', '[role="alert"]'],
    ['a matter that is not there', 'matters/980102/019e0000-0000-7000-8000-000000000000', '[role="alert"]'],
    ['hand-over', 'hand-over', '.panel'],
    ['register of notices', 'register', 'h1'],
    ['rules', 'rules', 'table'],
    ['account', 'sessions', 'table'],
  ],
  head: [
    ['today of a head', '', '.start-rows li'],
    ['cases to approve', 'cases/queues/to-approve', 'table.cases tbody tr'],
    ['property held', 'cases/queues/held', 'table.cases tbody tr'],
    ['filing', 'cases/new', '.filing-part'],
    ['hearings', 'hearings', '.hearing'],
    ['check of cases', 'integrity', '#main table'],
    ['check of cases, gone', 'integrity?show=gone', '.nothing, #main table'],
    ['supervised cases', 'case-registers?register=supervised', '.register-says'],
  ],
  reviewer: [
    ['today of a reviewer', '', '.start-rows li'],
    ['review desk', 'reviews', 'table.reviews tbody tr'],
  ],
  campaign: [
    ['board', 'board', '.tiles'],
    ['board by domain', 'board?by=domain', '.tiles'],
    ['case figures', 'board/cases', '.case-figures tfoot'],
    ['cases behind a figure', 'board/cases/matters?figure=imposed&by=authority', 'table.cases tbody tr'],
    ['matters of a figure', 'board/matters?figure=overdue', 'table.matters tbody tr'],
    ['no matters of a figure', 'board/matters?figure=clearedLate&from=2020-01-01&to=2020-01-31', '.nothing'],
    ['bulletins', 'bulletins', '#main table, .nothing'],
    ['hot spots', 'hot-spots', '.hot-spots'],
    ['a bulletin that is not there', 'bulletins/019e0000-0000-7000-8000-000000000000', '[role="alert"]'],
  ],
  admin: [['people', 'people', 'table']],
  auditor: [
    ['today of an auditor', '', '.start-rows li'],
    ['audit', 'audit', 'h1'],
    ['how repeats are used', 'habits', '#main table'],
  ],
} as const;

// Colours differ by shade and lengths by language: two looks see every shade and every language.
for (const [language, shade] of [
  ['zh', 'light'],
  ['en', 'dark'],
] as const) {
  for (const [login, pages] of Object.entries(PAGES)) {
    journey(`a11y: every page of the console keeps WCAG 2.2 AA (${login}, ${language}, ${shade})`, async () => {
      const { page } = await stage().enter({ language, size: SMALL });
      await page.emulateMedia({ colorScheme: shade });
      const look = new Looks(page);
      if (login === 'officer') {
        await page.goto('/console/');
        await page.locator('input[autocomplete="username"]').waitFor();
        await look.at('sign-in');
      }
      await signIn(page, login);
      expect(await page.evaluate(() => document.documentElement.dataset.shade)).toBe(shade);
      for (const [name, path, ready] of pages) {
        await page.goto(`/console/${path}`);
        await page.locator(ready).first().waitFor();
        await look.at(name);
        const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        expect([name, Math.max(0, (wide ?? 0) - (room ?? 0))], 'pixels that hang over the edge').toEqual([name, 0]);
      }
      if (login === 'officer') await lookAtRest(page, look);
      expect(look.found).toEqual({});
    });
  }
}

/** Where a case of the small world can stand; each looks different. */
const STATES = [
  'investigating',
  'suspended',
  'reported',
  'notified',
  'hearing',
  'deciding',
  'decided',
  'performing',
  'transferring',
  'closable',
  'closed',
  'archived',
] as const;

/** Opens the first case that stands there. */
async function openCase(page: Page, state: string): Promise<void> {
  await page.goto(`/console/cases/queues/all?state=${state}`);
  await page.locator('table.cases tbody a').first().click();
  await page.locator('.route-line').waitFor();
  await page.locator('.timeline > li').first().waitFor();
}

const PHONE_SIZE = { width: 390, height: 844 };

for (const [language, shade, phone] of [
  ['zh', 'light', true],
  ['en', 'dark', false],
] as const) {
  const where = phone ? '390 pixels' : '1366 pixels';
  journey(`a11y: a case keeps WCAG 2.2 AA wherever it stands (${language}, ${shade}, ${where})`, async () => {
    const { page } = await stage().enter({ language, ...(phone ? { phone, size: PHONE_SIZE } : { size: SMALL }) });
    await page.emulateMedia({ colorScheme: shade });
    const look = new Looks(page);
    const tooWide: string[] = [];
    await signIn(page, 'officer');
    for (const state of STATES) {
      await openCase(page, state);
      await look.at(state);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) tooWide.push(`${state}: ${over}`);
    }
    expect({ found: look.found, tooWide }).toEqual({ found: {}, tooWide: [] });
  });
}

journey('the menu folds its groups by keyboard, remembers it, and on a phone comes when it is asked for', async () => {
  const { page, context } = await stage().enter({ size: SMALL });
  await signIn(page, 'officer');
  const clues = page.locator('.side').getByRole('button', { name: '线索与投诉举报' });
  const entry = page.locator('.side').getByRole('link', { name: '待签收受理' });
  await entry.waitFor();
  await clues.focus();
  await page.keyboard.press('Enter');
  await entry.waitFor({ state: 'hidden' });
  await page.reload();
  await clues.waitFor();
  expect(await clues.getAttribute('aria-expanded')).toBe('false');
  expect(await entry.isVisible()).toBe(false);
  // What is late is told beside the closed group.
  await clues.locator('.count-overdue').waitFor();
  await context.close();

  const phone = await stage().enter({ phone: true });
  await signIn(phone.page, 'officer');
  const menu = phone.page.getByRole('button', { name: '菜单' });
  const mine = phone.page.locator('.side').getByRole('link', { name: '我办理的案件' });
  expect(await mine.isVisible()).toBe(false);
  await menu.click();
  await mine.click();
  await phone.page.getByRole('heading', { level: 1, name: '我办理的案件' }).waitFor();
  await mine.waitFor({ state: 'hidden' });
});

journey('today leads to lists that are as long as its figures say', async () => {
  const { page } = await stage().enter({ size: SMALL });
  await signIn(page, 'head');
  for (const [name, rows] of [
    ['待审批', 'table.cases tbody tr'],
    ['在押财物', 'table.cases tbody tr'],
    ['待审核销号', 'table.matters tbody tr'],
  ] as const) {
    await page.goto('/console/');
    const tile = page.locator('.start-tiles .tile', { has: page.getByText(name, { exact: true }) });
    const count = Number(await tile.locator('.tile-value').innerText());
    expect([name, count > 0]).toEqual([name, true]);
    await tile.getByRole('link').click();
    await page
      .locator(rows)
      .nth(count - 1)
      .waitFor();
    expect([name, await page.locator(rows).count()]).toEqual([name, count]);
  }
});

/** What opens over a page, and the pages within pages. */
async function lookAtRest(page: Page, look: Looks): Promise<void> {
  await page.goto('/console/rules');
  const tabs = page.locator('[role="tab"]');
  await tabs.first().waitFor();
  for (let at = 1; at < (await tabs.count()); at += 1) {
    await tabs.nth(at).click();
    await page.locator('[role="tab"]').nth(at).and(page.locator('[aria-selected="true"]')).waitFor();
    await look.at(`rules, part ${at + 1}`);
  }
  await page.goto('/console/queues/office');
  await page.locator('table.matters tbody tr').first().waitFor();
  await page.keyboard.press('v');
  await page.locator('.saved-views form').waitFor();
  await look.at('saved views');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.locator('.key-help').waitFor();
  await look.at('help on keys');
  await page.keyboard.press('Escape');
  await page.locator('.key-help').waitFor({ state: 'hidden' });
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('b');
  await drawer(page).locator('table').waitFor();
  await look.at('batch');
  for (const procedure of ['clue', 'report', 'complaint']) {
    await page.goto(`/console/queues/office?procedure=${procedure}`);
    await page.locator('table.matters tbody a').first().click();
    await page.locator('.verb-bar button').first().waitFor();
    await look.at(`matter: ${procedure}`);
  }
}
