import { z } from 'zod';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Condition, FoldedAct, Matter, Verb } from '../../../platform/procedure/types.ts';
import type { BasisId } from '../../../rules/index.ts';
import { line, prose, uuid } from './body.ts';
import { rateVerb } from './rating.ts';
import { by } from './roles.ts';
import type { Kind } from './routing.ts';

/** Most characters of one message. Ours; no law sets one. */
export const LONGEST_MESSAGE = 2_000;
/** Most messages of each side on one matter in one legal day. Ours: enough for a talk, too few for a flood. */
export const MESSAGES_A_DAY = 10;

/** The verbs of the talk between the office and whoever filed. */
export const MESSAGE_VERBS = ['ask-reporter', 'reporter-writes'] as const;
export type MessageVerb = (typeof MESSAGE_VERBS)[number];

export const isMessage = (verb: string): verb is MessageVerb => MESSAGE_VERBS.some((each) => each === verb);

/** How many messages of the person nobody has answered or marked as read. */
export const unreadOf = (facts: JsonObject): number => Number(facts.unreadFromReporter ?? 0);

const COUNTED: Readonly<Record<MessageVerb, string>> = { 'ask-reporter': 'asked', 'reporter-writes': 'written' };

/** How many of that verb stand on that day. */
function countOn(matter: Matter, verb: MessageVerb, day: PlainDate): number {
  const counted = obj(matter.facts, COUNTED[verb]);
  return str(counted, 'on') === day ? Number(counted.count ?? 0) : 0;
}

/** How many more the person may write today. */
export const messagesLeft = (matter: Matter, today: PlainDate): number =>
  Math.max(0, MESSAGES_A_DAY - countOn(matter, 'reporter-writes', today));

const notTooMany = (kind: Kind, verb: MessageVerb): Condition => ({
  rule: `${kind.id}.${verb}.too-many`,
  text: {
    zh: `今天已发 ${MESSAGES_A_DAY} 条，请明天再发。`,
    en: `${MESSAGES_A_DAY} messages were sent today; please go on tomorrow.`,
  },
  holds: (matter, _actor, today) => countOn(matter, verb, today) < MESSAGES_A_DAY,
});

/** Nobody could read a message on a matter that was not filed with a receipt code. */
const hasReceipt = (kind: Kind): Condition => ({
  rule: `${kind.id}.ask-reporter.no-receipt`,
  text: {
    zh: '该事项没有回执码，反映人看不到留言，请用其他方式联系。',
    en: 'It was filed without a receipt code: the person could not read a message. Reach them another way.',
  },
  holds: (matter) => 'receiptHash' in matter.facts,
});

/** Most files that the person may hand in on one matter. Ours. */
export const FILES_OF_REPORTER = 50;

const filesOf = (facts: JsonObject): number => Number(facts.files ?? 0);

const notTooManyFiles = (kind: Kind): Condition => ({
  rule: `${kind.id}.reporter-attaches.too-many`,
  text: {
    zh: `已经提交了 ${FILES_OF_REPORTER} 个附件，不能再加；还有材料的，请留言与办理机关联系。`,
    en: `${FILES_OF_REPORTER} files were handed in, which is the most; if there is more, write to the office.`,
  },
  holds: (matter) => Number(matter.facts.filesOfReporter ?? 0) < FILES_OF_REPORTER,
});

const somethingUnread = (kind: Kind): Condition => ({
  rule: `${kind.id}.read-messages.unread`,
  text: { zh: '没有未读的来言。', en: 'No message is unread.' },
  holds: (matter) => unreadOf(matter.facts) > 0,
});

/** The texts stay in their acts, erasable; facts only count them, so that a long talk does not weigh on the matter. */
function counted(matter: Matter, act: FoldedAct, verb: MessageVerb): JsonObject {
  return { [COUNTED[verb]]: { on: act.on, count: countOn(matter, verb, act.on) + 1 } };
}

const message = z.strictObject({ text: prose(LONGEST_MESSAGE) });

/**
 * The talk between the office and whoever filed, named or not, by receipt code: in every state before the last.
 * An answer or an explicit mark clears what is unread; looking at a page is no act. The basis is the article that
 * lets the office ask: proof and particulars of a complaint (令121 art 10), verification of clues and reports.
 */
export function messageVerbs(kind: Kind): Readonly<Record<string, Verb>> {
  const from = ['received', 'assigned', ...kind.working, ...kind.later];
  const basis: readonly BasisId[] = kind.id === 'complaint' ? ['samr121.art10'] : kind.basis;
  return {
    'ask-reporter': {
      title: { zh: '给反映人留言', en: 'Message the person who filed' },
      from,
      by: by('intake', 'officer', 'head'),
      basis,
      body: message,
      personal: ['text'],
      conditions: [hasReceipt(kind), notTooMany(kind, 'ask-reporter')],
      fold: (matter, act) => ({ facts: { ...counted(matter, act, 'ask-reporter'), unreadFromReporter: null } }),
    },
    'reporter-writes': {
      title: { zh: '反映人来言', en: 'Message from the person who filed' },
      from,
      by: by('system'),
      // The code opens the door, wherever the matter has been handed meanwhile.
      place: 'anywhere',
      basis: [],
      body: message,
      personal: ['text'],
      conditions: [notTooMany(kind, 'reporter-writes')],
      fold: (matter, act) => ({
        facts: { ...counted(matter, act, 'reporter-writes'), unreadFromReporter: unreadOf(matter.facts) + 1 },
      }),
    },
    'reporter-attaches': {
      title: { zh: '反映人提交附件', en: 'File from the person who filed' },
      from,
      by: by('system'),
      place: 'anywhere',
      basis: [],
      /** As of `attach`. `later`: sent by receipt code, not with the filing itself; then somebody has to look. */
      body: z.strictObject({
        file: uuid(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        name: line(200),
        later: z.literal(true).exactOptional(),
      }),
      personal: ['name'],
      conditions: [notTooManyFiles(kind)],
      topics: ['propose'],
      fold: (matter, act) => ({
        facts: {
          files: filesOf(matter.facts) + 1,
          filesOfReporter: Number(matter.facts.filesOfReporter ?? 0) + 1,
          ...(act.body.later === true ? { unreadFromReporter: unreadOf(matter.facts) + 1 } : {}),
        },
      }),
    },
    rate: rateVerb(kind.id),
    'read-messages': {
      title: { zh: '已阅来言', en: 'Mark messages as read' },
      from,
      by: by('intake', 'officer', 'head'),
      basis: [],
      body: z.strictObject({}),
      conditions: [somethingUnread(kind)],
      fold: () => ({ facts: { unreadFromReporter: null } }),
    },
  };
}
