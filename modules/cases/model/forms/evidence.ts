import { form, issued, type StandardForm } from './form.ts';

/** Forms 9–20 and 29–32: scene, evidence, prior registration, sampling and testing. */
export const evidenceForms: readonly StandardForm[] = [
  form(9, '现场笔录', 'On-site record', 'evidence', ['record-scene'], {
    personal: ['party', 'witness'],
    signedBy: ['officers', 'party', 'witness'],
  }),
  form(10, '送达地址确认书', 'Confirmation of the address for service', 'service', ['confirm-address'], {
    personal: ['recipient'],
    signedBy: ['party'],
    // 处罚法 art 61: fax and e-mail only with a confirmation that the party signed.
    confidence: 'V',
  }),
  form(11, '证据提取单', 'Evidence sheet', 'evidence', ['extract-evidence'], {
    personal: ['provider'],
    signedBy: ['officers', 'provider'],
  }),
  form(12, '电子数据证据提取笔录', 'Record of extracting electronic data', 'evidence', ['extract-data'], {
    personal: ['provider', 'witness'],
    signedBy: ['officers', 'provider', 'witness'],
  }),
  form(13, '询问通知书', 'Summons to an inquiry', 'evidence', ['summon'], issued('询', ['inquired'])),
  form(14, '询问笔录', 'Inquiry record', 'evidence', ['record-inquiry'], {
    personal: ['inquired'],
    signedBy: ['officers', 'inquired'],
  }),
  form(
    15,
    '限期提供材料通知书',
    'Notice to give materials in time',
    'evidence',
    ['demand-materials'],
    issued('限提', ['party']),
  ),
  form(
    16,
    '协助辨认/鉴别通知书',
    'Request to identify goods',
    'evidence',
    ['ask-identification'],
    issued('辨', ['holder', 'party']),
  ),
  form(17, '协助调查函', 'Request for assistance', 'evidence', ['ask-assistance'], issued('协查', ['party'])),
  form(
    18,
    '协助扣押通知书',
    'Request for assistance in seizure',
    'evidence',
    ['request-seizure-assistance'],
    issued('协扣', ['party']),
  ),
  form(
    19,
    '先行登记保存证据通知书',
    'Notice of prior registration of evidence',
    'evidence',
    ['register-keep'],
    issued('登存', ['party'], { signedBy: ['officers', 'party'] }),
  ),
  form(
    20,
    '解除先行登记保存证据通知书',
    'Notice lifting prior registration',
    'evidence',
    ['decide-kept'],
    issued('解登', ['party'], { signedBy: ['officers', 'party'] }),
  ),
  form(29, '抽样记录', 'Sampling record', 'evidence', ['sample'], {
    personal: ['party', 'witness'],
    signedBy: ['officers', 'party', 'witness'],
  }),
  form(
    30,
    '检测/检验/检疫/鉴定委托书',
    'Commission for testing',
    'testing',
    ['commission-test'],
    issued('检委', [], { served: false }),
  ),
  form(
    31,
    '检测/检验/检疫/鉴定期间告知书',
    'Notice of the time of testing',
    'testing',
    ['commission-test', 'tell-test-period', 'prolong-test'],
    // 强制法 art 25: the time is fixed and told in writing, or it is not left out of the count.
    issued('检期', ['party'], { confidence: 'V' }),
  ),
  form(
    32,
    '检测/检验/检疫/鉴定结果告知书',
    'Notice of the result of testing',
    'testing',
    ['record-test-result'],
    issued('检果', ['party']),
  ),
];
