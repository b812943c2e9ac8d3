import type { ReactNode } from 'react';
import type { IdentityRequest, RequestState } from '../../../../modules/intake/identity/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { instant, integer } from '../../ui/format.ts';

const MARK: Readonly<Record<RequestState, string>> = {
  waiting: 'warn',
  approved: 'ok',
  refused: 'danger',
  used: 'calm',
  expired: 'calm',
};

/** Where a request stands: decided by whom and why, how often opened, until when. */
export function Standing({ of }: { readonly of: IdentityRequest }): ReactNode {
  const { t, language } = useWords();
  const { state, decision, opened, openings, openUntil } = of;
  return (
    <>
      <span className={`mark mark-${MARK[state]}`}>{t(`idRequest.state.${state}`)}</span>
      {openings > 0 && (
        <div className="soft small">
          {t('idRequest.opened', { opened: integer(opened), openings: integer(openings) })}
          {openUntil !== null && ` · ${t('idRequest.until', { until: instant(openUntil, language) })}`}
        </div>
      )}
      {decision !== null && (
        <div className="soft small break">
          {t('idRequest.decidedBy', { name: decision.by.name, reason: decision.reason })}
        </div>
      )}
    </>
  );
}
