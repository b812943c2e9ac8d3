import { formatDocumentNumber } from '../kernel/codes/document-number.ts';
import type { ActId, AuthorityCode, MatterId, Region } from '../kernel/id.ts';
import type { PlainDate } from '../kernel/plain-date.ts';
import { legalDay } from '../kernel/plain-date.ts';
import type { JsonObject } from '../kernel/text.ts';
import type { Channel } from '../modules/intake/model/labels.ts';
import type { PerformRequest } from '../platform/ledger/types.ts';
import { instantOf, shiftWorkdays } from './calendar.ts';
import { composeLetter, type Letter, type MatterKind } from './letter.ts';
import { staffOf, type WorldPerson } from './people.ts';
import { childrenOf, getPlace, type Place } from './places.ts';
import { complaintPlans, type Plan, type PlanContext, type PlanId, type Post, verificationPlans } from './plans.ts';
import type { Random } from './random.ts';

/** One step of a story: the same verb at the same time for each of its matters. */
export interface Step {
  readonly at: Date;
  readonly by: WorldPerson;
  readonly verb: string;
  readonly requests: readonly PerformRequest[];
}

/** What happens to one matter, or to several that came in at the same place on the same day and go the same way. */
export interface Story {
  readonly kind: MatterKind;
  readonly plan: PlanId;
  readonly county: Place;
  readonly matters: number;
  readonly steps: readonly Step[];
}

export interface StoryOptions {
  readonly kind: MatterKind;
  readonly plan: PlanId;
  readonly county: Place;
  /** The day that the plan's age counts back from. */
  readonly today: PlainDate;
  /** Nothing happens after this instant: later steps are left out. */
  readonly until: Date;
  readonly matters: number;
  readonly channel?: Channel;
  /** Which of the county's officers does the work; any of them when absent. */
  readonly officer?: number;
}

/** The plan by its name; complaints and verified matters have their own. */
export function planOf(id: PlanId, kind: MatterKind, context: PlanContext): Plan {
  if (id in complaintPlans) return complaintPlans[id as keyof typeof complaintPlans](context);
  return verificationPlans[id as keyof typeof verificationPlans](context, kind);
}

const numbersOf = new WeakMap<Random, number>();

/** Document numbers of a bureau, rising within one stream of choices. */
function documentOf(place: Place, year: number, random: Random): (form: string) => string {
  return (form) => {
    const number = (numbersOf.get(random) ?? random.int(10, 900)) + 1;
    numbersOf.set(random, number);
    return formatDocumentNumber({ organ: place.shortZh, form, year, number });
  };
}

/** Which officer of the county does a post's work; a story keeps the same ones throughout. */
function cast(
  county: Place,
  station: Place | undefined,
  random: Random,
  chosen: number | undefined,
): (post: Post, entrusted: boolean) => WorldPerson {
  const officers = staffOf(county.code, 'officer');
  const officer = officers[chosen ?? -1] ?? random.pick(officers);
  const intake = random.pick(staffOf(county.code, 'intake'));
  const head = random.pick(staffOf(county.code, 'head'));
  const cityIntake = random.pick(staffOf(county.parentCode ?? '', 'intake'));
  return (post, entrusted) => {
    switch (post) {
      case 'intake':
        return intake;
      case 'head':
        return head;
      case 'city-intake':
        return cityIntake;
      case 'officer':
        return entrusted && station !== undefined ? random.pick(staffOf(station.code, 'officer')) : officer;
    }
  };
}

/** A planned body with what only the letter and the day know: the cause of a case, the signs to look for. */
function completed(verb: string, body: JsonObject, { situation }: Letter, on: PlainDate): JsonObject {
  switch (verb) {
    case 'file':
      return { cause: situation.cause, ...body };
    case 'screen':
      return situation.signs === undefined ? body : { ...body, signs: situation.signs };
    case 'record-finding':
    case 'record-mediation':
      return { ...body, on };
    default:
      return body;
  }
}

/**
 * Writes a story: letters composed, plan chosen, each step given its hour and its officer. The same stream of choices
 * gives the same story.
 */
export function writeStory(options: StoryOptions, random: Random): Story {
  const { kind, county, today, until } = options;
  const document = documentOf(county, Number(today.slice(0, 4)), random);
  const siblings = childrenOf(county.parentCode ?? '').filter(({ code }) => code !== county.code);
  const neighbour = random.pick(siblings).code;
  const plan = planOf(options.plan, kind, { random, county: county.code, neighbour, document });
  const received = shiftWorkdays(today, -plan.age);
  const letters = Array.from({ length: options.matters }, () =>
    composeLetter(kind, county, received, random, options.channel),
  );
  const station = plan.station ? random.pick(childrenOf(county.code)) : undefined;
  const actorOf = cast(county, station, random, options.officer);
  const home = plan.via === 'city' ? getPlace(county.parentCode ?? '') : county;
  const homeRegion = home.code.slice(0, 6) as Region;

  const steps: Step[] = [];
  let last = Math.min(instantOf(received, random.int(8 * 60 + 30, 11 * 60)).getTime(), until.getTime() - 60_000);
  let ids: MatterId[] = [];
  let entrusted = false;
  const add = (at: number, by: WorldPerson, verb: string, bodies: readonly JsonObject[], opens: boolean): void => {
    const when = new Date(at);
    last = at;
    steps.push({
      at: when,
      by,
      verb,
      requests: bodies.map((body, index) => {
        const matterId = opens ? undefined : ids[index];
        const actId = random.uuid(when) as ActId;
        const request = { actId, homeRegion, verb, body, eventAt: when.toISOString() };
        return matterId === undefined
          ? { ...request, procedure: kind, homeCode: home.code as AuthorityCode }
          : { ...request, matterId };
      }),
    });
    if (opens) ids = steps.at(-1)?.requests.map((request) => request.actId as string as MatterId) ?? [];
  };
  const openings = letters.map(({ body }) => (options.plan === 'received' ? unclassified(body) : body));
  add(last, actorOf(plan.via === 'city' ? 'city-intake' : 'intake', false), 'receive', openings, true);

  for (const { day, verb, by, body } of plan.steps) {
    const hour = instantOf(shiftWorkdays(received, day), random.int(13 * 60, 17 * 60)).getTime();
    const at = Math.max(day === 0 ? last + random.int(5, 40) * 60_000 : hour, last + 5 * 60_000);
    if (at > until.getTime()) break;
    const on = legalDay(new Date(at));
    add(
      at,
      actorOf(by, entrusted),
      verb,
      letters.map((letter) => completed(verb, body, letter, on)),
      false,
    );
    if (verb === 'accept' && station !== undefined) {
      add(
        at + 3 * 60_000,
        actorOf('intake', false),
        'entrust',
        ids.map(() => ({ to: station.code })),
        false,
      );
      entrusted = true;
    }
  }
  return { kind, plan: options.plan, county, matters: options.matters, steps };
}

/** What the intake clerk still has to classify: the lexicon proposes, the clerk decides. */
function unclassified(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'domain'));
}
