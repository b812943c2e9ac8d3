import type { Locator } from 'playwright-core';

/** What a reader sees there: hidden words and the layout of the source are left out. */
export function wordsOf(locator: Locator): Promise<string> {
  // biome-ignore lint/performance/useDomNodeTextContent: text that no reader sees must not satisfy a test
  return locator.innerText();
}
