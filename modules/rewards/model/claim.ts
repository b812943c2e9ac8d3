import { z } from 'zod';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { obj, pick, str } from '../../../kernel/read-json.ts';
import { day, line, oneOf, prose } from '../../../platform/procedure/body.ts';
import { isOther } from '../../../platform/procedure/permit.ts';
import type { Verb } from '../../../platform/procedure/types.ts';
import { noticeWays } from '../../intake/model/report.ts';
import { by } from '../../intake/model/roles.ts';
import { claimUntil, condition, excuseAsked, says } from './conditions.ts';
import { claimWays, excuseResults } from './labels.ts';

/** Where the reporter wants the money: who they are, sealed as the report's identity is. */
const account = z.strictObject({
  holder: line(100),
  bank: line(100),
  number: z.string().regex(/^[0-9A-Za-z -]{6,40}$/),
});

/** How a reporter claims, at the counter and by receipt code alike. */
export const claimBody = z
  .strictObject({ way: oneOf(claimWays), account: account.exactOptional() })
  .refine(({ way, account: given }) => (way === 'bank') === (given !== undefined), {
    path: ['account'],
    error: '转账请填写账户，当面领取不填写 / an account for a transfer, none in person',
  });

/** Told, claimed in time, or lapsed: 国市监稽规〔2021〕4号 art 15, 19 (from memory, M). */
export const claimVerbs: Readonly<Record<string, Verb>> = {
  tell: {
    title: { zh: '告知举报人奖励决定', en: 'Tell the reporter' },
    from: ['approved', 'refused'],
    by: by('intake', 'officer', 'head'),
    basis: ['reward.art15'],
    body: z.strictObject({ way: oneOf(noticeWays), text: prose(2_000) }),
    personal: ['text'],
    fold: (matter, act) => {
      const facts = { told: { on: act.on, ...pick(act.body, 'way') } };
      return matter.state === 'refused'
        ? { state: 'cleared', facts: { ...facts, outcome: 'refused' }, clocks: [{ clock: 'tell', do: 'end' }] }
        : {
            state: 'told',
            facts,
            clocks: [
              { clock: 'tell', do: 'end' },
              { clock: 'claim', do: 'start', rule: 'reward-claim' },
            ],
          };
    },
  },
  claim: {
    title: { zh: '登记领取申请', en: 'Claim' },
    from: ['told'],
    by: by('intake', 'officer', 'system'),
    basis: ['reward.art19'],
    body: claimBody,
    personal: ['account'],
    sealed: ['account'],
    conditions: [
      condition(
        'claim.in-time',
        '领取期限已过；有正当理由的，可以申请延期领取。',
        'The last day has passed; with a good reason another day can be asked for.',
        (matter, _actor, today) => today <= claimUntil(matter),
      ),
    ],
    fold: (_matter, act) => ({
      state: 'claimed',
      facts: { claim: { on: act.on, by: act.actor, ...pick(act.body, 'way') }, excuse: null },
      clocks: [{ clock: 'claim', do: 'end' }],
    }),
  },
  'ask-excuse': {
    title: { zh: '申请延期领取', en: 'Ask for another day' },
    from: ['told', 'lapsed'],
    by: by('intake', 'officer', 'system'),
    basis: ['reward.art19'],
    body: z.strictObject({ reason: prose(2_000) }),
    personal: ['reason'],
    conditions: [
      condition(
        'ask-excuse.pending',
        '已有一份延期领取申请待决定。',
        'A request is already waiting.',
        (matter) => !excuseAsked(matter),
      ),
      condition(
        'ask-excuse.after',
        '领取期限未过，可以直接领取。',
        'The last day has not passed: claim it.',
        (matter, _actor, today) => today > claimUntil(matter),
      ),
    ],
    fold: (_matter, act) => ({ facts: { excuse: { state: 'asked', on: act.on, by: act.actor } } }),
  },
  'decide-excuse': {
    title: { zh: '决定延期领取', en: 'Decide on another day' },
    from: ['told', 'lapsed'],
    by: by('head'),
    basis: ['reward.art19'],
    body: z
      .strictObject({ result: oneOf(excuseResults), until: day().exactOptional(), reason: prose(2_000) })
      .refine(({ result, until }) => (result === 'accepted') === (until !== undefined), { path: ['until'] }),
    personal: ['reason'],
    conditions: [
      condition('decide-excuse.asked', '没有待决定的延期领取申请。', 'Nobody asked for another day.', excuseAsked),
      condition(
        'decide-excuse.other-person',
        '应由登记申请以外的负责人决定。',
        'A head other than the person who recorded the request decides.',
        (matter, actor) => isOther(actor, str(obj(matter.facts, 'excuse'), 'by')),
      ),
    ],
    says: [
      says(
        'decide-excuse.until-not-past',
        '新的领取期限不能早于办理当天。',
        'The new last day lies before today.',
        (body, today) => str(body, 'until') === '' || str(body, 'until') >= today,
      ),
    ],
    // The instrument names no length: the head says the day, with a reason.
    fold: (matter, act) => {
      const excuse = { ...obj(matter.facts, 'excuse'), ...pick(act.body, 'until'), state: str(act.body, 'result') };
      const decided = { ...excuse, decidedOn: act.on, decidedBy: act.actor, firstUntil: claimUntil(matter) };
      return str(act.body, 'result') === 'accepted'
        ? {
            state: 'told',
            facts: { excuse: decided, outcome: null },
            clocks: [{ clock: 'claim', do: 'start', rule: 'reward-claim', until: str(act.body, 'until') as PlainDate }],
          }
        : { facts: { excuse: decided } };
    },
  },
  lapse: {
    title: { zh: '逾期未领，视为放弃', en: 'Lapse: taken as waived' },
    from: ['told'],
    by: by('officer', 'head'),
    basis: ['reward.art19'],
    body: z.strictObject({ note: prose(2_000).exactOptional() }),
    personal: ['note'],
    conditions: [
      // The last day is still the reporter's.
      condition(
        'lapse.after',
        '领取期限未过，不能视为放弃。',
        'The last day has not passed.',
        (matter, _actor, today) => today > claimUntil(matter),
      ),
      condition(
        'lapse.excuse',
        '延期领取申请尚未决定。',
        'A request for another day was not decided.',
        (matter) => !excuseAsked(matter),
      ),
    ],
    fold: (_matter, act) => ({
      state: 'lapsed',
      facts: { outcome: 'lapsed', lapsed: { on: act.on, by: act.actor } },
      clocks: [{ clock: 'claim', do: 'end' }],
    }),
  },
};
