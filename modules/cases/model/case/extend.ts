import { z } from 'zod';
import type { DeadlineRule } from '../../../../kernel/deadline.ts';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import type { Condition, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { ruleBook } from '../../../../rules/index.ts';
import { line } from '../schema.ts';
import { inTime, otherThanAsked } from './conditions.ts';
import { by, byHandlers, condition, notHandlers } from './people.ts';
import { WORKING } from './states.ts';
import { discussed, discussionSchema } from './team.ts';

const FROM = [...WORKING, 'suspended'];

const edition = (matter: Matter): DeadlineRule | undefined => {
  const clock = matter.clocks.decide;
  return clock === undefined || clock.endedOn !== null ? undefined : ruleBook.edition(clock.rule, clock.version);
};
const usedUp = (matter: Matter): boolean =>
  (matter.clocks.decide?.extensions.length ?? 0) >= (edition(matter)?.extension?.times ?? 0);

const asked = (verb: string): Condition =>
  condition(
    `case.${verb}.requested`,
    '尚无办案人员提出的延长期限申请。',
    'No officer has asked for an extension.',
    (matter) => 'extensionRequest' in matter.facts,
  );

const once = (verb: string): Condition =>
  condition(
    `case.${verb}.once`,
    '办案期限已按规定延长过；仍不能结束的，由负责人集体讨论决定。',
    'The limit was extended as the rule allows; anything further is for the heads to decide together.',
    (matter) => edition(matter) !== undefined && !usedUp(matter),
  );

/** 办案期限的延长 (程序规定 art 64): 30 days by the head, then a stated term by the heads together. */
export const extendVerbs: Readonly<Record<string, Verb>> = {
  'request-extension': {
    title: { zh: '申请延长办案期限', en: 'Ask for an extension' },
    from: FROM,
    by: by('officer'),
    basis: ['procedure.art64'],
    body: z.strictObject({ reason: line(500) }),
    conditions: [
      byHandlers,
      condition(
        'case.request-extension.pending',
        '已有一份延长期限申请待批。',
        'A request for extension is already waiting.',
        (matter) => !('extensionRequest' in matter.facts),
      ),
      once('request-extension'),
      inTime('request-extension', 'decide'),
    ],
    fold: (_matter, act) => ({
      facts: { extensionRequest: { by: act.actor, on: act.on, reason: str(act.body, 'reason') } },
    }),
  },
  extend: {
    title: { zh: '批准延长办案期限', en: 'Extend the time to decide' },
    from: FROM,
    by: by('head'),
    basis: ['procedure.art64'],
    body: z.strictObject({ document: line(120), note: line(500).exactOptional() }),
    conditions: [
      notHandlers,
      asked('extend'),
      otherThanAsked('extend', 'extensionRequest'),
      once('extend'),
      inTime('extend', 'decide'),
    ],
    fold: (matter, act) => {
      const limit = edition(matter)?.extension?.limit;
      const reason = str(obj(matter.facts, 'extensionRequest'), 'reason');
      return {
        facts: { extensionRequest: null },
        clocks:
          limit === undefined ? [] : [{ clock: 'decide', do: 'extend', limit, approver: act.actor, reason } as const],
      };
    },
  },
  'refuse-extension': {
    title: { zh: '不同意延长办案期限', en: 'Refuse the extension' },
    from: FROM,
    by: by('head'),
    basis: ['procedure.art64'],
    body: z.strictObject({ reason: line(500) }),
    conditions: [notHandlers, asked('refuse-extension'), otherThanAsked('refuse-extension', 'extensionRequest')],
    fold: () => ({ facts: { extensionRequest: null } }),
  },
  'extend-collective': {
    title: { zh: '集体讨论决定继续延长', en: 'Extend further, decided by the heads together' },
    from: FROM,
    by: by('head'),
    basis: ['procedure.art64', 'penalty.art60'],
    // The law gives no number; the term is stated and reasonable: ten years is a slip of the pen.
    body: z.strictObject({ days: z.int().min(1).max(730), reason: line(500), discussion: discussionSchema() }),
    conditions: [
      notHandlers,
      condition(
        'case.extend-collective.after-first',
        '应当先经负责人批准延长，仍不能结束的才能由集体讨论决定继续延长。',
        "The head's extension comes first; only then may the heads together grant more.",
        (matter) => edition(matter)?.further !== undefined && usedUp(matter),
      ),
      inTime('extend-collective', 'decide'),
    ],
    fits: [discussed('extend-collective')],
    fold: (_matter, act) => ({
      facts: { extensionRequest: null },
      clocks: [
        {
          clock: 'decide',
          do: 'extend',
          limit: { amount: num(act.body, 'days'), unit: 'd' },
          approver: act.actor,
          reason: str(act.body, 'reason'),
        },
      ],
    }),
  },
};
