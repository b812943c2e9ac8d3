import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import {
  type AnyBulletinView,
  anyBulletinView,
  type CaseBulletin,
  isCaseBulletin,
} from '../../../../modules/bulletins/case-contract.ts';
import { type Bulletin, rerunAnswer } from '../../../../modules/bulletins/contract.ts';
import { addressOf, api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { Answer } from '../../ui/Answer.tsx';
import { instant, integer } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { CaseFiguresTable } from './CaseFiguresTable.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { figureKey, figures } from './figures.ts';

/** One bulletin as it was frozen, with everything that a stranger needs to check it. */
export function BulletinPage(): ReactNode {
  const { id = '' } = useParams();
  const { t } = useWords();
  const view = useQuery({
    queryKey: ['bulletin', id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get(`/bulletins/${id}`, { answer: anyBulletinView, signal }),
  });
  if (view.data !== undefined) return <Frozen view={view.data} />;
  return (
    <Page title={t('bulletins.title')}>
      <Answer of={view}>{() => null}</Answer>
    </Page>
  );
}

function Frozen({ view }: { readonly view: AnyBulletinView }): ReactNode {
  const { list, t, pick, language } = useWords();
  const { bulletin } = view;
  const rerun = useMutation({
    mutationFn: () => api.post(`/bulletins/${bulletin.id}/rerun`, { body: {}, answer: rerunAnswer }),
  });
  useKeys({ escape: () => history.back() });
  const figureName = (id: string): string => {
    const column = isCaseBulletin(bulletin) ? bulletin.figures.find((known) => known.id === id) : undefined;
    if (column !== undefined) return pick(column.title);
    const figure = figures.find((known) => known === id);
    return figure === undefined ? id : t(figureKey(figure));
  };
  return (
    <Page
      title={bulletin.title}
      sub={
        <span className="bulletin-sub">
          {pick(bulletin.authority.name)} ·{' '}
          <span className="num">{t('bulletin.span', { from: bulletin.from, to: bulletin.to })}</span> ·{' '}
          {list(bulletin.procedures.map((id) => pick(procedureTitle(id))))}
        </span>
      }
      actions={
        <>
          <Link to="/bulletins">{t('bulletins.all')}</Link>
          <Button onClick={() => rerun.mutate()} loading={rerun.isPending}>
            {t('bulletin.rerun')}
          </Button>
          <Button href={addressOf(`/bulletins/${bulletin.id}/document`, { format: 'pdf', language })} download>
            {t('bulletin.pdf')}
          </Button>
          <Button href={addressOf(`/bulletins/${bulletin.id}/document`, { format: 'docx', language })} download>
            {t('bulletin.word')}
          </Button>
          <Button href={addressOf(`/bulletins/${bulletin.id}/bundle`)} download>
            {t('bulletin.bundle')}
          </Button>
          <Button onClick={() => print()}>{t('print')}</Button>
        </>
      }
    >
      <div className="stack bulletin">
        {rerun.isError && <ProblemNote error={rerun.error} />}
        {rerun.data !== undefined && (
          <Alert
            className="no-print"
            showIcon
            type={rerun.data.identical ? 'success' : 'error'}
            title={t(rerun.data.identical ? 'bulletin.identical' : 'bulletin.different')}
            description={
              <div className="mono small break">
                {t('bulletin.digest')} {rerun.data.digest}
                <br />
                {t('bulletin.rerunDigest')} {rerun.data.rerunDigest}
              </div>
            }
          />
        )}
        <section className="panel flush">
          {isCaseBulletin(bulletin) ? <CaseFigures bulletin={bulletin} /> : <Clearance bulletin={bulletin} />}
        </section>
        <section className="panel" aria-labelledby="proof-title">
          <div className="panel-head">
            <h2 id="proof-title">{t('bulletin.proof')}</h2>
            <span className="faint small">{t('bulletin.proofNote')}</span>
          </div>
          <dl className="proof">
            <Line name={t('bulletin.frozenBy')}>
              {view.frozenBy} · {instant(view.frozenAt, language)}
            </Line>
            <Line name={t('bulletin.cutOff')}>
              {instant(bulletin.cutOff, language)} · {bulletin.cutOff}
            </Line>
            <Line name={t('bulletin.rules')}>
              {bulletin.rules} · {bulletin.calendar}
            </Line>
            <Line name={t('bulletin.signature')}>{view.signature}</Line>
            <Line name={t('bulletin.publicKey')}>{view.publicKey}</Line>
          </dl>
          <Details title={t('bulletin.checkpointsOf', { count: bulletin.checkpoints.length })}>
            <table className="data" aria-label={t('bulletin.checkpoints')}>
              <thead>
                <tr>
                  <th scope="col">{t('bulletin.region')}</th>
                  <th scope="col" className="num-col">
                    {t('bulletin.size')}
                  </th>
                  <th scope="col">{t('bulletin.root')}</th>
                </tr>
              </thead>
              <tbody>
                {bulletin.checkpoints.map((checkpoint) => (
                  <tr key={checkpoint.region}>
                    <td className="mono">{checkpoint.region}</td>
                    <td className="num-col">{integer(checkpoint.size)}</td>
                    <td className="mono small break">{checkpoint.root}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Details>
          <Details title={t('bulletin.digests')}>
            <dl className="proof">
              {Object.entries(bulletin.matterDigests).map(([figure, digest]) => (
                <Line key={figure} name={figureName(figure)}>
                  {digest}
                </Line>
              ))}
            </dl>
          </Details>
        </section>
      </div>
    </Page>
  );
}

function Clearance({ bulletin }: { readonly bulletin: Bulletin }): ReactNode {
  const ranked = [...bulletin.rows].sort((a, b) => (a.rank ?? 1e9) - (b.rank ?? 1e9));
  return (
    <FiguresTable
      rows={ranked}
      total={bulletin.total}
      by={bulletin.by}
      label={bulletin.title}
      top={bulletin.authority.code}
      ranked
    />
  );
}

function CaseFigures({ bulletin }: { readonly bulletin: CaseBulletin }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <CaseFiguresTable
        figures={bulletin.figures}
        rows={bulletin.rows}
        total={bulletin.total}
        by={bulletin.by}
        label={bulletin.title}
        top={bulletin.authority.code}
      />
      {bulletin.by === 'campaign' && <p className="panel-note faint small">{t('caseBoard.campaigns')}</p>}
    </>
  );
}

/** Long lists of numbers for whoever checks: closed on screen, open in print. */
function Details({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <details className="proof-list">
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="mono small break">{children}</dd>
    </div>
  );
}
