import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { jpegWithMetadata } from '../../platform/files/test-pictures.ts';
import { storePasswordHash } from '../../platform/identity/index.ts';
import { DEMO_PASSWORD, people } from '../../world/people.ts';
import { Looks } from './support/axe.ts';
import { choose, field, signIn } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();
const DESK = { width: 1366, height: 768 };

/** What a program with the officer's session asks of the server. */
const post = async (page: Page, address: string, data: object) => {
  const answer = await page.request.post(`/api${address}`, {
    headers: { 'x-qingyuan': '1' },
    data: { actId: uuidv7(), ...data },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
};

/** Gives somebody of the world the demo password, and gives them back. */
async function withPassword(login: string) {
  const person = people.find((each) => each.login === login);
  if (person === undefined) throw new Error(`the world has no ${login}`);
  const { identity, store } = stage().served.composed;
  await storePasswordHash(store.db, identity, person.id, await identity.slowHash.hash(DEMO_PASSWORD));
  return person;
}

/** Opens a matter as the officer and gives its address, `980102/…`. */
const register = async (page: Page, procedure: string, more: object = {}): Promise<string> => {
  const body = { title: '后厨使用过期食材', text: '后厨把过期的冻肉解冻后使用。', channel: 'phone', ...more };
  const { homeRegion, matterId } = await post(page, '/matters', { procedure, verb: 'receive', body });
  return `${homeRegion}/${matterId}`;
};

/** Hands files to the page as a drag or a paste does, which no driver can do with the real thing. */
const bring = (page: Page, how: 'drop' | 'paste', name: string, text: string): Promise<void> =>
  page.evaluate(
    ([kind, file, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], file, { type: 'text/plain' }));
      const panel = document.querySelector('.files-panel');
      if (kind === 'paste')
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: dataTransfer, bubbles: true }));
      else panel?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    },
    [how, name, text] as const,
  );

journey('J-012 files come by button, drag and paste; what their copies lack and what is refused is said', async () => {
  const { page } = await stage().enter({ size: DESK });
  const look = new Looks(page);
  await signIn(page, 'officer');
  await page.goto(`/console/matters/${await register(page, 'report')}`);
  const panel = page.locator('.files-panel');
  const file = (name: string) => panel.locator('.file', { hasText: name });
  await panel.getByText('还没有附件').waitFor();

  // Key f presses the field for files; the browser's own dialog behind it is not of the page.
  const input = panel.locator('input[type="file"]');
  await input.evaluate((element) =>
    element.addEventListener('click', (event) => {
      event.preventDefault();
      element.setAttribute('data-pressed', '');
    }),
  );
  await page.keyboard.press('f');
  await panel.locator('input[data-pressed]').waitFor({ state: 'attached' });
  await input.setInputFiles([{ name: '现场照片.jpg', mimeType: 'image/jpeg', buffer: jpegWithMetadata(6) }]);
  const photo = file('现场照片.jpg');
  await photo.getByRole('link', { name: '下载 现场照片.jpg' }).waitFor();
  expect(await wordsOf(photo)).toMatch(/图片\s+242 B\s+柏予/u);
  await photo.getByText('已去除隐藏信息').click();
  expect(await wordsOf(photo)).toMatch(/拍摄地点、时间、设备[\s\S]*SHA-256 [0-9a-f]{64}/u);
  const [saved] = await Promise.all([page.waitForEvent('download'), photo.getByRole('link').click()]);
  expect(saved.suggestedFilename()).toBe('现场照片.jpg');
  expect(readFileSync(await saved.path()).includes('GPSSECRET')).toBe(false);

  await bring(page, 'drop', '询问笔录.txt', '问：……');
  await file('询问笔录.txt').getByRole('link').waitFor();
  expect(await wordsOf(file('询问笔录.txt'))).toContain('文本');

  // What is pasted waits for a word, and can be left.
  await bring(page, 'paste', '随手复制.txt', '甲');
  await file('随手复制.txt').getByText('已粘贴，尚未上传').waitFor();
  await file('随手复制.txt').getByRole('button', { name: '移除 随手复制.txt' }).click();
  await bring(page, 'paste', '聊天记录.txt', '乙');
  await file('聊天记录.txt').getByRole('button', { name: '上传' }).click();
  await file('聊天记录.txt').getByRole('link').waitFor();
  expect(await file('随手复制.txt').count()).toBe(0);

  await bring(page, 'drop', '说明.pdf', '<html><script>alert(1)</script></html>');
  await file('说明.pdf').getByText('file.type-refused').waitFor();
  expect(await wordsOf(file('说明.pdf'))).toContain('没有上传成功');
  await look.at('files, one refused');
  await file('说明.pdf').getByRole('button', { name: '移除 说明.pdf' }).click();

  expect(await wordsOf(panel.locator('.panel-head'))).toContain('3 个');
  // Each is an act of the matter, with its name and its hash.
  const acts = page.locator('.timeline > li', { hasText: '添加附件' });
  await expect.poll(() => acts.count()).toBe(3);
  expect(await wordsOf(acts.first())).toContain('聊天记录.txt');
  expect(look.found).toEqual({});
});

journey('J-012 the custodian takes out an original for a written reason', async () => {
  const [officer, custodian] = await Promise.all([stage().enter(), stage().enter({ size: DESK })]);
  await signIn(officer.page, 'officer');
  const matter = await register(officer.page, 'clue');
  await officer.page.goto(`/console/matters/${matter}`);
  const photo = { name: '现场照片.jpg', mimeType: 'image/jpeg', buffer: jpegWithMetadata(6) };
  await officer.page.locator('.files-panel input[type="file"]').setInputFiles([photo]);
  await officer.page.locator('.file', { hasText: photo.name }).getByRole('link').waitFor();
  expect(await officer.page.getByRole('button', { name: '调取原件' }).count()).toBe(0);

  const { page } = custodian;
  const look = new Looks(page);
  await signIn(page, 'custodian', `/console/matters/${matter}`);
  await page.getByRole('button', { name: '调取原件' }).click();
  const take = page.getByRole('button', { name: '记录并下载' });
  expect(await take.isDisabled()).toBe(true);
  await field(page, '调取理由').fill('复核照片拍摄地点');
  await look.at('taking out an original');
  const [saved] = await Promise.all([page.waitForEvent('download'), take.click()]);
  expect(readFileSync(await saved.path()).includes('GPSSECRET')).toBe(true);
  expect(look.found).toEqual({});
});

journey('J-012 the history goes back to the first act; facts name another matter by its number', async () => {
  const { page } = await stage().enter({ size: DESK });
  const look = new Looks(page);
  await signIn(page, 'officer');
  const complaint = await register(page, 'complaint', { title: '投诉兼举报' });
  const origin = { procedure: 'complaint', matter: complaint.slice(7) };
  const report = await register(page, 'report', { title: '分出的举报', origin });
  // A campaign may take the report in by its rule meanwhile: an act more, which counts like any other.
  let version = 1;
  for (let n = 1; n <= 44; n += 1) {
    const done = await post(page, `/matters/${report}/acts`, {
      verb: 'note',
      version,
      body: { audience: 'me', text: `第${n}次备注` },
    });
    version = done.version;
  }
  // The server gives twenty acts where it would give a thousand.
  const asked: string[] = [];
  await page.route(/\/api\/matters\/\d{6}\/[0-9a-f-]{36}(\?.*)?$/u, (route) => {
    const url = new URL(route.request().url());
    asked.push(url.search);
    if (!url.searchParams.has('before')) url.searchParams.set('acts', '20');
    return route.continue({ url: url.href });
  });
  await page.goto(`/console/matters/${report}`);
  const acts = page.locator('.timeline > li');
  const earlier = page.getByRole('button', { name: /更早的记录/u });
  await earlier.waitFor();
  expect(await acts.count()).toBe(20);
  const all = Number(/已显示 20 \/ (\d+) 步/u.exec(await wordsOf(earlier))?.[1]);
  expect([45, 46]).toContain(all);
  await page.locator('h1').focus();
  await page.keyboard.press('m');
  await expect.poll(() => acts.count()).toBe(all);
  expect(asked).toContain(`?acts=100&before=${all - 19}`);
  expect(await wordsOf(acts.last())).toContain('#1 ');
  // Reading goes on where the new part begins.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-seq'))).toBe(String(all - 20));
  expect(await earlier.count()).toBe(0);
  await look.at('a whole history');

  const link = page.locator('.facts .matter-link a').first();
  expect(await wordsOf(link)).toBe(`980102-${complaint.slice(7, 20)}`);
  await link.click();
  await page.getByRole('heading', { level: 1, name: '投诉兼举报' }).waitFor();

  // A platform is asked for where the dealing was on one.
  await page.goto('/console/new/complaint');
  await field(page, '标题').waitFor();
  expect(await page.getByText('平台经营者', { exact: true }).count()).toBe(0);
  await choose(page, '业务领域', '网络交易');
  await page.getByText('平台经营者', { exact: true }).waitFor();
  expect(look.found).toEqual({});
});

journey('J-012 an officer hands all open work to a colleague, who is told of it and confirms', async () => {
  const [giver, taker] = await Promise.all([stage().enter({ size: DESK }), stage().enter({ size: DESK })]);
  const colleague = await withPassword('officer2.980102');

  const { page } = giver;
  const look = new Looks(page);
  await signIn(page, 'officer');
  await page.getByRole('navigation').getByRole('link', { name: '工作移交' }).click();
  await page.getByRole('heading', { level: 1, name: '工作移交' }).waitFor();
  const preview = page.locator('.hand-over-preview');
  await preview.getByText('件在办事项').waitFor();
  const open = Number(await wordsOf(preview.locator('.hand-over-number')));
  expect(open).toBeGreaterThan(5);
  await page.getByRole('button', { name: '移交', exact: true }).click();
  await page.getByText('请写明原因').waitFor();
  await look.at('hand-over, not filled in');
  await choose(page, '接收人', colleague.name);
  await field(page, '移交原因').fill('借调省局专班三个月');
  await preview.getByText('件将移交').waitFor();
  await page.getByRole('button', { name: `移交 ${open} 件` }).click();
  await page.locator('.ant-popconfirm-buttons .ant-btn-primary').click();
  await page.getByRole('heading', { name: `柏予的 ${open} 件在办事项已移交给${colleague.name}` }).waitFor();
  const [receipt] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载回执' }).first().click(),
  ]);
  expect(JSON.parse(readFileSync(await receipt.path(), 'utf8'))).toMatchObject({ reason: '借调省局专班三个月' });
  await page.locator('.hand-overs').getByText('待接收人确认').waitFor();
  await look.at('hand-over with its receipt');
  await page.getByRole('link', { name: '我承办的 0' }).waitFor();

  await signIn(taker.page, colleague.login);
  const nav = taker.page.getByRole('navigation').getByRole('link', { name: /工作移交/u });
  await expect.poll(() => wordsOf(nav)).toMatch(/待确认接收\s*1/u);
  await nav.click();
  const row = taker.page.locator('.hand-overs tbody tr').first();
  await row.getByRole('button', { name: `${open} 件` }).click();
  await taker.page.locator('.hand-over-matters li').first().waitFor();
  await taker.page.locator('.hand-over-matters .matter-link .soft').first().waitFor();
  const received = new Looks(taker.page);
  await received.at('hand-over, to be confirmed');
  await row.getByRole('button', { name: '确认接收' }).click();
  await row.getByText(/确认接收$/u).waitFor();
  await expect.poll(() => wordsOf(nav)).toBe('工作移交');
  expect(received.found).toEqual({});
  expect(look.found).toEqual({});
});
