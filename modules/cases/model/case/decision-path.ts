import type { PersonId } from '../../../../kernel/id.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { listOf } from '../../../../platform/procedure/entries.ts';
import type { Change, ClockEffect, Matter, MatterClock } from '../../../../platform/procedure/types.ts';
import type { PenaltyKind } from '../../../../rules/index.ts';
import { endPause } from './clocks.ts';
import { dayOf } from './facts.ts';
import { type ProposalSummary, readSummary } from './proposal.ts';

/** Where a case stands between report and decision, read from its facts: conditions, lists and screens ask here. */

const fact = (matter: Matter, key: string): JsonObject => obj(matter.facts, key);

/** A clock that may run more than once in a case: `review`, then `review:2`. A missed one is not overwritten by the next. */
export const roundOf = (clock: string, round: number): string => (round <= 1 ? clock : `${clock}:${round}`);

/** What the investigation proposes, as last reported or revised. */
export const reportedOf = (matter: Matter): ProposalSummary | null => readSummary(fact(matter, 'report'), 'proposal');

/**
 * Why legal review 法制审核 must come before a penalty (处罚法 art 58): codes of `legalReviewGrounds`; empty where an ordinary
 * review does. L2 wants major rights and a hearing: whoever may ask for a hearing faces a heavy penalty, so every
 * hearing that was held counts (the strict reading).
 */
export function reviewDue(matter: Matter): readonly string[] {
  const review = fact(matter, 'review');
  const grounds = new Set([...listOf(review.grounds), ...(review.heard === true ? ['L2'] : [])]);
  return [...grounds].sort();
}

/** The proposal as it stands passed the review that is due; after a hearing only a review that came after it counts. */
export function reviewPassed(matter: Matter): boolean {
  const passed = str(fact(matter, 'review'), 'passed');
  return passed === 'legal' || (passed === 'case' && reviewDue(matter).length === 0);
}

/** The notice that now counts; null before one is made, and once it was taken back. */
export function noticeOf(matter: Matter): JsonObject | null {
  const notice = fact(matter, 'notice');
  return str(notice, 'number') === '' || notice.void === true ? null : notice;
}

/** What the party was told of. */
export function toldOf(matter: Matter): ProposalSummary | null {
  const notice = noticeOf(matter);
  return notice === null ? null : readSummary(notice, 'proposal');
}

/** What the party was told of before speaking up: without new facts nothing heavier may follow (处罚法 art 45). */
export const ceilingOf = (matter: Matter): ProposalSummary | null => readSummary(fact(matter, 'notice'), 'ceiling');

export const noticeServed = (matter: Matter): boolean => {
  const notice = noticeOf(matter);
  return notice !== null && dayOf(notice, 'servedOn') !== null;
};

/** The party's five working days; undefined until the notice is served. */
export function replyClock(matter: Matter): MatterClock | undefined {
  return noticeServed(matter) ? matter.clocks[str(fact(matter, 'notice'), 'clock')] : undefined;
}

/** Rights that the party gave up in writing. */
export const waivedBy = (matter: Matter): readonly string[] => listOf(fact(matter, 'defence').waived);

/** The party's time is over: the day after the last day, or at once where every right it was told of is waived. */
export function replyOver(matter: Matter, today: PlainDate): boolean {
  const clock = replyClock(matter);
  if (clock === undefined) return false;
  const waived = waivedBy(matter);
  const all = waived.includes('defence') && (noticeOf(matter)?.hearing !== true || waived.includes('hearing'));
  return all || today > clock.due;
}

/** Every statement of the party was looked into; silence needs no answer. */
export function defenceAnswered(matter: Matter): boolean {
  const defence = fact(matter, 'defence');
  return num(defence, 'answered') >= num(defence, 'made');
}

/** A hearing as the calendar of hearings shows it. Days are null until they are known. */
export interface Hearing {
  readonly askedOn: PlainDate;
  readonly chair: PersonId | null;
  readonly recorder: PersonId | null;
  readonly fileOn: PlainDate | null;
  readonly day: PlainDate | null;
  /** `HH:MM`, '' until fixed. */
  readonly time: string;
  readonly place: string;
  readonly public: boolean;
  /** Number of the notice of hearing, '' until fixed; it proves that the time to decide stands still. */
  readonly number: string;
  readonly noticeOn: PlainDate | null;
  readonly announcedOn: PlainDate | null;
  readonly heldOn: PlainDate | null;
  readonly reportOn: PlainDate | null;
  /** Withdrawn by the party, or waived by absence. */
  readonly withdrawnOn: PlainDate | null;
}

/** The hearing that the party asked for after the notice that counts; null where none was asked for. */
export function hearingOf(matter: Matter): Hearing | null {
  const hearing = fact(matter, 'hearing');
  const askedOn = dayOf(hearing, 'askedOn');
  if (askedOn === null) return null;
  const person = (key: string): PersonId | null => (str(hearing, key) === '' ? null : (str(hearing, key) as PersonId));
  return {
    askedOn,
    chair: person('chair'),
    recorder: person('recorder'),
    fileOn: dayOf(hearing, 'fileOn'),
    day: dayOf(hearing, 'day'),
    time: str(hearing, 'time'),
    place: str(hearing, 'place'),
    public: hearing.public === true,
    number: str(hearing, 'number'),
    noticeOn: dayOf(hearing, 'noticeOn'),
    announcedOn: dayOf(hearing, 'announcedOn'),
    heldOn: dayOf(hearing, 'heldOn'),
    reportOn: dayOf(hearing, 'reportOn'),
    withdrawnOn: dayOf(hearing, 'withdrawnOn'),
  };
}

/** No hearing was asked for, or it is over: reported, withdrawn, or waived by absence. */
export function hearingFinished(matter: Matter): boolean {
  const hearing = hearingOf(matter);
  return hearing === null || hearing.reportOn !== null || hearing.withdrawnOn !== null;
}

/** What the heads resolved together; null where they did not, or something came up since. */
export const discussedOf = (matter: Matter): ProposalSummary | null =>
  readSummary(fact(matter, 'discussion'), 'proposal');

/** A decision as it was made; what became of it since is for service, remedies and publication to say. */
export interface Decision {
  readonly on: PlainDate;
  readonly number: string;
  readonly by: PersonId;
  readonly summary: ProposalSummary;
  readonly penalties: readonly DecidedPenalty[];
}

/** Amount in fen, 0 where the penalty has none; `until` null where it has no last day. */
export interface DecidedPenalty {
  readonly kind: PenaltyKind;
  readonly fen: number;
  readonly until: PlainDate | null;
}

/** The decision, to penalise or not (`summary.outcome`); null before there is one. */
export function decisionOf(matter: Matter): Decision | null {
  const decision = fact(matter, 'decision');
  const on = dayOf(decision, 'on');
  const summary = readSummary(decision, 'summary');
  if (on === null || summary === null) return null;
  const penalties = Array.isArray(decision.penalties) ? (decision.penalties as JsonObject[]) : [];
  return {
    on,
    number: str(decision, 'number'),
    by: str(decision, 'by') as PersonId,
    summary,
    penalties: penalties.map((each) => ({
      kind: str(each, 'kind') as PenaltyKind,
      fen: num(each, 'fen'),
      until: dayOf(each, 'until'),
    })),
  };
}

/** Ends those of the clocks that run. A pause still running would count as its first day only, so it ends as well. */
export function ended(matter: Matter, ...clocks: readonly string[]): readonly ClockEffect[] {
  return clocks.flatMap((clock): readonly ClockEffect[] => {
    const running = matter.clocks[clock];
    if (running === undefined || running.endedOn !== null) return [];
    const stands = running.pauses.some((pause) => pause.to === null);
    return [...(stands ? [{ clock, do: 'resume' } as const] : []), { clock, do: 'end' }];
  });
}

/** Clock of a public notice 公告送达 of the notice that now counts. */
export const publicClock = (matter: Matter): string => roundOf('notice-public', num(fact(matter, 'notice'), 'n'));

/** The public notice of the notice, if any, is over, and the time to decide goes on. */
export const publicNoticeEnds = (matter: Matter): readonly ClockEffect[] => [
  ...endPause(matter, 'public-notice', str(fact(matter, 'notice'), 'announcement')),
  ...ended(matter, publicClock(matter)),
];

/** A discussion is about what was known then: it falls with anything new. That one is required stays. */
export const undiscussed = (matter: Matter): JsonObject => ({
  discussion: fact(matter, 'discussion').required === true ? { required: true } : null,
});

/** Back to the investigation: the notice no longer counts, and report, review, approval and notice come again. */
export function backToWork(matter: Matter): Change & { readonly facts: JsonObject } {
  const review = fact(matter, 'review');
  const notice = fact(matter, 'notice');
  return {
    state: 'investigating',
    facts: {
      ...('review' in matter.facts ? { review: { ...review, open: false, passed: '' } } : {}),
      ...('notice' in matter.facts ? { notice: { ...notice, void: true } } : {}),
      ...undiscussed(matter),
    },
    clocks: [...ended(matter, str(review, 'clock'), str(notice, 'clock')), ...publicNoticeEnds(matter)],
  };
}
