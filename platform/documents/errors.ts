import { defineErrors } from '../../kernel/error-catalogue.ts';

export const errors = defineErrors({
  'documents.unavailable': {
    status: 503,
    zh: '本机无法生成文书：缺少{part}（平台 {platform}）。',
    en: 'The document cannot be made on this machine: {part} is missing (platform {platform}).',
    remedy: {
      zh: '换一种格式（PDF、Word）下载；管理员在本机重新安装依赖（npm ci，不要省略可选依赖），再运行 qingyuan doctor。',
      en: 'Download the other format (PDF, Word); the operator installs the dependencies on this machine again (npm ci, optional ones included) and runs qingyuan doctor.',
    },
  },
  'documents.busy': {
    status: 503,
    zh: '正在排队生成的文书过多（{waiting} 份）。',
    en: 'Too many documents wait to be made ({waiting}).',
    remedy: { zh: '稍后再试。', en: 'Try again in a moment.' },
  },
  'documents.interrupted': {
    status: 503,
    zh: '排版程序中断，文书没有生成（{reason}）。',
    en: 'The typesetter was interrupted; the document was not made ({reason}).',
    remedy: {
      zh: '没有任何内容被保存，请重试一次；多次出现的，请联系管理员。',
      en: 'Nothing was kept: try again; if it happens again, ask the operator.',
    },
  },
  'documents.failed': {
    status: 500,
    zh: '文书未能生成：{reason}。',
    en: 'The document could not be made: {reason}.',
    remedy: {
      zh: '换一种格式（PDF、Word）下载，并把本错误编号告知管理员。',
      en: 'Download the other format (PDF, Word), and tell the operator this error.',
    },
  },
});
