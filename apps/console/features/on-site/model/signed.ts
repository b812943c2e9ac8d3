import type { JsonObject } from '../../../../../kernel/text.ts';

/** How a paper was confirmed on the spot. */
export interface Signed {
  readonly how: 'drawn' | 'paper' | 'refused';
  readonly name: string;
  /** What was drawn with the finger, as a PNG in a data address; '' where nothing was. */
  readonly picture: string;
  readonly reason: string;
  /** Who saw the refusal. */
  readonly witnesses: readonly string[];
}

export const unsigned = (witnesses: number): Signed => ({
  ...{ how: 'drawn', name: '', picture: '', reason: '', witnesses: Array.from({ length: witnesses }, () => '') },
});

/** What is missing of a signature, by key of the words; null when nothing is. */
export function missingOf(signed: Signed): 'name' | 'picture' | 'reason' | 'witnesses' | null {
  if (signed.how === 'refused') {
    if (signed.reason.trim() === '') return 'reason';
    return signed.witnesses.some((name) => name.trim() === '') ? 'witnesses' : null;
  }
  if (signed.name.trim() === '') return 'name';
  return signed.how === 'drawn' && signed.picture === '' ? 'picture' : null;
}

/** As the bodies of acts have it. */
export function signatureOf(signed: Signed, on: string): JsonObject {
  if (signed.how !== 'refused') return { how: 'signed', name: signed.name.trim(), on };
  const witnesses = signed.witnesses.map((name) => ({ name: name.trim() }));
  return { how: 'refused', reason: signed.reason.trim(), witnesses, on };
}

/** The bytes of a picture in a data address. */
export function bytesOfPicture(address: string): Uint8Array<ArrayBuffer> {
  const text = atob(address.slice(address.indexOf(',') + 1));
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}
