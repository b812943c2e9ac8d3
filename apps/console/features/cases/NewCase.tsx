import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { CaseFiled } from '../../../../modules/cases/contract.ts';
import { AreaContext } from '../../forms/area.ts';
import type { Draft } from '../../forms/body.ts';
import { useWords } from '../../i18n/index.ts';
import { mayRegister } from '../../procedures.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { useMe } from '../identity/use-me.ts';
import { matterQuery } from '../intake/matter-query.ts';
import { caseArea } from './area.ts';
import './cases.css';
import { FiledCard } from './FiledCard.tsx';
import { FilingForm } from './FilingForm.tsx';
import { prefillFrom, withSources } from './prefill.ts';
import { useMayFile } from './use-may-file.ts';

/** Filing a case 立案, from nothing or from a clue that asked for it (`?from=980101/…`). */
export function NewCase(): ReactNode {
  const { t } = useWords();
  const may = useMayFile();
  const [search] = useSearchParams();
  const [filed, setFiled] = useState<CaseFiled | null>(null);
  const from = search.get('from');
  const others = (search.get('with') ?? '').split(',').filter((each) => each !== '');
  return (
    <AreaContext value={caseArea}>
      <Page title={t('cases.new.title')} sub={t('cases.new.sub')}>
        {filed !== null ? (
          <FiledCard filed={filed} onNext={() => setFiled(null)} />
        ) : !may ? (
          <NotYours from={from} />
        ) : from === null ? (
          <FilingForm prefill={{}} draftKey="new.case" onFiled={setFiled} />
        ) : (
          <FromSource from={from} others={others} onFiled={setFiled} />
        )}
      </Page>
    </AreaContext>
  );
}

/** Filing is the head's word: what others can do towards it, and where. */
function NotYours({ from }: { readonly from: string | null }): ReactNode {
  const { t } = useWords();
  const { roles } = useMe();
  const isOfficer = roles.includes('officer');
  return (
    <Nothing icon="lock" text={t('cases.new.headOnly')} hint={t('cases.new.headOnlyHint')}>
      <ul className="plain new-case-ways">
        {isOfficer && from !== null && (
          <Way to={`/matters/${from}`} title={t('cases.new.way.clue')} why={t('cases.new.way.clueWhy')} />
        )}
        {isOfficer && from === null && (
          <Way to="/queues/mine" title={t('cases.new.way.clues')} why={t('cases.new.way.cluesWhy')} />
        )}
        {mayRegister(roles) && from === null && (
          <Way to="/new/clue" title={t('cases.new.way.register')} why={t('cases.new.way.registerWhy')} />
        )}
        {isOfficer && (
          <Way to="/on-site/decision" title={t('cases.new.way.onSite')} why={t('cases.new.way.onSiteWhy')} />
        )}
        <Way to="/cases/queues/team" title={t('cases.new.way.team')} why={t('cases.new.way.teamWhy')} />
      </ul>
    </Nothing>
  );
}

interface WayProps {
  readonly to: string;
  readonly title: string;
  readonly why: string;
}

function Way({ to, title, why }: WayProps): ReactNode {
  return (
    <li>
      <Link to={to}>{title}</Link>
      <div className="soft small">{why}</div>
    </li>
  );
}

interface SourceProps {
  readonly from: string;
  /** Other matters that it comes from too, as an incident names them. */
  readonly others: readonly string[];
  readonly onFiled: (filed: CaseFiled) => void;
}

function FromSource({ from, others, onFiled }: SourceProps): ReactNode {
  const { t } = useWords();
  const [region = '', id = ''] = from.split('/');
  const source = useQuery(matterQuery(region, id));
  return (
    <Answer of={source} rows={10}>
      {(detail) => {
        const prefill: Draft = withSources(prefillFrom(detail), others);
        return (
          <>
            <p className="entry-before">
              {t('cases.new.from')}{' '}
              <Link to={`/matters/${region}/${id}`}>{detail.row.title || detail.row.id.slice(0, 13)}</Link>
            </p>
            <FilingForm prefill={prefill} draftKey={`new.case.${id}`} onFiled={onFiled} />
          </>
        );
      }}
    </Answer>
  );
}
