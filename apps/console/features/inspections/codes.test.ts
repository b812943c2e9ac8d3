import { expect, test } from 'vitest';
import { usccCheck } from '../../../../kernel/codes/uscc.ts';
import { codesIn } from './codes.ts';

const codeOf = (n: number): string => {
  const first = `9198010101${String(n).padStart(7, '0')}`;
  return `${first}${usccCheck(first)}`;
};
const [one, two] = [codeOf(1), codeOf(2)];

test('codes are taken as they are pasted, each once; what is none is told', () => {
  expect(codesIn(`${one}\n  ${two.toLowerCase()}，${one}；\n`)).toEqual({ codes: [one, two], wrong: [] });
  expect(codesIn(`${one} 听泉商行`)).toEqual({ codes: [one], wrong: ['听泉商行'] });
  expect(codesIn(' \n')).toEqual({ codes: [], wrong: [] });
});
