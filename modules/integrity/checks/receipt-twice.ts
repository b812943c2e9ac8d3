import { sql } from '../../../platform/store/sql.ts';
import { paymentsOf, sameReceipt } from '../../cases/model/case/settlement.ts';
import { type Check, EITHER, type Found } from '../model/check.ts';

export const receiptTwice: Check = {
  id: 'receipt-twice',
  severity: 'serious',
  title: { zh: '同一缴款凭证重复入账', en: 'One receipt booked twice' },
  what: {
    zh: '同一缴款凭证在一件案件中登记两次，或者登记在几件案件中而没有说明，罚没款可能虚报已缴。',
    en: 'One receipt is booked twice in a case, or in several cases and nobody says why: money may look paid that is not.',
  },
  see: {
    zh: '打开列出的各件案件“执行”，对照银行回单。',
    en: 'Open the payments of the cases, and the bank’s own list.',
  },
  cause: {
    zh: '凭证号录错；同一回单由两人分别登记；旧系统导入。',
    en: 'A number typed wrong; two people booked one slip; imported.',
  },
  wayOut: {
    zh: '核对回单，冲销错登的一笔；确系一笔缴款履行几份决定的，冲销后重新登记并填写另案案号。',
    en: 'Strike out the wrong one; where one payment covers several decisions, book it anew and name the other case.',
  },
  of: EITHER,
  candidates: () => sql`c.shares_receipt or (jsonb_typeof(c.facts #> '{performance,payments}') = 'array' and (
    select count(*) > count(distinct act_receipt(paid)) from jsonb_array_elements(c.facts #> '{performance,payments}') paid
    where coalesce(paid ->> 'voidOn', '') = ''))`,
  find: (matter, { sharedReceipts }) => {
    const payments = paymentsOf(matter);
    const again = payments.filter(({ receipt }, at) =>
      payments.slice(0, at).some((before) => sameReceipt(before.receipt, receipt)),
    );
    return [
      ...again.map(
        ({ receipt }): Found => ({
          key: `again:${receipt}`,
          detail: { zh: `凭证${receipt}在本案登记了两次。`, en: `Receipt ${receipt} is booked twice in this case.` },
        }),
      ),
      ...sharedReceipts.map(
        ({ receipt, others }): Found => ({
          key: `shared:${receipt}`,
          detail: {
            zh: `凭证${receipt}还登记在${others.join('、')}，没有说明。`,
            en: `Receipt ${receipt} is booked in ${others.join(', ')} too; nobody says why.`,
          },
        }),
      ),
    ];
  },
};
