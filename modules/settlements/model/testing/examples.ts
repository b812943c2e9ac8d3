import type { JsonObject } from '../../../../kernel/text.ts';

const staff = { staffId: 's-1', staffName: '客服小李' };
const terms = { terms: '退还货款，商品寄回。', amountFen: 12_900, performBy: '2026-07-20', contestBy: '2026-07-27' };

/** One body of each verb, told on 2026-07-06 where a day matters. */
export const examples: Readonly<Record<string, JsonObject>> = {
  file: {
    firm: {
      ...{ region: '510502', id: '00000000-0000-7000-8000-000000000001', name: '云岚百货商场', code: '' },
      address: '东街1号',
    },
    ...{ goods: '电饭煲', text: '用了两天不通电。', demand: '退货退款', claimFen: 25_900, occurredOn: '2026-07-01' },
    evidence: ['小票 20260701-08'],
    consumer: { name: '王小明', phone: '13800000000' },
    sharesPhone: false,
    codeHash: 'a'.repeat(64),
  },
  'firm-writes': { text: '请提供购买凭证。', ...staff },
  'firm-offers': { ...terms, ...staff },
  'firm-accepts': { offer: 'o2', ...staff },
  declines: { reason: '商品人为损坏。', ...staff },
  'declares-performed': { text: '已原路退款。', evidence: ['退款流水 8812'], ...staff },
  'consumer-writes': { text: '凭证在店里出示过。' },
  'consumer-offers': { ...terms, amountFen: 25_900 },
  'consumer-accepts': { offer: 'o1' },
  'confirms-performed': {},
  'says-broken': { text: '没有收到退款。' },
  remind: { before: 5 },
  lapse: {},
  uncontested: {},
  rest: {},
  withdraw: {},
  escalate: { region: '510502', complaint: '00000000-0000-7000-8000-000000000002' },
  rate: { stars: 4 },
};
