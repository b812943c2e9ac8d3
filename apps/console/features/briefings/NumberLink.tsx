import type { ReactNode } from 'react';
import { useWords } from '../../i18n/index.ts';

export interface NumberProps {
  readonly text: string;
  readonly cell: string;
  /** Opens what is behind a number; absent where nothing can be opened yet. */
  readonly onCell: ((cell: string) => void) | undefined;
}

/** A number that opens what is behind it. */
export function NumberLink({ text, cell, onCell }: NumberProps): ReactNode {
  const { t } = useWords();
  if (onCell === undefined) return <strong className="briefing-number">{text}</strong>;
  return (
    <button
      type="button"
      className="link-button briefing-number"
      aria-label={t('briefings.openNumber', { text })}
      onClick={() => onCell(cell)}
    >
      {text}
    </button>
  );
}
