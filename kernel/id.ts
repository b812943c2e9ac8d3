declare const brand: unique symbol;
type Branded<T extends string> = string & { readonly [brand]: T };

/** A matter's id: the id of the act that opened it. */
export type MatterId = Branded<'MatterId'>;
/** An act's id, made by whoever asks for the act, so that a retry is recognised. */
export type ActId = Branded<'ActId'>;
/** A person who acts: an officer, a system account. */
export type PersonId = Branded<'PersonId'>;
/** Six digits of GB/T 2260: the region that owns a record, first in every key. */
export type Region = Branded<'Region'>;
/** An authority: 6 digits (bureau) or 9 digits (station 派出机构 of that county). */
export type AuthorityCode = Branded<'AuthorityCode'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a lower-case RFC 9562 UUID of any version. */
export function isUuid(value: string): boolean {
  return UUID.test(value);
}

const pool = new Uint8Array(16 * 256);
let used = pool.length;
let lastMillisecond = 0;
let counter = 0;

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of time, a 12-bit counter that rises within
 * one millisecond of this process, 62 random bits. Order is a convenience for indexes only;
 * nothing may rest on it.
 */
export function uuidv7(now: number = Date.now()): string {
  if (used >= pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const bytes = pool.subarray(used, used + 16);
  used += 16;
  if (now > lastMillisecond) {
    lastMillisecond = now;
    counter = 0;
  } else {
    counter += 1;
    if (counter > 0xfff) {
      lastMillisecond += 1;
      counter = 0;
    }
  }
  const time = lastMillisecond;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const stamp = time.toString(16).padStart(12, '0');
  const variant = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return `${stamp.slice(0, 8)}-${stamp.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant.toString(16)}${hex.slice(18, 20)}-${hex.slice(20)}`;
}

export const newActId = (): ActId => uuidv7() as ActId;
export const newPersonId = (): PersonId => uuidv7() as PersonId;
