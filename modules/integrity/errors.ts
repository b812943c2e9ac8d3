import { defineErrors } from '../../kernel/error-catalogue.ts';

export const integrityErrors = defineErrors({
  'integrity.receipt-elsewhere': {
    status: 409,
    zh: '缴款凭证 {receipt} 已经登记在本机关另外{count}件案件中（{cases}），没有入账。',
    en: 'Receipt {receipt} is booked in {count} other cases of this authority already ({cases}); nothing was booked.',
    remedy: {
      zh: '核对凭证号和案件；确系同一笔缴款履行两份决定的，填写“同一凭证所在的另案案号”后再登记，金额按本案应得部分填写。',
      en: 'Check receipt and case. Where one payment covers two decisions, name the other case and book only this case’s part.',
    },
  },
});
