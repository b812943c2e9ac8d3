import { AppError } from '../../../kernel/error.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { type ModelScores, SHIPPED_SET } from '../contract.ts';
import { type ClueExample, type ClueModels, packClues } from '../model/clue-model.ts';
import { getModel, servingOf } from '../queries/models.ts';
import { storeFrozenSet } from '../registry/frozen.ts';
import { type Gathered, gather } from '../registry/gather.ts';
import { storeModel } from '../registry/store-model.ts';
import type { TrainingAsked, TrainingStage } from '../registry/train-and-score.ts';
import { trainInThread } from '../registry/train-thread.ts';

/** Fewer verdicts would only shift the model towards whoever was busiest. Ours. */
export const FEWEST_VERDICTS = 50;
/** An act may be recorded this much before it is seen: what is younger waits for the next training and corrects until then. */
const SETTLED_MS = 60_000;

/** What ships with the product: its model, what it was trained with, and what it was not. */
export interface ShippedClues {
  readonly models: ClueModels;
  readonly open: readonly ClueExample[];
  /** Ways to say a theme: learned from, never judged by. */
  readonly sayings: readonly ClueExample[];
  readonly apart: readonly ClueExample[];
}

export interface TrainRequest {
  readonly store: Store;
  /** Six digits. */
  readonly authority: string;
  readonly by: string;
  readonly at: Date;
  readonly shipped: ShippedClues;
  readonly onStage: (stage: 'gather' | TrainingStage | 'store') => void;
}

export interface TrainedModel {
  readonly version: string;
  readonly parent: string;
  readonly verdicts: number;
  readonly bytes: number;
  readonly scores: ModelScores;
}

interface Read {
  readonly gathered: Gathered;
  readonly parent: string;
  readonly beside: TrainingAsked['beside'];
  readonly cutAt: Date;
}

async function read(tx: Db, { authority, at, shipped }: TrainRequest): Promise<Read> {
  const cutAt = new Date(at.getTime() - SETTLED_MS);
  const gathered = await gather(tx, authority, cutAt, shipped.apart);
  if (gathered.training.length < FEWEST_VERDICTS) {
    throw new AppError('triage.train.too-few', 409, { found: gathered.training.length, needed: FEWEST_VERDICTS });
  }
  const serving = await servingOf(tx, authority);
  const own = serving === null ? [] : [await getModel(tx, serving.version)];
  return {
    ...{ gathered, cutAt },
    parent: serving?.version ?? shipped.models.version,
    beside: [
      ...own.map(({ version, packed }) => ({ version, packed })),
      { version: shipped.models.version, packed: packClues(shipped.models) },
    ],
  };
}

async function nextVersion(tx: Db, authority: string): Promise<string> {
  const { rows } = await tx.query<{ n: number }>(sql`
    select coalesce(max(split_part(version, '.', 2)::int), 0) + 1 as n from clue_model
    where home_region = ${authority} and authority = ${authority}`);
  return `${authority}.${rows[0]?.n ?? 1}`;
}

/**
 * Trains an authority's own model from its officers' verdicts and the labelled set that ships, scores it on sets that it
 * did not see, and stores it. It serves nobody until it is promoted. Texts are read by the system and kept nowhere.
 * @throws AppError 422 `triage.train.not-a-bureau`, 409 `triage.train.too-few`, 500 `triage.train.failed`
 */
export async function trainModel(request: TrainRequest): Promise<TrainedModel> {
  const { store, authority, by, at, shipped, onStage } = request;
  if (authority.length !== 6) throw new AppError('triage.train.not-a-bureau', 422, { authority });
  onStage('gather');
  const { gathered, parent, beside, cutAt } = await store.transaction(SYSTEM_VIEWER, (tx) => read(tx, request));
  const { frozen, training } = gathered;
  const version = await store.transaction(SYSTEM_VIEWER, (tx) => nextVersion(tx, authority));
  const { packed, scores } = await trainInThread(
    {
      version: `clue@${version}`,
      examples: [...shipped.open, ...training],
      sayings: shipped.sayings,
      sets: [
        ...(frozen === null ? [] : [{ name: frozen.set.name, examples: frozen.examples }]),
        { name: SHIPPED_SET, examples: shipped.apart },
      ],
      beside,
    },
    onStage,
  );
  onStage('store');
  await store.transaction(SYSTEM_VIEWER, async (tx) => {
    if (frozen?.made === true) await storeFrozenSet(tx, authority, frozen.set, at);
    await storeModel(tx, {
      ...{ authority, version, parent, cutAt, scores, packed, at, by },
      ...{ verdicts: gathered.verdicts, verdictDigest: gathered.digest },
      options: { examples: training.length, shipped: shipped.open.length },
    });
  });
  return { version, parent, verdicts: gathered.verdicts, bytes: packed.length, scores };
}
