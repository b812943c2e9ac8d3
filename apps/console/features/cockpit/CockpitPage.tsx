import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { instant } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { useMe } from '../identity/use-me.ts';
import { cockpitOf } from './addresses.ts';
import { Campaigns } from './Campaigns.tsx';
import { ClueIntelligence } from './ClueIntelligence.tsx';
import { cockpitQueryOf } from './cockpit-query.ts';
import { Funnel } from './Funnel.tsx';
import { Hot } from './Hot.tsx';
import { Lagging } from './Lagging.tsx';
import { MapPanel } from './MapPanel.tsx';
import { Moved } from './Moved.tsx';
import { Overdue } from './Overdue.tsx';
import { Trend } from './Trend.tsx';
import './cockpit.css';

/** 驾驶舱: what a head looks at in the morning, of an area; every number opens what it counts. */
export function CockpitPage(): ReactNode {
  const { t, pick, language } = useWords();
  const { authority: own } = useMe();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const asked = search.get('authority') ?? undefined;
  const answer = useQuery(cockpitQueryOf(asked));
  const at = answer.data;
  return (
    <Page
      title={at === undefined ? t('cockpit.title') : `${t('cockpit.title')} · ${pick(at.authority.name)}`}
      sub={at === undefined ? t('cockpit.sub') : t('cockpit.asOf', { at: instant(at.asOf, language) })}
      actions={
        <>
          <div className="filter-wide no-print">
            <AuthorityPicker
              label={t('board.authority')}
              only="region"
              within={own.code}
              value={asked ?? own.code}
              onChange={(code) => void navigate(code === undefined ? '/cockpit' : cockpitOf(code))}
            />
          </div>
          <Button href={`/console/wall${asked === undefined ? '' : `?${new URLSearchParams({ authority: asked })}`}`}>
            {t('wall.open')}
          </Button>
          <Button onClick={() => print()}>{t('print')}</Button>
        </>
      }
    >
      <Answer of={answer} rows={12}>
        {(cockpit) => (
          <div className="cockpit" aria-busy={answer.isPlaceholderData}>
            <Moved of={cockpit} />
            <ClueIntelligence of={cockpit} />
            <div className="cockpit-grid">
              <Overdue of={cockpit} />
              <Lagging of={cockpit} />
              <MapPanel key={cockpit.authority.code} of={cockpit} />
              <Hot of={cockpit} />
              <Funnel of={cockpit} />
              <Trend of={cockpit} />
              <Campaigns today={cockpit.today} />
            </div>
            <details className="panel">
              <summary>{t('board.definitions')}</summary>
              <ul className="plain">
                {[cockpit.lagging.definition, cockpit.lagging.note, cockpit.moved.note, cockpit.funnel.note].map(
                  (note) => (
                    <li key={note.zh}>{pick(note)}</li>
                  ),
                )}
              </ul>
            </details>
          </div>
        )}
      </Answer>
    </Page>
  );
}
