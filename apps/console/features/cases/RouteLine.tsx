import type { ReactNode } from 'react';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/Icon.tsx';

/** The way of the case from filing to archive: what is done and when, where it stands, what lies ahead. */
export function RouteLine({ route }: { readonly route: CaseDetail['route'] }): ReactNode {
  const { t, pick } = useWords();
  if (route.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
    <ol className="route-line" tabIndex={0} aria-label={t('cases.route.title')}>
      {route.map(({ step, title, state, on }) => (
        <li key={step} className={`route-${state}`} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
          <span className="route-dot" aria-hidden="true">
            {state === 'done' && <Icon name="check" size={11} />}
          </span>
          <span className="route-title">{pick(title)}</span>
          <span className="sr-only">{t(`cases.route.${state}`)}</span>
          <span className="route-day num">{on ?? ''}</span>
        </li>
      ))}
    </ol>
  );
}
