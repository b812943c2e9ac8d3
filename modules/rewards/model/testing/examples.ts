import type { JsonObject } from '../../../../kernel/text.ts';

const REPORT = '00000000-0000-7000-8000-00000000aaaa';
const PAYER = '00000000-0000-7000-8000-000000000012';
const WITNESS = '00000000-0000-7000-8000-000000000016';

const proposal: JsonObject = {
  decision: { number: '某市监处罚〔2026〕12号', on: '2026-06-01' },
  trigger: { kind: 'closed', on: '2026-07-01' },
  collectedFen: 20_000_000,
  scope: ['food', 'larger-sum'],
  level: '1',
  naturalPerson: true,
  insider: false,
  reason: '举报提供了详细事实和直接证据，查证属实。',
};

/** A body for each verb, as a county would write it in July 2026. */
export const examples: Readonly<Record<string, JsonObject>> = {
  propose: { report: { region: '510502', matter: REPORT }, ...proposal },
  amend: { ...proposal, level: '2' },
  'send-back': { reason: '等级依据不足，请补充说明' },
  approve: { document: '某市监奖〔2026〕1号' },
  refuse: {
    ground: 'not-major',
    document: '某市监不奖〔2026〕1号',
    reason: '所涉违法行为不在奖励范围内。',
    remedies: '不服本决定的，可以依法申请行政复议或者提起行政诉讼。',
  },
  withdraw: { reason: '登记错误' },
  tell: { way: 'portal', text: '您的举报查证属实，决定给予奖励，请在期限内领取。' },
  claim: { way: 'counter' },
  'ask-excuse': { reason: '住院治疗，出院后才看到告知。' },
  'decide-excuse': { result: 'accepted', until: '2026-09-30', reason: '有住院记录，理由正当。' },
  lapse: {},
  pay: { on: '2026-07-20', amountFen: 1_000_000, voucher: '付字第0012号', payer: PAYER, witness: WITNESS },
  clear: {},
};
