import { z } from 'zod';
import { plainDay } from '../intake/contract.ts';

/** Numbers of decisions on the spot, taken beforehand for a device without network, as server and console share them. */

/** Most numbers of one block, and most that an officer may hold unused: ours, so that a lost phone loses little. */
export const BLOCK_SIZE = 10;
export const MOST_HELD = 30;
/** So many days after the day of reservation a block may still be used, and never in another year: ours. */
export const BLOCK_DAYS = 7;

export const blockRequest = z
  .object({
    /** Made by whoever asks: asked again, it is the same block. */
    id: z.uuid(),
    /** What the officer calls the device. */
    device: z.string().trim().min(1).max(60),
    count: z.number().int().min(1).max(BLOCK_SIZE),
  })
  .meta({ id: 'ReserveNumbers' });

export const blockState = z.enum(['reserved', 'used', 'returned', 'void']);

export const numberBlock = z
  .object({
    id: z.uuid(),
    form: z.string(),
    person: z.object({ id: z.uuid(), name: z.string() }),
    device: z.string(),
    reservedOn: plainDay,
    until: plainDay,
    numbers: z.array(z.object({ written: z.string(), state: blockState, reason: z.string().nullable(), on: plainDay })),
  })
  .meta({ id: 'NumberBlock' });
export type NumberBlockView = z.infer<typeof numberBlock>;

/**
 * `mine`: my own that still hold a reserved number; `office`: everybody's of my authority, for a head. With `year` also
 * those of that year that hold none any more.
 */
export const blockQuery = z.object({
  whose: z.enum(['mine', 'office']).default('mine'),
  year: z.coerce.number().int().min(2000).max(9999).optional(),
});
export const blockList = z.object({ blocks: z.array(numberBlock) });

const reason = z.string().trim().min(1).max(300);
/** `numbers`: only these; all that are still reserved when absent. */
export const endNumbersRequest = z.object({ reason, numbers: z.array(z.string().max(120)).max(BLOCK_SIZE).optional() });
export const blockEnded = z.object({ numbers: z.array(z.string()) });

/** What an authority decides on the spot again and again: for the shortcuts of a phone. No person, no party. */
export const usualViolations = z.object({
  violations: z.array(
    z.object({
      cause: z.string(),
      violation: z.string(),
      domain: z.string(),
      citation: z.string(),
      times: z.number().int(),
    }),
  ),
});
export type UsualViolation = z.infer<typeof usualViolations>['violations'][number];
