import { defineErrors } from '../../kernel/error-catalogue.ts';

export const idempotencyErrors = defineErrors({
  'idempotency.bad-key': {
    status: 400,
    zh: '请求头 Idempotency-Key 不合格：应为 1 至 255 个可见 ASCII 字符。',
    en: 'The header Idempotency-Key does not fit: 1 to 255 visible ASCII characters.',
    remedy: {
      zh: '为每一件业务生成一个固定的键（如来文系统的流水号），重试时原样再发。',
      en: 'Make one key for each piece of business, e.g. its number in your system, and repeat it when you retry.',
    },
  },
  'idempotency.two-ids': {
    status: 400,
    zh: '请求同时带有 Idempotency-Key 和 actId，不知以哪个为准。',
    en: 'The request has both an Idempotency-Key and an actId.',
    remedy: { zh: '只用其中一个。', en: 'Use one of them.' },
  },
  'idempotency.no-id': {
    status: 400,
    zh: '请求没有编号：既没有 actId，也没有请求头 Idempotency-Key。',
    en: 'The request has no id: neither an actId nor the header Idempotency-Key.',
    remedy: {
      zh: '带上 UUID（actId），或带上请求头 Idempotency-Key。',
      en: 'Send a UUID as actId, or the header Idempotency-Key.',
    },
  },
  'idempotency.key-reused': {
    status: 422,
    zh: '这个 Idempotency-Key 已用于另一项请求，本次没有办理任何事项。',
    en: 'This Idempotency-Key was used for another request; nothing was done.',
    remedy: {
      zh: '不同的业务用不同的键；重试时请求内容须与原来完全相同。',
      en: 'Use another key for other business; a retry must send the same content.',
    },
  },
});
