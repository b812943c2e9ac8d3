import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeOf } from '../../testing.ts';
import { subjectFields, subjectKeys } from './compare-subjects.ts';
import { emptyTable, type Subject, subjectReader } from './subject.ts';

function tableOf(subjects: readonly Subject[]) {
  const table = emptyTable(subjects.length);
  const read = subjectReader();
  for (const [row, subject] of subjects.entries()) read(table, row, subject);
  return table;
}

/** The level at which two subjects stand in a field, as it is called on screen; empty where nothing can be said. */
function levelOf(field: string, one: Subject, two: Subject): string {
  const found = subjectFields(tableOf([one, two])).find(({ name }) => name === field);
  return found?.levels[found.compare(0, 1) - 1]?.zh ?? '';
}

describe('names', () => {
  test.each([
    ['宁波听雨商贸有限公司', '宁波听雨商贸有限公司', '全称相同'],
    ['宁波听雨商贸有限公司', '听雨商贸', '字号、行业相同'],
    ['宁波听雨商贸有限公司', '听雨', '字号相同'],
    ['宁波听雨商贸有限公司', '听雨建材有限公司', '字号相同、行业不同'],
    ['宁波听雨商贸有限公司', '宁波听宇商贸有限公司', '字号同音'],
    ['宁波云海天商贸有限公司', '宁波云海田野商贸有限公司', '多数文字相同'],
    ['宁波听雨商贸有限公司', '杭州大华餐饮有限公司', '不同'],
    ['宁波听雨商贸有限公司', '', ''],
  ])('%s and %s: %s', (one, two, level) => {
    expect(levelOf('name', { name: one }, { name: two })).toBe(level);
  });
});

test('codes count only where both are rightly written', () => {
  const code = codeOf(1);
  expect(levelOf('code', { name: '甲', code }, { name: '乙', code })).toBe('相同');
  expect(levelOf('code', { name: '甲', code }, { name: '乙', code: codeOf(2) })).toBe('不同');
  expect(levelOf('code', { name: '甲', code }, { name: '乙', code: `${code.slice(0, 17)}-` })).toBe('');
});

test.each([
  ['330106', '330106', '同县'],
  ['330106', '330110', '同市'],
  ['330106', '330206', '同省'],
  ['330106', '320106', '不同省'],
  ['330106', '市里', ''],
])('%s and %s: %s', (one, two, level) => {
  expect(levelOf('region', { name: '甲', region: one }, { name: '乙', region: two })).toBe(level);
});

test('a shared site is found among the keys, and an unlike room is told', () => {
  const one = { name: '甲店', region: '330106', address: '西湖区文三路25号101室' };
  const two = { name: '乙店', region: '330106', address: '文三路25号202室' };
  expect(levelOf('address', one, two)).toBe('同路同号、室号不同');
  const site = subjectKeys(tableOf([one, two]), ['site'])[0];
  expect(site?.values[0]).toBe(site?.values[1]);
  expect(site?.values[0]).not.toBe(0);
});

test('every comparison is the same both ways and within its levels, whatever was typed', () => {
  const anything = fc.record({
    name: fc.string({
      unit: fc.constantFrom('听', '雨', '店', '市', '公', '司', '有', '限', 'a', '1', ' ', '\ud83d'),
      maxLength: 12,
    }),
    region: fc.constantFrom('330106', '330110', '110101', ''),
    address: fc.constantFrom('文三路25号', '文三路25号101室', '文三路1号', '', '\ud800'),
    phone: fc.constantFrom('', '0571-88880000', '057188880000'),
    person: fc.constantFrom('', '单雄信', '善雄信', '王五'),
  });
  fc.assert(
    fc.property(anything, anything, (one, two) => {
      for (const field of subjectFields(tableOf([one, two]))) {
        const level = field.compare(0, 1);
        expect(level).toBe(field.compare(1, 0));
        expect(level).toBeGreaterThanOrEqual(0);
        expect(level).toBeLessThanOrEqual(field.levels.length);
      }
    }),
  );
});
