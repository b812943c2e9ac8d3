import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import { longCase } from '../../modules/cases/model/case/testing/long.ts';
import type { Step } from '../../modules/cases/model/case/testing/story.ts';
import { people } from '../../world/people.ts';
import { players, tellCase } from '../support/tell-case.ts';
import { signIn } from './support/console-steps.ts';
import { journey, openStage, type Stage } from './support/stage.ts';
import { wordsOf } from './support/words-of.ts';

const stage = openStage();

const REGION = '980102';
const ACTS = 260;
/** The story happens in June; the stage opens before. */
const EARLIER = -21;

/** Told, answered by the party, and since then grown by two hundred tasks. */
function long({ served }: Stage): Promise<string> {
  // In a field that no campaign of the world counts: its rule would add an act of its own.
  const text = JSON.stringify(longCase(39, ACTS - 8 - 39 - 13))
    .replaceAll(/2026-0[56]-\d\d/g, (day) => addDays(day as PlainDate, EARLIER))
    .replaceAll(/"domain":"[a-z-]+"/g, '"domain":"other"');
  const of = (login: string): string => people.find((each) => each.login === login)?.id ?? '';
  const cast = players(REGION, { officer: of('officer'), head: of('head') });
  return tellCase(served.composed.ledger, JSON.parse(text) as Step[], cast);
}

const down = (from: number, to: number): readonly number[] => Array.from({ length: from - to + 1 }, (_, n) => from - n);
const shown = (page: Page): Promise<readonly number[]> =>
  page.locator('#acts .timeline > li').evaluateAll((all) => all.map((each) => Number(each.getAttribute('data-seq'))));

journey(
  'J-025 a case of many acts: the page opens with the latest, what it quotes lies far back, the end is reached',
  async () => {
    const id = await long(stage());
    const { page } = await stage().enter({ size: { width: 1366, height: 768 } });
    await signIn(page, 'officer');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes(id)) asked.push(new URL(request.url()).search);
    });
    await page.goto(`/console/cases/${REGION}/${id}`);
    await page.locator('#acts .timeline').waitFor();
    expect(await shown(page)).toEqual(down(ACTS, ACTS - 29));
    expect(asked.some((search) => search.includes('before='))).toBe(false);

    // Told in the first act, which is not among the latest.
    const party = await wordsOf(page.locator('#party'));
    for (const words of ['王某', '城西路8号', '现场检查照片和收费票据']) expect(party).toContain(words);
    // Handed on long ago.
    const evidence = page.locator('#evidence');
    await evidence.locator('.custody summary').first().click();
    expect(await wordsOf(evidence.locator('.custody').first())).toContain('入库保管');
    expect(await wordsOf(page.locator('#tasks'))).toContain('200');

    const more = page.locator('#acts .timeline-earlier');
    await more.click();
    await expect.poll(() => shown(page)).toEqual(down(ACTS, ACTS - 129));
    // By the keyboard as well.
    await page.keyboard.press('m');
    await expect.poll(async () => (await shown(page)).length).toBe(230);
    await page.keyboard.press('m');
    await expect.poll(() => shown(page)).toEqual(down(ACTS, 1));
    expect(await more.count()).toBe(0);
  },
);

journey('J-025 on paper stands every act, though the screen has thirty', async () => {
  const id = await long(stage());
  const { page } = await stage().enter({ size: { width: 1366, height: 768 } });
  await signIn(page, 'officer');
  await page.addInitScript(() => {
    window.print = () => {
      const printed = [...document.querySelectorAll('#acts .timeline > li')].map((each) =>
        each.getAttribute('data-seq'),
      );
      document.documentElement.dataset.printed = printed.join(' ');
      document.documentElement.dataset.exhibits = String(document.querySelectorAll('#evidence tbody tr').length);
    };
  });
  await page.goto(`/console/cases/${REGION}/${id}`);
  await page.locator('#acts .timeline').waitFor();
  await page.getByRole('button', { name: '打印' }).first().click();
  const root = page.locator('html[data-printed]');
  await root.waitFor();
  expect((await root.getAttribute('data-printed'))?.split(' ').map(Number)).toEqual(down(ACTS, 1));
  expect(await root.getAttribute('data-exhibits')).toBe('39');
});
