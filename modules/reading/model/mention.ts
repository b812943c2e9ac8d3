/** What kind of thing was read in a text. */
export const MENTION_KINDS = [
  'credit-code',
  'phone',
  'id-number',
  'bank-card',
  'amount',
  'date',
  'link',
  'shop',
  'platform',
  'address',
  'firm',
  'person',
] as const;

export type MentionKind = (typeof MENTION_KINDS)[number];

/** One thing read in a text. */
export interface Mention {
  readonly kind: MentionKind;
  /**
   * As it is compared: codes in capitals, phones as digits, an amount in fen, a day as `YYYY-MM-DD`, a link without what
   * tells visitors apart, everything else in half width and simplified characters.
   */
  readonly value: string;
  /** Where it stands in the original text, in UTF-16 units; `end` lies behind it. */
  readonly start: number;
  readonly end: number;
  /** Of an address and a firm what it consists of, of a shop its platform. */
  readonly parts?: Readonly<Record<string, string>>;
}

/** Something found in a normalised text, its offsets still of that text. */
export type Found = Mention;
