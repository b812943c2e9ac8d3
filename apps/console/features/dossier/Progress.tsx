import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { DossierView } from '../../../../modules/dossiers/contract.ts';
import { useWords } from '../../i18n/index.ts';

/** How far the building is, or why it failed. */
export function Progress({ dossier }: { readonly dossier: NonNullable<DossierView['dossier']> }): ReactNode {
  const { t, pick } = useWords();
  const { state, done, total, failure } = dossier;
  if (failure !== null) {
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={pick(failure.text)}
        description={
          <>
            {pick(failure.remedy)} <span className="faint mono small">{failure.code}</span>
          </>
        }
      />
    );
  }
  if (state !== 'waiting' && state !== 'building') return null;
  return (
    <div className="dossier-progress" role="status">
      <progress value={done} max={Math.max(total, 1)} aria-label={t('dossier.building')} />
      <span className="num">{t(state === 'waiting' ? 'dossier.waiting' : 'dossier.progress', { done, total })}</span>
    </div>
  );
}
