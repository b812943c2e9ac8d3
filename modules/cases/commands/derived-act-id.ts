import { createHash } from 'node:crypto';
import type { ActId } from '../../../kernel/id.ts';

/** The id of an act that follows from others: made from them, so that asked again it is the same act. A UUID of version 8. */
export function derivedActId(...from: readonly string[]): ActId {
  const hex = createHash('sha256').update(from.join(' ')).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-') as ActId;
}
