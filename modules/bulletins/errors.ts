import { defineErrors } from '../../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'bulletin.procedure-unknown': {
    status: 422,
    zh: '没有“{procedure}”这类事项的统计。',
    en: 'There are no figures for "{procedure}".',
    remedy: { zh: '可用：clue（线索）、report（举报）、complaint（投诉）。', en: 'Use clue, report or complaint.' },
  },
  'bulletin.figure-unknown': {
    status: 422,
    zh: '没有“{figure}”这项案件数字。',
    en: 'There is no case figure "{figure}".',
    remedy: { zh: '可用的数字见案件统计表的各列。', en: 'Use a column of the table of case figures.' },
  },
  'bulletin.out-of-scope': {
    status: 403,
    zh: '{authority} 不在您的管辖范围内，不能查看其统计。',
    en: '{authority} is not within your authority; its figures are not shown.',
    remedy: { zh: '选择本机关或者下级机关。', en: 'Choose your own authority or one below it.' },
  },
  'bulletin.unknown': {
    status: 404,
    zh: '没有编号为 {id} 的通报，或您无权查看。',
    en: 'There is no bulletin {id}, or you may not see it.',
    remedy: { zh: '从通报列表中打开。', en: 'Open it from the list of bulletins.' },
  },
  'bulletin.nothing-sealed': {
    status: 409,
    zh: '截至该时点还没有已封存的办理记录，无法定稿。',
    en: 'No act was sealed by that time; there is nothing to freeze.',
    remedy: { zh: '选择较晚的时点，或先登记事项。', en: 'Choose a later time, or register matters first.' },
  },
  'bulletin.not-reproduced': {
    status: 409,
    zh: '按定稿时的存证重算，结果与定稿不一致（定稿 {digest}，重算 {rerunDigest}），不能导出事项集合。',
    en: 'Computed again from its tree heads the bulletin differs ({digest} signed, {rerunDigest} now); its sets are not exported.',
    remedy: {
      zh: '办理记录或者日历可能被改动：运行 qingyuan check 查明原因。',
      en: 'Acts or a calendar may have been changed: run qingyuan check to find out.',
    },
  },
  'bulletin.head-missing': {
    status: 409,
    zh: '地区 {region} 缺少大小为 {size} 的存证检查点，无法复算。',
    en: 'Region {region} lacks the checkpoint of size {size}; the bulletin cannot be run again.',
    remedy: {
      zh: '数据库可能恢复到了较早的备份：运行 qingyuan check，并与外部保存的检查点比对。',
      en: 'The database may have been restored to an earlier backup: run qingyuan check and compare with checkpoints kept outside.',
    },
  },
});
