import { defineErrors } from '../../kernel/error-catalogue.ts';

export const procedureErrors = defineErrors({
  'procedure.refused': {
    status: 409,
    zh: '不能办理：{reasonZh}',
    en: 'Not possible: {reasonEn}',
    remedy: { zh: '按所列规则（{rule}）处理后再试。', en: 'Satisfy the rule named ({rule}) and try again.' },
  },
  'procedure.stale': {
    status: 409,
    zh: '该事项已被他人更新（您看到第 {seen} 版，现为第 {now} 版），您填写的内容没有丢失。',
    en: 'Somebody else moved this matter (you saw version {seen}, it is {now}); what you typed is kept.',
    remedy: { zh: '查看新的办理记录后再提交。', en: 'Look at the new acts, then submit again.' },
  },
  'procedure.no-such-matter': {
    status: 404,
    zh: '没有这个事项，或您无权查看。',
    en: 'There is no such matter, or you may not see it.',
    remedy: {
      zh: '核对编号；确需查看请联系办理机关。',
      en: 'Check the number; ask the handling authority if you need it.',
    },
  },
  'procedure.no-such-procedure': {
    status: 404,
    zh: '没有名为 {procedure} 的程序。',
    en: 'There is no procedure {procedure}.',
    remedy: { zh: '可用程序见接口文档。', en: 'See the API reference for procedures.' },
  },
  'procedure.no-such-verb': {
    status: 404,
    zh: '程序 {procedure} 没有动作 {verb}。',
    en: 'Procedure {procedure} has no verb {verb}.',
    remedy: { zh: '可用动作见事项页或接口文档。', en: 'See the matter page or the API reference.' },
  },
  'procedure.no-clock': {
    status: 500,
    zh: '动作 {verb} 要操作的期限 {clock} 尚未开始。',
    en: 'Verb {verb} works on clock {clock}, which has not started.',
    remedy: { zh: '这是程序声明的缺陷，请报告。', en: 'This is a defect of the declared procedure: report it.' },
  },
  'procedure.body': {
    status: 422,
    zh: '填写内容不符合要求：{problems}',
    en: 'The content does not fit: {problems}',
    remedy: { zh: '按提示补正后重新提交。', en: 'Correct what is named and submit again.' },
  },
  'ledger.act-id-reused': {
    status: 409,
    zh: '同一编号 {actId} 已用于另一项办理。',
    en: 'The act id {actId} was already used for something else.',
    remedy: {
      zh: '每次办理使用新的编号；重试同一办理才用原编号。',
      en: 'Use a new id for each act; repeat an id only to retry the same act.',
    },
  },
  'procedure.event-time': {
    status: 422,
    zh: '发生时间 {eventAt} 不对：不能晚于现在，也不能早于 2000 年。',
    en: 'The event time {eventAt} cannot be: not later than now, not before 2000.',
    remedy: { zh: '改正时间后重新提交。', en: 'Correct the time and submit again.' },
  },
  'procedure.other-route': {
    status: 422,
    zh: '该事项（{procedure}）有专门的办理入口，“{verb}”不能从这里提交。',
    en: 'A matter of this kind ({procedure}) is worked on by a route of its own; "{verb}" cannot be performed here.',
    remedy: { zh: '请从该类事项的页面办理。', en: 'Use the page or the route of that kind of matter.' },
  },
  'procedure.backdated': {
    status: 422,
    zh: '发生时间 {eventAt} 早于今日或者早于登记日期（{openedOn}）：登记以外的办理按办理当日记载，不能倒签。',
    en: 'The event time {eventAt} lies before today or before the registration ({openedOn}): after registration an act is dated on the day it is recorded.',
    remedy: {
      zh: '不填发生时间重新提交；实际日期写在办理内容中。',
      en: 'Submit without an event time; say the actual date in the content.',
    },
  },
  'procedure.home': {
    status: 422,
    zh: '归属地区 {homeRegion} 与归属机关 {homeCode} 不一致。',
    en: 'Home region {homeRegion} does not belong to the owning authority {homeCode}.',
    remedy: {
      zh: '归属地区应为归属机关代码的前六位。',
      en: 'The home region is the first six digits of the owning authority.',
    },
  },
  'ledger.no-outcome': {
    status: 500,
    zh: '办理 {actId} 没有得到结果。',
    en: 'Act {actId} got no outcome.',
    remedy: { zh: '用同一编号重试；请报告此缺陷。', en: 'Retry with the same id, and report this defect.' },
  },
  'ledger.tree-head': {
    status: 500,
    zh: '地区 {region} 的存证树头与记录不一致，已停止封存。',
    en: 'The tree head of region {region} disagrees with its record; sealing has stopped.',
    remedy: {
      zh: '运行 qingyuan check 查看，并与外部保存的检查点比对。',
      en: 'Run qingyuan check and compare with checkpoints kept outside.',
    },
  },
  'ledger.fault': {
    status: 500,
    zh: '办理时程序出错，没有写入任何内容。',
    en: 'The program failed while judging the act; nothing was written.',
    remedy: { zh: '请连同追踪号报告。', en: 'Report it with the trace id.' },
  },
});
