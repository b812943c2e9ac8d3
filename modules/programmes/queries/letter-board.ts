import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { countConditions } from '../../../platform/rollup/read.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Statement } from '../../../platform/store/types.ts';
import { letterKinds } from '../../intake/model/recommendation.ts';
import { recommendationMeasures } from '../../intake/model/recommendation-measures.ts';
import type { OfficeContext } from '../../office/index.ts';
import {
  type LetterBoard,
  type LetterBoardQuery,
  type LetterFigure,
  type LetterMattersQuery,
  letterFigures,
} from '../contract.ts';
import { areaOf } from './area.ts';

type Kind = keyof typeof letterKinds;
type Counts = LetterBoard['total'];
const NOUGHT: Counts = { received: 0, 'answered-on-time': 0, 'answered-late': 0, measures: 0, operations: 0 };

const measureOf = (figure: LetterFigure): string => `recommendation.${figure}`;
const LETTER_KIND = sql`coalesce(m.snapshot #>> '{facts,letterKind}', '')`;

/** The counted places of letters in an area and a period; the same that the pivot sums. */
const places = (area: string, from: string, to: string, figures: readonly LetterFigure[]): Statement =>
  countConditions({
    measures: figures.map(measureOf),
    authority: area,
    from: from as PlainDate,
    to: to as PlainDate,
  });

/**
 * Letters 三书一函 by kind: received, answered on time and late, measures set, operations organised.
 * @throws AppError 403 `programmes.out-of-scope`
 */
export async function readLetterBoard(
  { ledger, directory }: OfficeContext,
  actor: LedgerActor,
  query: LetterBoardQuery,
): Promise<LetterBoard> {
  const area = areaOf(actor, query.authority);
  const { rows } = await ledger.store.transaction(actor, (tx) =>
    tx.query<{ kind: string; measure: string; n: number }>(sql`
      select ${LETTER_KIND} as kind, c.measure, sum(c.n)::int as n
      from (select home_region, matter_id, measure, n from matter_cell
        where n <> 0 and ${places(area, query.from, query.to, letterFigures)}) c
      join matter m on m.home_region = c.home_region and m.id = c.matter_id group by 1, 2`),
  );
  const countsOf = (of: (kind: string) => boolean): Counts => {
    const counts: Record<LetterFigure, number> = { ...NOUGHT };
    for (const { kind, measure, n } of rows) {
      const figure = letterFigures.find((each) => measureOf(each) === measure);
      if (figure !== undefined && of(kind)) counts[figure] += n;
    }
    return counts;
  };
  const names = await directory.names();
  return {
    asOf: ledger.clock.now().toISOString(),
    authority: { code: area, name: names(area) },
    ...{ from: query.from, to: query.to },
    figures: letterFigures.flatMap((id) => {
      const measure = recommendationMeasures.find((each) => each.id === measureOf(id));
      return measure === undefined
        ? []
        : [{ id, title: measure.title, unit: measure.unit, definition: measure.definition }];
    }),
    kinds: (Object.keys(letterKinds) as Kind[]).map((kind) => ({
      kind,
      title: letterKinds[kind],
      counts: countsOf((each) => each === kind),
    })),
    total: countsOf(() => true),
  };
}

interface LettersOfFigure {
  readonly total: number;
  readonly sum: number;
  readonly matters: readonly { readonly homeRegion: string; readonly id: string; readonly adds: number }[];
}

/** The letters behind one number of {@link readLetterBoard}, each with what it adds. @throws AppError as there */
export async function readLetterMatters(
  { ledger }: OfficeContext,
  actor: LedgerActor,
  query: LetterMattersQuery,
): Promise<LettersOfFigure> {
  const area = areaOf(actor, query.authority);
  const ofKind = query.kind === undefined ? sql`true` : sql`${LETTER_KIND} = ${query.kind}`;
  const counted = sql`
    select m.home_region, m.id, min(c.day) as day, sum(c.n)::int as adds
    from (select home_region, matter_id, day, n from matter_cell
      where n <> 0 and ${places(area, query.from, query.to, [query.figure])}) c
    join matter m on m.home_region = c.home_region and m.id = c.matter_id where ${ofKind} group by 1, 2`;
  return ledger.store.transaction(actor, async (tx) => {
    const { rows: sums } = await tx.query<{ total: number; sum: number }>(
      sql`select count(*)::int as total, coalesce(sum(adds), 0)::int as sum from (${counted}) c`,
    );
    const { rows } = await tx.query<LettersOfFigure['matters'][number]>(sql`
      select home_region as "homeRegion", id, adds from (${counted}) c
      order by day, home_region, id limit ${query.limit} offset ${query.offset}`);
    return { total: sums[0]?.total ?? 0, sum: sums[0]?.sum ?? 0, matters: rows };
  });
}
