import { defineErrors } from '../../../kernel/error-catalogue.ts';

/** Failures of asking for intake's work, before or beside the predicate. */
export const errors = defineErrors({
  'intake.open.outside': {
    status: 403,
    zh: '{authority} 不能为 {home} 登记事项。',
    en: '{authority} may not open a matter for {home}.',
    remedy: { zh: '请在本机关或下级机关名下登记。', en: 'Open it for your authority or one below it.' },
  },
  'intake.list.cursor': {
    status: 422,
    zh: '翻页标记不正确。',
    en: 'The page mark cannot be read.',
    remedy: { zh: '从第一页重新查询。', en: 'Ask for the first page again.' },
  },
  'intake.no-such-clock': {
    status: 404,
    zh: '该事项没有“{clock}”期限。',
    en: 'The matter has no clock {clock}.',
    remedy: { zh: '可用期限见事项详情。', en: 'The matter page lists its clocks.' },
  },
  'intake.identity.none': {
    status: 404,
    zh: '第 {seq} 步没有封存的身份信息。',
    en: 'Act {seq} has no sealed identity.',
    remedy: { zh: '身份信息通常封存于登记环节。', en: 'It is sealed with the opening act as a rule.' },
  },
  'intake.identity.refused': {
    status: 403,
    zh: '您不能查看该身份信息：{who}。',
    en: 'You may not open this identity: {who}.',
    remedy: {
      zh: '请由有权人员查看；每次查看均留痕（总局令第121号第三十七条）。',
      en: 'Ask someone who may; each opening is recorded (Order 121 art 37).',
    },
  },
  'intake.filing.no-authority': {
    status: 422,
    zh: '{region} 没有可以接收的市场监管部门。',
    en: 'No market-regulation authority of {region} takes filings here.',
    remedy: { zh: '请重新选择地区，或拨打12315。', en: 'Choose another region, or call 12315.' },
  },
  'intake.filing.no-reporter': {
    status: 422,
    zh: '投诉应当提供姓名和联系电话，以便调解和告知结果。',
    en: 'A complaint needs a name and a telephone number, so that it can be mediated and answered.',
    remedy: {
      zh: '填写姓名、电话；不愿具名的，可以提交举报或线索。',
      en: 'Give both; whoever wishes to stay unnamed can file a report or a clue.',
    },
  },
  'intake.filing.known': {
    status: 409,
    zh: '这份材料此前已经提交成功，回执码只显示一次。',
    en: 'This was filed before; its receipt code was shown once.',
    remedy: {
      zh: '如未记下回执码，可刷新页面后重新提交。',
      en: 'If you did not note the code, reload the page and file again.',
    },
  },
  'intake.filing.no-demand': {
    status: 422,
    zh: '投诉应当写明具体的投诉请求。',
    en: 'A complaint says what is asked for.',
    remedy: {
      zh: '写明要求，例如退款多少元、修理或者更换（总局令第121号第十条）。',
      en: 'Say it, for instance how much is to be refunded, or repair, or replacement (Order 121 art 10).',
    },
  },
  'intake.attachment.refused': {
    status: 409,
    zh: '现在不能补充附件：{reasonZh}',
    en: 'No file can be added now: {reasonEn}',
    remedy: {
      zh: '如已办结又有新情况，请重新提交一份；还有材料的，请留言与办理机关联系。',
      en: 'If it is closed and something new has come up, file it anew; otherwise write to the office.',
    },
  },
  'intake.rating.refused': {
    status: 409,
    zh: '现在不能评价：{reasonZh}',
    en: 'It cannot be rated now: {reasonEn}',
    remedy: { zh: '办结后可以评价一次。', en: 'It can be rated once, after it is closed.' },
  },
  'intake.message.refused': {
    status: 409,
    zh: '现在不能留言：{reasonZh}',
    en: 'No message can be left now: {reasonEn}',
    remedy: {
      zh: '如已办结又有新情况，请重新提交一份；今日条数已满的，请明天再写。',
      en: 'If it is closed and something new has come up, file it anew; if today is used up, write tomorrow.',
    },
  },
  'intake.message.id-reused': {
    status: 409,
    zh: '这个编号已经用于另一条内容。',
    en: 'This id was used for something else.',
    remedy: { zh: '刷新页面后重新发送。', en: 'Reload the page and send it anew.' },
  },
  'intake.withdrawal.refused': {
    status: 409,
    zh: '现在不能在网上撤回：{reasonZh}',
    en: 'It cannot be withdrawn here now: {reasonEn}',
    remedy: {
      zh: '已经受理的投诉，请给办理机关留言，由其终止调解。',
      en: 'If the complaint was accepted, leave the office a message; it will end the mediation.',
    },
  },
  'intake.status.unknown': {
    status: 404,
    zh: '没有找到该回执码对应的提交。',
    en: 'No filing was found under this receipt code.',
    remedy: {
      zh: '核对回执码（24位，不区分大小写）；遗失无法找回，可重新提交。',
      en: 'Check the 24 characters; a lost code cannot be recovered, but you may file again.',
    },
  },
});
