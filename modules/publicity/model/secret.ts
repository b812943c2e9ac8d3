import type { Text } from '../../../kernel/text.ts';
import { type FoldKind, foldedOf } from './folded-text.ts';

/** What is kept from the public. */
export const secretKinds = {
  name: { zh: '自然人姓名', en: 'name of a person' },
  minor: { zh: '未成年人', en: 'a minor' },
  witness: { zh: '证人、见证人、举报人', en: 'witness or informant' },
  'id-number': { zh: '证件号码', en: 'identity number' },
  phone: { zh: '联系电话', en: 'telephone' },
  mail: { zh: '电子邮箱', en: 'mail address' },
  'bank-account': { zh: '银行账号', en: 'bank account' },
  address: { zh: '自然人住址', en: "a person's address" },
  plate: { zh: '车辆号牌', en: 'number plate' },
  'business-secret': { zh: '商业秘密', en: 'business secret' },
  other: { zh: '其他不宜公开的内容', en: 'other content not to be made public' },
} as const satisfies Readonly<Record<string, Text>>;

export type SecretKind = keyof typeof secretKinds;

/** Whose it is: the party reads its own in full. */
export type SecretOwner = 'party' | 'other';

/** Something that must not be read in the public version. */
export interface Secret {
  readonly kind: SecretKind;
  readonly value: string;
  readonly owner: SecretOwner;
  /** Where it was learnt: verb and key of the act, or `text` for a number found by its form, `officer` for a mark. */
  readonly learnt: string;
}

export const isPerson = (kind: SecretKind): boolean => kind === 'name' || kind === 'minor' || kind === 'witness';

const DIGITS: readonly SecretKind[] = ['id-number', 'phone', 'bank-account'];

export const foldKindOf = (kind: SecretKind): FoldKind => (DIGITS.includes(kind) ? 'digits' : 'name');

/** Parts of a secret that give it away already: so long that they stand nowhere by chance. */
const SHORTEST_PART: Readonly<Partial<Record<SecretKind, number>>> = {
  'id-number': 8,
  phone: 7,
  'bank-account': 8,
  address: 5,
  'business-secret': 8,
  other: 8,
};

/** Province, city and county at the head of an address. */
const DIVISIONS =
  /^(?:\p{Script=Han}{2,8}?(?:省|自治区))?(?:\p{Script=Han}{2,8}?[市州盟])?(?:\p{Script=Han}{1,8}?[区县旗市])?/u;

/**
 * What is looked for in a text, folded: the whole and, where it is long enough, its parts: every window of half its
 * length for numbers; of an address the street and the second half (its head names a city, as every office's name does).
 */
export function needlesOf({ kind, value }: Pick<Secret, 'kind' | 'value'>): readonly string[] {
  const whole = foldedOf(value, foldKindOf(kind));
  if (whole === '') return [];
  const shortest = SHORTEST_PART[kind];
  if (shortest === undefined) return [whole];
  const part = Math.max(shortest, Math.ceil(whole.length / 2));
  if (part >= whole.length) return [whole];
  if (kind === 'address') {
    const street = whole.replace(DIVISIONS, '');
    return [...new Set([whole, ...(street.length >= 4 ? [street] : []), whole.slice(-part)])];
  }
  const windows = Array.from({ length: whole.length - part + 1 }, (_, at) => whole.slice(at, at + part));
  return [whole, ...windows];
}
