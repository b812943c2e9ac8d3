import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import { articleText } from './article.ts';

/** Flags a rule that nobody has yet read in the instrument itself (marks M and U). */
export function Confidence({ mark }: { readonly mark: string }): ReactNode {
  const { t } = useWords();
  if (mark !== 'M' && mark !== 'U') return null;
  return (
    <span className="mark mark-warn small" title={t('confidence.why')}>
      {t('confidence.check')}
    </span>
  );
}

interface BasisProps {
  readonly basis: readonly {
    readonly id: string;
    readonly title: { readonly zh: string; readonly en: string };
    readonly article: string | null;
    readonly confidence?: string;
  }[];
}

/** Legal bases as a short list: instrument, article, and the mark where it still has to be checked. */
export function BasisList({ basis }: BasisProps): ReactNode {
  const { t, pick, language } = useWords();
  if (basis.length === 0) return <span className="faint small">{t('basis.none')}</span>;
  return (
    <ul className="basis">
      {basis.map((entry) => (
        <li key={entry.id}>
          {pick(entry.title)} {articleText(entry.article, language)} <Confidence mark={entry.confidence ?? ''} />
        </li>
      ))}
    </ul>
  );
}
