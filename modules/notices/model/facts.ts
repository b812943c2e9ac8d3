import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';

/**
 * What a notice may say of its matter, as plain JSON: stored with the act, so that the same document can be made
 * again years later. Never the reporter, whose identity is sealed (令121 art 37).
 */
export type NoticeFacts = {
  readonly procedure: string;
  /** 登记编号: by it the person is addressed when no name is given. */
  readonly receipt: string;
  readonly receivedOn: PlainDate;
  readonly respondent?: string;
  /** What the complainant asks for 具体诉求 (令121 art 10); told to nobody but them, and of complaints only. */
  readonly demand?: string;
  readonly acceptedOn?: PlainDate;
  readonly mediateDue?: PlainDate;
  /** Day of the conclusion; of a clue or a report the day on which it was confirmed. */
  readonly decidedOn?: PlainDate;
  readonly outcome?: string;
  readonly ground?: string;
  readonly because?: string;
  readonly factors?: readonly string[];
  readonly kind?: string;
  readonly form?: string;
  readonly channel?: string;
  readonly to?: string;
  /** The officer's words when the matter was concluded; where a notice takes them over, it may be edited. */
  readonly reason?: string;
};

/** The number under which a matter is registered, as screens show it. */
export const receiptNumber = (matter: Pick<Matter, 'homeRegion' | 'id'>): string =>
  `${matter.homeRegion}-${matter.id.slice(0, 13)}`;

const obj = (value: unknown): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

/** Reads the facts of a matter as its acts left it. Pure. */
export function factsOf(matter: Matter): NoticeFacts {
  const { facts, clocks } = matter;
  const conclusion = obj(facts.conclusion);
  const { factors } = conclusion;
  const confirmed = matter.procedure === 'complaint' ? conclusion.on : matter.closedOn;
  const texts = {
    respondent: obj(facts.respondent).name,
    demand: matter.procedure === 'complaint' ? facts.demand : undefined,
    acceptedOn: facts.acceptedOn,
    mediateDue: clocks.mediate?.due,
    decidedOn: confirmed,
    outcome: facts.outcome,
    ground: conclusion.ground,
    because: conclusion.because,
    kind: conclusion.kind,
    form: conclusion.form,
    channel: conclusion.channel,
    to: conclusion.to,
    // Of a report it is an internal finding, which no notice repeats.
    reason: matter.procedure === 'complaint' ? conclusion.text : undefined,
  };
  const known = Object.entries(texts).filter(([, value]) => typeof value === 'string' && value !== '');
  return {
    procedure: matter.procedure,
    receipt: receiptNumber(matter),
    receivedOn: matter.openedOn,
    ...Object.fromEntries(known),
    ...(Array.isArray(factors) ? { factors: factors.filter((each) => typeof each === 'string') } : {}),
  } as NoticeFacts;
}
