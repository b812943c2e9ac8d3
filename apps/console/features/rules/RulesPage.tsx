import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { ruleBook } from '../../../../rules/index.ts';
import { useWords } from '../../i18n/index.ts';
import { Page } from '../../ui/Page.tsx';
import { BasesTab } from './BasesTab.tsx';
import { CalendarTab } from './CalendarTab.tsx';
import { CountTab } from './CountTab.tsx';
import { GroundsTab } from './GroundsTab.tsx';
import { LimitsTab } from './LimitsTab.tsx';

/** The law as this system reads it: limits, calendars, closed lists, bases; and a way to count a date oneself. */
export function RulesPage(): ReactNode {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  return (
    <Page title={t('rules.title')} sub={t('rules.sub', { version: ruleBook.version })}>
      <Tabs
        activeKey={search.get('tab') ?? 'limits'}
        onChange={(tab) => setSearch({ tab })}
        items={[
          { key: 'limits', label: t('rules.limits'), children: <LimitsTab /> },
          { key: 'count', label: t('rules.count'), children: <CountTab /> },
          { key: 'calendar', label: t('rules.calendar'), children: <CalendarTab /> },
          { key: 'grounds', label: t('rules.grounds'), children: <GroundsTab /> },
          { key: 'bases', label: t('rules.bases'), children: <BasesTab /> },
        ]}
      />
    </Page>
  );
}
