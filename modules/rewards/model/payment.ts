import { z } from 'zod';
import { num, obj, pick, str } from '../../../kernel/read-json.ts';
import { day, fen, line, prose, uuid } from '../../../platform/procedure/body.ts';
import { isOther } from '../../../platform/procedure/permit.ts';
import type { Verb } from '../../../platform/procedure/types.ts';
import { notLater } from '../../intake/model/past-days.ts';
import { by } from '../../intake/model/roles.ts';
import { amountOf, condition, fits, says } from './conditions.ts';

/** Paid once, whole, by one person before the eyes of another; closed by a third. Ours: no law that was seen says how. */
export const paymentVerbs: Readonly<Record<string, Verb>> = {
  pay: {
    title: { zh: '登记兑付', en: 'Record the payment' },
    from: ['claimed'],
    by: by('officer', 'head'),
    basis: ['reward.art12'],
    body: z.strictObject({
      on: day(),
      amountFen: fen(),
      voucher: line(120),
      /** Who handed it over or made the transfer. */
      payer: uuid(),
      witness: uuid(),
    }),
    says: [
      notLater('reward', 'pay', 'on', { zh: '兑付日期', en: 'The day of payment' }),
      says(
        'pay.witness',
        '见证人应当是经办人以外的人员。',
        'The witness is somebody other than who paid.',
        (body) => str(body, 'payer').toLowerCase() !== str(body, 'witness').toLowerCase(),
      ),
    ],
    fits: [
      fits(
        'pay.amount',
        '兑付金额应当与批准的金额一致。',
        'What is paid is what was approved.',
        (body, matter) => num(body, 'amountFen') === amountOf(matter),
      ),
      fits(
        'pay.not-before',
        '兑付日期不能早于领取申请。',
        'It was paid before it was claimed.',
        (body, matter) => str(body, 'on') >= str(obj(matter.facts, 'claim'), 'on'),
      ),
    ],
    fold: (_matter, act) => ({
      state: 'paid',
      facts: { payment: { ...pick(act.body, 'on', 'amountFen', 'voucher', 'payer', 'witness'), by: act.actor } },
    }),
  },
  clear: {
    title: { zh: '办结', en: 'Clear' },
    from: ['paid'],
    by: by('head'),
    basis: [],
    body: z.strictObject({ note: prose(2_000).exactOptional() }),
    personal: ['note'],
    conditions: [
      condition(
        'clear.other-person',
        '应由登记兑付、经办、见证以外的人员办结。',
        'Somebody other than who paid, witnessed or recorded it closes it.',
        (matter, actor) => {
          const payment = obj(matter.facts, 'payment');
          return ['payer', 'witness', 'by'].every((key) => isOther(actor, str(payment, key)));
        },
      ),
    ],
    fold: (_matter, act) => ({
      state: 'cleared',
      facts: { outcome: 'paid', conclusion: { by: act.actor, on: act.on } },
    }),
  },
};
