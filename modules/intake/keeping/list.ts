import type { AuthorityCode } from '../../../kernel/id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { IntakeContext } from '../context.ts';
import type { KeptMatter, KeptQuery } from './contract.ts';

const dayOr = (value: string): PlainDate | null => (value === '' ? null : (value as PlainDate));

/** Matters that are over and still kept whole, as this person sees them; the one that has been over longest stands first. */
export async function listKept(
  { ledger, directory }: Pick<IntakeContext, 'ledger' | 'directory'>,
  actor: LedgerActor,
  { show, after, limit }: KeptQuery,
): Promise<{ items: KeptMatter[]; next: string | null }> {
  const [day = '0001-01-01', id = '00000000-0000-0000-0000-000000000000'] = after?.split(' ') ?? [];
  const which = show === 'proposed' ? sql`snapshot -> 'facts' ? 'erasure'` : sql`true`;
  const rows = await ledger.store.transaction(actor, async (tx) => {
    const { rows } = await tx.query<{ snapshot: Matter }>(sql`
      select snapshot from matter
      where procedure in ('clue', 'report', 'complaint') and closed_on is not null
        and not (snapshot -> 'facts' ? 'erasedOn') and ${which} and (closed_on, id) > (${day}::date, ${id}::uuid)
      order by closed_on, id limit ${limit + 1}`);
    return rows.map(({ snapshot }) => snapshot);
  });
  const page = rows.slice(0, limit);
  const proposers = page.map(({ facts }) => str(obj(facts, 'erasure'), 'by')).filter((by) => by !== '');
  const people = await directory.people(proposers);
  const names = await directory.names();
  const items = page.map(({ homeRegion, id, procedure, title, handlingCode, closedOn, facts }): KeptMatter => {
    const proposal = obj(facts, 'erasure');
    const by = str(proposal, 'by');
    return {
      ...{ region: homeRegion, id, procedure, title, closedOn: closedOn as PlainDate },
      handling: { code: handlingCode as AuthorityCode, name: names(handlingCode) },
      withCase: 'case' in facts || str(facts, 'outcome') === 'filed',
      keptUntil: dayOr(str(facts, 'keptUntil')),
      proposal:
        by === ''
          ? null
          : {
              by: { id: by, name: people(by) },
              on: str(proposal, 'on') as PlainDate,
              schedule: str(proposal, 'schedule'),
              keepUntil: str(proposal, 'keepUntil') as PlainDate,
            },
    };
  });
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? `${last.closedOn} ${last.id}` : null };
}
