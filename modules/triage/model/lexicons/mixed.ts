import type { Lexicon } from './lexicon.ts';

/**
 * What makes a letter a complaint and what makes it a report (令121 art 9): `demand` asks for something for oneself,
 * `tip` asks the authority to act against the operator. Both together are a mixed letter; either alone is usual.
 */
export const mixedLexicon: Lexicon<'demand' | 'tip'> = {
  id: 'mixed',
  version: '2026.1',
  threshold: 3,
  terms: {
    demand: {
      3: '要求退款 要求退货 要求退费 要求赔偿 要求赔付 退一赔三 退一赔十 假一赔三 假一赔十 赔偿损失 赔偿我 退还货款 退还费用 退还押金 退还定金 全额退款 请求调解 要求商家 诉求：退',
      2: '退款 退货 退费 赔偿 赔付 换货 退钱 退还 调解 维权 补偿',
      1: '消费者 购买 订单 发票',
    },
    tip: {
      3: '要求查处 依法查处 予以查处 请求查处 立案查处 严肃查处 严厉查处 依法处罚 予以处罚 行政处罚 吊销执照 吊销许可证 予以取缔 依法取缔 现举报 特此举报 实名举报 向贵局举报 举报该',
      2: '举报 查处 取缔 查封 处罚 罚款 严查 彻查 查一查',
      1: '违法 违规 监管 无证',
    },
  },
};
