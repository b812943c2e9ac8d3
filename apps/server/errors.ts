import { defineErrors } from '../../kernel/error-catalogue.ts';

/** Failures of starting that no part below names. */
export const errors = defineErrors({
  'server.bad-services': {
    status: 500,
    zh: '--services={value} 不正确：可选 web、worker，或以逗号同时指定。',
    en: '--services={value} is not valid: web, worker, or both with a comma.',
    remedy: { zh: '例如 --services=web,worker（默认）。', en: 'For example --services=web,worker, the default.' },
  },
  'server.start-failed': {
    status: 500,
    zh: '启动失败（{kind}：{detail}）。',
    en: 'The start failed ({kind}: {detail}).',
    remedy: {
      zh: '数据未受影响；运行 qingyuan doctor 检查环境，或设 QY_LOG_LEVEL=debug 后重试并反馈输出。',
      en: 'The data is untouched; run qingyuan doctor, or try again with QY_LOG_LEVEL=debug and report the output.',
    },
  },
});
