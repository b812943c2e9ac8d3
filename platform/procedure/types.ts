import type { ZodType } from 'zod';
import type { ClockInput, Expectation, Limit, WorkCalendar } from '../../kernel/deadline.ts';
import type { RuleBook } from '../../kernel/deadline-engine.ts';
import type { AuthorityCode, MatterId, PersonId, Region } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import type { JsonObject, Text } from '../../kernel/text.ts';

/** A clock of a matter with what the rule and the calendar make of it. */
export interface MatterClock extends ClockInput {
  /** Whose the limit is where it is not the authority's own duty; such a clock is shown and never presses. */
  readonly expects?: Expectation;
  readonly due: PlainDate;
  readonly unrolled: PlainDate;
  readonly provisional: boolean;
  readonly paused: boolean;
}

/** A matter 事项 as its acts left it. Nothing here is ever set by hand: it is a fold. */
export interface Matter {
  readonly homeRegion: Region;
  readonly id: MatterId;
  readonly procedure: string;
  /** Number of acts; the version that a writer must have seen. */
  readonly version: number;
  readonly state: string;
  readonly homeCode: AuthorityCode;
  readonly handlingCode: AuthorityCode;
  readonly assignee: PersonId | null;
  readonly sensitivity: number;
  readonly title: string;
  readonly channel: string;
  readonly domain: string;
  readonly openedOn: PlainDate;
  readonly closedOn: PlainDate | null;
  readonly facts: JsonObject;
  readonly clocks: Readonly<Record<string, MatterClock>>;
  /** Who has done which verb on this matter, and for whom they stood in: conditions such as "the reviewer is another person" read it. */
  readonly doneBy: Readonly<Record<string, readonly PersonId[]>>;
}

/** The parts of an act that a fold may look at. Sealed identity never is. */
export interface FoldedAct {
  readonly seq: number;
  readonly verb: string;
  readonly actor: PersonId;
  /** For whom the actor stood in; absent or null where nobody. */
  readonly onBehalfOf?: PersonId | null;
  readonly authority: AuthorityCode;
  readonly eventAt: string;
  /** Legal day of the event. */
  readonly on: PlainDate;
  readonly body: JsonObject;
  /** Personal part of the body; empty after erasure. */
  readonly personal: JsonObject;
}

export type ClockEffect =
  /**
   * `on`: the day from which it counts, where an act records later what started it, never a day to come; `at`: its
   * instant, for limits in hours.
   */
  | {
      readonly clock: string;
      readonly do: 'start';
      readonly rule: string;
      readonly on?: PlainDate;
      readonly at?: string;
      /** The day that a document fixes, where the rule counts none itself. */
      readonly until?: PlainDate;
    }
  | { readonly clock: string; readonly do: 'pause'; readonly kind: string; readonly document: string }
  /** `on`: the day on which the pause was over, where it is recorded later; the day of the act when absent. */
  | { readonly clock: string; readonly do: 'resume'; readonly on?: PlainDate }
  | {
      readonly clock: string;
      readonly do: 'extend';
      readonly limit: Limit;
      readonly approver: string;
      readonly reason: string;
    }
  /** `on`: the day on which the duty was done, where an act records it later. */
  | { readonly clock: string; readonly do: 'end'; readonly on?: PlainDate }
  /** It turned out that no limit ran: the clock was never due, and is neither on time nor late. `basis` is the article. */
  | { readonly clock: string; readonly do: 'drop'; readonly basis: string };

/** What an act changes; `facts` are merged key by key, null deletes a key. */
export interface Change {
  readonly state?: string;
  readonly handlingCode?: string;
  readonly assignee?: string | null;
  readonly sensitivity?: number;
  readonly title?: string;
  readonly channel?: string;
  readonly domain?: string;
  readonly closed?: boolean;
  readonly facts?: JsonObject;
  readonly clocks?: readonly ClockEffect[];
}

/** Who asks, as far as a predicate needs to know. */
export interface ActingAs {
  readonly personId: PersonId;
  readonly authority: AuthorityCode;
  readonly roles: readonly string[];
  readonly onBehalfOf: PersonId | null;
}

export interface Refusal {
  /** Id of the rule that refuses; the server's 409 carries it. */
  readonly rule: string;
  readonly text: Text;
}

/** A condition beside state, role and place; pure, so the console asks it too. */
export interface Condition {
  readonly rule: string;
  readonly text: Text;
  readonly holds: (matter: Matter, actor: ActingAs, today: PlainDate) => boolean;
}

/** A condition on what an act says. Asked when it is performed, never when it is folded again: old acts stay as they are. */
export interface BodyCondition {
  readonly rule: string;
  readonly text: Text;
  /** `today` is the legal day of the act. */
  readonly holds: (body: JsonObject, today: PlainDate) => boolean;
}

/** As {@link BodyCondition}, for what the act says about this matter and who says it; asked where both are at hand. */
export interface FitCondition {
  readonly rule: string;
  readonly text: Text;
  readonly holds: (body: JsonObject, matter: Matter, today: PlainDate, actor: ActingAs) => boolean;
}

/**
 * Where the actor must stand: `handling` in the bureau (or the station) that handles the matter, `superior` in an
 * authority above it, `either`, or `anywhere` (opening acts, system acts).
 */
export type Place = 'handling' | 'superior' | 'either' | 'anywhere';

/** One declared act of a procedure. */
export interface Verb {
  readonly title: Text;
  /** States it starts from; empty = it opens the matter. */
  readonly from: readonly string[];
  readonly by: readonly string[];
  readonly place?: Place;
  /** Ids of legal bases (rules/basis). */
  readonly basis: readonly string[];
  readonly body: ZodType<JsonObject>;
  /** Body keys that are personal: kept outside the hash under a commitment, erasable. */
  readonly personal?: readonly string[];
  /** Personal keys that are identity: sealed under their own key and never folded. */
  readonly sealed?: readonly string[];
  readonly conditions?: readonly Condition[];
  readonly says?: readonly BodyCondition[];
  readonly fits?: readonly FitCondition[];
  readonly fold: (matter: Matter, act: FoldedAct) => Change;
  /** Outbox topics beside sealing, e.g. `notice`. */
  readonly topics?: readonly string[];
}

/** One counted place of a matter: its figures are sums over these. */
export interface Cell {
  readonly measure: string;
  readonly day: PlainDate;
  readonly authority: string;
  readonly n?: number;
  /** Fen, for sums of money. */
  readonly amount?: number;
}

/** Figures of matters that are in any campaign at all stand under this code, beside those of each campaign. */
export const ANY_CAMPAIGN = '*';

/** A counted place as it is kept: with the campaigns in which it counts, sorted, each once. */
export interface Counted extends Required<Cell> {
  readonly campaigns: readonly string[];
}

/** A counted place as figures sum it: once whatever the campaign (`''`), once for each campaign, and once for any. */
export interface CountedIn extends Required<Cell> {
  readonly campaign: string;
}

/** A figure's definition. Adding one is this declaration and nothing else. */
export interface Measure {
  readonly id: string;
  readonly title: Text;
  readonly unit: Text;
  /** What exactly is counted, when, and by whose authority. */
  readonly definition: Text;
  readonly cells: (matter: Matter) => readonly Omit<Cell, 'measure'>[];
}

export interface State {
  readonly title: Text;
  /** Nothing further is expected: the matter is off the list. */
  readonly final?: boolean;
}

/** A declared procedure 程序: the only thing that says how a kind of matter may move. */
export interface Procedure {
  readonly id: string;
  readonly title: Text;
  readonly states: Readonly<Record<string, State>>;
  readonly verbs: Readonly<Record<string, Verb>>;
  readonly measures: readonly Measure[];
  /** The words by which its matters are found; absent where nobody searches for them. */
  readonly words?: (matter: Matter) => readonly string[];
  /** What its matters are found by as a whole, beside words: `officer:<id>`, `campaign:<code>`. Only with `words`. */
  readonly marks?: (matter: Matter) => readonly string[];
  /**
   * The earliest version on which an act may still be based, where what came since changes nothing that anybody decides by
   * (the system counted it into a campaign); the present version where absent.
   */
  readonly standsSince?: (matter: Matter) => number;
  /**
   * Facts of the matter after rules said, as an act left it, where it counts: `body.counted` of that act, which only the
   * system adds. Absent where no rule counts its matters.
   */
  readonly counted?: (matter: Matter, act: FoldedAct, counted: JsonObject) => JsonObject;
  /** Codes of the campaigns in which its matters count, each once; absent where there are none. */
  readonly campaigns?: (matter: Matter) => readonly string[];
}

/** What folding needs beside the acts. */
export interface FoldEnvironment {
  readonly rules: RuleBook;
  readonly calendar: WorkCalendar;
}
