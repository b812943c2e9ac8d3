import { form, issued, type StandardForm } from './form.ts';

/** Forms 47–56: performance, service, goods, closing and the dossier. */
export const closingForms: readonly StandardForm[] = [
  form(
    47,
    '延期/分期缴纳罚款通知书',
    'Notice of deferral or instalments',
    'performance',
    ['grant-deferral', 'grant-instalments'],
    issued('延分', ['party']),
  ),
  form(
    48,
    '行政处罚决定履行催告书',
    'Demand for performance',
    'performance',
    ['demand'],
    // 强制法 art 54: the ten days count from its service.
    issued('催', ['party'], { confidence: 'V' }),
  ),
  form(49, '强制执行申请书', 'Application for court enforcement', 'performance', ['apply-enforcement'], {
    numberWord: '强执',
    personal: ['party'],
    sealed: true,
    // 强制法 art 55: signed by the head, sealed and dated.
    signedBy: ['head'],
    confidence: 'V',
  }),
  form(50, '送达回证', 'Proof of service', 'service', ['serve'], {
    personal: ['recipient', 'witness'],
    sealed: true,
    signedBy: ['server', 'recipient', 'witness'],
  }),
  form(51, '行政处罚文书送达公告', 'Public notice of service', 'service', ['serve-publicly'], {
    numberWord: '送公',
    personal: ['party'],
    sealed: true,
  }),
  form(52, '涉案物品处理记录', 'Record of what became of the goods', 'goods', ['dispose-goods'], {
    personal: ['party', 'witness'],
    signedBy: ['officers', 'witness'],
  }),
  form(53, '结案审批表', 'Approval of closing', 'closing', ['request-closing', 'close'], {
    personal: ['party'],
    signedBy: ['officers', 'unit', 'head'],
  }),
  form(54, '卷宗封面', 'Cover of the dossier', 'closing', ['make-dossier'], { personal: ['party'] }),
  form(55, '卷内文件目录', 'Index of the dossier', 'closing', ['make-dossier']),
  form(56, '卷内备考表', 'Notes on the dossier', 'closing', ['make-dossier', 'archive'], {
    signedBy: ['archivist', 'inspector'],
  }),
];
