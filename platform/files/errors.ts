import { defineErrors } from '../../kernel/error-catalogue.ts';

export const fileErrors = defineErrors({
  'file.too-large': {
    status: 413,
    zh: '文件超过上限 {limit} 字节。',
    en: 'The file is larger than the limit of {limit} bytes.',
    remedy: { zh: '压缩或拆分后再上传。', en: 'Compress or split it and upload again.' },
  },
  'file.empty': {
    status: 422,
    zh: '文件是空的。',
    en: 'The file is empty.',
    remedy: { zh: '检查原文件后重新上传。', en: 'Check the original and upload it again.' },
  },
  'file.incomplete': {
    status: 400,
    zh: '上传中断，只收到 {received} 字节，未保存。',
    en: 'The upload was cut after {received} bytes; nothing was kept.',
    remedy: { zh: '检查网络后重新上传。', en: 'Upload it again.' },
  },
  'file.type-refused': {
    status: 415,
    zh: '不接收此类文件：名称为 {name}，内容为 {found}。',
    en: 'This file is not accepted: its name says {name}, its content {found}.',
    remedy: {
      zh: '请上传图片、PDF、办公文档、文本、音视频或压缩包，且扩展名与内容相符。',
      en: 'Upload pictures, PDF, office documents, text, sound, video or zip, with the ending that fits the content.',
    },
  },
  'file.held-unknown': {
    status: 404,
    zh: '附件 {id} 不存在、未传完，或者保留时间已过，已经删除。',
    en: 'The attachment {id} is not there, not whole, or its time is over and it was removed.',
    remedy: { zh: '移除该附件后重新添加。', en: 'Remove it from the list and add it again.' },
  },
  'file.held-too-many': {
    status: 409,
    zh: '一次最多添加 {most} 个附件。',
    en: 'At most {most} files can be added at a time.',
    remedy: {
      zh: '先移除不需要的；提交后还可以凭回执码补充。',
      en: 'Remove some; more can be added later by receipt code.',
    },
  },
  'file.held-no-room': {
    status: 503,
    zh: '暂存空间已满，暂时不能添加附件。',
    en: 'There is no room for attachments just now.',
    remedy: {
      zh: '可以先提交文字，稍后凭回执码补充附件。',
      en: 'Send the text first and add the files later by receipt code.',
    },
  },
  'file.held-part': {
    status: 422,
    zh: '第 {part} 段应为 {expected} 字节。',
    en: 'Part {part} should have {expected} bytes.',
    remedy: { zh: '移除该附件后重新添加。', en: 'Remove the file and add it again.' },
  },
  'file.no-bytes': {
    status: 415,
    zh: '请求正文不是文件内容。',
    en: 'The body is not the content of a file.',
    remedy: { zh: '以 application/octet-stream 发送。', en: 'Send it as application/octet-stream.' },
  },
  'file.malware-refused': {
    status: 422,
    zh: '文件查出恶意代码，未接收，已删除。',
    en: 'Malware was found in the file; it was not taken and has been removed.',
    remedy: {
      zh: '如果它本身就是证据，请在文字中说明，由办理机关与您联系如何提交。',
      en: 'If it is the evidence itself, say so in the text; the office will tell you how to hand it in.',
    },
  },
  'file.infected': {
    status: 403,
    zh: '文件查出恶意代码，已封存，不能打开。',
    en: 'The file carries malware; it is sealed and cannot be opened.',
    remedy: { zh: '需要作为证据时，联系保管员。', en: 'Ask the custodian if it is needed as evidence.' },
  },
  'file.forgotten': {
    status: 503,
    zh: '相同内容的文件刚刚到期销毁，本次未保存。',
    en: 'The same content was just erased with another file; nothing was kept this time.',
    remedy: { zh: '请再上传一次。', en: 'Upload it once more.' },
  },
  'file.copy-missing': {
    status: 404,
    zh: '该文件没有可用的工作副本。',
    en: 'There is no working copy of this file.',
    remedy: { zh: '按封存原件的审批程序调取。', en: 'Ask for the sealed original by its own procedure.' },
  },
  'file.not-found': {
    status: 404,
    zh: '存储中没有该文件的内容。',
    en: 'The storage does not hold the content of this file.',
    remedy: { zh: '运行 qingyuan check 核对存储与备份。', en: 'Run qingyuan check and compare with the backup.' },
  },
  'file.bad-range': {
    status: 416,
    zh: '请求的范围超出文件大小 {size} 字节。',
    en: 'The range lies outside the {size} bytes of the file.',
    remedy: { zh: '不带范围重新下载。', en: 'Download it without a range.' },
  },
  'file.storage-refused': {
    status: 503,
    zh: '对象存储答复 {status}，操作未完成。',
    en: 'The object storage answered {status}; the operation was not done.',
    remedy: { zh: '检查存储的地址、密钥和空间。', en: 'Check its address, keys and space.' },
  },
  'file.disk-full': {
    status: 507,
    zh: '存储空间不足，文件未保存。',
    en: 'There is no space left; the file was not kept.',
    remedy: { zh: '清理或扩充空间后重试。', en: 'Free or add space and try again.' },
  },
});
