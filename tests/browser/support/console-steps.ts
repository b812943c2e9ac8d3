import type { Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../../world/people.ts';
import { wordsOf } from './words-of.ts';

/** Steps of officers in the console. Each waits for what it leads to, never for a time. */

/** Signs in at whatever address of the console is asked for. */
export async function signIn(page: Page, login: string, address = '/console/'): Promise<void> {
  await page.goto(address);
  await page.locator('input[autocomplete="username"]').fill(login);
  await page.locator('input[autocomplete="current-password"]').fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('.shell #main h1').waitFor();
}

export async function signOut(page: Page, label = '退出'): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).click();
  await page.locator('input[autocomplete="username"]').waitFor();
}

/** A field of a form by its label, required or not. */
export const field = (within: Page | Locator, label: string): Locator =>
  within.getByLabel(new RegExp(`^${label.replace(/[（）()]/g, '\\$&')}( \\*)?$`));

/** Chooses in a list that is searched by typing, as the keyboard does it. */
export async function choose(within: Page | Locator, label: string, search: string): Promise<void> {
  const page = 'page' in within ? within.page() : within;
  await field(within, label).focus();
  await pickOption(page, search);
}

/** In the list that has the focus: types, waits for the option, takes it. */
export async function pickOption(page: Page, search: string): Promise<void> {
  await page.keyboard.type(search);
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-active', {
      hasText: search,
    })
    .waitFor();
  await page.keyboard.press('Enter');
}

/** The drawer of a verb. */
export const drawer = (page: Page): Locator => page.getByRole('dialog');

/** Opens the form of a verb by its button. */
export async function openVerb(page: Page, title: string): Promise<Locator> {
  await page.locator('.verb-bar').getByRole('button', { name: title, exact: true }).click();
  await drawer(page).getByText(title, { exact: true }).first().waitFor();
  return drawer(page);
}

/** Submits the form that is open and waits until the act stands. */
export async function submitVerb(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await drawer(page).waitFor({ state: 'detached' });
}

/** Waits until the open matter stands there. */
export async function waitForState(page: Page, title: string): Promise<void> {
  await page.locator('.matter-sub .state', { hasText: title }).waitFor();
}

/** Presses Tab until the focus stands on what is called so, as somebody without a mouse does. */
export async function tabTo(page: Page, name: string, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focusedName(page)) === name) return;
  }
  throw new Error(`no Tab stop is called ${name}`);
}

/** What the focus stands on: the label of a field, else the text of a button or link. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (at === null) return '';
    const label = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement ? at.labels?.[0] : undefined;
    const text = at.getAttribute('aria-label') ?? label?.textContent ?? at.textContent ?? '';
    return text.replace(/ \*$/, '').trim();
  });
}

/** A figure of the board's tiles. */
export async function figureOn(page: Page, name: string): Promise<number> {
  const tile = page.locator('.tile', { has: page.getByText(name, { exact: true }) });
  return Number((await wordsOf(tile.locator('.tile-value'))).replace(/,/g, ''));
}
