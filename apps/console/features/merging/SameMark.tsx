import type { ReactNode } from 'react';
import { useWords } from '../../i18n/index.ts';

/** In a list: somebody said that others are the same as this one. */
export function SameMark({ count }: { readonly count: number }): ReactNode {
  const { t } = useWords();
  if (count === 0) return null;
  return (
    <span className="mark mark-calm small" title={t('merging.mark', { count })}>
      <span aria-hidden="true">{t('merging.markShort', { count })}</span>
      <span className="sr-only">{t('merging.mark', { count })}</span>
    </span>
  );
}
