import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { expect } from 'vitest';
import { DEMO_PASSWORD } from '../../world/people.ts';
import { violationsOn } from './support/axe.ts';
import { signIn } from './support/console-steps.ts';
import { journey, openStage, type Person } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
/** What is typed is kept within moments; nothing on the page says when. A busy machine gets more than it needs. */
const KEPT_MS = 1_000;

/** Calls the API with the cookies of a window. */
async function call({ context }: Person, method: 'GET' | 'POST', url: string, data?: object) {
  const headers = { 'x-qingyuan': '1' };
  const answer = await context.request.fetch(url, { method, headers, ...(data === undefined ? {} : { data }) });
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  return { status: answer.status(), body: (await answer.json()) as any };
}

const status = (page: Page) => page.locator('.os-status');
const question = (page: Page, id: string) => page.locator(`[data-question="${id}"]`);
const picture = (): { name: string; mimeType: string; buffer: Buffer } => {
  const png = new PNG({ width: 40, height: 30 });
  png.data.fill(180);
  return { name: '台账.png', mimeType: 'image/png', buffer: PNG.sync.write(png) };
};

/** From the top: what a sticky bar covers while one scrolls is no fault of the target under it. */
async function looks(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => window.scrollTo(0, 0));
  return violationsOn(page);
}

/** Who leads a team, with a phone: the on-site pages open and kept by their worker. */
async function onSite(): Promise<Person> {
  const person = await stage().enter({ phone: true });
  const { page } = person;
  await page.goto('/console/on-site');
  await page.locator('input[autocomplete="username"]').fill('campaign');
  await page.locator('input[autocomplete="current-password"]').fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByText('我的走访').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  return person;
}

journey(
  'J-028 a visit without network: opened, answered, photographed; nothing is lost, and nobody overwritten',
  async () => {
    const person = await onSite();
    const { page, context } = person;
    const { body: mine } = await call(person, 'GET', '/api/supervision/visits');
    const visit = mine.visits.find(({ state }: { state: string }) => state === 'planned');
    const at = `${visit.region}/${visit.id}`;
    const sheet = async () => (await call(person, 'GET', `/api/supervision/visits/${at}`)).body;
    // Laid on the device with the list: it was never opened here.
    await context.setOffline(true);
    await page.reload();
    await page.getByText('无网络').waitFor();
    await page.getByRole('link', { name: new RegExp(visit.title) }).tap();
    await page.getByText('督导下级机关，不检查经营主体').waitFor();
    expect(await looks(page)).toEqual([]);
    await page.getByRole('button', { name: '到场打开' }).tap();
    await expect.poll(() => wordsOf(status(page))).toContain('待发 1');

    await question(page, 'q1').getByText('是', { exact: true }).tap();
    await question(page, 'q2').locator('input').fill('42');
    await question(page, 'q3').getByText('否', { exact: true }).tap();
    await question(page, 'q6').locator('input[type=file]').setInputFiles(picture());
    await question(page, 'q6').getByText('已拍 1 张').waitFor();
    await page.waitForTimeout(KEPT_MS);
    // The battery dies: what was typed and photographed is there again.
    await page.reload();
    await question(page, 'q6').getByText('已拍 1 张').waitFor();
    expect(await question(page, 'q2').locator('input').inputValue()).toBe('42');
    expect(await looks(page)).toEqual([]);
    await page.getByRole('button', { name: '保存回答（4）' }).tap();
    await expect.poll(() => wordsOf(status(page))).toContain('待发 2');

    await page.locator('summary', { hasText: '登记问题' }).tap();
    await page.getByLabel(/^问题/).fill('回访记录缺失');
    await page.getByLabel(/^领域/).selectOption('consumer');
    await page.getByLabel(/^具体情况/).fill('五月回访没有记录。');
    await page.getByRole('button', { name: '保存问题' }).tap();
    await expect.poll(() => wordsOf(status(page))).toContain('待发 3');
    await page.reload();
    await expect.poll(() => wordsOf(status(page))).toContain('待发 3');

    await context.setOffline(false);
    await expect.poll(() => wordsOf(status(page)), { timeout: 25_000 }).toContain('待发 0');
    const stood = await sheet();
    expect(stood).toMatchObject({ state: 'open', problems: [{ title: '回访记录缺失' }] });
    expect(stood.answers.map(({ question: id, value }: { question: string; value: unknown }) => [id, value])).toEqual([
      ['q1', 'yes'],
      ['q2', 42],
      ['q3', 'no'],
      ['q6', null],
    ]);
    const file = stood.answers[3].photos[0];
    const shot = await context.request.get(`/api/supervision/photos/${at}/${file}`);
    expect([shot.status(), shot.headers()['content-type']]).toEqual([200, 'image/png']);
    // What was written down became a finding of its own, once.
    const findings = async () =>
      (await call(person, 'GET', `/api/office?procedure=finding&origin=${visit.id}`)).body.total;
    await expect.poll(findings, { timeout: 15_000 }).toBe(1);

    const desk = await stage().enter();
    await signIn(desk.page, 'campaign');
    // Without network an answer is changed; meanwhile a colleague of the team answers otherwise.
    await page.goto(`/console/on-site/visit/${at}`);
    await question(page, 'q1')
      .getByText(/已答：是/)
      .waitFor();
    await context.setOffline(true);
    await question(page, 'q1').getByText('否', { exact: true }).tap();
    await page.getByRole('button', { name: '保存回答（1）' }).tap();
    await expect.poll(() => wordsOf(status(page))).toContain('待发 1');
    const now = (await call(desk, 'GET', `/api/supervision/visits/${at}`)).body;
    const theirs = { question: 'q1', value: 'not-applicable', seen: now.answers[0].seq };
    const done = await call(desk, 'POST', `/api/office/${at}/acts`, {
      ...{ actId: crypto.randomUUID(), verb: 'answer', version: now.version, body: { answers: [theirs] } },
    });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    await context.setOffline(false);
    await page.getByText('有内容被退回').waitFor();
    expect((await sheet()).answers[0].value).toBe('not-applicable');
    await page.goto('/console/on-site/outbox');
    await page.getByText('您作答后其他人已经修改了这道题的回答').first().waitFor();
    await page.getByRole('link', { name: '更正后重发' }).tap();
    await question(page, 'q1').getByRole('alert').waitFor();
    expect(await looks(page)).toEqual([]);
    await page.getByRole('button', { name: '保留我的回答' }).tap();
    await page.getByRole('button', { name: '保存回答（1）' }).tap();
    await expect.poll(async () => (await sheet()).answers[0].value, { timeout: 25_000 }).toBe('no');

    await page.locator('summary', { hasText: '结束走访' }).tap();
    await page.getByLabel(/^走访情况/).fill('台账齐全，回访记录缺失。');
    await page.getByRole('button', { name: '结束走访' }).tap();
    await page.getByText('这次走访已经结束').waitFor();
    await expect.poll(async () => (await sheet()).state, { timeout: 25_000 }).toBe('closed');
  },
);

journey(
  'J-028 a sealed visit shows place and day to its team on the phone, and its round shows it as sealed',
  async () => {
    const person = await onSite();
    const { page } = person;
    await page.getByRole('link', { name: /暗访（密封）/ }).tap();
    await page.getByText('密封：只有督导组和下达人可见').waitFor();
    expect(await wordsOf(page.locator('.os-h1'))).not.toContain('密封');
    const desk = await stage().enter();
    await signIn(desk.page, 'campaign');
    await desk.page.goto('/console/findings');
    await desk.page.getByRole('heading', { name: '问题台账' }).waitFor();
    await desk.page.getByRole('row', { name: /药品/ }).first().waitFor();
    expect(await violationsOn(desk.page)).toEqual([]);
    const { body } = await call(desk, 'GET', '/api/office?procedure=survey');
    await desk.page.goto(`/console/matters/${body.items[0].homeRegion}/${body.items[0].id}`);
    const route = desk.page.getByRole('table', { name: '路线与进度' });
    await route.getByText('打开前仅督导组和下达人可见地点和日期').waitFor();
    // The map has the stops by the numbers of the list; what is sealed is no stop of either.
    const drawn = desk.page.getByRole('img', { name: /督导路线图，4 站/ });
    await drawn.waitFor();
    expect((await drawn.locator('.route-number').allTextContents()).map(Number)).toEqual([1, 2, 3, 4]);
    const numbers = await route.getByRole('row').locator('td:first-child').allTextContents();
    expect(numbers).toEqual(['1', '2', '3', '4', '—']);
    await desk.page.getByText('1 次暗访密封，不在图上').waitFor();
    await desk.page
      .getByText(/次走访中/)
      .first()
      .waitFor();
    expect(await violationsOn(desk.page)).toEqual([]);
  },
);
