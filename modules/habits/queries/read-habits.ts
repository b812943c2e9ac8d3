import { AppError } from '../../../kernel/error.ts';
import { addDays, legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { bare, shinglesOf } from '../../../platform/text/minhash.ts';
import { findMatter, recordAccess } from '../../intake/index.ts';
import { KEPT_DAYS } from '../commands/keep-marks.ts';
import type { HabitContext } from '../context.ts';
import type { Habits } from '../contract.ts';
import { OUR_FACTORS, type SetFactors, setFactorsFor } from '../model/factors.ts';
import { type Complaint, habitsOf } from '../model/facts.ts';
import { refusesHabits } from '../model/who.ts';

/** So many of the newest complaints with the same marks, up to the one looked at, are counted over; nobody has more by hand. */
const MOST = 2_000;

const PURPOSE: Text = {
  zh: '供承办人员判断本件是否属于为生活消费需要（总局令第121号第十六条、第十七条）。只列事实和件数，不是结论，不得仅据此不予受理；所反映的违法线索照常处理。',
  en: 'For the officer who judges whether the complaint is for daily needs (Order 121 art 16, 17). Facts and counts, no conclusion; nothing is refused by them alone, and what they tell of violations is handled as ever.',
};
const LIMITS: Text = {
  zh: '按投诉人留下的电话、证件号码比对；合用电话的家人、代为投诉的人会计在一起，换号的人不会。他人辖区的投诉只计件数。',
  en: 'Found by the telephone and the number of a document that the complainant left: family on one telephone and people who complain for others are counted together, people who change numbers are not. Complaints of other areas count as a number.',
};

interface Row {
  readonly snapshot: Matter;
  readonly name: string | null;
}

/** @throws AppError 403 `habits.refused`; 422 `habits.not-a-complaint` */
export function refuseHabits(actor: LedgerActor, matter: Matter): void {
  const refusal = refusesHabits(actor, matter);
  if (refusal !== null) throw new AppError(refusal, refusal === 'habits.refused' ? 403 : 422);
}

/** The complaints up to this one that bear its telephone or document, itself among them. `tx` must be the system's. */
async function sameMarks(tx: Db, region: string, id: string): Promise<readonly Row[]> {
  const { rows } = await tx.query<Row>(sql`
    with found as (
      select distinct other.home_region, other.matter_id, other.opened_on
      from reporter_mark mine join reporter_mark other on other.kind = mine.kind and other.mark = mine.mark
      where mine.home_region = ${region} and mine.matter_id = ${id} and mine.kind in ('phone', 'id')
        and other.opened_on <= mine.opened_on
      order by other.opened_on desc limit ${MOST})
    select m.snapshot, encode(n.mark, 'hex') as name
    from found f join matter m on m.home_region = f.home_region and m.id = f.matter_id
    left join reporter_mark n on n.home_region = f.home_region and n.matter_id = f.matter_id and n.kind = 'name'
    where m.state <> 'voided'`);
  return rows;
}

function complaintOf({ snapshot, name }: Row): Complaint {
  const { facts } = snapshot;
  const respondent = obj(facts, 'respondent');
  return {
    ...{ region: snapshot.homeRegion, id: snapshot.id, openedOn: snapshot.openedOn, closedOn: snapshot.closedOn, name },
    respondent: str(respondent, 'code') || bare(str(respondent, 'name')),
    ...{ handlingCode: snapshot.handlingCode, outcome: str(facts, 'outcome'), claimFen: Number(facts.claimFen ?? 0) },
    shingles: shinglesOf(bare(`${snapshot.title}\n${str(facts, 'text')}`)),
  };
}

/** Who set the factors, by the name of the place. */
async function saidBy(
  directory: HabitContext['directory'],
  { jurisdiction, basis, effectiveFrom }: SetFactors,
): Promise<NonNullable<Habits['factors']['set']>> {
  const authority = jurisdiction.padEnd(6, '0');
  const nameOf = await directory.names();
  return { basis, from: effectiveFrom, authority, name: nameOf(authority) };
}

interface Correction {
  readonly on: PlainDate;
  readonly reason: string;
}

/**
 * The facts on repeats for one complaint, for who handles it and says why; the look is written down before anything is
 * told, in the same transaction.
 * @throws AppError 404 `procedure.no-such-matter`; 403 `habits.refused`; 422 `habits.not-a-complaint`
 */
export async function readHabits(
  { ledger: { store, clock }, directory, factors: allSet, rowsOf }: HabitContext,
  actor: LedgerActor,
  { region, id, reason }: { readonly region: string; readonly id: string; readonly reason: string },
): Promise<Habits> {
  const now = clock.now();
  const { matter, corrected } = await store.transaction(actor, async (tx) => {
    const { matter } = await findMatter(tx, region, id);
    refuseHabits(actor, matter);
    await recordAccess(tx, actor, { homeRegion: region, matterId: id, seq: null, kind: 'habits', reason }, now);
    const { rows } = await tx.query<{ at: Date; reason: string }>(sql`
      select at, reason from habit_correction where home_region = ${region} and matter_id = ${id}`);
    const [row] = rows;
    const corrected: Correction | null = row === undefined ? null : { on: legalDay(row.at), reason: row.reason };
    return { matter, corrected };
  });
  const rows = await store.transaction(SYSTEM_VIEWER, (tx) => sameMarks(tx, region, id));
  const all = rows.map(complaintOf);
  const one = all.find((each) => each.id === id);
  const set = setFactorsFor(allSet, matter.handlingCode, matter.openedOn);
  const { least: _, ...values } = set?.values ?? OUR_FACTORS;
  const counted = one === undefined ? [] : habitsOf(one, all, set?.values ?? OUR_FACTORS);
  const facts: Habits['facts'] = [];
  for (const { complaints, ...fact } of counted) {
    const matters = await rowsOf(
      actor,
      complaints.slice(0, 50).map((each) => ({ homeRegion: each.region, id: each.id })),
    );
    facts.push({ ...fact, matters, unseen: complaints.length - matters.length });
  }
  return {
    ...{ purpose: PURPOSE, limits: LIMITS, corrected, facts, keptUntil: addDays(matter.openedOn, KEPT_DAYS) },
    factors: { ...values, set: set === null ? null : await saidBy(directory, set) },
  };
}
