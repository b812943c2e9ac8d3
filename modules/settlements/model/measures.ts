import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Matter, Measure } from '../../../platform/procedure/types.ts';
import { agreedOffer, answeredInTime, answeredOn, reachedOn } from './standing.ts';

const UNIT: Text = { zh: '件', en: 'disputes' };
const WHERE: Text = { zh: '计入企业所在地机关。', en: 'Counted at the authority of the firm’s place.' };

const measure = (
  id: string,
  title: Text,
  definition: Text,
  day: (matter: Matter) => string,
  amount?: (matter: Matter) => number,
): Measure => ({
  id: `settlement.${id}`,
  title,
  unit: amount === undefined ? UNIT : { zh: '元', en: 'yuan' },
  definition: { zh: `${definition.zh}${WHERE.zh}`, en: `${definition.en} ${WHERE.en}` },
  cells: (matter) => {
    const on = day(matter);
    if (on === '') return [];
    return [
      { day: on as PlainDate, authority: matter.homeCode, ...(amount === undefined ? {} : { amount: amount(matter) }) },
    ];
  },
});

const stage = (id: string, title: Text, definition: Text): Measure =>
  measure(id, title, definition, (matter) => reachedOn(matter, id));

/** Disputes by stage and day; a stage counts on its first day. Shares with their bases are made of these, never alone. */
export const settlementMeasures: readonly Measure[] = [
  measure(
    'filed',
    { zh: '在线和解申请', en: 'online settlements filed' },
    { zh: '消费者提交的在线和解申请，按提交日期计数。', en: 'Filed by consumers, by the day of filing.' },
    (matter) => matter.openedOn,
  ),
  measure(
    'answered',
    { zh: '企业按期答复', en: 'answered in time' },
    {
      zh: '其中企业在和解期限内答复（含拒绝）的，按首次答复日期计数。',
      en: 'Of these, answered within the time for settling (a refusal is an answer), by the day of the first answer.',
    },
    (matter) => (answeredInTime(matter) ? answeredOn(matter) : ''),
  ),
  stage(
    'unanswered',
    { zh: '企业逾期未答复', en: 'not answered in time' },
    {
      zh: '和解期满企业没有任何答复的，按记录期满的日期计数。',
      en: 'Time over without any answer, by the day on which that was recorded.',
    },
  ),
  stage(
    'declined',
    { zh: '企业拒绝和解', en: 'declined by the firm' },
    {
      zh: '企业说明理由拒绝和解的，按首次拒绝日期计数。',
      en: 'Declined with a reason, by the day of the first refusal.',
    },
  ),
  stage(
    'agreed',
    { zh: '在线和解达成', en: 'agreed' },
    { zh: '一方接受另一方方案的，按接受日期计数。', en: 'One side accepted the other’s offer, by that day.' },
  ),
  stage(
    'performed',
    { zh: '和解已履行', en: 'performed' },
    {
      zh: '消费者确认履行，或者企业声明履行后期满无异议的，按确认（期满）日期计数。',
      en: 'Confirmed by the consumer, or declared by the firm and not contested in time, by that day.',
    },
  ),
  stage(
    'broken',
    { zh: '和解未履行', en: 'not performed' },
    {
      zh: '消费者反映未履行的，按反映日期计数；之后确认履行的不再计。',
      en: 'Said by the consumer not to be performed, by that day; no longer once performance was confirmed.',
    },
  ),
  stage(
    'escalated',
    { zh: '和解转投诉', en: 'taken to the authority' },
    { zh: '消费者转为向机关投诉的，按转出日期计数。', en: 'Turned into a complaint by the consumer, by that day.' },
  ),
  measure(
    'agreed-amount',
    { zh: '和解金额', en: 'sum agreed on' },
    {
      zh: '达成和解的方案写明的金额，按接受日期计入。',
      en: 'The money that the accepted offers name, by the day of acceptance.',
    },
    (matter) => reachedOn(matter, 'agreed'),
    (matter) => agreedOffer(matter)?.amountFen ?? 0,
  ),
];
