import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language, Text } from '../../../kernel/text.ts';
import en from './en.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

/** A key of the catalogue: a typo or a text that is missing does not compile. */
export type Key = keyof typeof zh;
type Params = Readonly<Record<string, string | number>>;

const STORE = 'qingyuan.language';

function remembered(): Language {
  return localStorage.getItem(STORE) === 'en' ? 'en' : 'zh';
}

/** Loads both catalogues and takes up the language that the officer used last. */
export function startI18n(): void {
  void i18next.use(initReactI18next).init({
    lng: remembered(),
    fallbackLng: 'zh',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { zh: { translation: zh }, en: { translation: en } },
    initAsync: false,
  });
  document.documentElement.lang = remembered() === 'zh' ? 'zh-CN' : 'en';
}

export function setLanguage(language: Language): void {
  localStorage.setItem(STORE, language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  void i18next.changeLanguage(language);
}

export interface Words {
  readonly language: Language;
  /** Text of a key, with `{{name}}` filled in. */
  readonly t: (key: Key, params?: Params) => string;
  /** The side of a bilingual text that the officer reads. */
  readonly pick: (text: Text) => string;
  /** An enumeration, with the mark that the language puts between its parts. */
  readonly list: (parts: readonly string[]) => string;
}

/** The words of the chosen language. */
export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'zh';
  return {
    language,
    t: (key, params) => t(key, { ...params }),
    pick: (text) => text[language] || text.zh,
    list: (parts) => parts.join(language === 'zh' ? '、' : ', '),
  };
}
