import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { DossierView } from '../../../../modules/dossiers/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { integer, shortHash } from '../../ui/format.ts';
import './dossier.css';
import { addressOfDossier, dossierQuery } from './dossier-query.ts';
import { Missing } from './Missing.tsx';
import { Progress } from './Progress.tsx';

interface Props {
  readonly region: string;
  readonly id: string;
}

/** The dossier on the page of its case: how far it is, what is missing, the way to it. */
export function DossierPanel({ region, id }: Props): ReactNode {
  const { t } = useWords();
  const view = useQuery(dossierQuery(region, id));
  return (
    <section className="panel" aria-labelledby="dossier-title">
      <div className="panel-head">
        <h2 id="dossier-title">{t('dossier.title')}</h2>
        {view.data !== undefined && <StateMark view={view.data} />}
        <span className="push row no-print">
          <Link to={addressOfDossier(region, id)}>{t('dossier.open')}</Link>
        </span>
      </div>
      <Answer of={view} rows={2}>
        {(known) => (
          <div className="stack">
            {known.dossier !== null && <Progress dossier={known.dossier} />}
            {known.dossier?.state === 'ready' && (
              <p>
                {t('dossier.figures', {
                  documents: integer(known.dossier.main.documents + known.dossier.secondary.documents),
                  pages: integer(known.dossier.pages ?? 0),
                })}{' '}
                <span className="mono faint small" title={known.dossier.sha256 ?? ''}>
                  SHA-256 {shortHash(known.dossier.sha256 ?? '')}
                </span>
              </p>
            )}
            <Missing missing={known.missing} />
          </div>
        )}
      </Answer>
    </section>
  );
}

/** Where the dossier stands, in a word. */
export function StateMark({ view: { dossier, madeUp } }: { readonly view: DossierView }): ReactNode {
  const { t } = useWords();
  if (madeUp?.disposedOn != null) {
    return <span className="mark mark-calm">{t('dossier.disposed', { on: madeUp.disposedOn })}</span>;
  }
  if (madeUp?.archivedOn != null) {
    return <span className="mark mark-ok">{t('dossier.archived', { on: madeUp.archivedOn })}</span>;
  }
  if (madeUp !== null) return <span className="mark mark-ok">{t('dossier.madeUp', { on: madeUp.on })}</span>;
  if (dossier === null) return <span className="mark mark-calm">{t('dossier.state.none')}</span>;
  const tone = dossier.state === 'failed' ? 'danger' : dossier.state === 'ready' && !dossier.current ? 'warn' : 'calm';
  const stale = dossier.state === 'ready' && !dossier.current;
  return <span className={`mark mark-${tone}`}>{t(stale ? 'dossier.stale' : `dossier.state.${dossier.state}`)}</span>;
}
