import type { ReactNode } from 'react';
import { useWords } from '../../i18n/index.ts';

/** Says that whoever filed has written and nobody has answered; nothing where nothing is unread. */
export function UnreadMark({ count }: { readonly count: number }): ReactNode {
  const { t } = useWords();
  if (count === 0) return null;
  return <span className="mark mark-warn small">{t('messages.unread', { count })}</span>;
}
