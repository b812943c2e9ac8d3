import { defineErrors } from '../../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'rewards.report': {
    status: 409,
    zh: '该举报未查证属实并办结，不能提出奖励。',
    en: 'This report was not confirmed and closed: there is nothing to reward.',
    remedy: {
      zh: '举报经核查立案并销号，或者移送后被起诉的，再提出奖励。',
      en: 'Propose it once the report has led to a case and was cleared, or was transferred and prosecuted.',
    },
  },
  'rewards.elsewhere': {
    status: 409,
    zh: '奖励应当由办理该举报的机关提出。',
    en: 'A reward is proposed by the authority that handles the report.',
    remedy: { zh: '以办理机关的身份提出。', en: 'Propose it where the report is handled.' },
  },
  'rewards.sensitivity': {
    status: 409,
    zh: '奖励事项的密级（{given}）低于举报的密级（{least}）。',
    en: 'The sensitivity given ({given}) lies below that of the report ({least}).',
    remedy: { zh: '按举报的密级填写。', en: 'Give at least that of the report.' },
  },
  'rewards.there-is-one': {
    status: 409,
    zh: '该举报已有奖励事项。',
    en: 'There is a reward for this report already.',
    remedy: { zh: '在原奖励事项中办理，或者先撤回。', en: 'Go on with that one, or withdraw it first.' },
  },
  'rewards.case': {
    status: 409,
    zh: '所关联的案件与举报登记的案件不一致。',
    en: 'This is not the case that the report led to.',
    remedy: { zh: '关联举报所立的案件。', en: 'Name the case that the report is linked with.' },
  },
  'rewards.case-open': {
    status: 409,
    zh: '案件尚未办结，或者没有有效的处罚决定。',
    en: 'The case is not closed, or no decision stands.',
    remedy: {
      zh: '结案后提出；移送后被起诉的，选择该情形。',
      en: 'Propose it after closing, or say that it was prosecuted.',
    },
  },
  'rewards.case-differs': {
    status: 409,
    zh: '与案件记录不一致：决定文号 {number}（{decidedOn}），罚没款 {collectedFen} 分，办结日期 {closedOn}。',
    en: 'The case says otherwise: decision {number} of {decidedOn}, {collectedFen} fen, closed on {closedOn}.',
    remedy: { zh: '按案件记录填写。', en: 'Enter what the case says.' },
  },
  'rewards.cap-of-case': {
    status: 409,
    zh: '同一案件的奖励合计 {sumFen} 分，超过每案上限 {capFen} 分。',
    en: 'The rewards of this case come to {sumFen} fen, above the cap of a case of {capFen} fen.',
    remedy: { zh: '降低金额并写明理由。', en: 'Propose less, with a reason.' },
  },
  'rewards.no-receipt': {
    status: 409,
    zh: '该举报没有回执码，举报人查不到，请用其他方式告知。',
    en: 'The report has no receipt code: the reporter could not read it.',
    remedy: { zh: '选择其他告知方式。', en: 'Tell them another way.' },
  },
  'rewards.claim.none': {
    status: 409,
    zh: '没有可以领取的奖励。',
    en: 'There is no reward to claim.',
    remedy: { zh: '凭回执码查询办理情况。', en: 'Ask how it stands by the receipt code.' },
  },
  'rewards.claim.refused': {
    status: 409,
    zh: '现在不能这样办理：{reasonZh}',
    en: 'This is not possible now: {reasonEn}',
    remedy: { zh: '凭回执码查询办理情况，或者联系办理机关。', en: 'Ask how it stands, or ask the office.' },
  },
});
