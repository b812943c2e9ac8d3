import { defineErrors } from '../../kernel/error-catalogue.ts';

export const pdfErrors = defineErrors({
  'pdf.disk-full': {
    status: 507,
    zh: '磁盘空间不足，PDF 文件没有生成，没有留下半成品。',
    en: 'There is no space left; the PDF was not made and nothing half done is left.',
    remedy: { zh: '清理或者扩充空间后重试。', en: 'Free or add space and try again.' },
  },
  'pdf.failed': {
    status: 500,
    zh: '合成 PDF 时失败：{reason}。',
    en: 'Putting the PDF together failed: {reason}.',
    remedy: { zh: '重试一次；仍然失败的，请联系管理员。', en: 'Try again; if it fails again, ask the administrator.' },
  },
  'pdf.unreadable': {
    status: 422,
    zh: '文件不是可以读取的 PDF。',
    en: 'This is no PDF that can be read.',
    remedy: { zh: '核对原文件后重新上传。', en: 'Check the original and upload it again.' },
  },
});
