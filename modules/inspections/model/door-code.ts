import { sha256 } from './sha256.ts';

/** Letters and digits that are not mistaken for one another when read aloud (Crockford). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/**
 * 入企检查码: shown and scanned at the door. It follows from the id of the inspection, which nobody outside knows, and from
 * the approval, so that a former approval has another code.
 */
export function doorCodeOf(matter: string, approvedAt: string): string {
  const digest = sha256(new TextEncoder().encode(`qingyuan-door-v1\n${matter}\n${approvedAt}`));
  return Array.from(digest.subarray(0, LENGTH), (byte) => LETTERS.charAt(byte % 32)).join('');
}

/** What was scanned or typed, as it is compared: grouping, case and look-alikes are of no account. */
export function tidyDoorCode(text: string): string {
  const [, code = text] = /[?&]code=([^&#]+)/.exec(text) ?? [];
  return code.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
}

/** In groups of four, as it is shown. */
export const shownDoorCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');
