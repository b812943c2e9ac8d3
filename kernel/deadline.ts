import type { PlainDate } from './plain-date.ts';
import type { Text } from './text.ts';

/**
 * Units of a statutory limit. `wd` working day 工作日, `d` calendar day, `h` hour, `mo` month, `y` year.
 * The same number means different units in neighbouring laws, so a limit never travels without its unit.
 */
export type LimitUnit = 'wd' | 'd' | 'h' | 'mo' | 'y';

export interface Limit {
  readonly amount: number;
  readonly unit: LimitUnit;
}

/** How sure we are of a rule: V read in the instrument, S secondary source, M memory, U unsure. */
export type Confidence = 'V' | 'S' | 'M' | 'U';

/** A place in an instrument: what an act or a limit rests on. */
export interface LegalSource {
  readonly instrument: Text;
  /** e.g. `第十五条`, or null where the source names no article. */
  readonly article: string | null;
  readonly confidence: Confidence;
}

/**
 * What a time limit is, where it is not a duty of our own. Only a limit without this mark can be missed by us.
 * - `party`: time that a citizen or firm has; then a right is waived or a payment overdue.
 * - `other-organ`: police, court, procuratorate …: a reply that is expected and reminded of.
 * - `term`: time that passes by itself, at whose end something lapses or begins (a display, a waiting time, a limitation).
 * - `right`: a step that the authority may take until then; it is lost when not taken, and nobody is late.
 */
export type Expectation = 'party' | 'other-organ' | 'term' | 'right';

/** Who grants more time: 负责人, 主要负责人, 负责人集体讨论. Never the one who asks. */
export type ApproverRole = 'head' | 'principal' | 'collective';

/** One dated edition of a time limit. `id` + `version` name it for ever. */
export interface DeadlineRule {
  readonly id: string;
  /** First day in force; also the version's name. */
  readonly effectiveFrom: PlainDate;
  /** Last day in force, or null while in force. */
  readonly effectiveTo: PlainDate | null;
  /** Region code prefix where it holds; '' everywhere. */
  readonly jurisdiction: string;
  readonly title: Text;
  readonly limit: Limit;
  readonly extension: {
    readonly limit: Limit;
    readonly times: number;
    readonly approver: Text;
    readonly role?: ApproverRole;
  } | null;
  /** More time without a number in the law, once `extension` (if any) is used up: the decision states its length and reasons. */
  readonly further?: { readonly approver: Text; readonly role: ApproverRole };
  /** Kinds of pause that stop this clock (`testing`, `recusal`, …), each with its legal reason. */
  readonly pauses: readonly string[];
  /** A last day that is no working day moves to the next working day (`wd` limits never need it). */
  readonly rollForward: boolean;
  readonly source: LegalSource;
  /** Absent: a duty of the authority itself. */
  readonly expects?: Expectation;
}

/** A stretch of days that does not count, with what justifies it. Both ends are inside; `to` null = running. */
export interface Pause {
  readonly kind: string;
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  /** The document that justifies the pause, e.g. a commission for testing. */
  readonly document: string;
}

export interface Extension {
  readonly on: PlainDate;
  readonly limit: Limit;
  readonly approver: string;
  readonly reason: string;
}

/** A running or ended clock of a matter: the inputs of a deadline, folded from acts. */
export interface ClockInput {
  /** The rule's id, e.g. `report-verify`. */
  readonly rule: string;
  /** The rule edition's `effectiveFrom`. */
  readonly version: PlainDate;
  /** The day of the event that starts the count; the count begins the day after. */
  readonly startedOn: PlainDate;
  /** The instant of that event, for limits in hours. */
  readonly startedAt: string;
  /** The day that a document of this matter fixes in place of the rule's own count; extensions count on from it. */
  readonly until?: PlainDate;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
  /** The day the duty was done (or fell away), null while open. */
  readonly endedOn: PlainDate | null;
  /** The instant of that, for limits in hours; without it only the day is compared. */
  readonly endedAt?: string | null;
  /** Where the law turned out to set no limit: since which day that is known, and the id of its legal basis. */
  readonly dropped?: { readonly on: PlainDate; readonly basis: string };
}

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'make-up' | 'unknown';

/** Working days with make-up days. A year without a loaded notice answers `unknown` for each of its days. */
export interface WorkCalendar {
  readonly version: string;
  kind(date: PlainDate): DayKind;
  /** What the day is called in its notice, e.g. 国庆节; null for ordinary days. */
  name(date: PlainDate): string | null;
  /** True on workday and make-up; for unknown days Monday–Friday, and the caller must flag it. */
  works(date: PlainDate): boolean;
  /** False where the State Council notice of that year is not loaded. */
  covers(date: PlainDate): boolean;
}

export interface TraceDay {
  readonly date: PlainDate;
  readonly kind: DayKind;
  /** The count after this day; unchanged when the day does not count. */
  readonly count: number;
  readonly counted: boolean;
  readonly note: Text;
}

export interface Deadline {
  readonly due: PlainDate;
  /** For limits in hours: the instant (ISO, UTC); else null. */
  readonly dueAt: string | null;
  /** The day without roll-forward: the safe date for an authority's own limits. */
  readonly unrolled: PlainDate;
  /** A day that this date rests on lies in a year whose calendar is not loaded. */
  readonly provisional: boolean;
  readonly paused: boolean;
}

export type DeadlineState = 'open' | 'near' | 'overdue' | 'met' | 'missed' | 'dropped';
