import { defineErrors } from '../../kernel/error-catalogue.ts';

/** Failures of the desk of cases: filing, numbers, licences, lists. */
export const errors = defineErrors({
  'cases.number.given': {
    status: 422,
    zh: '“{field}”由系统按机关、年度顺序编号，不能自行填写。',
    en: '"{field}" is numbered by the register, by authority and year, and is not written by hand.',
    remedy: {
      zh: '删去该项后重新提交；需要同时编号的可选文书，在该项填 true。',
      en: 'Leave it out and submit again; where the number is optional, send true in its place.',
    },
  },
  'cases.blocks.refused': {
    status: 403,
    zh: '只有执法人员可以预领当场处罚文号。',
    en: 'Only officers reserve numbers of decisions on the spot.',
    remedy: { zh: '以执法人员岗位登录后预领。', en: 'Sign in in the post of an officer.' },
  },
  'cases.blocks.head-only': {
    status: 403,
    zh: '他人预留的文号只能由负责人查看、核销。',
    en: 'Numbers reserved by others are seen and written off by a head only.',
    remedy: { zh: '请本机关负责人办理。', en: 'Ask a head of your authority.' },
  },
  'cases.hand-over.head-only': {
    status: 403,
    zh: '办案人员由负责人指派，案件只能由负责人移交。',
    en: 'Officers of a case are named by a head: only a head hands cases over.',
    remedy: {
      zh: '请本机关负责人在“工作移交”中办理。',
      en: 'Ask a head of your authority to do it under hand-over.',
    },
  },
  'cases.licence.missing': {
    status: 422,
    zh: '{name} 没有登记执法证，不能作为执法人员。',
    en: '{name} has no enforcement licence on record and cannot act as an officer of the case.',
    remedy: {
      zh: '更换具有执法证的人员，或者由管理员登记其执法证号。',
      en: 'Name a licensed officer, or have an administrator enter the licence.',
    },
  },
  'cases.licence.other': {
    status: 422,
    zh: '{name} 登记的执法证号不是 {given}。',
    en: 'The licence of {name} is not {given}.',
    remedy: { zh: '核对执法证号后重新填写。', en: 'Check the number on the licence and enter it again.' },
  },
  'cases.licence.expired': {
    status: 422,
    zh: '{name} 的执法证已于 {until} 到期。',
    en: 'The licence of {name} ran out on {until}.',
    remedy: {
      zh: '更换执法人员；已换发新证的，由管理员更新有效期。',
      en: 'Name another officer; where it was renewed, have an administrator enter the new day.',
    },
  },
  'cases.licence.closed': {
    status: 422,
    zh: '{name} 的账号已停用，不能作为执法人员。',
    en: 'The account of {name} is closed: this person cannot act as an officer of the case.',
    remedy: { zh: '更换执法人员。', en: 'Name another officer.' },
  },
  'cases.licence.unknown': {
    status: 422,
    zh: '所填的外单位执法人员与其有效执法证号不符。',
    en: 'An officer of another authority was named whose licence is not the one given, or is not valid.',
    remedy: {
      zh: '向其所在机关核实人员和执法证号后重新填写。',
      en: 'Have the authority of that officer confirm person and licence, and enter them again.',
    },
  },
  'cases.file.outside': {
    status: 403,
    zh: '{authority} 只能在本机关或者下级机关立案，不能在 {home} 立案。',
    en: '{authority} files cases for itself or an authority below it, not for {home}.',
    remedy: { zh: '请选择本机关或者下级机关。', en: 'Choose your own authority or one below it.' },
  },
  'cases.file.told-later': {
    status: 422,
    zh: '立案以批准之日为准，不能补记以前的日期。',
    en: 'A case is filed on the day of its approval, never on an earlier one.',
    remedy: {
      zh: '去掉发生时间后重新提交；只有当场处罚可以补传现场时间。',
      en: 'Leave the time out; only a decision on the spot may tell of an earlier one.',
    },
  },
  'cases.link.no-case': {
    status: 409,
    zh: '案件未能立案，线索不作关联。',
    en: 'The case was not filed: the clue is not linked to it.',
    remedy: { zh: '先完成立案。', en: 'File the case first.' },
  },
  'cases.hearings.range': {
    status: 422,
    zh: '听证日历一次最多查看 {days} 天，起始日不能晚于截止日。',
    en: 'The calendar shows {days} days at most at a time, the first day before the last.',
    remedy: { zh: '缩短日期范围。', en: 'Choose a shorter time.' },
  },
  'cases.discretion.none-in-force': {
    status: 404,
    zh: '没有适用于“{violation}”的裁量基准。',
    en: 'No benchmark holds for "{violation}" here on these days.',
    remedy: {
      zh: '核对违法行为类型；确无基准的，直接写明裁量理由。',
      en: 'Check the type of violation; where there is none, give the reasons in the proposal.',
    },
  },
  'cases.discretion.benchmark-changed': {
    status: 409,
    zh: '裁量基准 {id}（版本 {version}）已经公布，内容不得更改。',
    en: 'The benchmark {id} ({version}) is published and cannot be changed.',
    remedy: { zh: '修订内容另取版本号。', en: 'Give the revision a version of its own.' },
  },
  'cases.number-word.refused': {
    status: 403,
    zh: '只有本机关负责人或者系统管理员可以设定文书编号用字。',
    en: 'Only a head or an administrator of the authority sets the words of its numbers.',
    remedy: {
      zh: '请由本机关负责人办理；派出机构使用所属机关的编号。',
      en: 'Ask the head; a station uses the numbers of its bureau.',
    },
  },
  'cases.number-word.past': {
    status: 422,
    zh: '编号用字不能从过去的日期（{from}）起改变。',
    en: 'The words of numbers do not change for the past ({from}).',
    remedy: { zh: '起用日期填写当天或者以后。', en: 'Choose today or a later day.' },
  },
  'cases.number-word.unknown': {
    status: 422,
    zh: '“{usual}”不是本系统文书编号使用的字。',
    en: '"{usual}" is no word of our numbers.',
    remedy: { zh: '从编号字表中选择。', en: 'Choose one of the words in use.' },
  },
});
