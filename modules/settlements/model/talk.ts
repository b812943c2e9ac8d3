import { z } from 'zod';
import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { nextId, putEntry } from '../../../platform/procedure/entries.ts';
import type { BodyCondition, Change, FoldedAct, Matter, Verb } from '../../../platform/procedure/types.ts';
import { offerId, staff, terms, words } from './body.ts';
import { CONTEST_DAYS, condition, fits, MESSAGES_A_DAY, MOST_OFFERS, says, sides } from './rules.ts';
import { agreedOffer, answeredOn, offersOf, reachedOn, type Side, standingOffer, writtenOn } from './standing.ts';

/** The firm may still answer once its time is over, or think better of its refusal; the consumer's way on stays open. */
const firmSpeaks = ['filed', 'talking', 'declined', 'unanswered'] as const;

/** A stage is reached once: the first day stands. */
export const reach = (matter: Matter, stage: string, on: PlainDate): JsonObject => ({
  reached: { ...obj(matter.facts, 'reached'), [stage]: reachedOn(matter, stage) || on },
});

/** The firm said something: from then on they talk. */
const answered = (matter: Matter, act: FoldedAct): Change => ({
  state: matter.state === 'agreed' ? 'agreed' : 'talking',
  facts: { answeredOn: answeredOn(matter) || act.on, movedOn: act.on, ...reach(matter, 'talking', act.on) },
});

const counted = (matter: Matter, side: Side, on: PlainDate): JsonObject => ({
  written: { ...obj(matter.facts, 'written'), [side]: { on, count: writtenOn(matter, side, on) + 1 } },
});

const notTooMany = (verb: string, side: Side) =>
  condition(
    `${verb}.too-many`,
    `今天已发 ${MESSAGES_A_DAY} 条，请明天再发。`,
    `${MESSAGES_A_DAY} messages were sent today; please go on tomorrow.`,
    (matter, _actor, today) => writtenOn(matter, side, today) < MESSAGES_A_DAY,
  );

const daysOf = (verb: string): readonly BodyCondition[] => [
  says(
    `${verb}.perform-by`,
    '履行日期不能早于今天。',
    'The day of performance cannot lie in the past.',
    (body, today) => str(body, 'performBy') >= today,
  ),
  says(
    `${verb}.contest-by`,
    `异议截止日期应当在履行日期之后至少 ${CONTEST_DAYS} 天。`,
    `The consumer needs at least ${CONTEST_DAYS} days after the day of performance to look at it.`,
    (body) => str(body, 'contestBy') >= addDays(str(body, 'performBy') as PlainDate, CONTEST_DAYS),
  ),
];

const fewEnough = (verb: string) =>
  condition(
    `${verb}.too-many`,
    `方案已有 ${MOST_OFFERS} 个，请改用其他途径解决。`,
    `There were ${MOST_OFFERS} offers: somebody else should stand between you.`,
    (matter) => offersOf(matter).length < MOST_OFFERS,
  );

const offered = (matter: Matter, act: FoldedAct, by: Side): JsonObject =>
  putEntry(matter, 'offers', nextId(matter, 'offers', 'o'), {
    ...{ by, on: act.on, seq: act.seq },
    ...pick(act.body, 'amountFen', 'performBy', 'contestBy'),
  });

/** The offer that is accepted is the one that stands, and the other side's: who was overtaken reads the newer one first. */
const standsFor = (verb: string, side: Side) =>
  fits(
    `${verb}.stands`,
    '对方的方案已经变更，请查看最新方案。',
    'That offer no longer stands: look at the latest one.',
    (body, matter) => {
      const offer = standingOffer(matter);
      return offer !== undefined && offer.by !== side && offer.id === str(body, 'offer');
    },
  );

const stillInTime = (verb: string) =>
  fits(
    `${verb}.in-time`,
    '方案的履行日期已过，请提出新的方案。',
    'Its day of performance is over: make a new offer.',
    (_body, matter, today) => (standingOffer(matter)?.performBy ?? '') >= today,
  );

const agreed = (matter: Matter, act: FoldedAct, by: Side): Change => ({
  state: 'agreed',
  facts: {
    agreement: { offer: str(act.body, 'offer'), on: act.on, acceptedBy: by },
    movedOn: act.on,
    ...reach(matter, 'agreed', act.on),
  },
  clocks: [{ clock: 'settle', do: 'end' }],
});

const firmVerbs: Readonly<Record<string, Verb>> = {
  'firm-writes': {
    title: { zh: '企业答复', en: 'The firm answers' },
    from: [...firmSpeaks, 'agreed', 'broken'],
    ...sides,
    body: z.strictObject({ ...words, ...staff }),
    personal: ['text', 'evidence', 'staffName'],
    conditions: [notTooMany('firm-writes', 'firm')],
    topics: ['notice'],
    fold: (matter, act) => {
      const change = matter.state === 'broken' ? { facts: { movedOn: act.on } } : answered(matter, act);
      return { ...change, facts: { ...change.facts, ...counted(matter, 'firm', act.on) } };
    },
  },
  'firm-offers': {
    title: { zh: '企业提出方案', en: 'The firm makes an offer' },
    from: firmSpeaks,
    ...sides,
    body: z.strictObject({ ...terms, ...staff }),
    personal: ['terms', 'evidence', 'staffName'],
    conditions: [fewEnough('firm-offers')],
    says: daysOf('firm-offers'),
    topics: ['notice'],
    fold: (matter, act) => {
      const change = answered(matter, act);
      return { ...change, facts: { ...change.facts, ...offered(matter, act, 'firm') } };
    },
  },
  'firm-accepts': {
    title: { zh: '企业接受方案', en: "The firm accepts the consumer's offer" },
    from: ['talking'],
    ...sides,
    body: z.strictObject({ offer: offerId(), ...staff }),
    personal: ['staffName'],
    fits: [standsFor('firm-accepts', 'firm'), stillInTime('firm-accepts')],
    topics: ['notice'],
    fold: (matter, act) => agreed(matter, act, 'firm'),
  },
  declines: {
    title: { zh: '企业拒绝和解', en: 'The firm declines' },
    from: ['filed', 'talking', 'unanswered'],
    ...sides,
    body: z.strictObject({ reason: words.text, ...staff }),
    personal: ['reason', 'staffName'],
    topics: ['notice'],
    fold: (matter, act) => ({
      state: 'declined',
      // A refusal with its reason is an answer, too.
      facts: {
        answeredOn: answeredOn(matter) || act.on,
        movedOn: act.on,
        ...reach(matter, 'declined', act.on),
      },
    }),
  },
  'declares-performed': {
    title: { zh: '企业声明已履行', en: 'The firm declares performance' },
    from: ['agreed'],
    ...sides,
    body: z.strictObject({ ...words, ...staff }),
    personal: ['text', 'evidence', 'staffName'],
    conditions: [
      condition(
        'declares-performed.once',
        '已经声明履行，等待消费者确认。',
        'Declared already: the consumer is to confirm it.',
        (matter) => str(matter.facts, 'declaredOn') === '',
      ),
    ],
    topics: ['notice'],
    fold: (_matter, act) => ({ facts: { declaredOn: act.on, movedOn: act.on } }),
  },
};

const consumerVerbs: Readonly<Record<string, Verb>> = {
  'consumer-writes': {
    title: { zh: '消费者留言', en: 'The consumer writes' },
    from: ['filed', 'talking', 'agreed', 'broken', 'declined', 'unanswered'],
    ...sides,
    body: z.strictObject(words),
    personal: ['text', 'evidence'],
    conditions: [notTooMany('consumer-writes', 'consumer')],
    topics: ['notice'],
    fold: (matter, act) => ({ facts: { movedOn: act.on, ...counted(matter, 'consumer', act.on) } }),
  },
  'consumer-offers': {
    title: { zh: '消费者提出方案', en: 'The consumer makes an offer' },
    from: ['talking'],
    ...sides,
    body: z.strictObject(terms),
    personal: ['terms', 'evidence'],
    conditions: [fewEnough('consumer-offers')],
    says: daysOf('consumer-offers'),
    topics: ['notice'],
    fold: (matter, act) => ({ facts: { movedOn: act.on, ...offered(matter, act, 'consumer') } }),
  },
  'consumer-accepts': {
    title: { zh: '消费者接受方案', en: "The consumer accepts the firm's offer" },
    from: ['talking'],
    ...sides,
    body: z.strictObject({ offer: offerId() }),
    fits: [standsFor('consumer-accepts', 'consumer'), stillInTime('consumer-accepts')],
    topics: ['notice'],
    fold: (matter, act) => agreed(matter, act, 'consumer'),
  },
  'confirms-performed': {
    title: { zh: '消费者确认已履行', en: 'The consumer confirms performance' },
    from: ['agreed', 'broken'],
    ...sides,
    body: z.strictObject({}),
    topics: ['notice'],
    fold: (matter, act) => {
      const { broken: _, ...reached } = obj(matter.facts, 'reached');
      return { state: 'performed', facts: { movedOn: act.on, reached: { ...reached, performed: act.on } } };
    },
  },
  'says-broken': {
    title: { zh: '消费者反映未履行', en: 'The consumer says that it was not performed' },
    from: ['agreed'],
    ...sides,
    body: z.strictObject(words),
    personal: ['text', 'evidence'],
    conditions: [
      condition(
        'says-broken.after',
        '约定的履行日期未过，企业也没有声明已履行。',
        'The day of performance is not over, and the firm has not declared anything.',
        (matter, _actor, today) =>
          today > (agreedOffer(matter)?.performBy ?? '') || str(matter.facts, 'declaredOn') !== '',
      ),
    ],
    topics: ['notice'],
    fold: (matter, act) => ({
      state: 'broken',
      facts: { movedOn: act.on, declaredOn: null, ...reach(matter, 'broken', act.on) },
    }),
  },
};

/** What the two sides say to one another: words, offers, agreement, performance. */
export const talkVerbs: Readonly<Record<string, Verb>> = { ...firmVerbs, ...consumerVerbs };
