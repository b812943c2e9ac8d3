import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import type { DossierView } from '../../../../modules/dossiers/contract.ts';
import { AreaContext } from '../../forms/area.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { instant, integer } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Page } from '../../ui/Page.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { caseArea } from '../cases/area.ts';
import '../cases/cases.css';
import { caseQuery } from '../cases/case-query.ts';
import { sizeWords } from '../files/file-words.ts';
import { BuildForm } from './BuildForm.tsx';
import { Contents, isShownHere } from './Contents.tsx';
import { StateMark } from './DossierPanel.tsx';
import './dossier.css';
import { dossierFile, dossierPage, dossierQuery } from './dossier-query.ts';
import { Keeping } from './Keeping.tsx';
import { Progress } from './Progress.tsx';

/** The dossier of a case: its papers beside their pages, building it, making it up, keeping it. */
export function DossierPage(): ReactNode {
  const { region = '', id = '' } = useParams();
  const { t, pick } = useWords();
  const navigate = useNavigate();
  const found = useQuery(caseQuery(region, id));
  const view = useQuery(dossierQuery(region, id));
  const back = `/cases/${region}/${id}`;
  const row = found.data?.row;
  useKeys({ escape: () => void navigate(back) });
  return (
    <AreaContext value={caseArea}>
      <Page
        title={row === undefined ? t('dossier.title') : `${t('dossier.title')} · ${row.title || row.cause}`}
        sub={
          <div className="matter-sub">
            <Link to={back} className="back">
              <Icon name="back" size={14} /> {t('dossier.back')}
            </Link>
            {row !== undefined && <strong className="num case-number">{row.number}</strong>}
            {row !== undefined && <span className="state">{pick(row.stateTitle)}</span>}
            {view.data !== undefined && <StateMark view={view.data} />}
          </div>
        }
      >
        <Answer of={view} rows={10}>
          {(known) => <Known {...{ region, id }} view={known} detail={found.data} />}
        </Answer>
      </Page>
    </AreaContext>
  );
}

interface KnownProps {
  readonly region: string;
  readonly id: string;
  readonly view: DossierView;
  readonly detail: CaseDetail | undefined;
}

function Known({ region, id, view, detail }: KnownProps): ReactNode {
  const { t, language } = useWords();
  const { dossier } = view;
  const [shown, setShown] = useState(1);
  const gone = view.madeUp?.disposedOn != null;
  const ready = dossier?.state === 'ready' && !gone;
  const step = (by: 1 | -1): void => {
    const pages = (dossier?.contents ?? []).map(({ page }) => page);
    const next = by === 1 ? pages.find((page) => page > shown) : pages.findLast((page) => page < shown);
    if (next === undefined) return;
    setShown(next);
    // The list follows where the page went.
    document
      .querySelector(`.dossier-contents a[href$="#page=${next}&navpanes=0"]`)
      ?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({ j: () => step(1), k: () => step(-1) }, ready && isShownHere());
  return (
    <div className={ready ? 'dossier-grid' : 'stack'}>
      <div className="stack">
        <section className="panel" aria-labelledby="dossier-build">
          <h2 id="dossier-build">{t('dossier.state')}</h2>
          <div className="stack">
            {dossier !== null && <Progress dossier={dossier} />}
            {ready && (
              <>
                <dl className="dossier-facts">
                  <div>
                    <dt>{t('dossier.builtAt')}</dt>
                    <dd className="num">{dossier.builtAt === null ? '—' : instant(dossier.builtAt, language)}</dd>
                  </div>
                  <div>
                    <dt>{t('dossier.size')}</dt>
                    <dd className="num">
                      {t('dossier.figures', {
                        documents: integer(dossier.contents.length),
                        pages: integer(dossier.pages ?? 0),
                      })}{' '}
                      · {sizeWords(dossier.size ?? 0)}
                    </dd>
                  </div>
                  <div>
                    <dt>SHA-256</dt>
                    <dd className="mono small break">{dossier.sha256}</dd>
                  </div>
                </dl>
                <div className="row wrap">
                  <Button href={dossierFile(region, id, 'all')} download icon={<Icon name="download" size={14} />}>
                    {t('dossier.download')}
                  </Button>
                  <Button href={dossierFile(region, id, 'main')} download icon={<Icon name="download" size={14} />}>
                    {t('dossier.downloadMain')}
                  </Button>
                </div>
              </>
            )}
            {gone && <p className="soft">{t('dossier.gone')}</p>}
            {/* What lies in the archive is that very file: it is not built again beside it. */}
            {view.madeUp?.archivedOn == null && <BuildForm {...{ region, id, view }} />}
          </div>
        </section>
        {detail !== undefined && <Keeping detail={detail} view={view} />}
        {ready && (
          <section className="panel" aria-labelledby="dossier-index">
            <h2 id="dossier-index">
              {t('dossier.index')} {isShownHere() && <span className="faint small">{t('dossier.keys')}</span>}
            </h2>
            <Contents
              dossier={dossier}
              shown={shown}
              hrefOf={(page) => dossierPage(region, id, dossier.id, page)}
              onShow={setShown}
            />
          </section>
        )}
      </div>
      {ready && <Pages src={dossierPage(region, id, dossier.id, shown)} key={`${dossier.id} ${shown}`} />}
    </div>
  );
}

/** The pages by the browser's own viewer, which reads only the parts that it shows; without one, a window of its own. */
function Pages({ src }: { readonly src: string }): ReactNode {
  const { t } = useWords();
  return (
    <section className="panel dossier-view" aria-label={t('dossier.pages')}>
      {isShownHere() && <iframe title={t('dossier.pages')} src={src} />}
      <p className={isShownHere() ? 'dossier-window' : ''}>
        <a href={src} target="dossier">
          {t('dossier.inWindow')}
        </a>
      </p>
    </section>
  );
}
