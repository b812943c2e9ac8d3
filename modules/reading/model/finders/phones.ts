import type { Found } from '../mention.ts';

const MOBILE = /(?<![\d.])(?:\+?86[ -]?)?(1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?!\d)/g;
const LANDLINE = /(?<![\d.])\(?(0(?:10|2\d|[3-9]\d{2}))\)?[ -]?([2-8]\d{2,3}[ -]?\d{4})(?!\d)/g;
const SERVICE = /(?<![\d.])([48]00[ -]?\d{3,4}[ -]?\d{3,4})(?!\d)/g;
/** Without the code of its area only where the word before says that it is a telephone. */
const LOCAL = /(?:电话|座机|固话|热线|来电|致电|tel)[::\s号码是为]{0,4}([2-8]\d{6,7})(?!\d)/g;
/** 一三八… and 幺三八…: so that no machine reads it, they think. */
const SPELT =
  /(?<![〇零○一二三四五六七八九幺两])[一幺][三四五六七八九][〇零○一二三四五六七八九幺两]{9}(?![〇零○一二三四五六七八九幺两])/gu;
const DIGIT: Readonly<Record<string, string>> = { 幺: '1', 两: '2', 零: '0', '○': '0', 〇: '0' };

const digitsOf = (text: string): string => text.replace(/\D/g, '');
const spelt = (text: string): string =>
  Array.from(text, (letter) => DIGIT[letter] ?? String('〇一二三四五六七八九'.indexOf(letter))).join('');

/** Telephones of the mainland: mobile, landline with its area (or where the word says so), 400 and 800; as digits. */
export function findPhones(text: string): Found[] {
  const found: Found[] = [];
  const add = (value: string, start: number, end: number): void => {
    found.push({ kind: 'phone', value, start, end });
  };
  for (const { 0: all, 1: number = '', index } of text.matchAll(MOBILE))
    add(digitsOf(number), index, index + all.length);
  for (const { 0: all, 1: area = '', 2: number = '', index } of text.matchAll(LANDLINE)) {
    add(area + digitsOf(number), index, index + all.length);
  }
  for (const { 0: all, 1: number = '', index } of text.matchAll(SERVICE)) {
    if (digitsOf(number).length === 10) add(digitsOf(number), index, index + all.length);
  }
  for (const { 0: all, 1: number = '', index } of text.matchAll(LOCAL)) {
    add(number, index + all.length - number.length, index + all.length);
  }
  for (const { 0: all, index } of text.matchAll(SPELT)) add(spelt(all), index, index + all.length);
  return found;
}
