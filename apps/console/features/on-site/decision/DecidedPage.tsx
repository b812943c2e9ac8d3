import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useWords } from '../../../i18n/index.ts';
import { useMe } from '../../identity/use-me.ts';
import type { DecisionForm } from '../model/decision.ts';
import { paperOf } from '../model/paper.ts';
import { useShelf } from '../model/shelf.ts';
import type { Entry } from '../outbox/entry.ts';
import { useOutbox } from '../outbox/use-outbox.ts';
import { PaperView } from '../parts/Paper.tsx';
import { useTitle } from '../parts/use-title.ts';

/** The decision as it is handed over, without network too: shown, turned round to the party, or printed. */
export function DecidedPage(): ReactNode {
  const { t } = useWords();
  const { id } = useParams();
  const { view } = useOutbox();
  const shelf = useShelf();
  useTitle(t('onSite.decided'));
  const entry = view.entries.find((each) => each.id === id);
  if (entry === undefined || shelf.data === undefined) {
    return <p className="os-empty">{t(view.loaded && !shelf.isPending ? 'onSite.notHere' : 'loading')}</p>;
  }
  return (
    <>
      <div className="os-no-print">
        <h1 className="os-h1">{t('onSite.decided')}</h1>
        <p className={entry.state === 'sent' ? 'os-good' : 'os-note'} role="status">
          {t(`onSite.decidedState.${entry.state}`, { number: entry.number })}
        </p>
        <p className="os-row">
          <button type="button" className="os-button os-primary" onClick={() => window.print()}>
            {t('onSite.print')}
          </button>
          {entry.state === 'sent' && (
            <Link className="os-button" to={`/cases/${entry.caseKey}`}>
              {t('onSite.toCase')}
            </Link>
          )}
          <Link className="os-button" to="/on-site">
            {t('onSite.ready')}
          </Link>
        </p>
      </div>
      <Handed entry={entry} />
    </>
  );
}

function Handed({ entry }: { readonly entry: Entry }): ReactNode {
  const { person } = useMe();
  const shelf = useShelf().data;
  const [step] = entry.steps;
  if (step?.do !== 'file' || shelf === undefined) return null;
  const { actId, body, eventAt: at } = step;
  const paper = paperOf({ actId, authority: entry.authority, officer: person.id, body, at }, shelf);
  const { signed } = entry.form as DecisionForm;
  return paper === undefined ? null : (
    <PaperView paper={paper} picture={signed.how === 'drawn' ? signed.picture : ''} />
  );
}
