import { expect, test } from 'vitest';
import type { JsonObject } from '../../../../kernel/text.ts';
import { cellsOf } from '../../../../platform/procedure/fold.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import { penaltyCase } from './case.ts';
import { densOf } from './dens.ts';
import { filed, refused, type Step, staff, story } from './testing/story.ts';

const { officer, stranger, head } = staff;
const den = (on: string, more: JsonObject = {}, by = officer): Step => [
  '2026-06-10',
  by,
  'record-den',
  { on, document: '联合行动〔2026〕3号', joint: ['市公安局'], place: '城西路8号302室', dispersed: 12, ...more },
];
const counted = (matter: Matter): readonly string[] =>
  [...cellsOf(penaltyCase, matter).values()]
    .filter(({ measure, campaign }) => measure === 'case.dens-destroyed' && campaign === '')
    .map(({ day, n }) => `${day} ${n}`);

test('each den counts once, on the day on which it was destroyed', () => {
  const matter = story([filed(), den('2026-06-09', { den: '1' }), den('2026-06-09', { den: '2' })]);
  expect(counted(matter)).toEqual(['2026-06-09 2']);
  expect(densOf(matter)).toHaveLength(2);
  expect(counted(story([den('2026-06-10', { document: '联合行动〔2026〕4号' })], matter))).toEqual([
    '2026-06-09 2',
    '2026-06-10 1',
  ]);
});

test('no den twice, none that is still to be destroyed, none by somebody who has nothing to do with the case', () => {
  const matter = story([filed(), den('2026-06-09')]);
  expect(refused(matter, den('2026-06-10'))).toBe('case.record-den.twice');
  expect(refused(matter, den('2026-06-11', { den: '2' }))).toBe('case.record-den.on-not-later');
  expect(refused(matter, den('2026-06-10', { den: '2' }, stranger))).toBe('case.handlers');
  expect(refused(matter, den('2026-06-10', { den: '2' }, head))).toBeNull();
});

test('the place is erasable: nothing of it in the facts; a case that was withdrawn counts none', () => {
  const matter = story([filed(), den('2026-06-09')]);
  expect(JSON.stringify(matter.facts)).not.toContain('城西路8号302室');
  expect(counted({ ...matter, state: 'withdrawn' })).toEqual([]);
});
