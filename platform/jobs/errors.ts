import { defineErrors } from '../../kernel/error-catalogue.ts';

export const jobErrors = defineErrors({
  'jobs.abandoned': {
    status: 500,
    zh: '后台任务多次使进程中断，已不再重试。',
    en: 'The background job ended its process again and again and is no longer tried.',
    remedy: {
      zh: '查看日志中进程中断的原因（如内存不足），排除后重新发起。',
      en: 'See in the log why the process ended (out of memory, for one), mend that, and ask again.',
    },
  },
});
