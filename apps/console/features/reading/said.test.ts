import { describe, expect, it } from 'vitest';
import type { MentionView } from '../../../../modules/reading/contract.ts';
import { byKind, inWords } from './said.ts';

const mention = (kind: MentionView['kind'], value: string, start: number, parts = {}): MentionView => ({
  ...{ kind, value, in: 'text', parts },
  place: { start, end: start + 1 },
});

describe('what was read', () => {
  it('stands once a thing, by kinds in their order, with all its places', () => {
    const said = byKind([mention('firm', '甲店', 0), mention('phone', '1', 3), mention('firm', '甲店', 7)]);
    expect(said.map(([kind, things]) => [kind, things.map((each) => each.mentions.length)])).toEqual([
      ['phone', [1]],
      ['firm', [2]],
    ]);
    expect(byKind([])).toEqual([]);
  });

  it('is said as people say it', () => {
    const words = (kind: MentionView['kind'], value: string, parts = {}): string[] => {
      const one = { kind, value, mentions: [mention(kind, value, 0, parts)] };
      return [inWords(one, 'zh'), inWords(one, 'en')];
    };
    expect(words('amount', '350000')).toEqual(['3,500元', 'CNY 3,500']);
    expect(words('date', '2026-03-05')).toEqual(['2026年3月5日', '5 March 2026']);
    expect(words('shop', '甲店', { platform: '淘宝' })).toEqual(['甲店（淘宝）', '甲店 (淘宝)']);
    expect(words('person', '张*')).toEqual(['张*', '张*']);
  });
});
