import type { ReactNode } from 'react';
import { useWords } from '../../i18n/index.ts';
import type { Effects } from './effects.ts';

interface Props {
  readonly effects: Effects;
  /** Null where there is nothing to judge. */
  readonly inside: boolean | null;
}

/** Always in sight while amounts are typed: in range or not, and what they bring with them. */
export function Summary({ effects, inside }: Props): ReactNode {
  const { t } = useWords();
  const heavier = effects.ceilings.some(({ exceeded }) => exceeded);
  return (
    <ul className="composer-summary" aria-label={t('decision.effects')}>
      {inside !== null && (
        <li className={`mark ${inside ? 'mark-ok' : 'mark-danger'}`}>
          {t(inside ? 'decision.inRange' : 'decision.outOfRange')}
        </li>
      )}
      {effects.hearing.due && <li className="mark mark-warn">{t('decision.hearing')}</li>}
      {effects.reviewGrounds.length > 0 && <li className="mark mark-warn">{t('reviewDesk.legal')}</li>}
      {effects.discussion.length > 0 && <li className="mark mark-warn">{t('decision.discussion')}</li>}
      {heavier && <li className="mark mark-danger">{t('decision.exceeded')}</li>}
    </ul>
  );
}
