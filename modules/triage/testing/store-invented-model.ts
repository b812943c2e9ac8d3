import { SYSTEM_PERSON } from '../../../platform/identity/index.ts';
import type { Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { ABOVE, SHIPPED_SET } from '../contract.ts';
import { packClues, trainClues } from '../model/clue-model.ts';
import { storeFrozenSet } from '../registry/frozen.ts';
import { scoreOn } from '../registry/scores.ts';
import { storeModel, storeService } from '../registry/store-model.ts';
import { inventedClues } from './invented-clues.ts';

/** A model of an authority with a frozen set and, where asked for, in service: as training and promotion store them. */
export async function storeInventedModel(
  store: Store,
  authority: string,
  { number = 1, at, serves }: { readonly number?: number; readonly at: Date; readonly serves: boolean },
): Promise<void> {
  const version = `${authority}.${number}`;
  // Some officers err, the more the earlier the model.
  const examples = inventedClues(200).map((each, turn) =>
    turn % (7 + 8 * number) === 5 ? { ...each, domain: 'food' } : each,
  );
  const models = trainClues(examples, `clue@${version}`);
  const own = [scoreOn(models, `frozen-${authority}`, examples), scoreOn(models, SHIPPED_SET, inventedClues(60, 900))];
  await store.transaction(SYSTEM_VIEWER, async (tx) => {
    await storeModel(tx, {
      ...{
        authority,
        version,
        parent: 'clue@2026.1',
        cutAt: at,
        verdicts: 200,
        verdictDigest: Buffer.alloc(32, number),
      },
      ...{ options: {}, packed: packClues(models), at, by: SYSTEM_PERSON },
      scores: { own, beside: [{ version: 'clue@2026.1', sets: own }], crossed: [] },
    });
    await storeFrozenSet(tx, authority, { name: `frozen-${authority}`, matters: [], digest: Buffer.alloc(32) }, at);
    if (!serves) return;
    await storeService(tx, {
      ...{
        authority,
        version,
        before: ABOVE,
        rolledBack: false,
        figures: null,
        reason: '比现用模型好',
        at,
        by: SYSTEM_PERSON,
      },
    });
  });
}
