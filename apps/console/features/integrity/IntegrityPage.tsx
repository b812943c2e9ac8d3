import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { type FindingPage, runAnswer } from '../../../../modules/integrity/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { instant } from '../../ui/format.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemNote } from '../../ui/ProblemNote.tsx';
import { useMe } from '../identity/use-me.ts';
import { AuthorityCounts } from './AuthorityCounts.tsx';
import { FilterBar } from './FilterBar.tsx';
import { FindingsTable } from './FindingsTable.tsx';
import './integrity.css';
import { filterFrom, findingsQuery, type IntegrityFilter } from './integrity-query.ts';
import { SeverityTiles } from './SeverityTiles.tsx';

/** What the nightly checkers found in the cases of one's area: what, where to see it, the usual cause, the way out. */
export function IntegrityPage(): ReactNode {
  const { t, pick } = useWords();
  const who = useMe();
  const [search, setSearch] = useSearchParams();
  const filter = filterFrom(search);
  const found = useInfiniteQuery(findingsQuery(filter));
  const set = (change: Partial<IntegrityFilter>): void => {
    const given = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== '' && value !== 'open');
    setSearch(new URLSearchParams(given), { replace: true });
  };
  const mayRun = who.roles.some((role) => role === 'head' || role === 'auditor');
  return (
    <Page
      title={t('integrity.title')}
      sub={t('integrity.sub', { authority: pick(who.authority.name) })}
      actions={mayRun ? <RunButton /> : undefined}
    >
      <Answer of={found} rows={8}>
        {({ pages }) => {
          const [first] = pages;
          return first === undefined ? null : (
            <>
              <CheckedAt page={first} />
              <SeverityTiles
                counts={first.counts}
                chosen={filter.severity}
                onChoose={(severity) => set({ severity })}
              />
              <FilterBar page={first} filter={filter} onChange={set} />
              <div className="integrity-grid">
                <Found filter={filter} pages={pages} onClear={() => setSearch({}, { replace: true })} />
                <AuthorityCounts
                  of={first.authorities}
                  chosen={filter.authority}
                  onChoose={(authority) => set({ authority })}
                />
              </div>
            </>
          );
        }}
      </Answer>
      {found.hasNextPage && (
        <Button className="more" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('integrity.more')}
        </Button>
      )}
    </Page>
  );
}

interface FoundProps {
  readonly filter: IntegrityFilter;
  readonly pages: readonly FindingPage[];
  readonly onClear: () => void;
}

function Found({ filter, pages, onClear }: FoundProps): ReactNode {
  const { t } = useWords();
  const items = pages.flatMap((page) => page.items);
  if (items.length > 0)
    return <FindingsTable items={items} checks={pages[0]?.checks ?? []} gone={filter.show === 'gone'} />;
  if (filter.severity !== '' || filter.check !== '' || filter.authority !== '') {
    return (
      <Nothing text={t('integrity.noneFiltered')} icon="search">
        <Button onClick={onClear}>{t('integrity.clear')}</Button>
      </Nothing>
    );
  }
  return filter.show === 'gone' ? (
    <Nothing text={t('integrity.noneGone')} icon="clock" />
  ) : (
    <Nothing text={t('integrity.none')} hint={t('integrity.noneHint')} />
  );
}

function CheckedAt({ page }: { readonly page: FindingPage }): ReactNode {
  const { t, language } = useWords();
  return (
    <p className="soft small integrity-when">
      {page.checkedAt === null
        ? t('integrity.never')
        : t('integrity.checked', { at: instant(page.checkedAt, language), cases: page.cases })}
    </p>
  );
}

/** Checks one's own area now; what it finds is on the page when it is done. */
function RunButton(): ReactNode {
  const { t } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const run = useMutation({
    mutationFn: () => api.post('/integrity/run', { answer: runAnswer }),
    onSuccess: async ({ regions, cases, findings }) => {
      void message.info(regions === 0 ? t('integrity.busy') : t('integrity.ran', { cases, findings }));
      await client.invalidateQueries({ queryKey: ['integrity'] });
    },
  });
  return (
    <>
      {run.isError && <ProblemNote error={run.error} />}
      <Button icon={<Icon name="check" />} loading={run.isPending} onClick={() => run.mutate()}>
        {t('integrity.run')}
      </Button>
    </>
  );
}
