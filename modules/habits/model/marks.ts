import { createHmac } from 'node:crypto';
import { str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';

export type MarkKind = 'phone' | 'id' | 'name';

export interface Mark {
  readonly kind: MarkKind;
  /** 32 bytes. */
  readonly mark: Buffer;
}

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}]/gu, '')
    .toUpperCase();
/** Without the country in front, which people write or leave out. */
const phoneOf = (text: string): string =>
  bare(text)
    .replace(/\D/g, '')
    .replace(/^(?:00)?86(?=1\d{10}$)/, '');

/** Shorter ones are of many people. */
const SHORTEST_PHONE = 7;
const SHORTEST_ID = 15;

/**
 * By what complaints of one person are found to be so: digests under a key that the database does not have. The same person
 * gives the same marks; nobody without the key can find out whose they are, not even by trying all telephones.
 */
export function marksOf(key: Uint8Array, reporter: JsonObject): readonly Mark[] {
  const of = (kind: MarkKind, value: string): Mark => ({
    kind,
    mark: createHmac('sha256', key).update(`${kind}\n${value}`).digest(),
  });
  const [phone, id, name] = [phoneOf(str(reporter, 'phone')), bare(str(reporter, 'idNo')), bare(str(reporter, 'name'))];
  return [
    ...(phone.length < SHORTEST_PHONE ? [] : [of('phone', phone)]),
    ...(id.length < SHORTEST_ID ? [] : [of('id', id)]),
    ...(name === '' ? [] : [of('name', name)]),
  ];
}
