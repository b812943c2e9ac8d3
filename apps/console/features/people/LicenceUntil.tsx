import type { ReactNode } from 'react';
import { addDays, legalDay } from '../../../../kernel/plain-date.ts';
import { useWords } from '../../i18n/index.ts';
import { LICENCE_DAYS } from '../identity/contract.ts';

/** Until when a licence is good; in warning colours from some weeks before, and once it is over. */
export function LicenceUntil({ day }: { readonly day: string | null }): ReactNode {
  const { t } = useWords();
  if (day === null) return null;
  const today = legalDay(new Date());
  const isOver = day < today;
  const tone = isOver ? 'mark mark-danger' : day <= addDays(today, LICENCE_DAYS) ? 'mark mark-warn' : 'faint small';
  return (
    <span className={`licence-until nowrap ${tone}`}>
      {t(isOver ? 'people.licenceOver' : 'people.licenceUntil', { day })}
    </span>
  );
}
