/** Most characters of one message, as the server takes them. */
export const LONGEST = 2_000;

export type MessageFault = 'missing' | 'too-long';

/** As typed, without what cannot be stored: NUL and half surrogate pairs, left behind by pasted text. */
export const tidyMessage = (typed: string): string =>
  typed
    .replaceAll('\u0000', '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .trim();

export function findMessageFault(message: string): MessageFault | undefined {
  if (message === '') return 'missing';
  return message.length > LONGEST ? 'too-long' : undefined;
}
