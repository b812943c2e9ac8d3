import { expect, test } from 'vitest';
import type { Measure, Procedure } from '../../platform/procedure/types.ts';
import { everyProcedure } from '../procedures.ts';
import { catalogueOf, digestOf, getFigure } from './catalogue.ts';
import { combined } from './model/combined.ts';

const measure: Measure = {
  id: 'clue.praised',
  title: { zh: '受表扬线索', en: 'Praised clues' },
  unit: { zh: '件', en: 'matters' },
  definition: { zh: '按表扬日期计数。', en: 'By the day of praise.' },
  cells: () => [],
};
const procedures = (...measures: readonly Measure[]): Readonly<Record<string, Pick<Procedure, 'measures'>>> => ({
  clue: { measures },
});

test('a measure more is a figure more, by its declaration alone', () => {
  const before = catalogueOf(everyProcedure);
  const clue = everyProcedure.clue;
  if (clue === undefined) throw new Error('there are clues');
  const after = catalogueOf({ ...everyProcedure, clue: { ...clue, measures: [...clue.measures, measure] } });
  expect([...after.keys()].filter((id) => !before.has(id))).toEqual(['clue.praised']);
  expect(after.get('clue.praised')).toMatchObject({ measures: ['clue.praised'], money: false, stock: false });
});

test('what stands now has an overdue figure beside it, and no other measure has', () => {
  const open = { ...measure, id: 'clue.open' };
  const ids = [...catalogueOf(procedures(measure, open)).keys()];
  expect(ids.filter((id) => id.startsWith('clue.'))).toEqual(['clue.praised', 'clue.open', 'clue.overdue']);
  expect(getFigure(catalogueOf(procedures(open)), 'clue.overdue')).toMatchObject({ stock: true, overdue: true });
});

test('a figure that adds up several stands on measures that there are', () => {
  const known = new Set(Object.values(everyProcedure).flatMap(({ measures }) => measures.map(({ id }) => id)));
  for (const { id, measures } of combined) {
    expect(measures.length, id).toBeGreaterThan(1);
    expect(
      measures.filter((each) => !known.has(each)),
      id,
    ).toEqual([]);
  }
  expect(new Set(combined.map(({ id }) => id)).size).toBe(combined.length);
});

test('a word more, or another part, is another definition', () => {
  const changed = { ...measure, definition: { ...measure.definition, zh: '按再次表扬日期计数。' } };
  expect(digestOf(changed)).not.toBe(digestOf(measure));
  expect(digestOf({ ...measure })).toBe(digestOf(measure));
  expect(digestOf(measure, ['a', 'b'])).not.toBe(digestOf(measure, ['a', 'c']));
});

test('an unknown figure is refused', () => {
  expect(() => getFigure(catalogueOf(procedures(measure)), 'clue.gone')).toThrow(
    expect.objectContaining({ code: 'figures.unknown' }),
  );
});
