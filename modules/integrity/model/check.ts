import type { PersonId } from '../../../kernel/id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import type { Statement } from '../../../platform/store/types.ts';
import { caseProcedureIds } from '../../cases/model/procedures.ts';

export const severities = {
  urgent: { zh: '紧急', en: 'Urgent' },
  serious: { zh: '严重', en: 'Serious' },
  minor: { zh: '提示', en: 'Minor' },
} as const satisfies Readonly<Record<string, Text>>;
export type Severity = keyof typeof severities;

/** What is ours to choose: no limit of the law is among it. Days are calendar days. */
export interface IntegritySettings {
  /** An open case in which no clock runs and nobody acts for so long is stuck. */
  readonly stuckAfterDays: number;
  readonly suspendedAfterDays: number;
  /** The court's window is near its end when so many days are left. */
  readonly courtWindowDays: number;
}

export const defaultSettings: IntegritySettings = {
  stuckAfterDays: 30,
  suspendedAfterDays: 180,
  courtWindowDays: 30,
};

/** What is known of an officer today. */
export interface StaffEntry {
  readonly active: boolean;
  readonly licenceNo: string | null;
  readonly licenceUntil: PlainDate | null;
  /** Authorities at which the person holds any role today. */
  readonly authorities: readonly string[];
}

/** An act of service as the proof of it stands; `personal` null once it was erased. */
export interface ServeAct {
  readonly body: JsonObject;
  readonly personal: JsonObject | null;
}

/** What a checker sees beside the case. */
export interface Look {
  readonly today: PlainDate;
  readonly settings: IntegritySettings;
  /** The day on which the last act was recorded. */
  readonly lastActOn: PlainDate;
  readonly staff: (person: PersonId) => StaffEntry | undefined;
  /** The last act that served the decision, where it was looked for. */
  readonly served: ServeAct | null;
  /** Files of evidence that are not there, or are not what was received. */
  readonly files: readonly FileTrouble[];
  /** Other cases of the region under the same number. */
  readonly namesakes: number;
  /** Receipts of this case that stand in others of the region too. */
  readonly sharedReceipts: readonly SharedReceipt[];
  /** What the register of publications shows of it, where it was looked at. */
  readonly displays: readonly Display[];
}

/** A receipt under which money was booked in several cases, and no one of them says why. */
export interface SharedReceipt {
  readonly receipt: string;
  /** Numbers of the other cases. */
  readonly others: readonly string[];
}

/** A publication that the register shows still. */
export interface Display {
  readonly id: string;
  readonly on: PlainDate;
  readonly until: PlainDate;
  /** Of the version that is shown; '' where the register holds none. */
  readonly digest: string;
}

export interface FileTrouble {
  readonly file: string;
  readonly what: 'missing' | 'hash' | 'bytes';
}

/** One thing found. `key` tells it from others of the same case; `detail` names no person. */
export interface Found {
  readonly key: string;
  readonly detail: Text;
}

/** As a checker's SQL is told of it. */
export interface AsOf {
  readonly today: PlainDate;
  readonly settings: IntegritySettings;
}

/**
 * A nightly checker. `candidates` is asked of a page of cases at once, over the columns of `c` (see `queries/page.ts`), and
 * may let through too many, never too few; `find` confirms with the model's own functions.
 */
export interface Check {
  readonly id: string;
  readonly severity: Severity;
  readonly title: Text;
  /** What is wrong, and by which article where there is one. */
  readonly what: Text;
  readonly see: Text;
  readonly cause: Text;
  readonly wayOut: Text;
  /** Procedures whose cases it looks at: the ordinary one where absent. */
  readonly of?: readonly CaseProcedure[];
  readonly candidates: (asOf: AsOf) => Statement;
  readonly find: (matter: Matter, look: Look) => readonly Found[];
}

export type CaseProcedure = (typeof caseProcedureIds)[number];
const ORDINARY: readonly CaseProcedure[] = ['case'];
export const proceduresOf = ({ of = ORDINARY }: Pick<Check, 'of'>): readonly CaseProcedure[] => of;
/** For checkers of summary cases alone. */
export const SUMMARY: readonly CaseProcedure[] = ['summary-case'];
/** For checkers that look at summary cases too. */
export const EITHER: readonly CaseProcedure[] = caseProcedureIds;

const SINGLE = '';
/** A checker that finds one thing in a case or nothing. */
export const one = (holds: boolean, zh: string, en: string): readonly Found[] =>
  holds ? [{ key: SINGLE, detail: { zh, en } }] : [];

/** Settings from the environment: `QY_INTEGRITY_STUCK_DAYS`, `…_SUSPENDED_DAYS`, `…_COURT_DAYS`; ours where unset. */
export function integritySettings(env: Readonly<Record<string, string | undefined>>): IntegritySettings {
  const days = (name: string, own: number): number => {
    const value = Number(env[`QY_INTEGRITY_${name}_DAYS`]);
    return Number.isInteger(value) && value > 0 ? value : own;
  };
  return {
    stuckAfterDays: days('STUCK', defaultSettings.stuckAfterDays),
    suspendedAfterDays: days('SUSPENDED', defaultSettings.suspendedAfterDays),
    courtWindowDays: days('COURT', defaultSettings.courtWindowDays),
  };
}
