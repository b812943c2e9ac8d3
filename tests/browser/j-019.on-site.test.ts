import { createHash } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { expect } from 'vitest';
import { DEMO_PASSWORD, staffOf } from '../../world/people.ts';
import { violationsOn } from './support/axe.ts';
import { tellCases } from './support/case-stage.ts';
import { signIn } from './support/console-steps.ts';
import { journey, openStage, type Person, type Stage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
/** What is typed is sealed and kept within moments; nothing on the page says when. A busy machine gets more than it needs. */
const SEALED_MS = 1_000;
const HOME = '980102';
const CAUSE = '未按规定明码标价';
const CITATION = '《中华人民共和国价格法》第四十二条';

let cases: ReturnType<typeof tellCases> | undefined;
function told({ served }: Stage): ReturnType<typeof tellCases> {
  cases ??= tellCases(served.composed);
  return cases;
}

const officers = staffOf(HOME, 'officer')
  .filter(({ licenceNo }) => licenceNo !== null)
  .map(({ id, licenceNo }) => ({ person: id, licence: licenceNo }));

/** Calls the API with the cookies of a window. */
async function call({ context }: Person, method: 'GET' | 'POST', url: string, data?: object) {
  const headers = { 'x-qingyuan': '1' };
  const answer = await context.request.fetch(url, { method, headers, ...(data === undefined ? {} : { data }) });
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  return { status: answer.status(), body: (await answer.json()) as any };
}

/** An officer with a phone, the on-site pages open and kept by their worker. */
async function onSite(): Promise<Person> {
  const person = await stage().enter({ phone: true });
  const { page } = person;
  await page.goto('/console/on-site');
  await page.locator('input[autocomplete="username"]').fill('officer');
  await page.locator('input[autocomplete="current-password"]').fill(DEMO_PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByText('我的在办案件').waitFor();
  // Worker active and every file of this build kept.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.getByText('案件信息更新于').waitFor();
  return person;
}

/** A decision of another day, so that the bureau has something usual. */
async function usual(person: Person): Promise<void> {
  const body = {
    ...{
      title: '某店未明码标价案',
      cause: CAUSE,
      violation: 'price-not-marked',
      domain: 'price',
      channel: 'inspection',
    },
    ...{ party: { kind: 'organisation', name: '某店' }, place: '城西路1号', sources: [], campaigns: [] },
    ...{ officers: officers.slice(0, 2), certain: true, facts: '未标价。', told: true, defence: { made: false } },
    penalties: [{ kind: 'warning', citation: CITATION }],
    signature: { how: 'signed', name: '王某', on: '2026-06-09' },
  };
  const actId = crypto.randomUUID();
  const done = await call(person, 'POST', '/api/cases', { actId, procedure: 'summary-case', body });
  expect(done.status, JSON.stringify(done.body)).toBe(201);
}

/** A finger that counts what it does. */
class Finger {
  count = 0;
  async tap(target: Locator): Promise<void> {
    this.count += 1;
    await target.tap();
  }
  async type(target: Locator, text: string): Promise<void> {
    this.count += 1;
    await target.fill(text);
  }
  async choose(target: Locator, index: number): Promise<void> {
    this.count += 1;
    await target.selectOption({ index });
  }
  /** One stroke on a pad. */
  async sign(pad: Locator): Promise<void> {
    this.count += 1;
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (box === null) throw new Error('no pad');
    const { mouse } = pad.page();
    await mouse.move(box.x + 40, box.y + 60);
    await mouse.down();
    for (const [x, y] of [
      [90, 100],
      [140, 50],
      [200, 110],
    ] as const)
      await mouse.move(box.x + x, box.y + y);
    await mouse.up();
  }
}

const next = (page: Page): Locator => page.getByRole('button', { name: '下一步' });
const status = (page: Page): Locator => page.locator('.os-status');

/** From the top: what a sticky bar covers while one scrolls is no fault of the target under it. */
async function looks(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => window.scrollTo(0, 0));
  return violationsOn(page);
}

/** From the start page to the decision that is handed over. */
async function decide(page: Page, finger: Finger, party: string): Promise<string> {
  await finger.tap(page.getByRole('link', { name: /当场处罚/ }).first());
  await finger.tap(page.getByRole('button', { name: new RegExp(CAUSE) }));
  await finger.tap(next(page));
  await finger.type(page.getByLabel(/^单位名称/), party);
  await finger.type(page.getByLabel(/^违法行为地点/), '城西路8号');
  await finger.tap(next(page));
  await finger.tap(page.getByRole('button', { name: /执法人员现场检查发现/ }));
  await finger.tap(page.getByLabel(/违法事实确凿/));
  await finger.tap(page.getByLabel(/已告知拟处罚内容/));
  await finger.tap(page.getByLabel('未提出'));
  await finger.tap(next(page));
  await finger.tap(page.getByRole('button', { name: '1500', exact: true }));
  await finger.choose(page.getByLabel(/^执法人员二/), 1);
  await finger.tap(next(page));
  await page.locator('.os-paper').getByText('人民币壹仟伍佰元整').waitFor();
  await finger.sign(page.locator('.os-pad'));
  await finger.type(page.getByLabel(/^签名人姓名/), '李某');
  await finger.tap(page.getByRole('button', { name: '作出决定并交付' }));
  await page.getByRole('heading', { name: '决定书', exact: true }).waitFor();
  return wordsOf(page.locator('.os-paper-number'));
}

const found = async (person: Person, q: string): Promise<number> =>
  (await call(person, 'GET', `/api/cases?q=${encodeURIComponent(q)}`)).body.total;

journey(
  'J-019 a decision on the spot without network: numbered, handed over, sent once when there is network',
  async () => {
    const person = await onSite();
    const { page, context } = person;
    await usual(person);
    await page.reload();
    await page.getByRole('button', { name: '预领5个' }).tap();
    await page.getByText(/剩 5 个/).waitFor();
    // The usual violations were laid out before there was no network.
    await page.getByText('案件信息更新于').waitFor();

    await context.setOffline(true);
    await page.reload();
    await page.getByText('无网络').waitFor();
    await page.getByText(/剩 5 个/).waitFor();

    const finger = new Finger();
    const number = await decide(page, finger, '某某便利店');
    expect(number).toMatch(/市监当罚〔2026〕\d+号$/);
    expect(finger.count).toBeLessThanOrEqual(25);
    console.log(`a decision on the spot: ${finger.count} interactions`);
    await expect.poll(() => wordsOf(status(page))).toContain('待发 1');

    // The battery dies; the phone is on again, still without network.
    await page.reload();
    await page.locator('.os-paper-number').getByText(number).waitFor();
    await page.locator('.os-paper-signatures img').waitFor();
    expect(await looks(page)).toEqual([]);
    await page.goto('/console/on-site');
    await page.getByText(/剩 4 个/).waitFor();
    await expect.poll(() => wordsOf(status(page))).toContain('待发 1');

    await context.setOffline(false);
    await expect.poll(() => wordsOf(status(page)), { timeout: 20_000 }).toContain('待发 0');
    await expect.poll(() => wordsOf(status(page))).toContain('上次发送');
    expect(await found(person, number)).toBe(1);
    const { body } = await call(person, 'GET', `/api/cases?q=${encodeURIComponent(number)}`);
    const [row] = body.items;
    expect(row).toMatchObject({ number, procedure: 'summary-case', state: 'decided', imposedFen: 150_000 });
    // Decision, and the picture of the signature that was kept with it.
    const detail = await call(person, 'GET', `/api/cases/${row.homeRegion}/${row.id}`);
    expect(detail.body.matter.acts.map(({ verb }: { verb: string }) => verb).sort()).toEqual([
      'decide-on-spot',
      'keep-record',
    ]);
    await page.getByRole('link', { name: /待发/ }).tap();
    await page.getByRole('heading', { name: '已发送' }).waitFor();
    await page.reload();
    await expect.poll(() => wordsOf(status(page))).toContain('待发 0');
    expect(await found(person, number)).toBe(1);
  },
);

/** A picture whose bytes are known. */
function picture(red: number): Buffer {
  const png = new PNG({ width: 60, height: 40 });
  png.data.fill(255);
  for (let at = 0; at < png.data.length; at += 4) png.data[at] = red;
  return PNG.sync.write(png);
}

journey('J-019 photographs and an inquiry without network go in order, past what others did meanwhile', async () => {
  const { gathering } = await told(stage());
  const person = await onSite();
  const { page, context } = person;
  const finger = new Finger();
  const card = page.locator('.os-case', { hasText: '901号' });
  await card.waitFor();
  await context.setOffline(true);
  await page.reload();

  await card.getByRole('link', { name: '拍照取证' }).tap();
  const files = [picture(10), picture(200)];
  for (const [index, buffer] of files.entries()) {
    await page.locator('#os-camera').setInputFiles({ name: `IMG_${index}.png`, mimeType: 'image/png', buffer });
    await page.locator('.os-shots > li').nth(index).waitFor();
  }
  const hash = createHash('sha256')
    .update(files[0] ?? '')
    .digest('hex');
  await page.locator(`.os-hash[title="${hash}"]`).waitFor();
  await page.getByLabel(/^拍摄地点/).fill('城西路8号');
  // A crash in the middle: pictures and words are there again.
  await page.waitForTimeout(SEALED_MS);
  await page.reload();
  await page.locator('.os-shots > li').nth(1).waitFor();
  for (const shot of await page.locator('.os-shots > li').all()) {
    await shot.getByRole('button', { name: '现场全景照片' }).tap();
  }
  expect(await looks(page)).toEqual([]);
  await page.getByRole('button', { name: /保存并登记证据/ }).tap();
  await expect.poll(() => wordsOf(status(page))).toContain('待发 2');

  await card.getByRole('link', { name: '询问笔录' }).tap();
  await page.getByLabel(/^被询问人/).fill('李某');
  await page.getByLabel(/^询问地点/).fill('城西路8号');
  await page.getByLabel('已出示执法证件').tap();
  await page.getByLabel(/已告知权利义务/).tap();
  await page.getByRole('button', { name: '开始询问' }).tap();
  const answers = ['看清了。', '听清了。', '不申请回避。', '李某，店长。', '我是店长。'];
  for (const [index, answer] of answers.entries())
    await page.getByLabel(`答${index + 1}`, { exact: true }).fill(answer);
  await page
    .getByRole('button', { name: '请你说明价格欺诈的具体经过。' })
    .or(page.getByRole('button', { name: /具体经过/ }))
    .tap();
  await page.getByLabel('答6', { exact: true }).fill('标价签没有及时更换。');
  await page.waitForTimeout(SEALED_MS);
  await page.reload();
  expect(await page.getByLabel('答6', { exact: true }).inputValue()).toBe('标价签没有及时更换。');
  await page.getByRole('button', { name: '核对笔录' }).tap();
  await page.locator('.os-read').getByText('不申请回避。').waitFor();
  const pages = await page.locator('.os-pages button').count();
  for (let no = 0; no < pages; no += 1) {
    await page.locator('.os-pages button').nth(no).tap();
    await finger.sign(page.locator('.os-pad'));
  }
  expect(await looks(page)).toEqual([]);
  await page.getByRole('button', { name: '完成笔录' }).tap();
  await expect.poll(() => wordsOf(status(page))).toContain('待发 3');

  // Meanwhile a colleague works on the same case: its version moves on.
  const desk = await stage().enter();
  await signIn(desk.page, 'head');
  const url = `/api/cases/${HOME}/${gathering}`;
  const seen = (await call(desk, 'GET', url)).body;
  const task = { actId: crypto.randomUUID(), verb: 'add-task', version: seen.row.version };
  const owner = officers[0]?.person;
  const moved = await call(desk, 'POST', `${url}/acts`, {
    ...task,
    body: { title: '核对票据', owner, due: '2026-06-20' },
  });
  expect(moved.status, JSON.stringify(moved.body)).toBe(200);

  await context.setOffline(false);
  await expect.poll(() => wordsOf(status(page)), { timeout: 30_000 }).toContain('待发 0');
  const { acts } = (await call(desk, 'GET', url)).body.matter;
  const verbs = [...acts]
    .sort((a: { seq: number }, b: { seq: number }) => a.seq - b.seq)
    .filter(({ seq }: { seq: number }) => seq > seen.row.version + 1)
    .map(({ verb }: { verb: string }) => verb);
  expect(verbs).toEqual(['add-evidence', 'add-evidence', 'record-inquiry', 'add-evidence']);
  const { items } = (await call(person, 'GET', `${url}/evidence`)).body;
  expect(items.filter(({ sha256 }: { sha256: string }) => sha256 === hash)).toHaveLength(1);
});

journey('J-019 a refusal stays with its words until it is corrected; signing out warns', async () => {
  const person = await onSite();
  const { page, context } = person;
  await usual(person);
  await page.reload();
  await page.getByRole('button', { name: '预领5个' }).tap();
  await page.getByText(/剩 \d+ 个/).waitFor();
  await page.getByText('案件信息更新于').waitFor();
  await context.setOffline(true);
  const number = await decide(page, new Finger(), '另一家便利店');

  // Its phone was reported lost: a head wrote its numbers off.
  const desk = await stage().enter();
  await signIn(desk.page, 'head');
  const { blocks } = (await call(desk, 'GET', '/api/cases/number-blocks?whose=office')).body;
  for (const { id } of blocks) await call(desk, 'POST', `/api/cases/number-blocks/${id}/void`, { reason: '手机遗失' });

  await context.setOffline(false);
  await expect.poll(() => wordsOf(status(page)), { timeout: 20_000 }).toContain('退回 1');
  await page.locator('.os-status a').tap();
  await page
    .locator('.os-refusal')
    .getByText(/已经使用、退回或者作废/)
    .waitFor();
  await page.locator('.os-refusal').getByText('notices.block.gone').waitFor();
  await page.reload();
  await page.locator('.os-refusal').getByText(number).waitFor();
  expect(await looks(page)).toEqual([]);

  await page.getByRole('button', { name: '退出', exact: true }).tap();
  await page.getByText(/待发或退回 1 项/).waitFor();
  await page.getByRole('button', { name: '先不退出' }).tap();

  await page.getByRole('link', { name: '更正后重发' }).tap();
  await page.getByText('正在更正被退回的决定').waitFor();
  await page.getByRole('button', { name: '作出决定并交付' }).tap();
  await page.getByText(/已上传，案件已在办案台/).waitFor();
  const other = await wordsOf(page.locator('.os-paper-number'));
  expect(other).not.toBe(number);
  expect([await found(person, number), await found(person, other)]).toEqual([0, 1]);

  // Nothing waits any more: nothing of the officer stays on the device.
  await page.goto('/console/on-site/outbox');
  await page.getByRole('button', { name: '退出', exact: true }).tap();
  await page.locator('input[autocomplete="username"]').waitFor();
  const left = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const open = indexedDB.open('qingyuan-on-site');
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const cells = open.result.transaction('cells').objectStore('cells').count();
    await new Promise((resolve) => {
      cells.onsuccess = resolve;
    });
    return { databases: databases.length, cells: cells.result, caches: (await caches.keys()).length };
  });
  expect(left).toMatchObject({ cells: 0, caches: 0 });
});
