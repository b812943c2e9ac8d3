import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import type { LedgerActor, StoredMatter } from '../../../platform/ledger/types.ts';
import { refusalOf } from '../../../platform/procedure/permit.ts';
import type { Matter, Procedure } from '../../../platform/procedure/types.ts';
import type { IntakeContext } from '../context.ts';
import type { MatterDetail } from '../contract.ts';
import { clockView, viewpoint } from './clock-view.ts';
import { openMatter } from './find-matter.ts';
import { maskObject, maskPerson, maskProse, seesPersonal } from './mask.ts';
import { type ActPage, type ActRecord, actsOf, presentAct, presentBasis } from './matter-acts.ts';
import { namesFor, presentRow, recordOf } from './matter-row.ts';

/** Every verb that moves an open matter, each with the rule that refuses it now, or null where it may be done. */
export function verbsOf(
  procedure: Procedure,
  matter: Matter,
  actor: LedgerActor,
  today: PlainDate,
): MatterDetail['verbs'] {
  return Object.entries(procedure.verbs)
    .filter(([, verb]) => verb.from.length > 0)
    .map(([id, verb]) => {
      const refusal = refusalOf(procedure, matter, actor, id, today);
      return {
        verb: id,
        title: verb.title,
        refusal: refusal === null ? null : { rule: refusal.rule, text: refusal.text },
        basis: verb.basis.map(presentBasis).map(({ id: basis, title, article }) => ({ id: basis, title, article })),
      };
    });
}

/** The receipt's hash is for finding, not for showing. */
function withoutReceipt({ receiptHash: _, ...facts }: JsonObject): JsonObject {
  return facts as JsonObject;
}

/** A matter as one transaction read it, for {@link detailOf}. */
export interface ReadMatter {
  readonly stored: StoredMatter;
  readonly acts: readonly ActRecord[];
  readonly proposals: MatterDetail['proposals'];
}

type Presenting = Pick<IntakeContext, 'ledger' | 'directory' | 'nearWorkdays'>;

/** What was read, as this reader may have it. */
export async function detailOf(
  context: Presenting,
  actor: LedgerActor,
  { stored, acts, proposals }: ReadMatter,
): Promise<MatterDetail> {
  const { env, clock, procedures } = context.ledger;
  const view = viewpoint(env, clock.now(), context.nearWorkdays);
  const { matter, headHash } = stored;
  const procedure = getProcedure(context.ledger, matter.procedure);
  const people = acts.flatMap(({ actor: doer, on_behalf_of }) => [
    doer,
    ...(on_behalf_of === null ? [] : [on_behalf_of]),
  ]);
  const names = await namesFor(context.directory, [matter], people);
  const full = seesPersonal(actor, matter);
  const row = presentRow(recordOf(matter), procedures, view, names);
  // A person against whom a case is kept is named in its title and in the texts of its acts.
  const party = obj(matter.facts, 'party');
  const hidden = full || str(party, 'kind') !== 'person' ? '' : str(party, 'name');
  const detail: MatterDetail = {
    row: { ...row, title: full ? matter.title : maskProse(matter.title) },
    facts: { ...withoutReceipt(full ? matter.facts : maskObject(matter.facts)) },
    clocks: Object.entries(matter.clocks).map(([name, each]) => clockView(name, each, view)),
    acts: acts.map((act) => presentAct(act, procedure, names, { actor, matter, full })),
    earlier: (acts[0]?.seq ?? 1) > 1 ? (acts[0]?.seq ?? null) : null,
    verbs: verbsOf(procedure, matter, actor, view.today),
    proposals,
    chainHead: headHash.toString('hex'),
  };
  return maskPerson(detail, hidden);
}

/** All that the page of a matter shows. @throws AppError 404 `procedure.no-such-matter` */
export async function matterDetail(
  context: IntakeContext,
  actor: LedgerActor,
  homeRegion: string,
  id: string,
  page: ActPage = { limit: 1_000 },
): Promise<MatterDetail> {
  const read = await context.ledger.store.transaction(actor, async (tx) => ({
    stored: await openMatter(tx, homeRegion, id),
    acts: await actsOf(tx, homeRegion, id, page),
    proposals: await context.proposalsOf(tx, homeRegion, id),
  }));
  return detailOf(context, actor, read);
}
