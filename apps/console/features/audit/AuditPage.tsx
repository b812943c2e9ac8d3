import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Empty } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { addressOf } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Page } from '../../ui/Page.tsx';
import { useMe } from '../identity/use-me.ts';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditTable } from './AuditTable.tsx';
import { filterFrom, trailQuery } from './audit-query.ts';
import './audit.css';

/** Who looked at what, signed in, was given roles; read only, and the reading is written down. */
export function AuditPage(): ReactNode {
  const { t, pick } = useWords();
  const who = useMe();
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const filter = filterFrom(search);
  const trail = useInfiniteQuery(trailQuery(filter));
  return (
    <Page
      title={t('audit.title')}
      sub={t('audit.sub', { authority: pick(who.authority.name) })}
      actions={
        <Button href={addressOf('/audit/export', filter)} icon={<Icon name="bulletin" />}>
          {t('audit.export')}
        </Button>
      }
    >
      <AuditFilters
        key={search.toString()}
        filter={filter}
        onAsk={(asked) => {
          const given = Object.entries(asked).filter(([, value]) => value !== undefined);
          const next = new URLSearchParams(given as [string, string][]);
          // Asked for the same again: what came in meanwhile is wanted.
          if (next.toString() === search.toString()) void client.resetQueries({ queryKey: ['audit'] });
          else setSearch(next);
        }}
      />
      <Answer of={trail}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty className="empty" description={t('audit.none')} />;
          return <AuditTable items={items} />;
        }}
      </Answer>
      {trail.hasNextPage && (
        <Button className="more" loading={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
    </Page>
  );
}
