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
  'proof.tree.hash-length': {
    status: 422,
    zh: '树中的哈希须为 32 字节，实为 {bytes} 字节',
    en: 'A hash in the tree must have 32 bytes, not {bytes}',
    remedy: {
      zh: '检查数据来源是否截断或用了别的算法',
      en: 'Check whether the source is cut off or uses another algorithm',
    },
  },
  'proof.tree.range': {
    status: 422,
    zh: '树的序号或大小 {value} 不在 {least} 至 {most} 之间',
    en: 'Tree index or size {value} is not between {least} and {most}',
    remedy: { zh: '使用已封存范围内的序号和大小', en: 'Use an index and size that are already sealed' },
  },
  'proof.frontier.malformed': {
    status: 500,
    zh: '保存的树前沿不完整：大小 {size}，哈希 {hashes} 个',
    en: 'The stored tree frontier is broken: size {size}, {hashes} hashes',
    remedy: {
      zh: '由全部叶子重建前沿，再核对检查点',
      en: 'Rebuild the frontier from all leaves, then compare with the checkpoint',
    },
  },
});
