import type { JsonObject } from '../../../../kernel/text.ts';

/** Check characters are right, the region does not exist. */
export const FIRM_CODE = '91980101MA00000158';
export const MANAGER = '00000000-0000-7000-8000-0000000000a1';
export const STAFF = '00000000-0000-7000-8000-0000000000a2';

export const enrolling: JsonObject = {
  firm: { name: '云岚百货商场有限公司', code: FIRM_CODE, address: '东街1号' },
  shops: ['云岚百货东街店'],
  contact: { name: '周经理', phone: '13900001111' },
};

/** One body of each verb, told on 2026-07-06 where a day matters. */
export const examples: Readonly<Record<string, JsonObject>> = {
  apply: { ...enrolling, understood: true },
  register: { ...enrolling, document: '申请书1号' },
  correct: { ...enrolling, document: '申请书1号' },
  verify: { papers: '营业执照、授权委托书原件', manager: '周经理' },
  refuse: { reason: '未提交授权委托书。', toldOn: '2026-07-06', told: '电话告知并邮寄说明' },
  amend: {
    firm: { name: '云岚百货商场有限公司', address: '西街2号' },
    ...{ contact: { name: '周经理', phone: '13900001111' }, document: '变更申请1号' },
  },
  'send-letter': { addressee: '周经理', address: '东街1号', way: 'post' },
  activate: { account: MANAGER, letter: 'l1', name: '周经理' },
  'appoint-staff': { by: MANAGER, account: STAFF, name: '小陈' },
  'withdraw-staff': { by: MANAGER, account: STAFF },
  'end-accounts': { document: '申请2号' },
  'tell-measure': {
    ...{ measure: 'suspend', ground: 'unreachable', reason: '电话停机，信件退回。', document: '告知1号' },
    ...{ toldOn: '2026-07-06', answerBy: '2026-07-20' },
  },
  answer: { by: MANAGER, text: '已经搬迁，新地址见附件。' },
  'record-answer': { on: '2026-07-06', text: '已经搬迁。' },
  'drop-measure': { reason: '已经更新地址。' },
  suspend: { document: '决定1号', reason: '联系不上。', toldOn: '2026-07-06' },
  resume: { reason: '已经恢复联系。' },
  remove: { document: '决定2号', reason: '已经注销。', toldOn: '2026-07-06' },
  leave: { by: MANAGER },
  'record-leave': { document: '退出申请1号' },
  attach: { file: '00000000-0000-7000-8000-000000000001', sha256: 'a'.repeat(64), name: '营业执照.pdf' },
};
