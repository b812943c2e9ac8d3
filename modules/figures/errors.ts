import { defineErrors } from '../../kernel/error-catalogue.ts';

/** Refusals of questions for figures. */
export const errors = defineErrors({
  'figures.unknown': {
    status: 422,
    zh: '没有“{figure}”这项指标。',
    en: 'There is no figure "{figure}".',
    remedy: {
      zh: '可用的指标及口径见 GET /api/figures。',
      en: 'GET /api/figures lists all figures with their definitions.',
    },
  },
  'figures.too-many': {
    status: 422,
    zh: '一次最多查询 {max} 项指标，现有 {asked} 项。',
    en: 'At most {max} figures in one question; {asked} were asked.',
    remedy: { zh: '减少指标，或者分几次查询。', en: 'Ask for fewer, or ask several times.' },
  },
  'figures.out-of-scope': {
    status: 403,
    zh: '{authority} 不在您的管辖范围内，不能查看其统计。',
    en: '{authority} is not within your authority; its figures are not shown.',
    remedy: { zh: '选择本机关或者下级机关。', en: 'Choose your own authority or one below it.' },
  },
  'figures.period': {
    status: 422,
    zh: '期间 {from} 至 {to} 不成立：须为日历中的日期、起不晚于止、不超过 {years} 年。',
    en: 'The period {from} to {to} does not stand: days of the calendar, in order, at most {years} years.',
    remedy: { zh: '改正起止日期。', en: 'Put the two days right.' },
  },
  'figures.dimensions': {
    status: 422,
    zh: '行“{rows}”与列“{columns}”不能同时使用：行列须不同，且至多一个为时间。',
    en: 'Rows by {rows} and columns by {columns} do not go together: two different things, one of them time at most.',
    remedy: { zh: '换一种行或者列。', en: 'Choose other rows or columns.' },
  },
  'figures.one-only': {
    status: 422,
    zh: '行和列都不是指标时只能查询一项指标，现有 {asked} 项。',
    en: 'Where neither rows nor columns are the figures, one figure is asked at a time; {asked} were.',
    remedy: {
      zh: '只选一项指标，或者把行或列改为“指标”。',
      en: 'Choose one figure, or make rows or columns the figures.',
    },
  },
  'figures.view.none': {
    status: 404,
    zh: '没有这个保存的查询，或者没有分享给您。',
    en: 'There is no such saved question, or it is not shared with you.',
    remedy: {
      zh: '请保存人重新分享，或者直接用指标和条件查询。',
      en: 'Ask whoever saved it to share it, or ask the question anew.',
    },
  },
  'figures.view.not-yours': {
    status: 403,
    zh: '该查询由他人保存，您不能修改或者删除。',
    en: 'Somebody else saved this question; you cannot change or delete it.',
    remedy: {
      zh: '可以另存一份自己的；共享的查询由保存人或者本机关负责人修改。',
      en: 'Save one of your own; a shared one is changed by whoever saved it or by the head.',
    },
  },
  'figures.view.too-many': {
    status: 422,
    zh: '每人在一个地区最多保存 {max} 个查询。',
    en: 'One person keeps at most {max} questions in a region.',
    remedy: { zh: '先删除不再使用的查询。', en: 'Delete questions that are no longer used.' },
  },
  'figures.regions.columns': {
    status: 422,
    zh: '表中缺少列：{missing}。',
    en: 'The table lacks the columns {missing}.',
    remedy: {
      zh: '表头写明 from、to、kind、on、source，或者“原代码、新代码、类型、日期、依据”。',
      en: 'Head the columns from, to, kind, on, source.',
    },
  },
  'figures.regions.has-invalid': {
    status: 409,
    zh: '{lines} 行中有 {invalid} 行不合格，什么也没有写入。',
    en: '{invalid} of {lines} lines are wrong; nothing was written.',
    remedy: { zh: '按列出的行号更正后重新导入。', en: 'Correct the lines named and import again.' },
  },
  'figures.regions.code': {
    status: 422,
    zh: '区划代码“{value}”不正确。',
    en: 'The code "{value}" is wrong.',
    remedy: { zh: '填写六位行政区划代码（GB/T 2260）。', en: 'Six digits of GB/T 2260.' },
  },
  'figures.regions.same': {
    status: 422,
    zh: '原代码与新代码相同：{value}。',
    en: 'Both codes are {value}.',
    remedy: { zh: '只更改名称、代码不变的不需要录入。', en: 'A change of name alone is not entered.' },
  },
  'figures.regions.kind': {
    status: 422,
    zh: '变更类型“{value}”不正确。',
    en: '"{value}" is no kind of change.',
    remedy: { zh: '填写 rename（变更代码）、merge（合并）或 split（拆分）。', en: 'Write rename, merge or split.' },
  },
  'figures.regions.day': {
    status: 422,
    zh: '日期“{value}”不正确。',
    en: '"{value}" is no day.',
    remedy: { zh: '写成 2026-07-01。', en: 'Write it as 2026-07-01.' },
  },
  'figures.regions.source': {
    status: 422,
    zh: '没有写明依据。',
    en: 'The source is missing.',
    remedy: { zh: '填写批准文件的名称或者文号。', en: 'Name the paper that ordered the change.' },
  },
});
