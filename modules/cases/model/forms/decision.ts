import { form, issued, type StandardForm } from './form.ts';

/** Forms 33–46: correction, report, review, notice, hearing, decision. */
export const decisionForms: readonly StandardForm[] = [
  form(33, '责令改正通知书', 'Order to correct', 'correction', ['order-correction'], issued('责改', ['party'])),
  form(34, '责令退款通知书', 'Order to refund', 'correction', ['order-refund'], issued('责退', ['party'])),
  form(35, '案件调查终结报告', 'Final report of the investigation', 'review', ['report'], {
    personal: ['party'],
    signedBy: ['officers', 'unit'],
  }),
  form(36, '案件审核/法制审核表', 'Case review or legal review', 'review', ['case-review', 'legal-review'], {
    personal: ['party'],
    signedBy: ['reviewer'],
  }),
  form(
    37,
    '行政处罚告知书',
    'Advance notice of a penalty',
    'hearing',
    ['notify'],
    issued('罚告', ['party'], { confidence: 'V' }),
  ),
  form(38, '陈述申辩笔录', 'Record of statement and defence', 'hearing', ['defend'], {
    personal: ['party', 'agent'],
    signedBy: ['officers', 'party'],
  }),
  form(
    39,
    '行政处罚听证通知书',
    'Notice of a hearing',
    'hearing',
    ['fix-hearing'],
    // 处罚法 art 64(2): told seven working days before.
    issued('听通', ['party', 'agent'], { confidence: 'V' }),
  ),
  form(40, '听证笔录', 'Record of the hearing', 'hearing', ['hold-hearing'], {
    personal: ['party', 'agent', 'attendants'],
    // 处罚法 art 64(8): the party or the agent signs after checking.
    signedBy: ['party', 'attendants', 'chair', 'recorder'],
    confidence: 'V',
  }),
  form(41, '听证报告', 'Report of the hearing', 'hearing', ['hearing-report'], {
    personal: ['party'],
    signedBy: ['chair'],
  }),
  form(42, '行政处罚案件集体讨论记录', 'Record of the collective discussion', 'decision', ['discuss'], {
    personal: ['party'],
    signedBy: ['attendants', 'recorder'],
  }),
  form(43, '行政处理决定审批表', 'Approval of the decision', 'decision', ['decide', 'dismiss'], {
    personal: ['party'],
    signedBy: ['officers', 'unit', 'head'],
  }),
  form(44, '当场行政处罚决定书', 'On-the-spot decision', 'decision', ['decide-on-spot'], {
    numberWord: '当罚',
    personal: ['party'],
    // 处罚法 art 52: numbered, handed over on the spot, signed by the officers; no receipt of service beside it.
    signedBy: ['officers', 'party'],
    sealed: true,
    confidence: 'V',
  }),
  form(
    45,
    '行政处罚决定书',
    'Decision on a penalty',
    'decision',
    ['decide'],
    // 处罚法 art 59, 61.
    issued('处罚', ['party', 'agent'], { confidence: 'V' }),
  ),
  form(46, '不予行政处罚决定书', 'Decision not to punish', 'decision', ['dismiss'], issued('不罚', ['party', 'agent'])),
];
