import { defineErrors } from '../../kernel/error-catalogue.ts';

/** Failures of issuing, numbering and opening written notices. */
export const errors = defineErrors({
  'notices.own-route': {
    status: 422,
    zh: '“{verb}”须通过文书签发接口办理，文号在同一事务中编取。',
    en: '"{verb}" is done by its own route, which takes the number in the same transaction.',
    remedy: {
      zh: '在事项页面的“文书”栏签发，或者提交到 /api/matters/…/notices。',
      en: 'Issue it in the panel of notices, or post to /api/matters/…/notices.',
    },
  },
  'notices.not-possible': {
    status: 409,
    zh: '该事项当前不能签发“{template}”。',
    en: 'The notice "{template}" cannot be issued of this matter now.',
    remedy: {
      zh: '刷新页面，按可签发的文书办理；举报、线索的结果在审核销号之后告知。',
      en: 'Reload and choose among the possible ones; results of reports and clues are told once they are confirmed.',
    },
  },
  'notices.outdated': {
    status: 409,
    zh: '文书模板“{template}”的{version}版已不适用。',
    en: 'Edition {version} of the template "{template}" is not the one in use.',
    remedy: { zh: '刷新页面，核对新的文本后再签发。', en: 'Reload and check the new text before issuing.' },
  },
  'notices.incomplete': {
    status: 422,
    zh: '文书缺少必备内容：{missing}。',
    en: 'The notice lacks what it must contain: {missing}.',
    remedy: { zh: '补充后再签发。', en: 'Add it and issue again.' },
  },
  'notices.organ-missing': {
    status: 409,
    zh: '{authority} 没有可用的机关代字。',
    en: '{authority} has no abbreviation for document numbers.',
    remedy: {
      zh: '由管理员在机构信息中填写机关代字（以“市监”结尾的汉字）。',
      en: 'An administrator enters it with the authority: Han characters that end in 市监.',
    },
  },
  'notices.number-taken': {
    status: 409,
    zh: '文号 {number} 刚被其他文书使用。',
    en: 'Number {number} was just taken by another notice.',
    remedy: { zh: '请重新提交，系统会编取下一个文号。', en: 'Submit again: the next number is taken.' },
  },
  'notices.block.unknown': {
    status: 422,
    zh: '文号 {number} 不是预留给您在本机关使用的文号。',
    en: 'Number {number} was not reserved for you at this authority.',
    remedy: {
      zh: '核对文号；确系您手填的，请改用预留文号或者由系统编号。',
      en: 'Check the number; use one of your reserved ones, or let the register number it.',
    },
  },
  'notices.block.gone': {
    status: 409,
    zh: '文号 {number} 已经使用、退回或者作废。',
    en: 'Number {number} is used, returned or void already.',
    remedy: {
      zh: '先查明该文号用于哪份决定书；确需重新编号的，换用另一个预留文号并重新交付。',
      en: 'Find out which paper bears it; if this one needs another, take one and hand the paper over again.',
    },
  },
  'notices.block.days': {
    status: 422,
    zh: '文号 {number} 只能用于 {from} 至 {until} 作出的决定。',
    en: 'Number {number} is for decisions made from {from} to {until}.',
    remedy: {
      zh: '核对作出决定的时间；已过有效期的文号请退回后重新预领。',
      en: 'Check when the decision was made; return numbers that have run out and reserve new ones.',
    },
  },
  'notices.block.missing': {
    status: 404,
    zh: '没有这批预留文号，或者不由您管理。',
    en: 'There is no such block of numbers, or it is not yours to manage.',
    remedy: { zh: '刷新后核对。', en: 'Reload and check.' },
  },
  'notices.block.too-many': {
    status: 409,
    zh: '您已有 {held} 个预留文号尚未使用，最多可留 {most} 个。',
    en: 'You hold {held} reserved numbers; {most} is the most.',
    remedy: {
      zh: '先退回其他设备上不用的文号，再预领。',
      en: 'Return what other devices do not need, then reserve again.',
    },
  },
  'notices.unknown-number': {
    status: 422,
    zh: '该事项没有文号为 {number} 的文书。',
    en: 'This matter has no notice with the number {number}.',
    remedy: { zh: '从已签发的文书中选择。', en: 'Choose one of the notices issued.' },
  },
  'notices.already-issued': {
    status: 409,
    zh: '“{template}”已向该当事人签发，文号 {number}。',
    en: '"{template}" was issued to that person already, number {number}.',
    remedy: {
      zh: '无须重复签发；内容有误的，先撤回原文书再签发。',
      en: 'There is no need to issue it again; if it is wrong, withdraw it first.',
    },
  },
  'notices.withdrawn': {
    status: 409,
    zh: '文书 {number} 已于 {on} 撤回。',
    en: 'The notice {number} was withdrawn on {on}.',
    remedy: { zh: '需要告知的，另行签发文书。', en: 'Issue another notice where something is to be told.' },
  },
  'notices.other-issuer': {
    status: 403,
    zh: '该文书由 {authority} 签发，本机关不能撤回。',
    en: 'The notice was issued by {authority}; this office cannot withdraw it.',
    remedy: { zh: '由签发机关撤回。', en: 'The authority that issued it withdraws it.' },
  },
  'notices.register-outside': {
    status: 403,
    zh: '不能查看 {authority} 的发文登记簿。',
    en: 'The register of documents of {authority} is not open to you.',
    remedy: {
      zh: '查看本机关或者下级机关的登记簿；派出机构的文书登记在所属机关名下。',
      en: 'Ask for your own authority or one below it; what a station issues stands in the register of its bureau.',
    },
  },
  'notices.delivery-day': {
    status: 422,
    zh: '送达日期 {on} 应在签发日期 {issued} 与今天（{today}）之间。',
    en: 'The day of delivery {on} must lie between the day of issue {issued} and today ({today}).',
    remedy: { zh: '核对送达日期。', en: 'Check the day.' },
  },
  'notices.not-found': {
    status: 404,
    zh: '没有这份文书。',
    en: 'There is no such notice.',
    remedy: { zh: '从已签发的文书中选择。', en: 'Choose one of the notices issued.' },
  },
  'notices.refused': {
    status: 403,
    zh: '文书内容仅承办机关的办理人员和保管员可以查看。',
    en: 'Only those who work on the matter, and the custodian, may open its notices.',
    remedy: { zh: '请向承办机关了解。', en: 'Ask the body that handles it.' },
  },
  'notices.erased': {
    status: 410,
    zh: '该文书的个人信息已依法删除，不能再生成。',
    en: 'Its personal part was lawfully erased; the notice cannot be made again.',
    remedy: { zh: '文号、日期和送达记录仍可查询。', en: 'Number, day and deliveries can still be seen.' },
  },
});
