import { legalDay } from '../../../kernel/plain-date.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { refusalOf } from '../../../platform/procedure/permit.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import type { ProposalView } from '../../intake/contract.ts';
import { readBoth } from '../commands/say.ts';
import type { MergingContext } from '../context.ts';
import type { PairView } from '../contract.ts';
import { verdictOf, wordsOn } from '../model/words.ts';
import { type Place, pairIdOf } from './pair.ts';

/** Does the proposal speak of that matter? Its value is the id alone, or region and id. */
export const isAbout = ({ kind, value }: Pick<ProposalView, 'kind' | 'value'>, id: string): boolean =>
  kind === 'same' && value.endsWith(id);

/**
 * One pair: what is said of it, what the machine says, what the viewer may do. Only for who sees both.
 * @throws AppError 404 `procedure.no-such-matter`, `merging.no-such-other`
 */
export async function pairView(
  { ledger, directory, proposalsOf }: MergingContext,
  actor: LedgerActor,
  of: Place,
  other: Place,
): Promise<PairView> {
  const { mine, theirs } = await readBoth(ledger, actor, of, other);
  const pair = pairIdOf(of, other);
  const [myWord, theirWord] = [wordsOn(mine, pair).own, wordsOn(theirs, pair).own];
  const proposed = await ledger.store.transaction(actor, async (tx) => {
    await tx.openMatters([of.id, other.id]);
    const ours = (await proposalsOf(tx, of.region, of.id)).find((each) => isAbout(each, other.id));
    return ours ?? (await proposalsOf(tx, other.region, other.id)).find((each) => isAbout(each, of.id));
  });
  const names = await directory.names();
  const today = legalDay(ledger.clock.now());
  const refusal = (matter: Matter, verb: string) =>
    refusalOf(getProcedure(ledger, matter.procedure), matter, actor, verb, today);
  const against = refusal(mine, 'link-same');
  return {
    verdict: verdictOf(myWord?.said, theirWord?.said),
    words: [[of.id, myWord] as const, [other.id, theirWord] as const].flatMap(([id, word]) =>
      word === undefined
        ? []
        : [{ of: id, said: word.said, authority: { code: word.by, name: names(word.by) }, on: word.on }],
    ),
    proposal: proposed ?? null,
    refusal: against,
    mayTakeBack:
      (myWord !== undefined && refusal(mine, 'unlink-same') === null) ||
      (theirWord !== undefined && refusal(theirs, 'unlink-same') === null),
  };
}
