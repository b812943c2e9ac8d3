import { z } from 'zod';
import { bilingual, plainDay } from '../intake/contract.ts';

/** What an act names afterwards: `add-evidence`, `extract-evidence`, `extract-data` take it as `file`. */
export const receivedFile = z
  .object({ fileId: z.uuid(), sha256: z.string(), size: z.number().int(), name: z.string(), type: z.string() })
  .meta({ id: 'ReceivedEvidence' });
export type ReceivedFile = z.infer<typeof receivedFile>;

const hand = z.object({
  seq: z.number().int(),
  at: z.string(),
  from: bilingual.nullable(),
  to: bilingual.nullable(),
  gave: z.string(),
  took: z.string(),
  reason: z.string(),
});

/** One item of the register with its chain of custody and everybody who opened its file. */
export const evidenceItem = z
  .object({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    on: plainDay,
    excluded: z.boolean(),
    keeper: bilingual.nullable(),
    chain: z.array(hand),
    problems: z.array(bilingual),
    file: z
      .object({
        id: z.uuid(),
        name: z.string(),
        type: z.string(),
        size: z.number().int(),
        sha256: z.string(),
        /** A copy of PDFs and pictures is given out with a watermark; of other types as they are. */
        watermarked: z.boolean(),
      })
      .nullable(),
    readings: z.array(z.object({ at: z.iso.datetime(), by: z.string(), authority: z.string(), what: z.string() })),
  })
  .meta({ id: 'EvidenceItem' });
export type EvidenceItemView = z.infer<typeof evidenceItem>;

/** Stored bytes compared with what was recorded at receipt. */
export const rehashed = z
  .object({
    checked: z.number().int(),
    sound: z.boolean(),
    files: z.array(
      z.object({
        evidence: z.string(),
        fileId: z.uuid(),
        expected: z.string(),
        /** Null where the storage has nothing. */
        found: z.string().nullable(),
        state: z.enum(['sound', 'changed', 'missing', 'register-differs']),
      }),
    ),
  })
  .meta({ id: 'EvidenceRehash' });
export type Rehashed = z.infer<typeof rehashed>;
