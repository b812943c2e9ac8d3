import { AppError } from '../../kernel/error.ts';
import { type Authority, putAuthorities } from '../../platform/identity/index.ts';
import { sql } from '../../platform/store/sql.ts';
import type { Store } from '../../platform/store/store.ts';
import { type Db, SYSTEM_VIEWER } from '../../platform/store/types.ts';
import { type AuthorityRow, type LineProblem, readAuthorities } from './read-authorities.ts';

/** What new authorities may handle: the procedures that there are. */
const POWERS: readonly string[] = ['clue', 'report', 'complaint'];

export interface ImportedAuthorities {
  readonly lines: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** With any of them nothing was written. */
  readonly problems: readonly LineProblem[];
}

type Stored = AuthorityRow & Pick<Authority, 'validTo' | 'powers'>;

async function readStored(db: Db): Promise<Map<string, Stored>> {
  const { rows } = await db.query<Stored>(sql`
    select code, parent_code as "parentCode", name_zh as "nameZh", name_en as "nameEn", short_zh as "shortZh",
           valid_from::text as "validFrom", valid_to::text as "validTo", powers
      from authority`);
  return new Map(rows.map((row) => [row.code, row]));
}

const FIELDS = ['parentCode', 'nameZh', 'nameEn', 'shortZh', 'validFrom'] as const;

/**
 * Writes a table of authorities, all lines or none. What stands already and is the same is left alone, so importing
 * again changes nothing; what differs is a problem of its line unless `update` is asked for.
 * Throws 422 `authorities.import.columns` and `table.*`.
 */
export async function importAuthorities(
  store: Store,
  file: string,
  { update = false }: { readonly update?: boolean } = {},
): Promise<ImportedAuthorities> {
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const stored = await readStored(tx);
    const { rows, lines, problems, count } = await readAuthorities(file, new Set(stored.keys()));
    const different: LineProblem[] = [];
    const added: Stored[] = [];
    const updated: Stored[] = [];
    for (const row of rows) {
      const old = stored.get(row.code);
      if (old === undefined) {
        added.push({ ...row, validTo: null, powers: POWERS });
        continue;
      }
      const fields = FIELDS.filter((field) => old[field] !== row[field]);
      if (fields.length === 0) continue;
      if (update) updated.push({ ...old, ...row });
      else {
        const error = new AppError('authorities.import.other', 409, { code: row.code, fields: fields.join(', ') });
        different.push({ line: lines.get(row.code) ?? 0, error });
      }
    }
    const all = [...problems, ...different].sort((a, b) => a.line - b.line);
    if (all.length === 0 && added.length + updated.length > 0) await putAuthorities(tx, [...added, ...updated]);
    const unchanged = rows.length - added.length - updated.length - different.length;
    return { lines: count, added: added.length, updated: updated.length, unchanged, problems: all };
  });
}
