import { expect, test } from 'vitest';
import { findLegalBasis } from './basis.ts';
import { inspectionArticles } from './basis-inspection.ts';
import { capAnswer, capCountings, inspectionRules } from './inspection.ts';

test.each(capCountings.flatMap(({ values, examples }) => examples.map((each) => ({ ...each, values }))))(
  'the cap: $note',
  ({ asked, answer, values }) => {
    expect(capAnswer(asked, values)).toBe(answer);
  },
);

test('the marks of law.md are kept: twenty working days from memory, the rest from a secondary source', () => {
  const marks = Object.fromEntries(Object.keys(inspectionArticles).map((id) => [id, findLegalBasis(id)?.confidence]));
  expect(marks['random.publish']).toBe('M');
  expect(Object.values(marks).filter((mark) => mark === 'S')).toHaveLength(Object.keys(marks).length - 1);
  const publish = inspectionRules.find(({ id }) => id === 'inspection-publish');
  expect([publish?.limit, publish?.source.confidence]).toEqual([{ amount: 20, unit: 'wd' }, 'M']);
});
