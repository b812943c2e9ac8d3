import { obj, str } from '../../../kernel/read-json.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { heldNow } from './case/conditions.ts';
import { entriesOf } from './case/facts.ts';

/**
 * What waits for somebody in a case, as the queues of the desk ask it. `queries/conditions.ts` says the same in SQL, word for
 * word as the indexes have it; a test compares the two over many cases.
 */

/** Submitted for review, and no opinion yet. */
export const waitsForReview = (matter: Matter): boolean => obj(matter.facts, 'review').open === true;

/** A proposal, a request, a suspected crime or a case that comes from elsewhere waits for the head. */
export function waitsForHead(matter: Matter): boolean {
  const { facts, state } = matter;
  const asked = (key: string): boolean => entriesOf(matter, key).some(([, entry]) => str(entry, 'state') === 'asked');
  return (
    state === 'reviewed' ||
    state === 'deciding' ||
    'moving' in facts ||
    'extensionRequest' in facts ||
    (state === 'closable' && 'on' in obj(obj(facts, 'closing'), 'asked')) ||
    asked('measureRequests') ||
    asked('recusals') ||
    str(obj(facts, 'transfer'), 'state') === 'reported' ||
    'asked' in obj(facts, 'publication')
  );
}

/** Goods that no act has let go of yet: also those whose time has run out, which must be given back. */
export const waitsWithGoods = (matter: Matter): boolean => heldNow(matter).length > 0;

/** A publication is due, or one that is shown must come down. */
export const waitsForPublication = (matter: Matter): boolean =>
  ['publish', 'withdraw'].some((clock) => matter.clocks[clock] !== undefined && matter.clocks[clock]?.endedOn === null);
