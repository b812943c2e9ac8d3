import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUuid } from '../../kernel/id.ts';
import { legalDay } from '../../kernel/plain-date.ts';
import { deterministicUuid } from './deterministic-id.ts';
import { FieldProblem, oneOf, parseDay, parseInstant, parseInteger, parseText } from './index.ts';

const codeOf = (value: unknown): unknown => (value instanceof FieldProblem ? value.code : value);

describe('values of cells', () => {
  it.each([
    ['2026-04-15', '2026-04-15'],
    ['2026/4/5', '2026-04-05'],
    ['2026.4.5', '2026-04-05'],
    ['2026年4月5日', '2026-04-05'],
    ['２０２６年４月５日', '2026-04-05'],
    ['20260405', '2026-04-05'],
    ['2026-04-15 08:30:00', '2026-04-15'],
    ['2026-02-30', 'import.bad-day'],
    ['2026-04-151', 'import.bad-day'],
    ['15/04/2026', 'import.bad-day'],
    ['四月五日', 'import.bad-day'],
    // Excel's own number of a day whose format was lost: 45292 is the first of 2024.
    ['45292', '2024-01-01'],
    ['45292.75', '2024-01-01'],
    ['36525', 'import.bad-day'],
    ['73051', 'import.bad-day'],
  ])('day %s → %s', (value, expected) => {
    expect(codeOf(parseDay(value))).toBe(expected);
  });

  it.each([
    ['2019/2/28 11:25:05', '2019-02-28T03:25:05.000Z'],
    ['2026-04-15', '2026-04-14T16:00:00.000Z'],
    ['2026年4月15日 8时30分', '2026-04-15T00:30:00.000Z'],
    ['2026-04-15T08:30:00+08:00', '2026-04-15T00:30:00.000Z'],
    ['2026-04-15T00:30:00Z', '2026-04-15T00:30:00.000Z'],
    ['2026-04-15 24:00:00', 'import.bad-instant'],
    ['2026-02-30T00:00:00Z', 'import.bad-instant'],
    ['yesterday', 'import.bad-instant'],
    ['45292.75', '2024-01-01T10:00:00.000Z'],
    ['45292.99999999', '2024-01-01T16:00:00.000Z'],
  ])('instant %s → %s', (value, expected) => {
    expect(codeOf(parseInstant(value))).toBe(expected);
  });

  it('reads back any instant written as China time', () => {
    const range = { min: new Date('1950-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(range), (date) => {
        const second = new Date(Math.floor(date.getTime() / 1000) * 1000);
        const china = new Date(second.getTime() + 8 * 3_600_000).toISOString();
        expect(parseInstant(`${china.slice(0, 10)} ${china.slice(11, 19)}`)).toBe(second.toISOString());
        expect(parseDay(china.slice(0, 10))).toBe(legalDay(second));
      }),
    );
  });

  it('reads numbers, options and texts within their bounds', () => {
    expect(parseInteger(0, 9_999)('1,234')).toBe(1_234);
    expect(codeOf(parseInteger(0, 10)('11'))).toBe('import.bad-number');
    expect(codeOf(parseInteger(0, 10)('1.5'))).toBe('import.bad-number');
    const channel = oneOf({ phone: ['电话', '热线'], web: ['网络'] });
    expect([channel('热线'), channel('WEB'), codeOf(channel('信'))]).toEqual(['phone', 'web', 'import.not-an-option']);
    expect(codeOf(parseText(2)('三个字'))).toBe('import.too-long');
  });
});

describe('deterministic ids', () => {
  it('are UUIDs of version 8, the same for the same parts, and never for others', () => {
    const parts = fc.array(fc.string(), { maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const id = deterministicUuid(...a);
        expect(isUuid(id) && id[14] === '8').toBe(true);
        expect(id === deterministicUuid(...b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
    expect(deterministicUuid('ab', 'c')).not.toBe(deterministicUuid('a', 'bc'));
  });

  it('stay what they are: a changed recipe would import everything again', () => {
    expect(deterministicUuid('import', 'clue', '510502', '1')).toMatchInlineSnapshot(
      `"f8e8219d-52e4-88f0-98f2-1873c9e95fd5"`,
    );
  });
});
