import type { LegalSource } from '../../../../kernel/deadline.ts';
import { cite } from '../../../../modules/cases/model/reasoning.ts';
import { useWords } from '../../i18n/index.ts';
import { articleText } from '../../ui/article.ts';

/** How a step names its source in the reader's language. */
export function useCited(): (source: LegalSource) => string {
  const { language } = useWords();
  return (source) =>
    language === 'zh' ? cite(source).zh : `${source.instrument.en} ${articleText(source.article, language)}`.trim();
}
