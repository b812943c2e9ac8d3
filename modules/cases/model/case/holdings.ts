import type { ClockInput, Pause } from '../../../../kernel/deadline.ts';
import { computeDeadline } from '../../../../kernel/deadline-engine.ts';
import { earlier, later, legalDay, type PlainDate } from '../../../../kernel/plain-date.ts';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../../kernel/text.ts';
import { entriesOf, listOf } from '../../../../platform/procedure/entries.ts';
import type { Change, ClockEffect, Matter } from '../../../../platform/procedure/types.ts';
import { chinaCalendar, ruleBook } from '../../../../rules/index.ts';
import { TESTING_PAUSES } from '../../../../rules/pauses.ts';

/** What holds goods: 先行登记保存, 查封, 扣押. */
export const measureKinds = {
  'register-keep': { zh: '先行登记保存', en: 'prior registration' },
  seal: { zh: '查封', en: 'sealing' },
  seize: { zh: '扣押', en: 'seizure' },
} as const satisfies Readonly<Record<string, Text>>;
export type MeasureKind = keyof typeof measureKinds;

/** How holding came to its end. The first two come by law, without any act. */
export const measureEnds = {
  lapsed: { zh: '期限届满自动解除', en: 'lapsed on expiry' },
  unapproved: { zh: '紧急实施后未按时补办批准', en: 'urgent, and not approved in time' },
  refused: { zh: '负责人不予批准', en: 'not approved' },
  released: { zh: '解除', en: 'released' },
  lifted: { zh: '决定解除', en: 'lifted' },
  seized: { zh: '转为查封、扣押', en: 'became a seizure' },
  settled: { zh: '财物已处理完毕', en: 'nothing of it is left' },
  confiscated: { zh: '决定没收', en: 'confiscated by the decision' },
  'handed-over': { zh: '移送其他机关', en: 'handed over to another organ' },
} as const satisfies Readonly<Record<string, Text>>;
export type MeasureEnd = keyof typeof measureEnds;

/** Quantities by the number of their line, as far as they are still in hand. */
export type Quantities = Readonly<Record<string, number>>;

export interface Held {
  readonly id: string;
  readonly kind: MeasureKind;
  readonly rule: string;
  readonly clock: string;
  /** The day on which it was imposed, and the instant. */
  readonly on: PlainDate;
  readonly at: string;
  readonly urgent: boolean;
  readonly approvedAt: string | null;
  readonly custody: string;
  /** Lines of the list, and what they are worth. */
  readonly goods: number;
  readonly valueFen: number;
  readonly left: Quantities;
  /** Confiscated by the decision and not yet disposed of. */
  readonly confiscated: Quantities;
  /** What was sold before the decision stands in the place of the goods. */
  readonly proceedsFen: number;
  readonly disposal: string;
  readonly endedOn: PlainDate | null;
  readonly end: MeasureEnd | null;
}

const readHeld = (id: string, entry: JsonObject): Held => ({
  id,
  kind: str(entry, 'kind') as MeasureKind,
  rule: str(entry, 'rule'),
  clock: str(entry, 'clock'),
  on: str(entry, 'on') as PlainDate,
  at: str(entry, 'at'),
  urgent: entry.urgent === true,
  approvedAt: str(entry, 'approvedAt') === '' ? null : str(entry, 'approvedAt'),
  custody: str(entry, 'custody'),
  goods: num(entry, 'goods'),
  valueFen: num(entry, 'valueFen'),
  left: obj(entry, 'left') as Quantities,
  confiscated: obj(entry, 'confiscated') as Quantities,
  proceedsFen: num(entry, 'proceedsFen'),
  disposal: str(entry, 'disposal'),
  endedOn: str(entry, 'endedOn') === '' ? null : (str(entry, 'endedOn') as PlainDate),
  end: str(entry, 'end') === '' ? null : (str(entry, 'end') as MeasureEnd),
});

export const allHeld = (matter: Matter): readonly Held[] =>
  entriesOf(matter, 'held').map(([id, entry]) => readHeld(id, entry));

export const findHeld = (matter: Matter, id: string): Held | undefined => allHeld(matter).find((one) => one.id === id);

/** The clock of the approval that an urgent measure waits for. */
export const approvalClock = (held: Pick<Held, 'id'>): string => `approve:${held.id}`;

export const approvalRule = (kind: MeasureKind): string =>
  kind === 'register-keep' ? 'case-register-keep-urgent' : 'case-seize-urgent';

/** The instant until which an urgent measure must be approved: in hours, through nights and holidays. */
export function approveBy(matter: Matter, held: Held): Date {
  const rule = ruleBook.get(approvalRule(held.kind), held.on, matter.homeRegion);
  const { dueAt } = computeDeadline(rule, inputOf(rule.id, rule.effectiveFrom, held), chinaCalendar);
  return new Date(dueAt ?? held.at);
}

const inputOf = (rule: string, version: PlainDate, held: Held): ClockInput => ({
  rule,
  version,
  startedOn: held.on,
  startedAt: held.at,
  pauses: [],
  extensions: [],
  endedOn: null,
});

/** The last day of testing that was told in writing under this document; null where none was (强制法 art 25). */
function toldUntil(matter: Matter, document: string): PlainDate | null {
  const test = entriesOf(matter, 'tests').find(([, entry]) => str(entry, 'document') === document)?.[1];
  const until = test === undefined ? '' : str(test, 'until') || str(test, 'to');
  return until === '' ? null : (until as PlainDate);
}

/** A pause as far as it counts on `day`: never beyond the time that the party was told, and not at all where none was. */
function counting(matter: Matter, pause: Pause, day: PlainDate): readonly Pause[] {
  const told = toldUntil(matter, pause.document);
  if (told === null || pause.from > day) return [];
  const to = earlier(told, pause.to ?? day);
  return to < pause.from ? [] : [{ ...pause, to }];
}

/**
 * The last day on which a measure may hold goods, as far as it can be told on `day`. The day before any roll-over to a
 * working day counts: nothing is held lawfully on a reading that no article gives (law.md §14, count-end-civil).
 */
export function limitOf(matter: Matter, held: Held, day: PlainDate): PlainDate {
  const clock = matter.clocks[held.clock];
  const rule =
    clock === undefined
      ? ruleBook.get(held.rule, held.on, matter.homeRegion)
      : ruleBook.edition(clock.rule, clock.version);
  const input: ClockInput = {
    ...inputOf(rule.id, rule.effectiveFrom, held),
    pauses: (clock?.pauses ?? []).flatMap((pause) => counting(matter, pause, day)),
    extensions: clock?.extensions ?? [],
  };
  const { unrolled } = computeDeadline(rule, input, chinaCalendar);
  return awaitsApproval(held) ? earlier(unrolled, legalDay(approveBy(matter, held))) : unrolled;
}

const awaitsApproval = (held: Held): boolean => held.urgent && held.approvedAt === null;

/** The last day on which it was, or may be, held lawfully: its end by an act, or its limit, whichever is earlier. */
export function lawfulUntil(matter: Matter, held: Held, day: PlainDate): PlainDate {
  const limit = limitOf(matter, held, day);
  return held.endedOn === null ? limit : earlier(limit, held.endedOn);
}

const holds = (matter: Matter, held: Held, day: PlainDate): boolean =>
  held.on <= day && day <= lawfulUntil(matter, held, day);

/** What is lawfully held on a day. A measure whose time is over is not among it, whether or not any act says so. */
export const heldOn = (matter: Matter, day: PlainDate): readonly Held[] =>
  allHeld(matter).filter((held) => holds(matter, held, day));

export const isHeldOn = (matter: Matter, id: string, day: PlainDate): boolean =>
  heldOn(matter, day).some((held) => held.id === id);

/**
 * Since when a decision confiscates: from then on it, not the measure, is why goods are held (强制法 art 27). Null where
 * none does, or it no longer stands.
 */
export function confiscatedOn(matter: Matter): PlainDate | null {
  const decision = obj(matter.facts, 'decision');
  const kinds = listOf(obj(decision, 'summary').kinds);
  return kinds.includes('confiscate-goods') && !('void' in decision) ? (str(decision, 'on') as PlainDate) : null;
}

const some = (quantities: Quantities): boolean => Object.keys(quantities).length > 0;

/** Confiscated goods belong to the party again once no decision confiscates them. */
const fallenBack = (matter: Matter, held: Held): boolean => some(held.confiscated) && confiscatedOn(matter) === null;

/** What the authority still has of a party: to be confiscated, given back or otherwise disposed of before the case closes. */
export const openHoldings = (matter: Matter): readonly Held[] =>
  allHeld(matter).filter((held) => some(held.left) || held.proceedsFen > 0 || fallenBack(matter, held));

/** Confiscated, and nothing on record yet of what became of it (form 52). */
export const undisposed = (matter: Matter): readonly Held[] =>
  allHeld(matter).filter((held) => some(held.confiscated) && confiscatedOn(matter) !== null);

export interface Unreturned {
  readonly id: string;
  readonly kind: MeasureKind;
  /** The first day without a lawful ground. */
  readonly lawfulUntil: PlainDate;
  readonly why: MeasureEnd;
}

/** How it ended, or how the law ended it by `day`; null while it holds. */
export function endOn(matter: Matter, held: Held, day: PlainDate): MeasureEnd | null {
  const limit = limitOf(matter, held, day);
  if (held.endedOn !== null && held.endedOn <= limit) return held.end;
  if (limit >= day) return null;
  return awaitsApproval(held) && limit === legalDay(approveBy(matter, held)) ? 'unapproved' : 'lapsed';
}

/**
 * Goods in hand on `day` without a lawful ground: lapsed, not approved or lifted, and not given back. The highest alert,
 * since holding on is our own breach (强制法 art 25, 28; 禁止传销条例 art 19).
 */
export const lapsedUnreturned = (matter: Matter, day: PlainDate): readonly Unreturned[] =>
  openHoldings(matter).flatMap((held) => {
    const fell = fallenBack(matter, held) ? str(obj(obj(matter.facts, 'decision'), 'void'), 'on') : '';
    const until = later(lawfulUntil(matter, held, day), (fell === '' ? held.on : fell) as PlainDate);
    if (until >= day || held.on > day) return [];
    const confiscated = confiscatedOn(matter);
    if (confiscated !== null && confiscated <= until) return [];
    return [{ id: held.id, kind: held.kind, lawfulUntil: until, why: endOn(matter, held, day) ?? 'lapsed' }];
  });

/** Measures that the law has ended and no act says so yet: the nightly `record-lapse` puts them down. */
export const lapsedUnrecorded = (matter: Matter, day: PlainDate): readonly Held[] =>
  allHeld(matter).filter((held) => held.endedOn === null && endOn(matter, held, day) !== null);

/** Clocks of measures that testing may pause: those that run, and whose rule leaves testing out (not 传销). */
export const measureClocks = (matter: Matter): readonly string[] =>
  allHeld(matter).flatMap((held) => {
    const clock = matter.clocks[held.clock];
    if (held.endedOn !== null || clock === undefined || clock.endedOn !== null) return [];
    const { pauses } = ruleBook.edition(clock.rule, clock.version);
    return TESTING_PAUSES.some((kind) => pauses.includes(kind)) ? [held.clock] : [];
  });

const endsClock = (matter: Matter, clock: string, on: PlainDate): readonly ClockEffect[] =>
  matter.clocks[clock] === undefined || matter.clocks[clock].endedOn !== null ? [] : [{ clock, do: 'end', on }];

/** How a measure is put down as ended on a day: by this act, or by the law where its time was over before. */
export function ended(
  matter: Matter,
  held: Held,
  on: PlainDate,
  end: MeasureEnd,
): { readonly entry: JsonObject; readonly clocks: readonly ClockEffect[] } {
  if (held.endedOn !== null) return { entry: {}, clocks: [] };
  const byLaw = endOn(matter, held, on);
  const day = byLaw === null ? on : limitOf(matter, held, on);
  return {
    entry: { endedOn: day, end: byLaw ?? end },
    clocks: [...endsClock(matter, held.clock, day), ...endsClock(matter, approvalClock(held), day)],
  };
}

/** The facts with one measure changed. */
export const putHeld = (matter: Matter, id: string, entry: JsonObject): JsonObject => ({
  held: { ...obj(matter.facts, 'held'), [id]: { ...obj(obj(matter.facts, 'held'), id), ...entry } },
});

const sum = (a: Quantities, b: Quantities): Quantities =>
  Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((line) => [
      line,
      Math.round(((a[line] ?? 0) + (b[line] ?? 0)) * 1_000) / 1_000,
    ]),
  );

/** Some of what is there taken away; lines of which nothing is left fall out. */
export function less(from: Quantities, taken: Quantities): Quantities {
  const left = Object.entries(from).map(([line, quantity]) => [
    line,
    Math.round((quantity - (taken[line] ?? 0)) * 1_000) / 1_000,
  ]);
  return Object.fromEntries(left.filter(([, quantity]) => Number(quantity) > 0));
}

/**
 * For the acts of other parts that settle what is held: the decision that confiscates, the transfer that hands the goods
 * over. Ends the measures (all that hold anything, or those named), and takes the goods out of {@link openHoldings}.
 */
export function settleHeld(
  matter: Matter,
  on: PlainDate,
  fate: 'confiscated' | 'handed-over',
  ids: readonly string[] = openHoldings(matter).map(({ id }) => id),
): Required<Pick<Change, 'facts' | 'clocks'>> {
  const held: Record<string, JsonObject> = {};
  const clocks: ClockEffect[] = [];
  for (const id of ids) {
    const one = findHeld(matter, id);
    if (one === undefined) continue;
    const { entry, clocks: stopped } = ended(matter, one, on, fate);
    const before = obj(obj(matter.facts, 'held'), id);
    const kept = fate === 'confiscated' ? { confiscated: sum(one.confiscated, one.left) } : {};
    held[id] = { ...before, ...kept, left: {}, proceedsFen: 0, ...entry };
    clocks.push(...stopped);
  }
  return { facts: { held: { ...obj(matter.facts, 'held'), ...held } }, clocks };
}
