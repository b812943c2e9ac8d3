import { AppError } from '../../../kernel/error.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { ChangesAnswer } from '../contract.ts';
import { differences, newSteps } from '../model/difference.ts';
import { type HistoryContext, readPast } from './read-past.ts';

/**
 * What changed in a matter from the end of one day to the end of another, each with the acts that did it.
 * @throws AppError 404 `procedure.no-such-matter`, 422 `case-history.days-reversed`
 */
export async function matterChanges(
  context: HistoryContext,
  actor: LedgerActor,
  homeRegion: string,
  id: string,
  { from, to, known }: { readonly from: PlainDate; readonly to: PlainDate; readonly known?: PlainDate | undefined },
): Promise<ChangesAnswer> {
  if (from > to) throw new AppError('case-history.days-reversed', 422, { from, to });
  const past = await readPast(context, actor, homeRegion, id);
  const knownOn = known ?? past.today;
  const [earlier, later] = [past.standing(from, knownOn), past.standing(to, knownOn)];
  return {
    homeRegion,
    id: past.matter.id,
    from,
    to,
    known: knownOn,
    existed: earlier.matter !== null,
    changes: differences(past.procedure, earlier, later, past.reader).map((each) => ({
      ...each,
      acts: [...each.acts],
    })),
    acts: newSteps(earlier, later).map(({ act }) => past.mark(act)),
  };
}
