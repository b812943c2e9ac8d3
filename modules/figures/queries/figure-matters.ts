import { legalDay } from '../../../kernel/plain-date.ts';
import { isWithin, levelOf } from '../../../kernel/region.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { countConditions, IN_NO_CAMPAIGN, placed } from '../../../platform/rollup/read.ts';
import { join, sql } from '../../../platform/store/sql.ts';
import type { Statement } from '../../../platform/store/types.ts';
import { catalogueOf, getFigure } from '../catalogue.ts';
import type { FigureContext } from '../context.ts';
import type { Figure, FigureMattersQuery } from '../contract.ts';
import { type Move, movesIn, movesUntil } from '../model/boundaries.ts';
import { areaOf, periodOf } from '../model/question.ts';
import { readRecorded } from './recorded.ts';

export interface CountedMatter {
  readonly homeRegion: string;
  readonly id: string;
  /** What it adds to the figure: its number, or its fen. */
  readonly adds: number;
}

export interface MattersOfFigure {
  /** How many matters count there, also those on other pages and those that the asker may not open. */
  readonly total: number;
  /** The figure: what all of them add. */
  readonly sum: number;
  /** How many of them the asker may not open; they count all the same. */
  readonly unseen: number;
  /** This page of those that may be opened. */
  readonly matters: readonly CountedMatter[];
}

interface Place {
  readonly authority: string;
  readonly own?: boolean;
}

/** What was counted under a code that went over as a whole: a county's area, a city's or province's own bureau. */
const placeOfMove = (code: string): Place =>
  levelOf(code) === 'county' ? { authority: code } : { authority: code, own: true };

/** The conditions of an area in today's boundaries: without what went out of it, with what came into it. */
function inToday(
  area: string,
  own: boolean,
  moves: readonly Move[],
  recorded: Statement,
  conditionsAt: (place: Place) => Statement,
): Statement {
  // A former region that has a row of its own is shown as it was recorded.
  const relevant = moves.some(({ from }) => from === area) ? [] : movesIn(area, moves, false);
  const [out, into] = [
    relevant.filter(({ from }) => isWithin(from, area)),
    relevant.filter(({ from, to }) => !isWithin(from, area) && (!own || to === area)),
  ];
  const kept =
    out.length === 0 || own
      ? recorded
      : sql`${recorded} and not (${anyOf(out.map(({ from }) => placed(placeOfMove(from))))})`;
  return sql`(${anyOf([kept, ...into.map(({ from }) => conditionsAt(placeOfMove(from)))])})`;
}

const anyOf = (conditions: readonly Statement[]): Statement =>
  join(
    conditions.map((each) => sql`(${each})`),
    ' or ',
  );

/**
 * The matters behind a figure of the pivot: the counted places that it sums, each matter once, in the order of their days.
 * @throws AppError 403 `figures.out-of-scope`; 422 `figures.unknown`, `figures.period`
 */
export async function readFigureMatters(
  { ledger }: FigureContext,
  actor: LedgerActor,
  query: FigureMattersQuery,
): Promise<MattersOfFigure> {
  const area = areaOf(actor, query.authority);
  const figure = getFigure(catalogueOf(ledger.procedures), query.figure);
  const asked = {
    measures: figure.measures,
    ...(figure.stock ? {} : periodOf(query)),
    ...(query.channel === undefined ? {} : { channel: query.channel }),
    ...(query.domain === undefined ? {} : { domain: query.domain }),
    ...(query.campaign === undefined ? {} : { campaign: query.campaign }),
  };
  const recorded = countConditions({ ...asked, authority: area, ...(query.own === 'yes' ? { own: true } : {}) });
  const today = legalDay(ledger.clock.now());
  const moves = query.boundaries === 'today' ? movesUntil((await readRecorded(ledger.store.db)).changes, today) : [];
  const conditions = inToday(area, query.own === 'yes', moves, recorded, (place) =>
    countConditions({ ...asked, ...place }),
  );
  const inNone = query.none === 'yes' ? IN_NO_CAMPAIGN : sql`true`;
  const due = figure.overdue ? sql`day < ${today}` : sql`true`;
  const value: Statement = addedBy(figure);
  const counted = sql`
    select home_region, matter_id, min(day) as day, sum(${value})::bigint as adds
    from matter_cell c where n <> 0 and ${conditions} and ${inNone} and ${due} group by 1, 2`;
  return ledger.store.transaction(
    actor,
    async (tx) => {
      const { rows: sums } = await tx.query<{ total: number; sum: number; seen: number }>(sql`
        select count(*)::int as total, coalesce(sum(adds), 0)::bigint as sum, count(m.id)::int as seen
        from (${counted}) c left join matter m on m.home_region = c.home_region and m.id = c.matter_id`);
      const { rows } = await tx.query<CountedMatter>(sql`
        select m.home_region as "homeRegion", m.id, c.adds
        from (${counted}) c join matter m on m.home_region = c.home_region and m.id = c.matter_id
        order by c.day, m.home_region, m.id limit ${query.limit} offset ${query.offset}`);
      const { total = 0, sum = 0, seen = 0 } = sums[0] ?? {};
      return { total, sum, unseen: total - seen, matters: rows };
    },
    { snapshot: true },
  );
}

const addedBy = ({ money }: Figure): Statement => (money ? sql`amount` : sql`n`);
