import type { Text } from '../../../kernel/text.ts';

/** What may be done against an enrolled firm, once it was told and heard. */
export type Measure = 'suspend' | 'remove';
export const measureTitles: Readonly<Record<Measure, Text>> = {
  suspend: { zh: '暂停', en: 'Suspend' },
  remove: { zh: '移出', en: 'Remove' },
};

/**
 * Why. The list is ours and closed: not settling, settling little or a low figure is none of them, because taking part is
 * voluntary and nobody is bound to agree.
 */
export type Ground = 'false-papers' | 'misuse' | 'unreachable' | 'closed';
export const groundTitles: Readonly<Record<Ground, Text>> = {
  'false-papers': { zh: '登记的身份、材料不实', en: 'Its identity or papers were not true' },
  misuse: {
    zh: '把账号或者消费者信息用于其他目的',
    en: 'Its accounts or data of consumers were used for something else',
  },
  unreachable: { zh: '按登记的地址、电话联系不上', en: 'It cannot be reached where it said' },
  closed: { zh: '已经注销、吊销或者停止经营', en: 'It was struck off the registry or has ceased trading' },
};

export type LetterWay = 'post' | 'hand';
export const letterWays: Readonly<Record<LetterWay, Text>> = {
  post: { zh: '邮寄', en: 'By post' },
  hand: { zh: '当面交付', en: 'By hand' },
};

export type StaffRole = 'manager' | 'staff';
export const staffRoles: Readonly<Record<StaffRole, Text>> = {
  manager: { zh: '负责人', en: 'Manager' },
  staff: { zh: '工作人员', en: 'Staff' },
};
