import type { PersonId } from '../../../../kernel/id.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { listOf } from '../../../../platform/procedure/entries.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import type { PartyKind } from '../../../../rules/index.ts';

/**
 * What the fold of a case keeps, by part. Texts stay in their acts; facts hold what conditions, figures and lists need.
 * Each part owns its keys and exports what others ask of it:
 *
 * | key           | owner           | shape                                                                              |
 * | ------------- | --------------- | ---------------------------------------------------------------------------------- |
 * | `number`      | `filing.ts`     | 案号 as written                                                                     |
 * | `cause`       | `filing.ts`     | 案由                                                                               |
 * | `violation`   | `filing.ts`     | code of the type of violation 违法行为类型                                         |
 * | `party`       | `filing.ts`     | `{ kind, name?, code? }`; the name of a natural person only in the personal part   |
 * | `sources`     | `filing.ts`     | `[{ kind, region, matterId?, number? }]` the clues, reports, letters it came from   |
 * | `campaigns`   | `filing.ts`     | codes of campaigns                                                                 |
 * | `amountFen`   | `filing.ts`     | amount involved 涉案金额, as last recorded                                          |
 * | `conduct`     | `filing.ts`     | `{ occurredOn, endedOn?, discoveredOn?, harmedSafety? }` days of the violation      |
 * | `requestedBy` | `filing.ts`     | who asked for the filing                                                           |
 * | `withdrawal`  | `filing.ts`     | `{ on, kind, document }` of a filing that was withdrawn                            |
 * | `dispute`     | `jurisdiction.ts` | `{ with, on, superior }` while jurisdiction is disputed                          |
 * | `designated`  | `jurisdiction.ts` | `{ by, on, to }` by the common upper authority                                   |
 * | `moving`      | `jurisdiction.ts` | `{ how, from, to, on, document }` until the other authority has received it       |
 * | `received`    | `jurisdiction.ts` | `{ how, from, on }` by the authority that it came to                             |
 * | `extensionRequest` | `extend.ts` | `{ by, on, reason }` waiting for the head                                           |
 * | `officers`    | `team.ts`       | ids of the officers who handle it, two or more                                     |
 * | `formerOfficers` | `team.ts`  | ids of those who handled it before, once somebody left                             |
 * | `recusals`    | `team.ts`       | `{ r1: { person, post, ground, askedBy, on, state } }` state asked, recused, refused |
 * | `tests`       | `commission.ts` | `{ t1: { kind, state, document, from, until, to, measures?, result? } }` excluded time; state commissioned, told, over, done |
 * | `suspension`  | `pauses.ts`     | `{ ground, from, document, requestedBy }` while suspended                          |
 * | `ended`       | `pauses.ts`     | `{ on, ground, document }` the investigation was ended for good                    |
 * | `assistance`  | `assistance.ts` | `{ a1: { to, on, document, state } }` clock `assist:a1`; state asked, answered, declined, later-told |
 * | `tasks`       | `tasks.ts`      | `{ k1: { title, owner, due, parent?, state, doneOn? } }` state open, done          |
 * | `evidence`    | `evidence.ts`   | `{ count, kinds, keepers, excluded }`; the register itself is read from the acts    |
 * | `address`     | `records.ts`    | `{ on, electronic }` address for service, as the party confirmed it                |
 * | `corrections` | `records.ts`    | `{ o1: { on, until } }` orders to correct                                          |
 * | `refunds`     | `records.ts`    | `{ o1: { state, on, until, document, amountFen, refundedOn, refundedFen } }`       |
 * | `measureRequests` | `measures.ts` | `{ q1: { state, kind, law, by, on, approvedBy } }`                               |
 * | `held`        | `holdings.ts`   | `{ m1: { kind, rule, clock, on, goods, valueFen, left, endedOn, end … } }`: ask it  |
 * | `report`      | `review.ts`     | `{ n, on, by, proposal, newFacts, discretion, approvedOn, approvedBy }` end report, what it proposes |
 * | `review`      | `review.ts`     | `{ n, clock, grounds, heard, open, sentOn, legal, on, by, result, passed }`: ask `decision-path.ts` |
 * | `notice`      | `notice.ts`     | `{ n, number, on, proposal, hearing, clock, servedOn, method, ceiling, void }`      |
 * | `defence`     | `notice.ts`     | `{ on, made, answered, result, waived, waivedOn }`                                 |
 * | `hearing`     | `hearing.ts`    | `{ askedOn, chair, recorder, fileOn, day, time, place, public, noticeOn, heldOn, reportOn, withdrawnOn … }` |
 * | `discussion`  | `decide.ts`     | `{ required, on, attendants, proposal }`                                           |
 * | `decision`    | `decide.ts`     | `{ on, by, number, outcome, summary, penalties, benchmark, corrections }`: `decisionOf` |
 * | `service`     | `service.ts`    | `{ on, method, attempts, announcement, toldRemedies, toldSurcharge, toldPublication }` |
 * | `performance` | `perform.ts`, `enforce.ts` | `{ payments, returned, plans, agreements, duties, licencesRevoked, banned, recovered, demand, stop, court }`: ask `settlement.ts` |
 * | `remedies`    | `remedies.ts`   | `{ x1: { kind, on, state, organ, document, endedOn, outcome } }` reconsideration, suit; of `decision`: `void`, `changedOn`, `illegalOn` |
 * | `earlier`     | `remedies.ts`   | `[{ number, on, reopenedOn }]` decisions that were annulled and made anew           |
 * | `publication` | `publication.ts`| `{ on, rule, until, digest, version, withdrawnOn, stoppedOn, asked, pushed }`: `publicationOn` |
 * | `transfer`    | `transfer.ts`   | `{ kind, state, on, by, approvedOn, sentOn, receivedOn, back, courtFineFen … }`     |
 * | `referrals`   | `transfer.ts`   | `{ f1: { target, to, number, on, state? } }` to discipline, prosecution, other departments  |
 * | `handedOff`   | `transfer-answers.ts` | `{ on, referral, document }` another department took it over                    |
 * | `listed`      | `listed.ts`     | `{ g510000: { level, number, authority, on, until, reports, endedOn } }` 挂牌督办: `listingsOf` |
 * | `typical`     | `typical.ts`    | `{ state, level, batch, heading, selectedOn, textSeq, exposures }` 典型案例: `typicalOf` |
 * | `issued`      | `documents.ts`  | `{ '12-45': { act, withdrawnAct? } }` papers by act and form: `issuedPaper`        |
 * | `closing`     | `closing.ts`    | `{ asked, on, by, ground, dossier, archivedOn, retention, keepUntil, holds, disposal, disposedOn }` |
 */
export interface CaseParty {
  readonly kind: PartyKind;
  readonly name: string;
  /** Unified social credit code, where the party has one. */
  readonly code: string;
}

export function partyOf(matter: Matter): CaseParty {
  const party = obj(matter.facts, 'party');
  return {
    kind: str(party, 'kind') === 'person' ? 'person' : 'organisation',
    name: str(party, 'name'),
    code: str(party, 'code'),
  };
}

/** Officers who handle the case now. */
export const officersOf = (matter: Matter): readonly PersonId[] => listOf(matter.facts.officers) as PersonId[];

/** Everybody who ever handled it: whoever investigated a part of it neither reviews nor decides it later. */
export const everHandled = (matter: Matter): readonly string[] => [
  ...new Set<string>([...officersOf(matter), ...listOf(matter.facts.formerOfficers)]),
];

/** What a case is found by as a whole; the desk's filters ask for the same. */
export const marksOf = (matter: Matter): readonly string[] => [
  ...officersOf(matter).map(officerMark),
  ...listOf(matter.facts.campaigns).map(campaignMark),
];
export const officerMark = (id: string): string => `officer:${id}`;
export const campaignMark = (code: string): string => `campaign:${code}`;

/** A fact that is a day; null while there is none. */
export function dayOf(from: JsonObject, key: string): PlainDate | null {
  const value = str(from, key);
  return value === '' ? null : (value as PlainDate);
}
