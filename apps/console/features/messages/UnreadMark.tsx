import type { ReactNode } from 'react';
import { useWords } from '../../i18n/index.ts';

interface UnreadMarkProps {
  readonly count: number;
  /** In a list, where there is little room. */
  readonly short?: boolean;
}

/** Says that whoever filed has written and nobody has answered; nothing where nothing is unread. */
export function UnreadMark({ count, short = false }: UnreadMarkProps): ReactNode {
  const { t } = useWords();
  if (count === 0) return null;
  return (
    <span className="mark mark-warn small" title={t('messages.unread', { count })}>
      {t(short ? 'messages.unreadShort' : 'messages.unread', { count })}
    </span>
  );
}
