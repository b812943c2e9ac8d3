import { AppError } from '../../../kernel/error.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { OfficeContext } from '../../office/context.ts';
import type { CapView } from '../contract.ts';
import { inspection } from '../model/inspection.ts';
import { countedOrigins, inspectedInYear } from './cap-count.ts';
import { capIn, itemListsFor } from './item-lists.ts';

/**
 * How a firm stands against the yearly cap of an authority, and its inspections asked for or approved this year that the viewer may see.
 * @throws AppError 403 `intake.open.outside` for an authority outside the actor's area
 */
export async function capOf(
  { ledger, directory }: Pick<OfficeContext, 'ledger' | 'directory'>,
  actor: LedgerActor,
  { code, authority = actor.authority }: { readonly code: string; readonly authority?: string | undefined },
): Promise<CapView> {
  if (!isWithin(authority, actor.authority)) {
    throw new AppError('intake.open.outside', 403, { authority: actor.authority, home: authority });
  }
  const today = legalDay(ledger.clock.now());
  const nearest = capIn(await itemListsFor(ledger, authority));
  const { done, rows } = await ledger.store.transaction(actor, async (tx) => {
    const counted = await inspectedInYear(tx, authority, [code], today);
    const found = await tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from matter m
      where m.procedure = 'inspection' and matter_firm(m.snapshot) = ${code}
        and ${today.slice(0, 4)} in (left(m.opened_on::text, 4), left(m.snapshot #>> '{facts,approval,on}', 4))
      order by m.opened_on desc, m.id desc limit 100`);
    return { done: counted.get(code) ?? 0, rows: found.rows.map(({ snapshot }) => snapshot) };
  });
  const origins = countedOrigins(today, authority);
  return {
    authority,
    authorityName: (await directory.names())(authority),
    year: Number(today.slice(0, 4)),
    cap: nearest?.cap ?? null,
    mode: nearest?.mode ?? 'block',
    list:
      nearest === null
        ? null
        : { title: nearest.list.title, edition: nearest.list.edition, document: nearest.list.document },
    done,
    inspections: rows.map((matter) => ({
      ...{ region: matter.homeRegion, id: matter.id, title: matter.title },
      stateTitle: inspection.states[matter.state]?.title ?? { zh: matter.state, en: matter.state },
      ground: str(matter.facts, 'ground'),
      on: matter.openedOn,
      counts:
        matter.homeCode === authority &&
        str(matter.facts, 'purpose') === 'inspection' &&
        origins.includes(str(matter.facts, 'ground')) &&
        str(obj(matter.facts, 'approval'), 'on').startsWith(today.slice(0, 4)) &&
        matter.state !== 'cancelled',
    })),
  };
}
