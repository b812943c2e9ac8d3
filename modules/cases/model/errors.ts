import { defineErrors } from '../../../kernel/error-catalogue.ts';

/** Failures of the calculators: an input that is no case, never a result that the law dislikes (those are cautions). */
export const calculationErrors = defineErrors({
  'cases.discretion.no-such-benchmark': {
    status: 404,
    zh: '没有编号为 {id}、版本为 {version} 的裁量基准。',
    en: 'There is no benchmark {id} of version {version}.',
    remedy: {
      zh: '用过的版本不得删除：请恢复该版本，或核对决定中记录的编号。',
      en: 'A version that was used is never removed: restore it, or check the name that the decision recorded.',
    },
  },
  'cases.discretion.benchmark-twice': {
    status: 500,
    zh: '裁量基准 {id}（版本 {version}）重复，或者与同一违法行为的另一版本同时生效。',
    en: 'The benchmark {id} ({version}) stands twice, or is in force together with another one of its violation.',
    remedy: {
      zh: '为旧版本填写失效日期，新版本另取版本号。',
      en: 'Give the older edition its last day, and the newer one a version of its own.',
    },
  },
  'cases.discretion.no-such-factor': {
    status: 422,
    zh: '裁量基准 {benchmark}（版本 {version}）没有情节“{factor}”。',
    en: 'The benchmark {benchmark} ({version}) has no factor "{factor}".',
    remedy: { zh: '从该版本列出的情节中选择。', en: 'Choose among the factors of that version.' },
  },
  'cases.surcharge.plan-sum': {
    status: 422,
    zh: '{on} 批准的缴纳计划合计 {sum} 分，与当日尚未缴纳的罚款 {unpaid} 分不符。',
    en: 'The parts of the plan approved on {on} add up to {sum} fen; {unpaid} fen of the fine were unpaid that day.',
    remedy: {
      zh: '各期金额之和应等于批准之日尚未缴纳的罚款。',
      en: 'The parts must add up to what was unpaid that day.',
    },
  },
  'cases.surcharge.overpaid': {
    status: 422,
    zh: '缴纳的罚款合计 {paid} 分，超过罚款 {fine} 分。',
    en: '{paid} fen were paid towards a fine of {fine} fen.',
    remedy: {
      zh: '核对是否重复入账；多缴部分应当退还，不计入罚款。',
      en: 'Look for a payment booked twice; what was paid too much is given back and does not count.',
    },
  },
  'cases.calculation.negative': {
    status: 422,
    zh: '“{field}”不能为负数：{value} 分。',
    en: '"{field}" cannot be negative: {value} fen.',
    remedy: { zh: '核对金额。', en: 'Check the amount.' },
  },
  'cases.calculation.reason-missing': {
    status: 422,
    zh: '“{field}”由承办人认定的，必须写明理由。',
    en: '"{field}" set by the officer needs a reason.',
    remedy: { zh: '写明认定的方法、依据和证据。', en: 'Write down method, basis and evidence.' },
  },
});
