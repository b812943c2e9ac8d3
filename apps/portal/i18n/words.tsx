import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Language, Text } from '../../../kernel/text.ts';
import { rememberedLanguage, rememberLanguage } from '../preferences.ts';
import { en } from './en.ts';
import { type Messages, zh } from './zh.ts';

export interface Words {
  readonly language: Language;
  /** All texts of the page; one that is missing in a language does not compile. */
  readonly m: Messages;
  /** The side of a bilingual text from the server that the reader wants. */
  readonly pick: (text: Text) => string;
  readonly setLanguage: (language: Language) => void;
}

const CATALOGUES: Readonly<Record<Language, Messages>> = { zh, en };
const Context = createContext<Words | null>(null);

export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [language, choose] = useState(rememberedLanguage);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const words = useMemo<Words>(
    () => ({
      language,
      m: CATALOGUES[language],
      pick: (text) => text[language] || text.zh,
      setLanguage: (next) => {
        rememberLanguage(next);
        choose(next);
      },
    }),
    [language],
  );
  return <Context value={words}>{children}</Context>;
}

export function useWords(): Words {
  const words = useContext(Context);
  if (words === null) throw new Error('useWords needs WordsProvider above it');
  return words;
}
