import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { addressOf } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { instant } from '../../ui/format.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { useMe } from '../identity/use-me.ts';
import { FigurePicker } from './FigurePicker.tsx';
import { OpenView } from './OpenView.tsx';
import { PivotChart } from './PivotChart.tsx';
import { PivotFilters } from './PivotFilters.tsx';
import { PivotTable } from './PivotTable.tsx';
import { PivotViews } from './PivotViews.tsx';
import { addressOfPivot, type PivotState, pivotStateOf, settled } from './pivot-address.ts';
import { figuresQuery, pivotQueryOf } from './pivot-query.ts';
import './pivot.css';

/** 交叉分析: any figure by any two of authority, field, channel, campaign and time; every number opens its matters. */
export function PivotPage(): ReactNode {
  const [search] = useSearchParams();
  const view = search.get('view');
  return view === null ? <PivotDesk search={search} /> : <OpenView id={view} />;
}

function PivotDesk({ search }: { readonly search: URLSearchParams }): ReactNode {
  const { t, pick, language } = useWords();
  const { authority } = useMe();
  const navigate = useNavigate();
  const state = pivotStateOf(search);
  const { sort: _, ...ask } = state;
  const catalogue = useQuery(figuresQuery);
  const answer = useQuery({ ...pivotQueryOf(ask), placeholderData: (before) => before });
  // While the next answer is on its way the last one stands, as it was asked.
  const asked = useRef(state);
  if (!answer.isPlaceholderData) asked.current = state;
  const shown: PivotState = { ...asked.current, sort: state.sort };
  const change = (next: Partial<PivotState>): void =>
    void navigate(addressOfPivot(settled({ ...state, ...next })), { replace: true });
  const oneOnly = state.rows !== 'figure' && state.columns !== 'figure';
  return (
    <Page title={t('pivot.title')} sub={t('pivot.sub')} actions={<Actions state={state} />}>
      <PivotFilters state={state} own={authority.code} onChange={change} />
      <div className="pivot-page">
        <Answer of={catalogue} rows={8}>
          {(figures) => (
            <FigurePicker
              figures={figures}
              chosen={state.figures.split(',')}
              oneOnly={oneOnly}
              onChange={(chosen) => change({ figures: chosen.join(',') })}
            />
          )}
        </Answer>
        <Answer of={answer} rows={10}>
          {(pivot) => (
            <div className="stack" aria-busy={answer.isPlaceholderData}>
              {pivot.rows.length === 0 || pivot.columns.length === 0 ? (
                <Nothing icon="search" text={t('pivot.nothing')} hint={t('pivot.nothingHint')} />
              ) : (
                <>
                  <PivotTable pivot={pivot} state={shown} onSort={(sort) => change({ sort })} />
                  <p className="faint small no-print">{t('pivot.keys')}</p>
                  {pivot.notes.map((note) => (
                    <p key={note.zh} className="small pivot-note">
                      {pick(note)}
                    </p>
                  ))}
                  {shown.rows === 'campaign' && <p className="faint small">{t('caseBoard.campaigns')}</p>}
                  <PivotChart pivot={pivot} state={shown} />
                </>
              )}
              <p className="faint small">
                {t('board.asOf', { at: instant(pivot.asOf, language), from: pivot.from, to: pivot.to })}
                {pivot.compared !== null && ` · ${t('pivot.comparedWith', { ...pivot.compared })}`}
                <br />
                {t('pivot.own', { authority: pick(authority.name) })}
              </p>
            </div>
          )}
        </Answer>
      </div>
    </Page>
  );
}

/** Printing, taking away, and a link that carries the question alone. */
function Actions({ state }: { readonly state: PivotState }): ReactNode {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const { sort: _, ...ask } = state;
  const share = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${location.origin}/console${addressOfPivot(state)}`);
    message.success(t('pivot.linkTaken'));
  };
  return (
    <>
      <PivotViews state={state} />
      <Button onClick={() => void share().catch(() => message.warning(t('pivot.linkByHand')))}>
        {t('pivot.share')}
      </Button>
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button key={format} href={addressOf('/figures/pivot/export', { ...ask, format, language })} download>
          {t('pivot.export', { format: format.toUpperCase() })}
        </Button>
      ))}
      <Button onClick={() => print()}>{t('print')}</Button>
    </>
  );
}
