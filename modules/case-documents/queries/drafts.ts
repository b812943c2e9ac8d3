import type { JsonObject } from '../../../kernel/text.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { Answer } from '../model/findings.ts';

/** What was written into a paper that is not issued yet, as saved last. */
export interface Draft {
  readonly seq: number;
  readonly form: number;
  readonly version: number;
  readonly texts: Readonly<Record<string, string>>;
  readonly answers: readonly Answer[];
  readonly by: string;
  readonly at: Date;
}

/** The latest drafts of a case that this transaction has opened; of one paper where it is named. */
export async function draftsOf(
  tx: Db,
  region: string,
  matterId: string,
  paper?: { readonly seq: number; readonly form: number },
): Promise<readonly Draft[]> {
  const { rows } = await tx.query<{
    readonly seq: number;
    readonly form: number;
    readonly version: number;
    readonly texts: JsonObject;
    readonly answers: unknown;
    readonly by: string;
    readonly at: Date;
  }>(sql`
    select distinct on (seq, form) seq, form, version, texts, answers, saved_by as by, saved_at as at from case_draft
    where home_region = ${region} and matter_id = ${matterId}
      and (${paper?.seq ?? null}::int is null or seq = ${paper?.seq ?? null}::int)
      and (${paper?.form ?? null}::int is null or form = ${paper?.form ?? null}::int)
    order by seq, form, version desc`);
  return rows.map((row) => ({
    ...row,
    texts: row.texts as Readonly<Record<string, string>>,
    answers: row.answers as readonly Answer[],
  }));
}
