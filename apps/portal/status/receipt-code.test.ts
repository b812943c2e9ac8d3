import { expect, it } from 'vitest';
import { findCodeFault, groupsOf, tidyReceiptCode } from './receipt-code.ts';

const CODE = 'GR1WQJ-TH6887-8E2AT9-QPHPHX';

it.each([
  ['as printed', CODE],
  ['in small letters', CODE.toLowerCase()],
  ['with spaces instead of hyphens', CODE.replaceAll('-', ' ')],
  ['without anything between', CODE.replaceAll('-', '')],
  ['typed with a Chinese keyboard', 'ＧＲ１ＷＱＪ－ＴＨ６８８７－８Ｅ２ＡＴ９－ＱＰＨＰＨＸ'],
  ['with I and L read for 1', CODE.replace('1', 'l')],
  ['pasted with words of a line break', `  ${CODE}\n`],
])('accepts a code %s', (_how, typed) => {
  expect(groupsOf(typed).join('-')).toBe(CODE);
  expect(findCodeFault(typed)).toBeUndefined();
});

it('reads O as zero', () => expect(tidyReceiptCode('9AJRTO')).toBe('9AJRT0'));

it('tells only what anybody can count', () => {
  expect(findCodeFault(' - ')).toBe('missing');
  expect(findCodeFault(CODE.slice(1))).toBe('wrong-length');
  expect(findCodeFault(`${CODE}7`)).toBe('wrong-length');
  // An unknown code of the right length is for the server to answer, neutrally.
  expect(findCodeFault('ABCDEF'.repeat(4))).toBeUndefined();
});
