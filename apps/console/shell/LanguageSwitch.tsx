import type { ReactNode } from 'react';
import { setLanguage, useWords } from '../i18n/index.ts';

/** Names the other language in that language. */
export function LanguageSwitch(): ReactNode {
  const { language } = useWords();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button
      type="button"
      className="plain-button"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => setLanguage(other)}
    >
      {other === 'zh' ? '中文' : 'English'}
    </button>
  );
}
