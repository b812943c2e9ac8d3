import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { join, sql } from '../../../platform/store/sql.ts';
import type { Statement } from '../../../platform/store/types.ts';
import { handledBelow, inScope, likeText, subtree } from '../../intake/index.ts';
import type { CampaignContext } from '../context.ts';
import type { NearlyAnswer } from '../contract.ts';
import { countedProcedures, outsideOf, type Scope, scopeOf, scopeParts } from '../model/scope.ts';
import { visibleTops } from './areas.ts';
import { getCampaign } from './read-rules.ts';

/** Matters walked at most, the newest first: further back nobody looks for a case that somebody overlooked. */
const WALKED = 5_000;

const meets = (wanted: readonly string[], column: Statement): Statement =>
  wanted.length === 0 ? sql`true` : sql`${column} = any(${[...wanted]}::text[])`;

const saysAny = ({ words }: Scope): Statement =>
  words.length === 0
    ? sql`true`
    : sql`(m.title || ' ' || coalesce(m.snapshot #>> '{facts,cause}', '')) like any(${words.map(likeText)}::text[])`;

/** Exactly one of kind, domain, channel and words is not met; period and area are. */
const missesOne = (scope: Scope): Statement =>
  sql`(${join(
    [
      meets(scope.procedures, sql`m.procedure`),
      meets(scope.domains, sql`m.domain`),
      meets(scope.channels, sql`m.channel`),
      saysAny(scope),
    ].map((part) => sql`(not (${part}))::int`),
    ' + ',
  )}) = 1`;

/**
 * 疑似属于: matters of the period and the reader's part of the areas that miss one part of the scope only, each with that
 * part, for a person to decide. None that is in the campaign, or was taken out of it by hand.
 * @throws AppError 404 `campaign.no-such-campaign`
 */
export async function readNearly(
  context: CampaignContext,
  actor: LedgerActor,
  code: string,
  limit: number,
): Promise<NearlyAnswer['items']> {
  const { ledger } = context;
  const matter = await getCampaign(ledger.store, actor, code);
  const scope = scopeOf(matter.facts);
  const tops = visibleTops(actor, scope);
  if (tops.length === 0) return [];
  const { rows } = await ledger.store.transaction(actor, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from (
        select * from matter m
        where ${inScope(actor.scope)} and m.opened_on between ${scope.from} and ${scope.to}
          and m.procedure = any(${[...countedProcedures]}::text[]) and m.state not in ('voided', 'withdrawn')
          and (${join(
            tops.map((top) => handledBelow(subtree(top))),
            ' or ',
          )})
        order by m.opened_on desc, m.id limit ${WALKED}) m
      where ${missesOne(scope)}
        and not coalesce(m.snapshot #> '{facts,campaigns}' ? ${code}::text, false)
        and not coalesce(m.snapshot #> '{facts,left}' ? ${code}::text, false)
        and coalesce(m.snapshot #>> '{facts,campaign}', '') <> ${code}
      order by m.opened_on desc, m.id limit ${limit}`),
  );
  const found = rows.map(({ snapshot }) => snapshot);
  // The same rule that joins says what is missing: the two cannot disagree.
  const misses = new Map(found.map((each) => [each.id as string, outsideOf(scope, each)]));
  const shown = await context.rowsOf(actor, found);
  return shown.flatMap((row) => {
    const [part, more] = misses.get(row.id) ?? [];
    return part === undefined || more !== undefined ? [] : [{ matter: row, misses: part, title: scopeParts[part] }];
  });
}
