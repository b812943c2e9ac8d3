import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDocumentNumber, parseDocumentNumber, tidyDocumentNumber } from './document-number.ts';

const PENALTY = { organ: '泸市监', form: '处罚', year: 2021, number: 12 };

test('the number of a penalty decision', () => {
  expect(formatDocumentNumber(PENALTY)).toBe('泸市监处罚〔2021〕12号');
  expect(parseDocumentNumber('泸市监处罚〔2021〕12号')).toEqual(PENALTY);
});

test('what is written can be read', () => {
  const parts = fc.record({
    organ: fc.constantFrom('泸市监', '川市监', '泸江市监', '市监'),
    form: fc.constantFrom('处罚', '立', '不立', '移', ''),
    year: fc.integer({ min: 1949, max: 2099 }),
    number: fc.integer({ min: 1, max: 99_999 }),
  });
  fc.assert(
    fc.property(parts, (given) => {
      expect(parseDocumentNumber(formatDocumentNumber(given))).toEqual(given);
    }),
  );
});

test.each([
  '泸市监处罚[2021]12号',
  '泸市监处罚（2021）12号',
  '泸市监处罚〔2021〕第12号',
  '泸市监处罚〔2021〕012号',
  '泸市监处罚〔２０２１〕 12 号',
  '泸市监处罚【2021】第０12号',
])('%s is not right, and is put right', (text) => {
  expect(parseDocumentNumber(text)).toBeUndefined();
  expect(tidyDocumentNumber(text)).toBe('泸市监处罚〔2021〕12号');
});

test.each(['', '泸公处罚〔2021〕12号', '泸市监处罚〔21〕12号', '泸市监处罚〔2021〕0号', '泸市监处罚〔2021〕12'])(
  '%j cannot be put right',
  (text) => {
    expect(parseDocumentNumber(tidyDocumentNumber(text))).toBeUndefined();
  },
);

test('zero, a fraction or a short year cannot be written', () => {
  for (const wrong of [{ number: 0 }, { number: 1.5 }, { year: 21 }, { organ: '泸' }]) {
    expect(() => formatDocumentNumber({ ...PENALTY, ...wrong })).toThrow(RangeError);
  }
});
