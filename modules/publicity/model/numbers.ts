import { isIdCard } from '../../../kernel/codes/idcard.ts';
import type { SecretKind } from './secret.ts';

/** Numbers of people that are known by their form, wherever they stand in a text. */
export interface FoundNumber {
  readonly kind: SecretKind;
  readonly value: string;
}

/** Digits of any width, with blanks or dashes between them. */
const D = '[0-9０-９]';
const GAP = '[\\s\\u00a0\\u3000\\u200b\\-－—–_.·]{0,2}';
const digits = (least: number, most: number): string => `${D}(?:${GAP}${D}){${least - 1},${most - 1}}`;
const before = `(?<!${D})`;
const after = `(?!${D})`;

const IDENTITY = new RegExp(`${before}${digits(17, 17)}${GAP}[0-9０-９XxＸｘ]${after}`, 'gu');
const MOBILE = new RegExp(`${before}[1１]${GAP}[3-9３-９](?:${GAP}${D}){9}${after}`, 'gu');
const LANDLINE = new RegExp(`${before}[0０]${D}{2,3}[\\s\\-－—()（）]{1,2}${D}{7,8}${after}`, 'gu');
const CARD = new RegExp(`${before}${digits(16, 19)}${after}`, 'gu');
const ACCOUNT = new RegExp(`(?:账号|账户|帐号|卡号|户号)[为是：:\\s]{0,3}(${digits(9, 25)})${after}`, 'gu');
const MAIL = /[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}/gu;
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][\s·•]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])/gu;
const HANDLE = /(?:微信号?|QQ号?|支付宝(?:账号)?)[为是：:\s]{0,3}([A-Za-z0-9_-]{5,30})/giu;

const plain = (text: string): string => text.normalize('NFKC').replace(/[^0-9Xx]/gu, '');

/** The check of bank cards (ISO/IEC 7812-1 annex B). */
export function isCardNumber(value: string): boolean {
  const all = Array.from(plain(value), Number);
  if (all.length < 16 || all.length > 19 || all.some(Number.isNaN)) return false;
  const sum = all.reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** Identity cards (by their check character), telephones, bank cards and accounts, mail, plates, handles in a text. */
export function numbersIn(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  const add = (kind: SecretKind, value: string): void => {
    if (!found.some((each) => each.value === value)) found.push({ kind, value });
  };
  for (const [value] of text.matchAll(IDENTITY)) if (isIdCard(plain(value).toUpperCase())) add('id-number', value);
  for (const [value] of text.matchAll(MOBILE)) add('phone', value);
  for (const [value] of text.matchAll(LANDLINE)) add('phone', value);
  for (const [value] of text.matchAll(CARD)) if (isCardNumber(value)) add('bank-account', value);
  for (const [, value = ''] of text.matchAll(ACCOUNT)) add('bank-account', value);
  for (const [value] of text.matchAll(MAIL)) add('mail', value);
  for (const [value] of text.matchAll(PLATE)) add('plate', value);
  for (const [, value = ''] of text.matchAll(HANDLE)) add('other', value);
  return found;
}
