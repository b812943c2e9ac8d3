import { AppError } from '../../kernel/error.ts';
import { obj, str } from '../../kernel/read-json.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { ActGuard } from '../../platform/ledger/guard.ts';
import { readMatters } from '../../platform/ledger/read.ts';
import type { LedgerActor, LedgerDependencies } from '../../platform/ledger/types.ts';
import type { Matter } from '../../platform/procedure/types.ts';
import { disclosure } from './model/disclosure.ts';

async function seenComplaint({ store }: LedgerDependencies, actor: LedgerActor, at: JsonObject): Promise<Matter> {
  const [region, id] = [str(at, 'region'), str(at, 'matter').toLowerCase()];
  const found = await store.transaction(actor, (tx) => readMatters(tx, region, [id]));
  const matter = found.get(id)?.matter;
  if (matter?.procedure !== 'complaint') throw new AppError('procedure.no-such-matter', 404);
  return matter;
}

/** @throws AppError 409 `disclosures.not-ended`, `disclosures.fraud`, `disclosures.differs` */
function checkComplaint(complaint: Matter, body: JsonObject): void {
  const { facts, openedOn } = complaint;
  const outcome = str(facts, 'outcome');
  const ended = obj(facts, 'conclusion');
  // Rejected, out of scope and withdrawn ones are no news of the firm; T6 found what would have been rejected.
  if (!['agreed', 'terminated'].includes(outcome) || str(ended, 'ground') === 'T6') {
    throw new AppError('disclosures.not-ended', 409);
  }
  if (facts.police !== undefined) throw new AppError('disclosures.fraud', 409);
  const endedOn = str(ended, 'on');
  const [firm, respondent] = [obj(body, 'firm'), obj(facts, 'respondent')];
  const another = str(respondent, 'code') !== '' && str(firm, 'code') !== str(respondent, 'code');
  const agrees =
    !another &&
    str(body, 'outcome') === outcome &&
    str(body, 'ground') === str(ended, 'ground') &&
    str(body, 'receivedOn') === openedOn &&
    str(body, 'endedOn') === endedOn;
  if (!agrees) throw new AppError('disclosures.differs', 409, { outcome, receivedOn: openedOn, endedOn });
}

/** What is put forward says what the complaint says, as it stands and as the officer may see it. */
export const disclosureGuard = (ledger: LedgerDependencies): ActGuard => ({
  seen: async (actor, { verb, body }) => {
    // A body of another shape is refused by its schema, with its places.
    if (verb !== 'propose' || disclosure.verbs.propose?.body.safeParse(body).success !== true) return;
    checkComplaint(await seenComplaint(ledger, actor, obj(body, 'complaint')), body);
  },
});
