import { useEffect } from 'react';
import { useWords } from '../../../i18n/index.ts';

export function useTitle(title: string): void {
  const { t } = useWords();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
}
