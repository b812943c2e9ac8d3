import { expect, test } from 'vitest';
import { factsAt } from './screenings.ts';
import { inverseOf } from './undo.ts';

const row = (n: number) => ({
  ...{ homeRegion: '980101', id: `m${n}`, version: 2, domain: 'food', handlingCode: '980101', assignee: null },
});
/** A batch larger than any number of pages that are read one by one. */
const rows = Array.from({ length: 200 }, (_, n) => row(n));
const found = rows.map(({ id }, n) => ({
  ...{ matterId: id, version: 2, domain: 'food' },
  urgency: n % 2 === 0 ? 'urgent' : null,
  signs: n % 3 === 0 ? ['disorder'] : null,
}));

test('a batch of any size is taken back whole: urgency and signs as they were, unknown where they were unknown', () => {
  const known = factsAt(rows, found);
  const body = { domain: 'drug', urgency: 'critical', signs: ['gang'] };
  rows.forEach((each, n) => {
    const inverse = inverseOf('screen', body, { row: each, facts: known.get(each.id), me: '' });
    const unset = [...(n % 2 === 0 ? [] : ['urgency']), ...(n % 3 === 0 ? [] : ['signs'])];
    expect(inverse?.body).toEqual({
      domain: 'food',
      ...(n % 2 === 0 ? { urgency: 'urgent' } : {}),
      ...(n % 3 === 0 ? { signs: ['disorder'] } : {}),
      ...(unset.length === 0 ? {} : { unset }),
    });
  });
});

test('of a matter that has moved on nothing is known, so nothing is put back', () => {
  const [first] = rows;
  if (first === undefined) throw new Error('no rows');
  const known = factsAt([{ ...first, version: 1 }], found);
  expect(known.size).toBe(0);
  expect(inverseOf('screen', { urgency: 'critical' }, { row: first, facts: known.get(first.id), me: '' })).toBeNull();
});
