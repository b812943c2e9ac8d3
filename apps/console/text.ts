import type { Text } from '../../kernel/text.ts';

export type { Text };

/** A code that has no title yet shows as itself: better than nothing, and somebody will notice. */
export const emptyText = (code: string): Text => ({ zh: code, en: code });
