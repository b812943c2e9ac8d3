import { AppError } from '../../../kernel/error.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { areasOf } from '../../../kernel/region.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { numberWords } from '../model/numbering.ts';

/**
 * The words that an authority puts in its numbers on a day, by the usual ones: its own, else those of the lowest authority
 * above it that has any. A word that is not in the map is the usual one.
 */
export async function wordsOf(db: Db, authority: string, on: PlainDate): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ usual: string; word: string }>(sql`
    select distinct on (w.usual) w.usual, w.word
    from unnest(${areasOf(authority)}::text[]) with ordinality as a(code, depth)
    join case_number_word w on w.authority = a.code and w.effective_from <= ${on}
    order by w.usual, a.depth desc, w.effective_from desc`);
  return new Map(rows.map(({ usual, word }) => [usual, word]));
}

/** A word on record of the authority itself or of one above it. */
export interface ChosenWord {
  readonly usual: string;
  readonly word: string;
  readonly from: PlainDate;
  readonly own: boolean;
}

/** As {@link wordsOf}, each with the day from which it holds and whose choice it is. */
export async function chosenWords(db: Db, authority: string, on: PlainDate): Promise<readonly ChosenWord[]> {
  const { rows } = await db.query<ChosenWord>(sql`
    select distinct on (w.usual) w.usual, w.word, w.effective_from as "from", w.authority = ${authority} as own
    from unnest(${areasOf(authority)}::text[]) with ordinality as a(code, depth)
    join case_number_word w on w.authority = a.code and w.effective_from <= ${on}
    order by w.usual, a.depth desc, w.effective_from desc`);
  return rows;
}

/** What the authority itself has chosen for later, of each word the next change. */
export async function comingWords(db: Db, authority: string, on: PlainDate): Promise<readonly ChosenWord[]> {
  const { rows } = await db.query<ChosenWord>(sql`
    select distinct on (usual) usual, word, effective_from as "from", true as own from case_number_word
    where authority = ${authority} and effective_from > ${on} order by usual, effective_from`);
  return rows;
}

/**
 * From `from` on, the numbers of this authority (and of those below it) say `word` where others say `usual`. Numbers that
 * were given stay as they are. @throws AppError 422 `cases.number-word.unknown`
 */
export async function setNumberWord(
  db: Db,
  asked: { readonly authority: string; readonly usual: string; readonly word: string; readonly from: PlainDate },
): Promise<void> {
  if (!numberWords.includes(asked.usual)) throw new AppError('cases.number-word.unknown', 422, { usual: asked.usual });
  await db.query(sql`
    insert into case_number_word (authority, usual, effective_from, word)
    values (${asked.authority}, ${asked.usual}, ${asked.from}, ${asked.word})
    on conflict (authority, usual, effective_from) do update set word = excluded.word`);
}
