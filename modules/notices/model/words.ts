import { dayInWords, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Language } from '../../../kernel/text.ts';
import { type BasisId, citation, citeTogether, findGround, type GroundList, legalBasis } from '../../../rules/index.ts';

/** 2026年6月1日 / 1 June 2026; '' for none. */
export const dayIn = (language: Language, day: PlainDate | undefined): string =>
  day === undefined ? '' : dayInWords(day, language);

/** Articles as a notice cites them: those of one instrument together in Chinese, one by one in English. */
export const cite = (language: Language, ids: readonly BasisId[]): string =>
  language === 'zh' ? citeTogether(ids) : ids.map((id) => citation(legalBasis(id)).en).join('; ');

/** The wording of a ground of a closed list; an unknown code shows itself, so that an old notice never breaks. */
export function groundIn(language: Language, lists: readonly GroundList[], code: string | undefined): string {
  if (code === undefined) return '';
  for (const list of lists) {
    const found = findGround(list, code);
    if (found !== undefined) return found.label[language];
  }
  return code;
}

/** Ends a Chinese clause that an officer may have ended already. */
export const sentence = (language: Language, text: string): string => {
  const plain = text.trim();
  if (plain === '' || /[。！？.!?；;]$/u.test(plain)) return plain;
  return `${plain}${language === 'zh' ? '。' : '.'}`;
};

/** Picks a side, for templates that read line by line. */
export const choose =
  (language: Language) =>
  (zh: string, en: string): string =>
    ({ zh, en })[language];

export type Choose = ReturnType<typeof choose>;
