import { defineErrors } from '../../kernel/error-catalogue.ts';

/** What can go wrong with keys and sealed records. No text ever holds a key or a plaintext. */
export const errors = defineErrors({
  'crypto.key-file-exposed': {
    status: 500,
    zh: '密钥文件 {file} 可被其他用户读取（权限 {mode}）。',
    en: 'The key file {file} can be read by other users (mode {mode}).',
    remedy: {
      zh: '请执行 chmod 600 {file}；若他人可能已读取，请轮换主密钥。',
      en: 'Run chmod 600 {file}; if someone may have read it, rotate the master key.',
    },
  },
  'crypto.key-file-broken': {
    status: 500,
    zh: '密钥 {file} 无法使用：{reason}。',
    en: 'The key {file} cannot be used: {reason}.',
    remedy: {
      zh: '请从备份恢复该密钥文件；切勿删除后重建，否则已加密的内容将无法打开。',
      en: 'Restore this key file from the backup; do not let it be made anew, or what was sealed can never be opened.',
    },
  },
  'crypto.key-unknown': {
    status: 500,
    zh: '加密内容使用的主密钥“{keyId}”不在密钥环中。',
    en: 'The record was sealed under master key "{keyId}", which is not in the key ring.',
    remedy: {
      zh: '请将该密钥恢复到 data/keys/master.json（或 QY_MASTER_KEY）后重试。',
      en: 'Put that key back into data/keys/master.json (or QY_MASTER_KEY) and try again.',
    },
  },
  'crypto.sealed-broken': {
    status: 500,
    zh: '加密内容已损坏、被改动，或不属于该记录。',
    en: 'The sealed content is damaged, was altered, or belongs to another record.',
    remedy: {
      zh: '请勿覆盖原值；请从备份恢复该记录并查明改动来源。',
      en: 'Do not overwrite it; restore the record from a backup and find out who altered it.',
    },
  },
  'crypto.busy': {
    status: 503,
    zh: '同时登录或查询的人数过多，请 {retryAfter} 秒后再试。',
    en: 'Too many people are signing in or asking at once; try again in {retryAfter} seconds.',
    remedy: {
      zh: '稍候重试即可；若持续出现，请查看是否有人在批量猜测密码。',
      en: 'Wait and try again; if it lasts, look whether someone is guessing passwords in bulk.',
    },
  },
});
