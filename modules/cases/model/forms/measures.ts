import { form, issued, type StandardForm } from './form.ts';

/** Forms 21–28: compulsory measures and goods disposed of before the decision. */
export const measureForms: readonly StandardForm[] = [
  form(
    21,
    '实施行政强制措施决定书',
    'Decision on a compulsory measure',
    'measures',
    ['impose-measure'],
    // Content and seal: 强制法 art 24.
    issued('强制', ['party'], { confidence: 'V' }),
  ),
  form(
    22,
    '延长行政强制措施期限决定书',
    'Decision extending a compulsory measure',
    'measures',
    ['extend-measure'],
    // 强制法 art 25: told in writing with reasons.
    issued('延强', ['party'], { confidence: 'V' }),
  ),
  form(
    23,
    '解除行政强制措施决定书',
    'Decision lifting a compulsory measure',
    'measures',
    ['lift-measure'],
    issued('解强', ['party']),
  ),
  form(24, '场所/设施/财物清单', 'List of places, equipment, goods', 'measures', ['impose-measure', 'register-keep'], {
    personal: ['party', 'witness'],
    sealed: true,
    signedBy: ['officers', 'party', 'witness'],
  }),
  form(25, '封条', 'Seal strip', 'measures', ['impose-measure', 'register-keep', 'sample'], { sealed: true }),
  form(
    26,
    '实施行政强制措施场所/设施/财物委托保管书',
    'Entrustment of custody',
    'measures',
    ['entrust-custody'],
    issued('保管', ['party', 'keeper'], { signedBy: ['keeper'] }),
  ),
  form(27, '先行处置物品确认书', 'Consent to disposal before the decision', 'measures', ['confirm-disposal'], {
    personal: ['party'],
    signedBy: ['party'],
  }),
  form(28, '先行处置物品公告', 'Public notice of disposal before the decision', 'measures', ['announce-disposal'], {
    numberWord: '处公',
    sealed: true,
  }),
];
