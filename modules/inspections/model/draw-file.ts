import { z } from 'zod';
import { DRAW_FILE } from './check-draw.ts';
import { DRAW_ALGORITHM } from './draw-from.ts';
import { conflictReasons } from './draw-lists.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string().max(2_000);

/** What nobody could know when the secret was committed to. */
export const beaconSchema = z.discriminatedUnion('kind', [
  /** The root of the first signed head of the ledger that holds the committing act. */
  z.strictObject({ kind: z.literal('head'), root: hex, size: z.int().min(1) }),
  /** A number that is drawn in public after the commitment; the plan names its source. */
  z.strictObject({ kind: z.literal('public'), source: text.min(1).max(200), value: text.min(1).max(200) }),
]);
export type Beacon = z.infer<typeof beaconSchema>;

const drawnFirm = z.strictObject({
  code: text,
  group: text,
  officers: z.array(text),
  passed: z.array(
    z.strictObject({ licence: text, why: z.enum(Object.keys(conflictReasons) as ['recusal', 'last-time']) }),
  ),
});

/** What is published of a draw, so that anybody runs it again. No name of an officer is in it. */
export const drawFile = z.strictObject({
  format: z.literal(DRAW_FILE),
  draw: z.strictObject({ region: text, id: z.uuid(), title: text, authority: text, authorityName: text }),
  /** The frozen text of the lists. */
  lists: z.string().max(60_000_000),
  digest: hex,
  commitment: hex,
  secret: hex,
  contribution: text,
  beacon: beaconSchema,
  seed: hex,
  result: z.strictObject({ algorithm: z.literal(DRAW_ALGORITHM), firms: z.array(drawnFirm) }),
  committedAt: text,
  revealedAt: text,
  /** How the committing act stands in the ledger; null while no head is signed over it. */
  ledger: z
    .strictObject({
      /** What the act's hash is made of, byte for byte. */
      act: z.string().max(20_000),
      leaf: z.int().min(0),
      proof: z.array(hex),
      /** The signed head (C2SP checkpoint). */
      head: z.string().max(5_000),
      publicKey: text,
    })
    .nullable(),
});
export type DrawFile = z.infer<typeof drawFile>;
