import { str } from '../../../kernel/read-json.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { join, sql } from '../../../platform/store/sql.ts';
import { type Statement, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { likeText } from '../../intake/index.ts';
import type { FirmContext } from '../context.ts';
import type { PublicFirm, PublicFirmQuery } from '../contract.ts';
import { answersSince, firmOf, shopsOf } from '../model/standing.ts';

type Context = Pick<FirmContext, 'ledger' | 'directory'>;
const PAGE = 20;
/** As many words as somebody types who looks for a firm. */
const MOST_WORDS = 6;

async function read({ ledger, directory }: Context, conditions: readonly Statement[], size: number) {
  const { rows } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ snapshot: Matter }>(sql`
      select m.snapshot from matter m where ${join([sql`m.procedure = 'odr-firm' and m.state = 'active'`, ...conditions], ' and ')}
      order by m.snapshot #>> '{facts,enrolledOn}' desc, m.id desc limit ${size}`),
  );
  const names = await directory.names();
  return rows.map(
    ({ snapshot }): PublicFirm => ({
      ...{ region: snapshot.homeRegion, id: snapshot.id, ...firmOf(snapshot), shops: [...shopsOf(snapshot)] },
      ...{ authority: snapshot.homeCode, authorityName: names(snapshot.homeCode) },
      enrolledOn: str(snapshot.facts, 'enrolledOn'),
      online: answersSince(snapshot) !== '',
    }),
  );
}

const spokenOf = (q: string): Statement[] =>
  q
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map(
      (word) => sql`concat_ws(' ', m.snapshot #>> '{facts,firm,name}', m.snapshot #>> '{facts,firm,code}',
        m.snapshot #>> '{facts,firm,address}', m.snapshot #>> '{facts,shops}') ilike ${likeText(word)}`,
    );

/** Enrolled firms, the latest first: neither those that have left nor those that are suspended. */
export async function listPublicFirms(
  context: Context,
  { q = '', before }: PublicFirmQuery,
): Promise<{ items: PublicFirm[]; next: string | null }> {
  const [day = '', id = ''] = before?.split(' ') ?? [];
  const after = before === undefined ? [] : [sql`(m.snapshot #>> '{facts,enrolledOn}', m.id) < (${day}, ${id}::uuid)`];
  const found = await read(context, [...spokenOf(q), ...after], PAGE + 1);
  const items = found.slice(0, PAGE);
  const last = items.at(-1);
  return { items, next: found.length > PAGE && last !== undefined ? `${last.enrolledOn} ${last.id}` : null };
}

/**
 * Enrolled firms whose people answer online, for who looks for the one they bought from: by words of name, code, address
 * or shops, at most twenty, the latest first.
 */
export function findFirms(context: Context, q: string): Promise<readonly PublicFirm[]> {
  return read(context, [sql`m.snapshot #>> '{facts,answersSince}' is not null`, ...spokenOf(q)], PAGE);
}

/** One of them by its place; undefined where it is not enrolled now, or nobody of it answers online. */
export async function findFirm(
  context: Context,
  at: { readonly region: string; readonly id: string },
): Promise<PublicFirm | undefined> {
  const conditions = [
    sql`m.home_region = ${at.region} and m.id = ${at.id}::uuid and m.snapshot #>> '{facts,answersSince}' is not null`,
  ];
  return (await read(context, conditions, 1))[0];
}
