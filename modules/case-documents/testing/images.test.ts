import { describe, expect, test } from 'vitest';
import { renderPdf } from '../../../platform/documents/index.ts';
import { letter } from '../../../platform/documents/testing.ts';
import { compareWithReferences, difference, picturesOf, pngOf, TOLERANCE } from './images.ts';

const first = async (doc: typeof letter) =>
  (await picturesOf((await renderPdf(doc)).bytes))[0] ?? expect.fail('no page');

describe('pictures of forms', () => {
  test('a page is grey, upright A4, packed small', async () => {
    const page = await first(letter);
    expect(page.height / page.width).toBeCloseTo(297 / 210, 1);
    expect(page.grey.length).toBe(page.width * page.height);
    expect(page.grey.filter((value) => value === 255).length / page.grey.length).toBeGreaterThan(0.8);
    expect(pngOf(page).length).toBeLessThan(40_000);
  });

  test('the same page is the same; a word less, a line more or another size is not', async () => {
    const page = await first(letter);
    expect(difference(page, await first(letter))).toBe(0);
    const blocks = letter.blocks.slice(1);
    expect(difference(page, await first({ ...letter, blocks }))).toBeGreaterThan(0);
    const more = [{ kind: 'paragraph', runs: ['多一行'] } as const, ...letter.blocks];
    expect(difference(page, await first({ ...letter, blocks: more }))).toBeGreaterThan(TOLERANCE);
    expect(difference(page, await first({ ...letter, title: '关于投诉处理结果的告知书' }))).toBeGreaterThan(0);
    expect(difference(page, await first({ ...letter, landscape: true }))).toBe(1);
  });

  test.skipIf(process.env.REFERENCE === 'write')('another document than the reference is found out', async () => {
    const { bytes } = await renderPdf(letter);
    const misfits = await compareWithReferences('form-13', bytes);
    expect(misfits[0]?.page).toBe(1);
    expect(misfits[0]?.share).toBeGreaterThan(TOLERANCE);
    expect(misfits[0]?.seen).toMatch(/form-13-1\.png$/);
  });
});
