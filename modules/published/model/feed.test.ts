import { expect, test } from 'vitest';
import type { PublishedItem } from '../contract.ts';
import { atomOf, xmlText } from './feed.ts';

const item: PublishedItem = {
  ...{ kind: 'decision', kindTitle: { zh: '行政处罚', en: 'Penalty decision' }, region: '980102' },
  id: '019e0000-0000-7000-8000-000000000001',
  title: '甲&乙<script>"店\u0007',
  ...{ firm: '', code: '', authority: '980102', authorityName: { zh: '听泉区局', en: 'Bureau' } },
  ...{ day: '2026-06-01', until: null, ownPath: '', file: '', sha256: 'a'.repeat(64) },
  facts: [{ label: { zh: '违法行为', en: 'Violation' }, value: { zh: ']]>', en: ']]>' } }],
  path: '/published/decision/980102/019e0000-0000-7000-8000-000000000001',
};
const feed = (items: readonly PublishedItem[]) =>
  atomOf({
    ...{ items, language: 'zh', origin: 'https://example.invalid', now: new Date('2026-06-02T00:00:00Z') },
    self: '/public/feed.atom?q=%3C&kind=decision',
  });

test('whatever a title holds is text, never a tag, and no character that XML forbids stays', () => {
  const text = feed([item]);
  expect(text).toContain('<title>甲&amp;乙&lt;script&gt;&quot;店</title>');
  expect(text).toContain('违法行为：]]&gt;');
  expect(text).toContain('href="https://example.invalid/public/feed.atom?q=%3C&amp;kind=decision"');
  expect(text.match(/<\/?[a-z]+/g)?.filter((tag) => tag.includes('script'))).toEqual([]);
});

test('an empty feed is a feed still', () => {
  expect(feed([])).toContain('<updated>2026-06-02T00:00:00.000Z</updated>');
  expect(feed([])).not.toContain('<entry>');
});

test('half of a character is left out, a whole one stays', () => {
  expect(xmlText('a\ud800b𠮷\ufffe')).toBe('ab𠮷');
});
