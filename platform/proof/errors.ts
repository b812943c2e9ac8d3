import { defineErrors } from '../../kernel/error-catalogue.ts';

/** Failures of the proof formats. What a verifier finds wrong in a bundle is a finding, not one of these. */
export const errors = defineErrors({
  'proof.canonical.not-json': {
    status: 422,
    zh: '内容无法写成规范 JSON（{reason}）',
    en: 'The content cannot be written as canonical JSON ({reason})',
    remedy: {
      zh: '只使用文本、有限数值、布尔、空值、数组和普通对象；检查是否有乱码字符或日期对象',
      en: 'Use text, finite numbers, booleans, null, arrays and plain objects only; look for broken characters or date objects',
    },
  },
  'proof.act.malformed': {
    status: 422,
    zh: '行为记录的字段 {field} 不合格式，不能计算哈希',
    en: 'Field {field} of the act record is malformed, so it cannot be hashed',
    remedy: {
      zh: '对照 platform/proof/README.md 的字段说明改正该字段',
      en: 'Correct the field as described in platform/proof/README.md',
    },
  },
  'proof.salt.length': {
    status: 422,
    zh: '个人信息承诺所用随机盐须为 32 字节，实为 {bytes} 字节',
    en: 'The salt of a personal-data commitment must have 32 bytes, not {bytes}',
    remedy: { zh: '每个行为重新生成 32 字节随机盐', en: 'Draw 32 fresh random bytes for each act' },
  },
});
