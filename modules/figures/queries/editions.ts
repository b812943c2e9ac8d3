import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { Figure } from '../contract.ts';
import type { Period } from '../model/periods.ts';
import type { Recorded } from './recorded.ts';

/**
 * Which of these figures changed their definition, or that of a part, after the earlier of two periods began, without all
 * matters having been counted anew since: numbers of before and after are not of the same thing.
 */
export function breaksOf(
  { breaks }: Recorded,
  figures: readonly Figure[],
  compared: Period,
): ReadonlyMap<string, PlainDate> {
  const since = new Map(breaks.filter((each) => each.since > compared.from).map((each) => [each.figure, each.since]));
  return new Map(
    figures.flatMap(({ id, measures }) => {
      const [first] = [id, ...measures].flatMap((each) => since.get(each) ?? []);
      return first === undefined ? [] : [[id, first] as const];
    }),
  );
}

/** Said of a figure whose growth is not told because its definition changed. */
export const breakNote = ({ title }: Figure, since: PlainDate): Text => ({
  zh: `“${title.zh}”的口径自 ${since} 起有变化，此前办理的事项尚未按新口径重新计数，不计算增幅；运行 qingyuan rebuild 全部重新计数后即可比较。`,
  en: `The definition of “${title.en}” changed on ${since} and older matters have not been counted anew by it: no growth is told. After qingyuan rebuild the periods can be compared.`,
});

/** An edition of a figure's definition, as it was written down. */
export interface Edition {
  readonly since: PlainDate;
  readonly digest: string;
  readonly title: Text;
  readonly unit: Text;
  readonly definition: Text;
  readonly recountedOn: PlainDate | null;
}

/** All definitions that a figure has had, the newest first. */
export async function listEditions(db: Db, figure: string): Promise<Edition[]> {
  const { rows } = await db.query<Edition>(sql`
    select since::text, digest, words -> 'title' as title, words -> 'unit' as unit, words -> 'definition' as definition,
      recounted_on::text as "recountedOn"
    from figure_edition where figure = ${figure} order by since desc`);
  return rows;
}
