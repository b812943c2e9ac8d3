import { isIdCard } from '../../../../kernel/codes/idcard.ts';
import { isUscc } from '../../../../kernel/codes/uscc.ts';
import type { Found } from '../mention.ts';

/** Eighteen characters in a row, blanks and dashes between them as people group them. */
const EIGHTEEN = /(?<![0-9a-z])[0-9a-z](?:[ -]?[0-9a-z]){17}(?![0-9a-z])/g;
const CARD = /(?<!\d)\d(?:[ -]?\d){15,18}(?!\d)/g;
/** Card numbers as banks give them out: UnionPay, Visa, MasterCard, and the older ones of Chinese banks. */
const ISSUED = /^(?:62|4\d|5[1-5]|60|68|69|9558|9559|35)/;
const SAYS_CARD = /(?:卡|账|帐|户|银行|汇|转)/u;
/** So far before a number stands the word that says what it is. */
const BEFORE = 16;

/** Luhn: the check digit of bank cards (ISO/IEC 7812-1). */
export function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - index));
    const twice = index % 2 === 0 ? digit : digit * 2;
    sum += twice > 9 ? twice - 9 : twice;
  }
  return digits.length > 1 && sum % 10 === 0;
}

/**
 * Unified social credit codes and citizens' numbers, each with its check character, and bank cards with theirs. An order
 * number passes Luhn one time in ten: it counts as a card only where the word before says so, or UnionPay's own 62 begins it.
 */
export function findCodes(text: string): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(EIGHTEEN)) {
    const value = match[0].replace(/[ -]/g, '').toUpperCase();
    const [start, end] = [match.index, match.index + match[0].length];
    if (isIdCard(value)) found.push({ kind: 'id-number', value, start, end });
    else if (isUscc(value)) found.push({ kind: 'credit-code', value, start, end });
  }
  for (const match of text.matchAll(CARD)) {
    const value = match[0].replace(/[ -]/g, '');
    const [start, end] = [match.index, match.index + match[0].length];
    if (!isLuhn(value) || !ISSUED.test(value) || found.some((other) => other.start < end && start < other.end))
      continue;
    if (value.startsWith('62') || SAYS_CARD.test(text.slice(Math.max(0, start - BEFORE), start))) {
      found.push({ kind: 'bank-card', value, start, end });
    }
  }
  return found;
}
