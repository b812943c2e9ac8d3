import { defineErrors } from '../../../kernel/error-catalogue.ts';

/** Refusals of saving, sharing and deleting views. */
export const viewErrors = defineErrors({
  'intake.view.not-yours': {
    status: 403,
    zh: '该视图由他人保存，您不能修改或者删除。',
    en: 'Somebody else saved this view; you cannot change or delete it.',
    remedy: {
      zh: '可以另存一份自己的视图；共享视图由保存人或者本机关负责人修改。',
      en: 'Save one of your own; a shared view is changed by whoever saved it or by the head.',
    },
  },
  'intake.view.none': {
    status: 404,
    zh: '没有这个视图，可能已被删除。',
    en: 'There is no such view; it may have been deleted.',
    remedy: { zh: '重新载入视图列表。', en: 'Load the list of views again.' },
  },
  'intake.view.too-many': {
    status: 422,
    zh: '每人在一个机关最多保存 {max} 个视图。',
    en: 'One person keeps at most {max} views in an office.',
    remedy: { zh: '先删除不再使用的视图。', en: 'Delete views that are no longer used.' },
  },
});
