import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
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
    const sheet = drawer(page).locator('.doc-sheet');
    await page.keyboard.press('w');
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
    await issued.getByRole('button').first().click();
    await page.locator('.ant-modal input[type="date"]').waitFor();
    await look.at('recording a delivery');
    await page.locator('.ant-modal .ant-btn-primary').click();
    await page.locator('.notices .mark-ok').first().waitFor();
    await look.at('matter with notices');
    await issued.getByRole('button').last().click();
    await page.locator('.ant-modal textarea').fill('金额书写有误。');
    await look.at('withdrawing a notice');
    await page.locator('.ant-modal .ant-btn-dangerous').click();
    await page.locator('.notices .mark-warn').first().waitFor();
    // Withdrawn after delivery: the next one to the same side names what it corrects.
    await page.keyboard.press('w');
    await sheet.waitFor();
    expect(await sheet.textContent()).toContain('已经撤回，以本文书为准');
    await look.at('correcting notice before it is issued');
    await page.keyboard.press('Escape');
    await drawer(page).waitFor({ state: 'detached' });
    await page.locator('nav a[href$="/register"]').click();
    await page
      .locator('.register-runs .chip')
      .filter({ hasText: language === 'zh' ? '投诉受理决定书' : 'Decision to Accept a Complaint' })
      .first()
      .click();
    const entry = page.locator('table.data tbody tr').first();
    await entry.locator('.mark-warn').waitFor();
    expect(await entry.textContent()).toMatch(/青听市监投受〔2026〕\d+号/u);
    await look.at('register of notices');
    expect(look.found).toEqual({});
  });
}

/** Answers to requests of one kind are kept back until they are let go. */
async function gate(page: Page, address: RegExp) {
  const held: (() => void)[] = [];
  let closed = true;
  await page.route(address, async (route) => {
    if (closed && route.request().method() === 'GET') await new Promise<void>((letGo) => held.push(letGo));
    await route.continue();
  });
  return {
    isAsked: () => expect.poll(() => held.length).toBeGreaterThan(0),
    open: () => {
      closed = false;
      for (const letGo of held.splice(0)) letGo();
    },
  };
}

/** A complaint that waits for acceptance, open before its officer with the form of acceptance on it. */
async function openAcceptance(): Promise<Page> {
  const [clerk, officer] = await Promise.all([stage().enter(), stage().enter()]);
  await signIn(clerk.page, 'intake');
  const headers = { 'x-qingyuan': '1' };
  const post = async (address: string, data: object) =>
    (await clerk.page.request.post(`/api/matters${address}`, { headers, data: { actId: uuidv7(), ...data } })).json();
  const body = {
    title: '电饭煲漏电不退款',
    text: '商家拒绝退款。',
    channel: 'phone',
    respondent: { name: '演示商场' },
  };
  const { homeRegion, matterId } = await post('', { procedure: 'complaint', verb: 'receive', body });
  const matter = `${homeRegion}/${matterId}`;
  await post(`/${matter}/acts`, { verb: 'assign', version: 1, body: { to: '980102' } });
  await signIn(officer.page, 'officer', `/console/matters/${matter}`);
  await openVerb(officer.page, '受理');
  return officer.page;
}

journey('the key for a notice waits for the list that an act makes anew', async () => {
  const page = await openAcceptance();
  const lists = await gate(page, /\/notices$/u);
  await submitVerb(page);
  await lists.isAsked();
  await page.keyboard.press('w');
  expect(await drawer(page).count()).toBe(0);
  lists.open();
  await drawer(page).locator('.doc-sheet').waitFor();
});

journey('a notice that is being written outlives the list of the version before', async () => {
  const page = await openAcceptance();
  const matters = await gate(page, /\/api\/matters\/\d{6}\/[0-9a-f-]{36}$/u);
  await submitVerb(page);
  await matters.isAsked();
  await page.keyboard.press('w');
  const remark = drawer(page).locator('textarea').last();
  await remark.fill('请携带付款凭证。');
  await remark.evaluate((element) => element.setAttribute('data-same', ''));
  const lists = await gate(page, /\/notices$/u);
  matters.open();
  await lists.isAsked();
  await page.locator('.matter-sub .state', { hasText: '调解中' }).waitFor();
  expect(await page.locator('textarea[data-same]').inputValue()).toBe('请携带付款凭证。');
  lists.open();
  expect(await page.locator('textarea[data-same]').count()).toBe(1);
});
