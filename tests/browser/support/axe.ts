import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Result } from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** As small as it comes: a page that was loaded anew is handed it anew. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong on the page as it stands, one line each: rule, where, why. Empty is good. */
export async function violationsOn(page: Page): Promise<string[]> {
  // Half-way through a fade a colour is neither the old one nor the new one. What turns for ever is left turning.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
  // Handed over as text: the page's own policy lets no foreign script in by any other way.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  const options = JSON.stringify({ runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<{ violations: readonly Result[] }>(`axe.run(document, ${options})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary}`),
  );
}

/** Collects what is wrong by page, so that one run tells all of it. */
export class Looks {
  readonly #page: Page;
  readonly found: Record<string, string[]> = {};

  constructor(page: Page) {
    this.#page = page;
  }

  async at(name: string): Promise<void> {
    const violations = await violationsOn(this.#page);
    if (violations.length > 0) this.found[name] = violations;
  }
}
