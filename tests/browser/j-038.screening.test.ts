import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { commitWatchList, watchListKind } from '../../modules/parties/index.ts';
import { clerkAt } from '../../modules/parties/testing.ts';
import { proposeMapping, validate } from '../../platform/import/index.ts';
import { Looks } from './support/axe.ts';
import { signIn } from './support/console-steps.ts';
import { journey, openStage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();

/** A report against an operator, as the console files it. */
const report = (page: Page, title: string, respondent: object): Promise<string> =>
  page.evaluate(
    async ({ body }) => {
      const headers = { 'content-type': 'application/json', 'x-qingyuan': '1' };
      const answer = await fetch('/api/matters', { method: 'POST', headers, body });
      const { homeRegion } = await answer.json();
      return homeRegion;
    },
    {
      body: JSON.stringify({
        ...{ actId: randomUUID(), procedure: 'report', verb: 'receive' },
        body: { title, text: '卖的酒没有标签。', channel: 'phone', respondent },
      }),
    },
  );

/** The province keeps a list with one firm on it. */
async function keepList(): Promise<void> {
  const { store, ledger, dataDir } = stage().served.composed;
  const keeper = clerkAt('980000');
  const file = join(dataDir, 'watch.csv');
  writeFileSync(
    file,
    '名单,来源,依据,用途,名单有效期至,名称,行政区划代码,法定代表人\n严重违法名单,省局,《信用管理办法》第五条,线索核查,2027-12-31,云岚鸿泰酒业有限公司,980101,李四\n',
  );
  const kind = watchListKind(() => ledger.clock.now());
  const headers = ['名单', '来源', '依据', '用途', '名单有效期至', '名称', '行政区划代码', '法定代表人'];
  const staged = await validate(file, kind, proposeMapping(headers, kind).mapping, {
    ...{
      authority: keeper.authority,
      stagingDir: join(dataDir, 'staging'),
      errorSheet: `${file}.errors.csv`,
      texts: {},
    },
  });
  await commitWatchList(staged, keeper, { store });
}

journey('J-038 an officer verifies whether an operator is the one on a list, and says why not', async () => {
  await keepList();
  const { page } = await stage().enter();
  await signIn(page, 'officer', '/console/');
  await report(page, '酒没有标签', { name: '云岚红泰酒业有限公司', region: '980101' });
  // Found as soon as the worker has read it.
  const hits = () => page.evaluate(async () => (await (await fetch('/api/watch-lists/hits')).json()).items.length);
  await expect.poll(hits, { timeout: 20_000 }).toBe(1);

  await page.getByRole('link', { name: '名单比对' }).click();
  const hit = page
    .locator('section.panel', { has: page.getByRole('heading', { name: '提示' }) })
    .locator('li')
    .first();
  await hit.getByText('云岚鸿泰酒业有限公司').waitFor();
  await hit.locator('summary').click();
  expect(await wordsOf(hit.locator('.waterfall'))).toContain('同音：红 → 鸿');
  const look = new Looks(page);
  await look.at('hit');

  await hit.getByRole('button', { name: '核实' }).click();
  await hit.getByLabel('核实情况').fill('登记机关和住所都不同，是两家');
  await look.at('verify');
  await hit.getByRole('button', { name: '不是同一主体' }).click();
  await page.getByText('没有待核实的提示').waitFor();
  await page.getByText('已核实').click();
  await page.getByText('登记机关和住所都不同，是两家').waitFor();
  await look.at('verified');
  expect(look.found).toEqual({});
});
