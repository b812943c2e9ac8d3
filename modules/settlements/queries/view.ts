import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { num, obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import { workdaysBetween } from '../../../kernel/work-calendar.ts';
import { SYSTEM_PERSON } from '../../../platform/identity/index.ts';
import { listOf } from '../../../platform/procedure/entries.ts';
import { refusalOf } from '../../../platform/procedure/permit.ts';
import type { ActingAs, Matter } from '../../../platform/procedure/types.ts';
import { maskObject } from '../../intake/index.ts';
import type { SettlementContext } from '../context.ts';
import { consumerVerbs, firmVerbs, type SettlementOffer, type SettlementView } from '../contract.ts';
import { settlement } from '../model/settlement.ts';
import { agreedOffer, contestUntil, dueOf, type Offer, offersOf, type Side, standingOffer } from '../model/standing.ts';
import { consumerOf, type ReadSettlement, readSettlement, type SaidAct } from './read.ts';

const UNKNOWN: Text = { zh: '—', en: '—' };
export const stateTitle = (state: string): Text => settlement.states[state]?.title ?? UNKNOWN;

/** Working days until the firm's last one, while its time matters. */
export function workdaysLeft({ ledger }: SettlementContext, matter: Matter): number | null {
  if (matter.clocks.settle?.endedOn !== null || !['filed', 'talking'].includes(matter.state)) return null;
  return workdaysBetween(ledger.env.calendar, legalDay(ledger.clock.now()), dueOf(matter) as PlainDate);
}

const acting = (matter: Matter): ActingAs => ({
  personId: SYSTEM_PERSON,
  authority: matter.homeCode,
  roles: ['system'],
  onBehalfOf: null,
});

const orNull = (from: JsonObject | null | undefined, key: string): string | null => str(from ?? {}, key) || null;

/** Whose act it was, by its verb; nobody's where the system recorded a day. */
export function sideOf(verb: string): Side | null {
  if ((firmVerbs as readonly string[]).includes(verb)) return 'firm';
  const consumers: readonly string[] = [...consumerVerbs, 'file', 'escalate'];
  return consumers.includes(verb) ? 'consumer' : null;
}

/** What was said with an act, whatever the verb calls it. */
export const wordsOf = ({ verb, personal }: SaidAct): string | null =>
  verb === 'file' ? null : (orNull(personal, 'text') ?? orNull(personal, 'terms') ?? orNull(personal, 'reason'));

/** Reminders go to the firm alone, and a rating is no word in the talk. */
const HIDDEN: readonly string[] = ['remind', 'rate'];

function stepsOf({ matter, acts }: ReadSettlement): SettlementView['steps'] {
  const offers = new Map(offersOf(matter).map(({ id, seq }) => [seq, id]));
  return acts
    .filter(({ verb }) => !HIDDEN.includes(verb))
    .map((act) => ({
      at: act.event_at.toISOString(),
      by: sideOf(act.verb),
      title: settlement.verbs[act.verb]?.title ?? UNKNOWN,
      text: wordsOf(act),
      evidence: [...listOf(act.personal?.evidence)],
      offer: offers.get(act.seq) ?? orNull(act.body, 'offer'),
      staff: orNull(act.personal, 'staffName'),
    }));
}

const presentOffer = ({ acts }: ReadSettlement, { seq, ...offer }: Offer): SettlementOffer => ({
  ...offer,
  terms: orNull(acts.find((act) => act.seq === seq)?.personal, 'terms'),
});

function agreementOf(read: ReadSettlement): SettlementView['agreement'] {
  const offer = agreedOffer(read.matter);
  if (offer === undefined) return null;
  return {
    ...presentOffer(read, offer),
    agreedOn: str(obj(read.matter.facts, 'agreement'), 'on'),
    contestUntil: contestUntil(read.matter) || null,
  };
}

/** What was filed, in the consumer's words. */
function filedOf({ matter, acts }: ReadSettlement) {
  const said = acts[0]?.personal;
  const { facts } = matter;
  return {
    ...{ goods: orNull(said, 'goods'), text: orNull(said, 'text'), demand: orNull(said, 'demand') },
    evidence: [...listOf(said?.evidence)],
    claimFen: typeof facts.claimFen === 'number' ? facts.claimFen : null,
    occurredOn: orNull(facts, 'occurredOn'),
    ...{ filedOn: matter.openedOn, due: dueOf(matter) },
  };
}

const AGREED = ['agreed', 'broken', 'performed'];

/**
 * The telephone is masked until there is an agreement to perform, unless the consumer shares it: until then all that has to
 * be said is said here.
 */
async function consumerFor(context: SettlementContext, matter: Matter): Promise<SettlementView['consumer']> {
  const consumer = await consumerOf(context.ledger, matter);
  const open = matter.facts.sharesPhone === true || AGREED.includes(matter.state);
  const { phone } = open ? consumer : maskObject({ phone: str(consumer, 'phone') });
  return { name: str(consumer, 'name'), phone: typeof phone === 'string' ? phone : '', masked: !open };
}

/** A settlement as one of its sides sees it now. @throws AppError 404 `settlements.unknown` */
export async function viewOf(
  context: SettlementContext,
  of: Pick<Matter, 'homeRegion' | 'id'>,
  side: Side,
): Promise<SettlementView> {
  const read = await readSettlement(context.ledger, of);
  const { matter } = read;
  const today = legalDay(context.ledger.clock.now());
  const standing = standingOffer(matter);
  const verbs = side === 'firm' ? firmVerbs : [...consumerVerbs, 'escalate'];
  const firm = obj(matter.facts, 'firm');
  return {
    ...{ region: matter.homeRegion, id: matter.id, state: matter.state, plainState: stateTitle(matter.state) },
    firm: { name: str(firm, 'name'), address: str(firm, 'address') },
    ...filedOf(read),
    workdaysLeft: workdaysLeft(context, matter),
    steps: stepsOf(read),
    standing: standing === undefined || matter.state !== 'talking' ? null : presentOffer(read, standing),
    agreement: agreementOf(read),
    may: verbs.map((verb) => ({
      verb,
      title: settlement.verbs[verb]?.title ?? UNKNOWN,
      refusal: refusalOf(settlement, matter, acting(matter), verb, today)?.text ?? null,
    })),
    stars: num(obj(matter.facts, 'rating'), 'stars') || null,
    escalated: 'complaint' in matter.facts,
    consumer: side === 'firm' ? await consumerFor(context, matter) : null,
  };
}
