import type { Page, Route } from 'playwright-core';
import { expect } from 'vitest';
import { signIn } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();

/** Pages that ask the server for what they show. */
const PAGES = [
  '',
  'queues/office',
  'cases/queues/team',
  'hearings',
  'reviews',
  'case-registers',
  'board',
  'board/matters?figure=received',
  'bulletins',
  'imports',
] as const;

/** What the pages ask beside who is there; without that there is no page at all. */
const ASKED = /\/api\/(?!session|me\b|authorities)/;

async function openEach(page: Page, look: (path: string) => Promise<void>): Promise<void> {
  for (const path of PAGES) {
    await page.goto(`/console/${path}`);
    await page.locator('#main h1').waitFor();
    await look(path);
  }
}

journey('a page that waits says so, and shows no figure before it knows one', async () => {
  const { page } = await stage().enter();
  await signIn(page, 'officer');
  const waiting: Route[] = [];
  await page.route(ASKED, (route) => void waiting.push(route));
  await openEach(page, async (path) => {
    await page.locator('#main [aria-busy="true"]').first().waitFor();
    expect([path, await page.locator('.side .count').count()]).toEqual([path, 0]);
  });
  // Answered late, the last page is there as ever.
  await page.unroute(ASKED);
  for (const route of waiting) await route.continue().catch(() => undefined);
  await page.locator('#main [aria-busy="true"]').waitFor({ state: 'detached' });
  await page.locator('.side .count').first().waitFor();
});

journey('a page that cannot reach the server says what happened and is whole again after another try', async () => {
  const { page } = await stage().enter();
  await signIn(page, 'officer');
  await openEach(page, async (path) => {
    await page.route(ASKED, (route) => route.abort());
    await page.reload();
    // Not every alert is a failure: a group that grows is told of in one too, once it is known.
    const note = page.locator('#main [role="alert"]', { hasText: '重试' }).first();
    await note.waitFor();
    expect([path, await wordsOf(note)]).toEqual([path, expect.stringContaining('连不上服务器')]);
    expect(await page.locator('#main h1').count()).toBe(1);
    await page.unroute(ASKED);
    await note.getByRole('button', { name: '重试' }).click();
    await note.waitFor({ state: 'detached' });
  });
});

journey('a list of cases with nothing in it says what that means', async () => {
  const { page } = await stage().enter();
  await signIn(page, 'intake');
  for (const [queue, words] of [
    ['mine', '您手上没有在办案件。'],
    ['to-review', '没有等待审核的案件。'],
  ] as const) {
    await page.route(/\/api\/cases\?/, (route) =>
      route.fulfill({ json: { items: [], total: 0, exact: true, next: null } }),
    );
    await page.goto(`/console/cases/queues/${queue}`);
    await page.locator('.nothing').getByText(words).waitFor();
  }
});

journey('what is not there says so, and offers no other try', async () => {
  const { page } = await stage().enter();
  await signIn(page, 'officer');
  for (const path of ['matters/980102', 'cases/980102', 'bulletins']) {
    await page.goto(`/console/${path}/019e0000-0000-7000-8000-000000000000`);
    const note = page.locator('#main [role="alert"]');
    await note.waitFor();
    expect(await note.getByRole('button').count()).toBe(0);
  }
});

journey('a window that was open while the system was upgraded asks to be loaded again', async () => {
  const { page: first, context } = await stage().enter();
  await signIn(first, 'officer');
  // Its own errors are what is looked at here.
  const page = await context.newPage();
  await page.goto('/console/queues/mine');
  await page.locator('#main h1').waitFor();
  await page.route(/BoardPage-.*\.js/, (route) => route.abort());
  await page.getByRole('link', { name: '线索清零' }).click();
  await page.getByRole('heading', { level: 1, name: '系统已更新' }).waitFor();
  // The frame stands: other pages open, and what failed is there after loading again.
  await page.getByRole('link', { name: '我承办的' }).click();
  await page.getByRole('heading', { level: 1, name: '我承办的' }).waitFor();
  await page.unroute(/BoardPage-.*\.js/);
  await page.getByRole('link', { name: '线索清零' }).click();
  await page.getByRole('button', { name: '重新载入' }).click();
  await page.getByRole('heading', { level: 1, name: '线索清零' }).waitFor();
});
