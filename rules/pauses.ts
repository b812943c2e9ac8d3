import type { Text } from '../kernel/text.ts';

/** Kinds of time that a clock leaves out, as the rules name them (law.md §18.3: each needs a document). */
export const pauseNames = {
  testing: { zh: '检测', en: 'testing' },
  inspection: { zh: '检验', en: 'inspection of goods' },
  quarantine: { zh: '检疫', en: 'quarantine' },
  identification: { zh: '鉴定', en: 'expert identification' },
  'rights-holder': { zh: '权利人辨认、鉴别', en: 'identification by the rights holder' },
  recusal: { zh: '回避决定期间中止调解', en: 'mediation suspended while a recusal is decided' },
} as const satisfies Readonly<Record<string, Text>>;

export type PauseKind = keyof typeof pauseNames;

/** Time that 程序规定 art 18 leaves out of verification. */
export const VERIFICATION_PAUSES: readonly PauseKind[] = [
  'testing',
  'inspection',
  'quarantine',
  'identification',
  'rights-holder',
];
