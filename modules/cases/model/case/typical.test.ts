import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../../kernel/text.ts';
import { partyOf } from './facts.ts';
import { caseMeasures } from './measures-counted.ts';
import { archived, on, outcome, paid, reconsideration } from './testing/finishing.ts';
import { filed, refused, type Step, staff, story } from './testing/story.ts';
import { namesParty, typicalMustComeDown, typicalOf } from './typical.ts';

const { cityHead, head, officer, provinceHead, reviewer, stranger } = staff;
const after = story(archived);
const { name, code } = partyOf(after);
const masked = '2026年5月，执法人员在某食品店发现过期食品，货值一千余元。该局依法没收并处罚款。';
const nominate = (more: JsonObject = {}, by = officer): Step => [
  '2026-08-03',
  by,
  'nominate-typical',
  { level: 'province', heading: '某食品店经营过期食品案', masked, why: '案情典型，群众关注。', ...more },
];
const select = (more: JsonObject = {}, by = provinceHead): Step => [
  '2026-08-20',
  by,
  'select-typical',
  { level: 'province', batch: '全省市场监管十大典型案例', document: '省市监〔2026〕77号', ...more },
];
const expose = (day: string): Step => [
  '2026-08-28',
  officer,
  'record-exposure',
  { on: day, channel: 'website', outlet: '省局门户网站' },
];

test('who decided nominates, an upper authority selects, where it was shown is on record', () => {
  expect(refused(after, nominate({}, stranger))).toBe('case.handlers');
  expect(refused(after, select())).toBe('case.select-typical.state');
  const nominated = story([nominate()], after);
  expect(refused(nominated, nominate())).toBe('case.nominate-typical.state');
  expect(refused(nominated, select({}, head))).toBe('procedure.place');
  const selected = story([select()], nominated);
  expect(typicalOf(selected)).toMatchObject({ state: 'selected', level: 'province', selectedOn: '2026-08-20' });
  expect(refused(nominated, expose('2026-08-25'))).toBe('case.record-exposure.state');
  expect(refused(selected, expose('2026-08-19'))).toBe('case.record-exposure.after-selection');
  expect(refused(selected, expose('2026-08-29'))).toBe('case.record-exposure.on-not-later');
  expect(typicalOf(story([expose('2026-08-21'), expose('2026-08-25')], selected)).exposures).toHaveLength(2);
  const declined = story([['2026-08-20', cityHead, 'decline-typical', { reason: '同类已有' }]], nominated);
  expect(refused(declined, nominate())).toBeNull();
});

test('only a case with a decision that stands', () => {
  expect(refused(story([filed()]), nominate())).toBe('procedure.state');
  const annulled = on(
    paid,
    ['2026-07-06', officer, 'record-reconsideration', reconsideration],
    ['2026-08-01', reviewer, 'record-remedy-outcome', outcome('annulled')],
  );
  expect(refused(annulled, nominate())).toBe('case.nominate-typical.stands');
});

test('a text that names the party or shows a number of a person is refused', () => {
  const { fromCharCode } = String;
  const wide = (text: string): string => text.replace(/[0-9A-Z]/g, (each) => fromCharCode(each.charCodeAt(0) + 0xfee0));
  for (const text of [
    `${masked}${name}不服。`,
    `${masked}${Array.from(name).join(' ')}不服。`,
    `${masked}${Array.from(name).join('、')}不服。`,
    `${masked}（${code}）`,
    `${masked}（${wide(code)}）`,
    `${masked}电话138 0013 8000。`,
  ]) {
    expect([text, refused(after, nominate({ masked: text }))]).toEqual([text, 'case.nominate-typical.masked']);
  }
  expect(refused(after, nominate({ heading: `${name}经营过期食品案` }))).toBe('case.nominate-typical.masked');
  const nominated = story([nominate()], after);
  expect(refused(nominated, select({ masked: `${name}。` }))).toBe('case.select-typical.masked');
});

test('signs and spaces between its letters hide no name', () => {
  const sign = fc.constantFrom('', ' ', '　', '·', '—', '\u200b', '，', '\n', '*');
  fc.assert(
    fc.property(fc.array(sign, { minLength: 20, maxLength: 20 }), fc.string(), (signs, before) => {
      const spread = Array.from(name).map((letter, index) => letter + (signs[index % signs.length] ?? ''));
      return namesParty(`${before}某${spread.join('')}等`, name);
    }),
  );
  expect(namesParty(masked, name)).toBe(false);
});

test('is counted from the province upwards, and comes down when the decision falls', () => {
  const count = (of: typeof after): number =>
    caseMeasures.find(({ id }) => id === 'case.typical')?.cells(of).length ?? -1;
  const selected = story([nominate(), select()], after);
  expect([count(after), count(selected)]).toEqual([0, 1]);
  expect(count(story([nominate(), select({ level: 'city' })], after))).toBe(0);
  expect(typicalMustComeDown(selected)).toBe(false);
  const fallen = story(
    [
      ['2026-08-21', officer, 'record-reconsideration', reconsideration],
      ['2026-09-20', reviewer, 'record-remedy-outcome', outcome('annulled')],
    ],
    selected,
  );
  expect(typicalMustComeDown(fallen)).toBe(true);
  const down = story([['2026-09-21', head, 'withdraw-typical', { reason: '决定被撤销', document: '撤1号' }]], fallen);
  expect([typicalMustComeDown(down), count(down)]).toEqual([false, 0]);
});
