import { defineErrors } from '../../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'briefing.unknown': {
    status: 404,
    zh: '没有这份通报，或者您无权查看。',
    en: 'There is no such bulletin, or you may not see it.',
    remedy: { zh: '从通报列表中打开。', en: 'Open it from the list of bulletins.' },
  },
  'briefing.stale': {
    status: 409,
    zh: '您打开之后，{by}保存了第{version}稿，您的修改没有保存。',
    en: '{by} saved draft {version} after you opened it; your changes were not saved.',
    remedy: { zh: '载入最新一稿，再把您的修改写进去。', en: 'Load the newest draft and put your changes into it.' },
  },
  'briefing.not-draft': {
    status: 409,
    zh: '通报处于“{state}”，内容不能修改。',
    en: 'The bulletin is "{state}"; its content cannot be changed.',
    remedy: {
      zh: '退回修改后再编辑；已定稿的，制发新版。',
      en: 'Send it back first; once frozen, make a new edition.',
    },
  },
  'briefing.other-content': {
    status: 409,
    zh: '所引的内容不是现在保存的这一稿。',
    en: 'The content that is named is not the draft that is saved now.',
    remedy: { zh: '重新载入后再办。', en: 'Load it again and repeat.' },
  },
  'briefing.own-draft': {
    status: 409,
    zh: '您修改过这份通报，不能由您审定。',
    en: 'You wrote parts of this bulletin; somebody else approves it.',
    remedy: { zh: '请没有参与起草的负责人审定。', en: 'Ask a head who did not write it.' },
  },
  'briefing.figure-unknown': {
    status: 422,
    zh: '没有“{figures}”这些指标。',
    en: 'There are no figures "{figures}".',
    remedy: { zh: '从指标列表中选择。', en: 'Choose from the list of figures.' },
  },
  'briefing.mixed-units': {
    status: 422,
    zh: '“{figures}”单位不同，不能相加。',
    en: '"{figures}" are of different units and cannot be added up.',
    remedy: { zh: '分成几个数字。', en: 'Make them several numbers.' },
  },
  'briefing.out-of-scope': {
    status: 403,
    zh: '{authority} 不在您的管辖范围内。',
    en: '{authority} is not within your authority.',
    remedy: { zh: '选择本机关或者下级机关。', en: 'Choose your own authority or one below it.' },
  },
  'briefing.contradiction': {
    status: 409,
    zh: '文中还有 {count} 处数字没有绑定或者与指标不符：{first}',
    en: '{count} numbers in the words are not bound or contradict their figures: {first}',
    remedy: {
      zh: '退回修改：绑定指标，或者写明该数字的来由；与指标不符的必须改正。',
      en: 'Send it back: bind them or say why they stand there; what contradicts a figure must be mended.',
    },
  },
  'briefing.own-way': {
    status: 409,
    zh: '“{verb}”由通报页面办理：数字要从办理记录重算并签名。',
    en: '"{verb}" is done on the page of the bulletin: its numbers are computed from the acts and signed.',
    remedy: { zh: '打开通报页面办理。', en: 'Open the bulletin and do it there.' },
  },
  'briefing.nothing-sealed': {
    status: 409,
    zh: '还没有已封存的办理记录，无法定稿。',
    en: 'No act is sealed yet; there is nothing to freeze.',
    remedy: { zh: '先登记事项。', en: 'Register matters first.' },
  },
  'briefing.nothing-moved': {
    status: 409,
    zh: '按现有办理记录重算，各数字与现行版完全相同，不需要新版。',
    en: 'Computed from the acts of today, every number is that of the present edition: no new one is needed.',
    remedy: { zh: '继续使用现行版。', en: 'Keep the present edition.' },
  },
  'briefing.head-missing': {
    status: 409,
    zh: '地区 {region} 缺少大小为 {size} 的存证检查点，无法复算。',
    en: 'Region {region} lacks the checkpoint of size {size}; the bulletin cannot be run again.',
    remedy: {
      zh: '数据库可能恢复到了较早的备份：运行 qingyuan check，并与外部保存的检查点比对。',
      en: 'The database may have been restored to an earlier backup: run qingyuan check and compare with checkpoints kept outside.',
    },
  },
  'briefing.cell-unknown': {
    status: 404,
    zh: '通报中没有“{cell}”这个数字。',
    en: 'There is no number "{cell}" in the bulletin.',
    remedy: { zh: '从通报正文或者表格中点开数字。', en: 'Open a number from the words or a table.' },
  },
});
