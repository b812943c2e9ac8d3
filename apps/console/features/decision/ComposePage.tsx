import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { CaseDetail } from '../../../../modules/cases/contract.ts';
import { AreaContext } from '../../forms/area.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { caseArea } from '../cases/area.ts';
import { caseQuery } from '../cases/case-query.ts';
import '../cases/cases.css';
import { Composer } from './Composer.tsx';
import { composable, composing } from './compose-verbs.ts';
import './decision.css';

/** Proposal and decision of a case, written beside the calculator. */
export function ComposePage(): ReactNode {
  const { region = '', id = '' } = useParams();
  const { t } = useWords();
  const found = useQuery(caseQuery(region, id));
  if (found.data !== undefined) {
    return (
      <AreaContext value={caseArea}>
        <Chosen detail={found.data} />
      </AreaContext>
    );
  }
  return (
    <Page title={t('decision.title')}>
      <Answer of={found} rows={12}>
        {() => null}
      </Answer>
    </Page>
  );
}

function Chosen({ detail }: { readonly detail: CaseDetail }): ReactNode {
  const { t, pick } = useWords();
  const [search, setSearch] = useSearchParams();
  const may = composable(detail);
  const wanted = search.get('verb');
  const view = may.find(({ verb }) => verb === wanted) ?? may[0];
  const { row } = detail;
  const back = `/cases/${row.homeRegion}/${row.id}`;
  return (
    <Page
      title={view === undefined ? t('decision.title') : pick(view.title)}
      sub={
        <div className="matter-sub">
          <Link to={back} className="back">
            <Icon name="back" size={14} /> {t('decision.back')}
          </Link>
          <strong className="num case-number">{row.number}</strong>
          <span>{row.title || row.cause}</span>
          <span className="state">{pick(row.stateTitle)}</span>
          <span className="soft">{detail.party.name}</span>
        </div>
      }
      {...(may.length < 2
        ? {}
        : {
            actions: (
              <Segmented
                aria-label={t('decision.which')}
                value={view?.verb ?? ''}
                options={may.map(({ verb, title }) => ({ value: verb, label: pick(title) }))}
                onChange={(verb) => setSearch({ verb: String(verb) }, { replace: true })}
              />
            ),
          })}
    >
      {view === undefined ? (
        <Nothing text={t('decision.nothing')} hint={why(detail, pick)} icon="lock">
          <Link to={back}>{t('decision.back')}</Link>
        </Nothing>
      ) : (
        <Composer key={`${row.id} ${view.verb}`} detail={detail} view={view} />
      )}
    </Page>
  );
}

/** The rule that stands nearest against it. */
function why({ matter }: CaseDetail, pick: (text: { zh: string; en: string }) => string): string {
  const refused = matter.verbs.filter(({ verb }) => composing.some((each) => each === verb));
  const nearest = refused.find(({ refusal }) => refusal !== null && refusal.rule !== 'procedure.state') ?? refused[0];
  return nearest?.refusal == null ? '' : `${pick(nearest.title)}：${pick(nearest.refusal.text)}`;
}
