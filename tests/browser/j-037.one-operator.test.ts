import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { Looks } from './support/axe.ts';
import { signIn } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();

/** A report against somebody without a code, as the console files it. */
const report = (page: Page, title: string, respondent: object): Promise<string> =>
  page.evaluate(
    async ({ body }) => {
      const headers = { 'content-type': 'application/json', 'x-qingyuan': '1' };
      const answer = await fetch('/api/matters', { method: 'POST', headers, body });
      const { homeRegion, matterId } = await answer.json();
      return `${homeRegion}/${matterId}`;
    },
    {
      body: JSON.stringify({
        ...{ actId: randomUUID(), procedure: 'report', verb: 'receive' },
        body: { title, text: '夜里占道经营，油烟扰民，没有证照。', channel: 'phone', respondent },
      }),
    },
  );

journey('J-037 an officer finds what else concerns a stall without a code, decides, and takes it back', async () => {
  const { page } = await stage().enter();
  await signIn(page, 'officer', '/console/');
  const address = '临江街道南门路8号';
  const matter = await report(page, '南门路烧烤摊无照', { name: '老王烧烤', address });
  await report(page, '烧烤摊油烟', { name: '老王烧烤摊', address });
  // Found as soon as the worker has read it.
  await expect
    .poll(
      () =>
        page.evaluate(async (of) => (await (await fetch(`/api/matters/${of}/subject`)).json()).matters.length, matter),
      { timeout: 20_000 },
    )
    .toBe(1);

  await page.goto(`/console/matters/${matter}`);
  await page.getByRole('link', { name: '查看该主体的全部相关事项（含名称变体）' }).click();
  const perhaps = page.locator('section.panel', { has: page.getByRole('heading', { name: '可能是该主体（1）' }) });
  await perhaps.getByText('很可能').waitFor();
  await perhaps.locator('summary').click();
  const parts = await wordsOf(perhaps.locator('.waterfall'));
  for (const part of ['名称', '属地：同县', '地址：同路同号', '比对之前']) expect(parts).toContain(part);
  const look = new Looks(page);
  await look.at('perhaps');

  await perhaps.getByRole('button', { name: '是该主体: 烧烤摊油烟' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由').fill('现场核对，是同一个摊主');
  await look.at('say');
  await dialog.getByRole('button', { name: '是该主体' }).click();
  const its = page.locator('section.panel', { has: page.getByRole('heading', { name: '该主体的事项（1）' }) });
  await its.getByText('现场核对，是同一个摊主').waitFor();
  await look.at('said');

  await its.getByRole('button', { name: '撤回认定: 烧烤摊油烟' }).click();
  await dialog.getByLabel('理由').fill('摊主更正，是两家');
  await dialog.getByRole('button', { name: '撤回认定' }).click();
  await perhaps.getByText('很可能').waitFor();
  expect(look.found).toEqual({});
});
