import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Language } from '../../../kernel/text.ts';
import { type BasisId, citation, findGround, type GroundList, legalBasis } from '../../../rules/index.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 2026年6月1日 / 1 June 2026; '' for none. */
export function dayIn(language: Language, day: PlainDate | undefined): string {
  if (day === undefined) return '';
  const [year, month, date] = [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  return language === 'zh' ? `${year}年${month}月${date}日` : `${date} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** `《…办法》第十五条、第十六条`: articles of one instrument are named together, as documents do. */
export function cite(language: Language, ids: readonly BasisId[]): string {
  if (language === 'en') return ids.map((id) => citation(legalBasis(id)).en).join('; ');
  const byInstrument = new Map<string, string[]>();
  for (const id of ids) {
    const basis = legalBasis(id);
    const whole = citation(basis).zh;
    const article = basis.article ?? '';
    const name = whole.slice(0, whole.length - article.length);
    byInstrument.set(name, [...(byInstrument.get(name) ?? []), article]);
  }
  return [...byInstrument].map(([name, articles]) => `${name}${articles.join('、')}`).join('和');
}

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
