/** A value that a text says: where, and in the one notation in which values are compared. */
export interface Said<Value> {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value: Value;
}

/**
 * The text with full-width letters, digits and signs as plain ones, each character where it stood, so that positions
 * are those of the text that the officer sees.
 */
export const plainWidth = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
