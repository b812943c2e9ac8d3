import type { PlainDate } from '../../../kernel/plain-date.ts';
import { num, obj, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Matter, Measure } from '../../../platform/procedure/types.ts';
import { amountOf } from './conditions.ts';

const PIECES: Text = { zh: '件', en: 'matters' };
const FEN: Text = { zh: '分', en: 'fen' };

const COMMON: Text = { zh: '计入办理机关。', en: 'Counted at the authority that handles it.' };

interface Told {
  readonly on: string;
  readonly amount?: number;
}

const measure = (id: string, title: Text, unit: Text, definition: Text, told: (matter: Matter) => Told): Measure => ({
  ...{ id: `reward.${id}`, title, unit },
  definition: { zh: `${definition.zh}${COMMON.zh}`, en: `${definition.en} ${COMMON.en}` },
  cells: (matter) => {
    const { on, amount } = told(matter);
    if (on === '' || amount === 0) return [];
    const cell = { day: on as PlainDate, authority: matter.handlingCode as string };
    return [amount === undefined ? cell : { ...cell, n: 1, amount }];
  },
});

const approvedOn = ({ facts }: Matter): string => str(obj(facts, 'approval'), 'on');
const paidOn = ({ facts }: Matter): string => str(obj(facts, 'payment'), 'on');

/** Rewards from proposal to payment: how many, and how much. */
export const rewardMeasures: readonly Measure[] = [
  measure(
    'proposed',
    { zh: '提出举报奖励', en: 'Rewards proposed' },
    PIECES,
    { zh: '按提出日期计数，撤回的不计。', en: 'By the day of the proposal, without those withdrawn.' },
    (matter) => ({ on: matter.state === 'withdrawn' ? '' : matter.openedOn }),
  ),
  measure(
    'granted',
    { zh: '批准举报奖励', en: 'Rewards granted' },
    PIECES,
    { zh: '按批准日期计数。', en: 'By the day of approval.' },
    (matter) => ({ on: approvedOn(matter) }),
  ),
  measure(
    'granted-sum',
    { zh: '批准举报奖励金额', en: 'Sums granted' },
    FEN,
    { zh: '按批准日期汇总。', en: 'By the day of approval.' },
    (matter) => ({ on: approvedOn(matter), amount: amountOf(matter) }),
  ),
  measure(
    'refused',
    { zh: '不予举报奖励', en: 'Rewards refused' },
    PIECES,
    { zh: '按决定日期计数。', en: 'By the day of the decision.' },
    ({ facts }) => ({ on: str(obj(facts, 'refusal'), 'on') }),
  ),
  measure(
    'paid',
    { zh: '兑付举报奖励', en: 'Rewards paid' },
    PIECES,
    { zh: '按兑付日期计数。', en: 'By the day of payment.' },
    (matter) => ({ on: paidOn(matter) }),
  ),
  measure(
    'paid-sum',
    { zh: '兑付举报奖励金额', en: 'Sums paid' },
    FEN,
    { zh: '按兑付日期汇总。', en: 'By the day of payment.' },
    (matter) => ({ on: paidOn(matter), amount: num(obj(matter.facts, 'payment'), 'amountFen') }),
  ),
  measure(
    'lapsed',
    { zh: '逾期视为放弃的奖励', en: 'Rewards lapsed' },
    PIECES,
    {
      zh: '按认定放弃的日期计数，后来准许延期领取的不计。',
      en: 'By the day on which it was taken as waived, without those that were given another day since.',
    },
    (matter) => ({ on: matter.state === 'lapsed' ? str(obj(matter.facts, 'lapsed'), 'on') : '' }),
  ),
];
