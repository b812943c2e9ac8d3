import { createHash } from 'node:crypto';
import { uuidv7 } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { Comparison, ModelScores } from '../contract.ts';

/** A trained model as it is stored, once and for all. */
export interface NewModel {
  readonly authority: string;
  readonly version: string;
  readonly parent: string;
  readonly cutAt: Date;
  readonly verdicts: number;
  readonly verdictDigest: Uint8Array;
  readonly options: JsonObject;
  readonly scores: ModelScores;
  readonly packed: Uint8Array;
  readonly at: Date;
  readonly by: string;
}

/** Two trainings at once take the same number: the later one fails on the key and is run again. */
export async function storeModel(tx: Db, model: NewModel): Promise<void> {
  const { authority, version, parent, cutAt, verdicts, verdictDigest, options, scores, packed, at, by } = model;
  await tx.query(sql`
    insert into clue_model (home_region, version, kind, authority, parent, cut_at, verdicts, verdict_digest, options,
      scores, packed, digest, trained_at, trained_by)
    values (${authority}, ${version}, 'clues', ${authority}, ${parent}, ${cutAt}, ${verdicts}, ${verdictDigest},
      ${JSON.stringify(options)}, ${JSON.stringify(scores)}, ${Buffer.from(packed)},
      ${createHash('sha256').update(packed).digest()}, ${at}, ${by})`);
}

/** A promotion or roll-back as it is stored. */
export interface NewService {
  readonly authority: string;
  readonly version: string;
  readonly before: string;
  readonly rolledBack: boolean;
  readonly figures: Comparison | null;
  readonly reason: string;
  readonly at: Date;
  readonly by: string;
}

/** From now on the version serves its authority. */
export async function storeService(tx: Db, service: NewService): Promise<void> {
  const { authority, version, before, rolledBack, figures, reason, at, by } = service;
  await tx.query(sql`
    insert into clue_model_service (home_region, id, kind, authority, version, before, rolled_back, figures, reason, at, by)
    values (${authority}, ${uuidv7(at.getTime())}, 'clues', ${authority}, ${version}, ${before}, ${rolledBack},
      ${JSON.stringify(figures ?? {})}, ${reason}, ${at}, ${by})`);
}
