import type { AuthorityCode, MatterId, PersonId, Region } from '../kernel/id.ts';
import { addDays, type PlainDate, toEpochDay } from '../kernel/plain-date.ts';
import type { JsonObject } from '../kernel/text.ts';
import { dueStep } from '../modules/settlements/model/due-step.ts';
import { settlement } from '../modules/settlements/model/settlement.ts';
import {
  agreedOffer,
  answeredInTime,
  answeredOn,
  reachedOn,
  standingOffer,
} from '../modules/settlements/model/standing.ts';
import { emptyMatter, foldAct } from '../platform/procedure/fold.ts';
import { bodyRefusalOf, refusalOf } from '../platform/procedure/permit.ts';
import type { ActingAs, Matter } from '../platform/procedure/types.ts';
import { chinaCalendar, ruleBook } from '../rules/index.ts';
import type { Figure } from './lib/machine.ts';
import { type Random, seeded } from './lib/seeded.ts';

/**
 * What people do: guesses, none of them measured, all in this one table. Everything else (what may be done when, limits,
 * working days, reminders, lapses, the way to the authority) is the product's own procedure, folded act by act.
 */
const CENTRAL = {
  /** Of firms that are written to: would ever take part, and activate on each letter if they would. */
  willing: 0.8,
  activatesOnLetter: 0.35,
  letters: 3,
  /** Kinds of firm by share; chance to answer on a working day, and on one of the two after a reminder. */
  prompt: { share: 0.5, answers: 0.35, reminded: 0.45 },
  slow: { share: 0.35, answers: 0.06, reminded: 0.3 },
  silent: { share: 0.15, answers: 0.01, reminded: 0.03 },
  /** A firm that answers declines outright, or offers this share of the claim and gives so much more each round. */
  declines: 0.1,
  firstOffer: [0.3, 1] as readonly [number, number],
  concedes: 0.15,
  /** The least share that a consumer takes; what they come down to by each round. */
  least: [0.5, 1] as readonly [number, number],
  yields: 0.05,
  /** Chance that a side whose turn it is moves on a working day. */
  moves: 0.5,
  performs: 0.92,
  /** A consumer whose thing was done says so; one who got nothing takes it to the authority. */
  confirms: 0.6,
  escalates: 0.4,
  remindBefore: [5, 2] as readonly number[],
};
type Assumptions = typeof CENTRAL;

/** Beside which ours are shown: other countries, other laws, other years; what others counted may not be what we count. */
const PUBLISHED =
  '61 % activated, 80 % of what was read answered (France, year one); 77 % solved, 7.5 days (Brazil, 2015)';

const SEED = 20_260_701;
const DISPUTES = 1_500;
const FIRMS = 3_000;
const CLAIM = 30_000;
/** Days that are lived through: after so many nothing is left to see but rest. */
const DAYS = 75;
const FIRST_DAY = '2026-03-02' as PlainDate;

const system: ActingAs = {
  personId: '00000000-0000-7000-8000-000000000000' as PersonId,
  authority: '510502' as AuthorityCode,
  roles: ['system'],
  onBehalfOf: null,
};
const env = { rules: ruleBook, calendar: chinaCalendar };
const staff = { staffId: 's', staffName: 's' };

/** Does it as the server would, or leaves the matter as it is where the product refuses. */
function act(matter: Matter, verb: string, on: PlainDate, body: JsonObject = {}): Matter {
  const declared = settlement.verbs[verb];
  if (declared === undefined || refusalOf(settlement, matter, system, verb, on) !== null) return matter;
  const parsed = declared.body.parse(body);
  if (bodyRefusalOf(declared, parsed, on, { matter, actor: system }) !== null) return matter;
  const eventAt = `${on}T02:00:00Z`;
  const said = { seq: matter.version + 1, verb, actor: system.personId, authority: system.authority, eventAt, on };
  return foldAct(settlement, matter, { ...said, body: parsed, personal: {} }, env);
}

const between = (random: Random, [from, to]: readonly [number, number]): number => from + (to - from) * random.next();

interface People {
  readonly answers: number;
  readonly reminded: number;
  readonly declines: boolean;
  readonly performs: boolean;
  readonly confirms: boolean;
  readonly escalates: boolean;
  offer: number;
  least: number;
}

function peopleOf(random: Random, of: Assumptions): People {
  const kind = random.next();
  const { answers, reminded } =
    kind < of.prompt.share ? of.prompt : kind < of.prompt.share + of.slow.share ? of.slow : of.silent;
  return {
    ...{ answers, reminded, declines: random.chance(of.declines), performs: random.chance(of.performs) },
    ...{ confirms: random.chance(of.confirms), escalates: random.chance(of.escalates) },
    ...{ offer: between(random, of.firstOffer), least: between(random, of.least) },
  };
}

const termsOf = (share: number, on: PlainDate): JsonObject => {
  const performBy = addDays(on, 7);
  return { terms: '约定', amountFen: Math.round(share * CLAIM), performBy, contestBy: addDays(performBy, 7) };
};

function firstAnswer(matter: Matter, who: People, on: PlainDate): Matter {
  return who.declines
    ? act(matter, 'declines', on, { reason: '不同意', ...staff })
    : act(matter, 'firm-offers', on, { ...termsOf(who.offer, on), ...staff });
}

/** Whose turn it is accepts what is enough, or comes a step nearer. */
function nextMove(matter: Matter, who: People, on: PlainDate, of: Assumptions): Matter {
  const offer = standingOffer(matter);
  if (offer === undefined) return matter;
  const share = (offer.amountFen ?? 0) / CLAIM;
  if (offer.by === 'firm') {
    if (share >= who.least) return act(matter, 'consumer-accepts', on, { offer: offer.id });
    who.least = Math.max(0, who.least - of.yields);
    return act(matter, 'consumer-offers', on, termsOf(who.least, on));
  }
  if (share <= who.offer) return act(matter, 'firm-accepts', on, { offer: offer.id, ...staff });
  who.offer = Math.min(1, who.offer + of.concedes);
  return act(matter, 'firm-offers', on, { ...termsOf(who.offer, on), ...staff });
}

/** After an agreement: done or not, said or not. */
function afterwards(matter: Matter, who: People, on: PlainDate): Matter {
  const offer = agreedOffer(matter);
  if (offer === undefined || on < offer.performBy) return matter;
  if (!who.performs) return act(matter, 'says-broken', on, { text: '没有履行' });
  const declared = act(matter, 'declares-performed', on, { text: '已履行', ...staff });
  return who.confirms ? act(declared, 'confirms-performed', on) : declared;
}

function live(matter: Matter, who: People, on: PlainDate, random: Random, of: Assumptions): Matter {
  switch (matter.state) {
    case 'filed': {
      const sent = Object.values((matter.facts.reminded ?? {}) as Record<string, string>);
      const fresh = sent.some((day) => toEpochDay(on) - toEpochDay(day as PlainDate) <= 2);
      return random.chance(fresh ? who.reminded : who.answers) ? firstAnswer(matter, who, on) : matter;
    }
    case 'talking':
      return random.chance(of.moves) ? nextMove(matter, who, on, of) : matter;
    case 'agreed':
      return afterwards(matter, who, on);
    default:
      return matter;
  }
}

/** One dispute from its filing on, working day by working day; the machine's part runs on every day. */
function lifeOf(random: Random, of: Assumptions, number: number): Matter {
  const start = addDays(FIRST_DAY, number % 60);
  const id = `00000000-0000-7000-8000-${String(number).padStart(12, '0')}` as MatterId;
  const who = peopleOf(random, of);
  let matter = act(emptyMatter('settlement', '510502' as Region, id, system.authority), 'file', start, {
    firm: { region: '510502', id, name: '企业', code: '', address: '' },
    ...{ goods: '商品', text: '经过', demand: '退款', claimFen: CLAIM, consumer: { name: '某', phone: '1' } },
    ...{ sharesPhone: false, codeHash: 'a'.repeat(64) },
  });
  for (let n = 1; n <= DAYS && matter.closedOn === null; n += 1) {
    const on = addDays(start, n);
    const step = dueStep(matter, on, chinaCalendar, of.remindBefore);
    if (step !== null) matter = act(matter, step.verb, on, step.body);
    if (who.escalates) matter = act(matter, 'escalate', on, { region: '510502', complaint: id });
    if (chinaCalendar.works(on)) matter = live(matter, who, on, random, of);
  }
  return matter;
}

interface Outcome {
  readonly activated: number;
  readonly answered: number;
  readonly solved: number;
  readonly ofAnswered: number;
  readonly escalated: number;
  readonly toAnswer: number;
  readonly toAgree: number;
}

const daysTo = (matters: readonly Matter[], day: (matter: Matter) => string): number => {
  const spans = matters.flatMap((matter) =>
    day(matter) === '' ? [] : [toEpochDay(day(matter) as PlainDate) - toEpochDay(matter.openedOn)],
  );
  return spans.reduce((sum, each) => sum + each, 0) / Math.max(1, spans.length);
};

function activatedShare(random: Random, of: Assumptions): number {
  let active = 0;
  for (let firm = 0; firm < FIRMS; firm += 1) {
    let in_ = false;
    const willing = random.chance(of.willing);
    for (let letter = 0; letter < of.letters; letter += 1) in_ ||= willing && random.chance(of.activatesOnLetter);
    if (in_) active += 1;
  }
  return active / FIRMS;
}

function simulate(of: Assumptions): Outcome {
  const activated = activatedShare(seeded(SEED), of);
  const matters = Array.from({ length: DISPUTES }, (_, n) => lifeOf(seeded(SEED + 1 + n), of, n));
  const share = (holds: (matter: Matter) => boolean): number => matters.filter(holds).length / DISPUTES;
  const answered = share(answeredInTime);
  const solved = share(({ state }) => state === 'performed');
  return {
    ...{ activated, answered, solved },
    ofAnswered: solved / Math.max(answered, 1e-9),
    escalated: share(({ state }) => state === 'escalated'),
    toAnswer: daysTo(matters, answeredOn),
    toAgree: daysTo(matters, (matter) => reachedOn(matter, 'agreed')),
  };
}

/** One assumption or one part of the product changed at a time. */
const VARIANTS: readonly (readonly [name: string, of: Assumptions, whose: string])[] = [
  ['central', CENTRAL, ''],
  ['no reminders', { ...CENTRAL, remindBefore: [] }, 'product'],
  ['one reminder (2 days before)', { ...CENTRAL, remindBefore: [2] }, 'product'],
  ['one letter', { ...CENTRAL, letters: 1 }, 'product'],
  ['twice as many silent firms', twiceSilent(), 'people'],
  ['firms half as quick', slower(), 'people'],
  ['firms offer less', { ...CENTRAL, firstOffer: [0, 0.6] }, 'people'],
  ['consumers take no less than 80 %', { ...CENTRAL, least: [0.8, 1], yields: 0 }, 'people'],
  ['one in four agreements broken', { ...CENTRAL, performs: 0.75 }, 'people'],
  ['a reminder moves nobody', deaf(), 'people'],
];

function twiceSilent(): Assumptions {
  return { ...CENTRAL, silent: { ...CENTRAL.silent, share: 0.3 }, slow: { ...CENTRAL.slow, share: 0.2 } };
}
function slower(): Assumptions {
  const { prompt, slow } = CENTRAL;
  return {
    ...CENTRAL,
    prompt: { ...prompt, answers: prompt.answers / 2 },
    slow: { ...slow, answers: slow.answers / 2 },
  };
}
function deaf(): Assumptions {
  const { prompt, slow, silent } = CENTRAL;
  const plain = (kind: typeof prompt) => ({ ...kind, reminded: kind.answers });
  return { ...CENTRAL, prompt: plain(prompt), slow: plain(slow), silent: plain(silent) };
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`.padStart(6);
const days = (count: number): string => count.toFixed(1).padStart(6);

/**
 * Online settlement under stated guesses about people, through the product's own procedure; no database, no clock. It says how
 * much reminders and letters move under them, not how many firms will answer: nobody has seen that yet.
 */
export async function benchOdr(say: (line: string) => void): Promise<Figure[]> {
  say(`  assumed of people (guesses): ${JSON.stringify(CENTRAL)}`);
  say(`  published elsewhere: ${PUBLISHED}`);
  say('  activated answered solved of-answered to-authority days-to-answer days-to-agree  variant');
  const outcomes = new Map(VARIANTS.map(([name, of]) => [name, simulate(of)]));
  for (const [name, , whose] of VARIANTS) {
    const of = outcomes.get(name);
    if (of === undefined) continue;
    const shares = [of.activated, of.answered, of.solved, of.ofAnswered, of.escalated].map(percent).join('    ');
    say(
      `  ${shares}    ${days(of.toAnswer)}      ${days(of.toAgree)}         ${name}${whose === '' ? '' : ` (${whose})`}`,
    );
  }
  say(
    '  the product moves: letters, reminders, how easy an answer is, and that the consumer can always go on to the authority.',
  );
  say(
    '  it does not move: whether a firm wants to take part, what it offers, what a consumer takes, whether a word is kept.',
  );
  const answered = (name: string): number => outcomes.get(name)?.answered ?? 0;
  const gain = 100 * (answered('central') - answered('no reminders'));
  const nothing = 100 * Math.abs(answered('a reminder moves nobody') - answered('no reminders'));
  return [
    {
      ...{ name: 'online settlement: answered in time, reminders over none, under the stated guesses' },
      ...{ value: gain, unit: 'points', bound: '> 0', met: gain > 0, detail: { disputes: DISPUTES, seed: SEED } },
    },
    {
      ...{ name: 'online settlement: the same where a reminder moves nobody (the model adds nothing itself)' },
      ...{ value: nothing, unit: 'points', bound: '≤ 2', met: nothing <= 2, detail: {} },
    },
  ];
}
