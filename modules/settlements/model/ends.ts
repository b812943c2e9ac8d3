import { z } from 'zod';
import { obj, pick } from '../../../kernel/read-json.ts';
import { prose, regionCode, uuid } from '../../../platform/procedure/body.ts';
import type { ClockEffect, Matter, Verb } from '../../../platform/procedure/types.ts';
import { condition, fits, sides } from './rules.ts';
import { contestUntil, dueOf, mayEscalate, restsAfter } from './standing.ts';
import { reach } from './talk.ts';

/** The firm's time ends with whatever ends the talk; it is ended once. */
const endsSettle = (matter: Matter): readonly ClockEffect[] =>
  matter.clocks.settle === undefined || matter.clocks.settle.endedOn !== null ? [] : [{ clock: 'settle', do: 'end' }];

const after = (verb: string, zh: string, en: string, last: (matter: Matter) => string) =>
  condition(verb, zh, en, (matter, _actor, today) => last(matter) !== '' && today > last(matter));

/** What a machine may record: that a day has passed. It decides nothing between the two. */
const lapses: Readonly<Record<string, Verb>> = {
  remind: {
    title: { zh: '提醒企业', en: 'Remind the firm' },
    from: ['filed', 'talking'],
    ...sides,
    /** So many working days before the last one; each is sent once. */
    body: z.strictObject({ before: z.int().min(0).max(60) }),
    fits: [
      fits('remind.once', '该提醒已经发送。', 'This reminder was sent.', (body, matter) => {
        return !(String(body.before) in obj(matter.facts, 'reminded'));
      }),
    ],
    topics: ['notice'],
    fold: (matter, act) => ({
      facts: { reminded: { ...obj(matter.facts, 'reminded'), [String(act.body.before)]: act.on } },
    }),
  },
  lapse: {
    title: { zh: '期满未答复', en: 'Its time is over without an answer' },
    from: ['filed'],
    ...sides,
    body: z.strictObject({}),
    conditions: [after('lapse.after', '和解期限未满。', 'Its time is not over.', dueOf)],
    topics: ['notice'],
    fold: (matter, act) => ({ state: 'unanswered', facts: reach(matter, 'unanswered', act.on) }),
  },
  uncontested: {
    title: { zh: '期满无异议，视为已履行', en: 'Declared and not contested: performed' },
    from: ['agreed'],
    ...sides,
    body: z.strictObject({}),
    conditions: [
      after(
        'uncontested.after',
        '企业未声明履行，或者异议期未满。',
        'Nothing was declared, or it may still be contested.',
        contestUntil,
      ),
    ],
    topics: ['notice'],
    fold: (matter, act) => ({
      state: 'performed',
      facts: { uncontested: true, ...reach(matter, 'performed', act.on) },
    }),
  },
  rest: {
    title: { zh: '长期无进展，归档', en: 'Nobody moved: laid to rest' },
    from: ['talking', 'agreed', 'declined', 'unanswered', 'broken'],
    ...sides,
    body: z.strictObject({}),
    conditions: [after('rest.after', '双方仍有时间继续办理。', 'Both sides still have time.', restsAfter)],
    fold: (matter) => ({ state: 'rested', clocks: endsSettle(matter) }),
  },
};

/** How it ends: taken back, taken to the authority, rated, or by the mere passing of days. */
export const endVerbs: Readonly<Record<string, Verb>> = {
  ...lapses,
  withdraw: {
    title: { zh: '消费者撤回', en: 'The consumer withdraws' },
    from: ['filed', 'talking', 'declined', 'unanswered', 'broken'],
    ...sides,
    body: z.strictObject({ text: prose(2_000).exactOptional() }),
    personal: ['text'],
    topics: ['notice'],
    fold: (matter) => ({ state: 'withdrawn', clocks: endsSettle(matter) }),
  },
  escalate: {
    title: { zh: '消费者转为投诉', en: 'The consumer complains to the authority' },
    from: ['filed', 'talking', 'declined', 'unanswered', 'broken'],
    ...sides,
    /** The complaint that was opened with it, in the same transaction. */
    body: z.strictObject({ region: regionCode(), complaint: uuid() }),
    conditions: [
      condition(
        'escalate.after',
        '企业仍在和解期限内，期满、被拒绝或者未履行后可以转为投诉；也可以撤回后直接投诉。',
        'The firm still has time to settle. Once it is over, or it refuses or breaks the agreement, you may complain; or withdraw and complain at once.',
        (matter, _actor, today) => mayEscalate(matter, today),
      ),
    ],
    topics: ['notice'],
    fold: (matter, act) => ({
      state: 'escalated',
      facts: { complaint: pick(act.body, 'region', 'complaint'), ...reach(matter, 'escalated', act.on) },
      clocks: endsSettle(matter),
    }),
  },
  rate: {
    title: { zh: '消费者评价', en: 'The consumer rates it' },
    from: ['performed', 'broken', 'declined', 'unanswered', 'escalated', 'rested'],
    ...sides,
    body: z.strictObject({ stars: z.int().min(1).max(5) }),
    conditions: [
      condition('rate.once', '已经评价。', 'It was rated already.', (matter) => !('rating' in matter.facts)),
    ],
    fold: (_matter, act) => ({ facts: { rating: { on: act.on, ...pick(act.body, 'stars') } } }),
  },
};
