import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Navigate, useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import type { MatterRow } from '../../../../modules/intake/contract.ts';
import { domains } from '../../../../modules/intake/model/labels.ts';
import type { OfficeQueue } from '../../../../modules/office/contract.ts';
import { officeProcedureList } from '../../../../modules/office/model/procedures.ts';
import { useWords } from '../../i18n/index.ts';
import { findProcedure } from '../../procedures.ts';
import { Answer } from '../../ui/Answer.tsx';
import { AuthorityPicker } from '../../ui/AuthorityPicker.tsx';
import { FilterChoice, titlesOf } from '../../ui/FilterChoice.tsx';
import { filtersIn, withFilter } from '../../ui/filter-values.ts';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { PagedList } from '../../ui/PagedList.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { useMe } from '../identity/use-me.ts';
import { SearchBox } from '../intake/Filters.tsx';
import { rememberList } from '../intake/list-memory.ts';
import { addressOfMatter, MatterTable } from '../intake/MatterTable.tsx';
import { OpenMenu } from './OpenMenu.tsx';
import { isOfficeQueue, type OfficeFilters, officeFilterNames, officeListQuery } from './office-query.ts';

/** One queue of the campaign office. Each is the same list under another filter. */
export function OfficeQueuePage(): ReactNode {
  const { queue } = useParams();
  return isOfficeQueue(queue) ? <Queue key={queue} queue={queue} /> : <Navigate to="/office/queues/all" replace />;
}

function Queue({ queue }: { readonly queue: OfficeQueue }): ReactNode {
  const { t } = useWords();
  const { roles } = useMe();
  const navigate = useNavigate();
  const location = useLocation();
  const [search, setSearch] = useSearchParams();
  const filters: OfficeFilters = filtersIn(search, officeFilterNames);
  const found = useInfiniteQuery(officeListQuery(queue, filters));
  const rows: readonly MatterRow[] = found.data?.pages.flatMap((page) => page.items) ?? [];
  const [cursor, setCursor] = useState(-1);
  const more = (): void => {
    if (found.hasNextPage && !found.isFetchingNextPage) void found.fetchNextPage();
  };
  const move = (step: number): void => {
    const next = Math.min(Math.max(cursor + step, 0), rows.length - 1);
    setCursor(next);
    if (next >= rows.length - 3) more();
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    enter: () => {
      const row = rows[cursor];
      if (row !== undefined) void navigate(addressOfMatter(row));
    },
    m: more,
  });
  const change = (values: OfficeFilters): void => {
    setCursor(-1);
    setSearch(new URLSearchParams(values));
  };
  rememberList(`${location.pathname}${location.search}`, rows);
  const filtered = Object.keys(filters).length > 0;
  return (
    <Page title={t(`office.queue.${queue}`)} sub={t(`office.queueSub.${queue}`)} actions={<OpenMenu roles={roles} />}>
      <OfficeFilterBar values={filters} onChange={change} />
      <Answer of={found} rows={12}>
        {() =>
          rows.length === 0 ? (
            <Nothing
              {...(filtered ? { icon: 'search' as const, hint: t('list.nothingHint') } : {})}
              text={t(filtered ? 'list.nothingFound' : 'office.nothing')}
            >
              {filtered && <Button onClick={() => change({})}>{t('filter.clear')}</Button>}
            </Nothing>
          ) : (
            <PagedList of={found} shown={rows.length} total={found.data?.pages[0]?.total ?? 0}>
              <div className="table-frame">
                <MatterTable rows={rows} label={t(`office.queue.${queue}`)} cursor={cursor} onCursor={setCursor} />
              </div>
            </PagedList>
          )
        }
      </Answer>
    </Page>
  );
}

interface BarProps {
  readonly values: OfficeFilters;
  readonly onChange: (values: OfficeFilters) => void;
}

function OfficeFilterBar({ values, onChange }: BarProps): ReactNode {
  const { t } = useWords();
  const set = (name: keyof OfficeFilters, value: string | undefined): void => onChange(withFilter(values, name, value));
  return (
    <search className="filters">
      <SearchBox value={values.q ?? ''} onChange={(q) => set('q', q)} hint={t('office.searchHint')} />
      <FilterChoice
        label={t('filter.procedure')}
        titles={titlesOf(Object.fromEntries(officeProcedureList.map((each) => [each.id, each])))}
        value={values.procedure}
        onChange={(value) => set('procedure', value)}
      />
      {values.procedure !== undefined && (
        <FilterChoice
          label={t('list.state')}
          titles={titlesOf(findProcedure(values.procedure)?.states ?? {})}
          value={values.state}
          onChange={(value) => set('state', value)}
        />
      )}
      <FilterChoice
        label={t('list.domain')}
        titles={domains}
        value={values.domain}
        onChange={(value) => set('domain', value)}
      />
      <div className="filter filter-wide">
        <AuthorityPicker
          label={t('list.handling')}
          placeholder={t('list.handling')}
          value={values.authority}
          onChange={(code) => set('authority', code)}
        />
      </div>
      {values.origin !== undefined && (
        <button type="button" className="chip" onClick={() => set('origin', undefined)}>
          {t('office.fromOne')} ×
        </button>
      )}
      {values.campaign !== undefined && (
        <button type="button" className="chip" onClick={() => set('campaign', undefined)}>
          {t('filter.campaign')} {values.campaign} ×
        </button>
      )}
    </search>
  );
}
