import { sql } from '../../../../platform/store/sql.ts';
import type { Db } from '../../../../platform/store/types.ts';

/** `code:…`, or `matter:` with region and id: what words are kept under. */
export type SubjectKey = `code:${string}` | `matter:${string}/${string}`;

export const subjectKeyOf = (
  ref: { readonly code: string } | { readonly region: string; readonly id: string },
): SubjectKey => ('code' in ref ? `code:${ref.code}` : `matter:${ref.region}/${ref.id}`);

/** A matter, where it lies. */
export interface Place {
  readonly region: string;
  readonly id: string;
}

/** The matter that a key names; undefined for a code. */
export function placeOfKey(key: SubjectKey): Place | undefined {
  const [, region, id] = /^matter:(\d{6})\/([0-9a-f-]{36})$/.exec(key) ?? [];
  return region === undefined || id === undefined ? undefined : { region, id };
}

/** The last word on one matter and one subject. */
export interface Word {
  readonly region: string;
  readonly id: string;
  readonly subject: SubjectKey;
  readonly said: 'same' | 'other' | 'none';
  readonly reason: string;
  readonly by: string;
  readonly authority: string;
  readonly at: Date;
}

/** The words that stand on a matter, as far as this transaction may read them. */
export async function standingWords(tx: Db, { region, id }: Place): Promise<Word[]> {
  const { rows } = await tx.query<Word>(sql`
    select distinct on (w.subject) w.home_region as region, w.matter_id as id, w.subject, w.said, w.reason, w.by,
      w.authority, w.at
    from subject_word w where w.home_region = ${region} and w.matter_id = ${id}
    order by w.subject, w.at desc, w.id desc`);
  return rows;
}

/** The words that stand on any of these subjects or of the matters among them, either way. Read as the system. */
export async function wordsOn(tx: Db, keys: readonly SubjectKey[]): Promise<Word[]> {
  const places = keys.flatMap((key) => placeOfKey(key) ?? []);
  const { rows } = await tx.query<Word>(sql`
    select distinct on (w.home_region, w.matter_id, w.subject) w.home_region as region, w.matter_id as id, w.subject,
      w.said, w.reason, w.by, w.authority, w.at
    from subject_word w
    where w.subject = any(${keys}) or (w.home_region, w.matter_id) in (
      select region, id from unnest(${places.map(({ region }) => region)}::char(6)[], ${places.map(({ id }) => id)}::uuid[])
        as p(region, id))
    order by w.home_region, w.matter_id, w.subject, w.at desc, w.id desc`);
  return rows;
}
