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
  'proof.key.malformed': {
    status: 422,
    zh: '公钥或密钥名不合格式：{key}',
    en: 'The public key or key name is malformed: {key}',
    remedy: {
      zh: '公钥一行应为“名称+密钥编号+Base64”，名称不含空格和加号，算法为 Ed25519；请重新复制整行',
      en: 'A key line reads name+id+base64, the name without spaces or plus, the algorithm Ed25519; copy the whole line again',
    },
  },
  'proof.key.origin': {
    status: 422,
    zh: '密钥 {key} 无权为 {origin} 签名',
    en: 'Key {key} may not sign for {origin}',
    remedy: {
      zh: '使用名称等于该来源或为其上级的密钥',
      en: 'Use a key named like the origin or like a leading part of it',
    },
  },
  'proof.note.text': {
    status: 422,
    zh: '签名文本须以换行结尾，且不含其他控制字符',
    en: 'The text to sign must end with a newline and hold no other control character',
    remedy: { zh: '检查文本来源', en: 'Check where the text comes from' },
  },
  'proof.origin.malformed': {
    status: 422,
    zh: '检查点来源不合格式：实例 {instance}，辖区 {homeRegion}',
    en: 'The checkpoint origin is malformed: instance {instance}, region {homeRegion}',
    remedy: {
      zh: '实例名只用小写字母、数字、点和连字符，辖区为 6 位代码',
      en: 'Use lower-case letters, digits, dots and hyphens for the instance and 6 digits for the region',
    },
  },
  'proof.checkpoint.malformed': {
    status: 422,
    zh: '检查点内容不合格式：{origin}，大小 {size}',
    en: 'The checkpoint is malformed: {origin}, size {size}',
    remedy: { zh: '检查大小、根哈希和时间', en: 'Check size, root and time' },
  },
});
