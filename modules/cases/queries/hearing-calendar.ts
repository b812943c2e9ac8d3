import type { z } from 'zod';
import { AppError } from '../../../kernel/error.ts';
import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { str } from '../../../kernel/read-json.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { namesFor, plannedEachTime } from '../../intake/index.ts';
import type { CaseContext } from '../context.ts';
import type { hearingCalendar } from '../contract.ts';
import { type Hearing, hearingOf } from '../model/case/decision-path.ts';
import { seenCases } from './conditions.ts';
import { asMatter, CASE_COLUMNS, type ListedCase, listedParty } from './listed-case.ts';

type Calendar = z.infer<typeof hearingCalendar>;

/** A year and a day at a time. */
const RANGE = 366;
/** So many hearings are shown at most. */
const MOST = 1_000;

const stateOf = ({ heldOn, withdrawnOn }: Hearing): Calendar['hearings'][number]['state'] =>
  heldOn !== null ? 'held' : withdrawnOn !== null ? 'withdrawn' : 'fixed';

/**
 * Hearings between two days, by day and hour, and those that were asked for and have no day yet.
 * @throws AppError 422 `cases.hearings.range`
 */
export async function hearingsBetween(
  context: CaseContext,
  actor: LedgerActor,
  { from, to }: { readonly from: PlainDate; readonly to: PlainDate },
): Promise<Calendar> {
  if (to < from || addDays(from, RANGE) < to) throw new AppError('cases.hearings.range', 422, { days: RANGE });
  const seen = seenCases(actor);
  const { fixed, waiting } = await context.ledger.store.transaction(actor, async (tx) => {
    const days = await tx.query<ListedCase>(
      plannedEachTime(sql`
        select ${CASE_COLUMNS} from matter m
        where ${seen} and case_hearing_day(m.snapshot) between ${from as string}::text and ${to as string}::text
        order by case_hearing_day(m.snapshot), m.id limit ${MOST}`),
    );
    const asked = await tx.query<ListedCase>(
      plannedEachTime(sql`
        select ${CASE_COLUMNS} from matter m
        where ${seen} and m.state = 'hearing' and case_hearing_day(m.snapshot) is null
        order by m.running_due, m.id limit ${MOST}`),
    );
    return { fixed: days.rows, waiting: asked.rows };
  });
  const chairs = fixed.flatMap((record) => hearingOf(asMatter(record))?.chair ?? []);
  const names = await namesFor(context.directory, [], chairs);
  const common = (record: ListedCase) => ({
    homeRegion: record.home_region,
    id: record.id,
    number: str(record.facts, 'number'),
    party: listedParty(asMatter(record)).name,
  });
  const hearings = fixed.flatMap((record) => {
    const hearing = hearingOf(asMatter(record));
    if (hearing === null || hearing.day === null) return [];
    return [
      {
        ...common(record),
        day: hearing.day,
        time: hearing.time,
        place: hearing.place,
        public: hearing.public,
        chair: hearing.chair === null ? null : { id: hearing.chair, name: names.person(hearing.chair) },
        state: stateOf(hearing),
      },
    ];
  });
  return {
    hearings: hearings.sort((a, b) => (`${a.day} ${a.time} ${a.id}` < `${b.day} ${b.time} ${b.id}` ? -1 : 1)),
    waiting: waiting.flatMap((record) => {
      const askedOn = hearingOf(asMatter(record))?.askedOn;
      return askedOn === undefined ? [] : [{ ...common(record), askedOn }];
    }),
  };
}
