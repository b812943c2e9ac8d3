import { form, issued, type StandardForm } from './form.ts';

/** Forms 1–8: source, jurisdiction, suspected crime, filing, approvals. */
export const openingForms: readonly StandardForm[] = [
  form(1, '案件来源登记表', 'Register of the source of a case', 'source', ['file'], {
    personal: ['informant', 'party'],
    signedBy: ['officers', 'unit'],
  }),
  form(
    2,
    '指定管辖通知书',
    'Notice of designated jurisdiction',
    'jurisdiction',
    ['designate'],
    issued('指管', ['party']),
  ),
  form(3, '案件交办通知书', 'Notice handing a case down', 'jurisdiction', ['hand-down'], issued('交办', ['party'])),
  form(4, '案件移送函', 'Letter of transfer', 'jurisdiction', ['transfer-case'], issued('移', ['party'])),
  form(
    5,
    '涉嫌犯罪案件移送书',
    'Transfer of a suspected crime',
    'crime',
    ['send-to-police'],
    issued('罪移', ['party']),
  ),
  form(
    6,
    '查封/扣押物品移送告知书',
    'Notice that sealed or seized goods were handed over',
    'crime',
    ['hand-over-goods'],
    issued('物移', ['party']),
  ),
  form(7, '立案/不予立案审批表', 'Approval of filing or not filing', 'filing', ['file', 'not-file'], {
    personal: ['informant', 'party'],
    signedBy: ['officers', 'unit', 'head'],
  }),
  form(
    8,
    '行政处罚案件有关事项审批表',
    'Approval of a matter of the case',
    'approval',
    ['suspend', 'resume-case', 'end-investigation', 'extend', 'withdraw-filing', 'decide-recusal'],
    {
      personal: ['party'],
      signedBy: ['officers', 'unit', 'head'],
    },
  ),
];
