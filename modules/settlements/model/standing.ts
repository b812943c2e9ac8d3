import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { num, obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { entriesOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { CONTEST_DAYS, RESTS_AFTER_DAYS } from './rules.ts';

type Facts = Pick<Matter, 'facts'>;

/** The two sides of a settlement. */
export type Side = 'consumer' | 'firm';

export interface Offer {
  readonly id: string;
  readonly by: Side;
  readonly on: string;
  /** Fen; null where no money is offered. */
  readonly amountFen: number | null;
  readonly performBy: string;
  readonly contestBy: string;
  /** The act that says its terms in words. */
  readonly seq: number;
}

const offerOf = (id: string, entry: JsonObject): Offer => ({
  id,
  by: str(entry, 'by') === 'firm' ? 'firm' : 'consumer',
  on: str(entry, 'on'),
  amountFen: typeof entry.amountFen === 'number' ? entry.amountFen : null,
  performBy: str(entry, 'performBy'),
  contestBy: str(entry, 'contestBy'),
  seq: num(entry, 'seq'),
});

/** All offers, the first one first. */
export const offersOf = (matter: Facts): readonly Offer[] =>
  entriesOf(matter, 'offers').map(([id, entry]) => offerOf(id, entry));

/** The offer that stands: the last one; whoever makes another has taken back, or answered, the one before. */
export const standingOffer = (matter: Facts): Offer | undefined => offersOf(matter).at(-1);

/** What was agreed, or undefined. */
export function agreedOffer(matter: Facts): Offer | undefined {
  const id = str(obj(matter.facts, 'agreement'), 'offer');
  return offersOf(matter).find((offer) => offer.id === id);
}

/** The first day of each stage; '' where it was not reached. */
export const reachedOn = ({ facts }: Facts, stage: string): string => str(obj(facts, 'reached'), stage);

/** The last day of the firm's time; '' before anything was filed. */
export const dueOf = ({ clocks }: Pick<Matter, 'clocks'>): string => clocks.settle?.due ?? '';

export const answeredOn = ({ facts }: Facts): string => str(facts, 'answeredOn');

/** The firm said something on or before the last day of its time. */
export const answeredInTime = (matter: Pick<Matter, 'facts' | 'clocks'>): boolean =>
  answeredOn(matter) !== '' && answeredOn(matter) <= dueOf(matter);

/** The last day on which the consumer may say that what the firm declared is not so; '' before it declared anything. */
export function contestUntil(matter: Facts): string {
  const declared = str(matter.facts, 'declaredOn');
  if (declared === '') return '';
  const least = addDays(declared as PlainDate, CONTEST_DAYS);
  return [least, agreedOffer(matter)?.contestBy ?? ''].sort().at(-1) ?? least;
}

/** From the day after, a settlement on which nobody moved is laid to rest. */
export function restsAfter(matter: Facts): string {
  const days = [str(matter.facts, 'movedOn'), agreedOffer(matter)?.contestBy ?? '', contestUntil(matter)];
  const last = days.sort().at(-1) ?? '';
  return last === '' ? '' : addDays(last as PlainDate, RESTS_AFTER_DAYS);
}

/** How many messages a side has sent on a day. */
export function writtenOn({ facts }: Facts, side: Side, today: string): number {
  const counted = obj(obj(facts, 'written'), side);
  return str(counted, 'on') === today ? num(counted, 'count') : 0;
}

/** The consumer may always turn to the authority once the firm refused, or its time is over: nobody can keep them from it. */
export const mayEscalate = (matter: Matter, today: PlainDate): boolean =>
  ['declined', 'unanswered', 'broken'].includes(matter.state) ||
  ['declined', 'unanswered', 'broken'].some((stage) => reachedOn(matter, stage) !== '') ||
  today > dueOf(matter);
