import { describe, expect, test } from 'vitest';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { definitionsDiffer } from './measures.ts';
import { comparable, elapsed } from './periods.ts';

const facts: JsonObject = {
  scope: { from: '2026-02-01', to: '2026-06-30', authorities: ['510500'] },
  baseline: { from: '2025-02-01', to: '2025-06-30' },
};
const day = (text: string): PlainDate => text as PlainDate;

describe('like days are compared with like', () => {
  test.each([
    ['before it begins', '2026-01-10', ['2026-02-01', '2026-02-01'], ['2025-02-01', '2025-02-01']],
    ['on its first day', '2026-02-01', ['2026-02-01', '2026-02-01'], ['2025-02-01', '2025-02-01']],
    ['in mid-course', '2026-03-01', ['2026-02-01', '2026-03-01'], ['2025-02-01', '2025-03-01']],
    ['when it is over', '2026-09-01', ['2026-02-01', '2026-06-30'], ['2025-02-01', '2025-06-30']],
  ])('%s', (_, today, now, before) => {
    const [from = '', to = ''] = now;
    expect(elapsed(facts, day(today))).toEqual({ from, to });
    expect(comparable(facts, day(today))).toEqual({ from: before[0], to: before[1] });
  });

  test('a short baseline is never told past its end, and none is none', () => {
    const short = { ...facts, baseline: { from: '2025-02-01', to: '2025-02-10' } };
    expect(comparable(short, day('2026-05-01'))).toEqual({ from: '2025-02-01', to: '2025-02-10' });
    expect(comparable({ scope: facts.scope ?? {} }, day('2026-05-01'))).toBeNull();
  });
});

test('measures whose words are others today are told, those that are gone too', () => {
  const today = new Map([
    ['case.filed', { digest: 'a' }],
    ['case.closed', { digest: 'b' }],
  ]);
  const fixed = [
    { id: 'case.filed', definition: 'a' },
    { id: 'case.closed', definition: 'older' },
    { id: 'case.gone', definition: 'c' },
  ];
  expect(definitionsDiffer(fixed, today)).toEqual(['case.closed', 'case.gone']);
});
