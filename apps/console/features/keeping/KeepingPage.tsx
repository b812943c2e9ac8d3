import { useInfiniteQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type KeptMatter, keptPage } from '../../../../modules/intake/keeping/contract.ts';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/index.ts';
import { procedureTitle } from '../../procedures.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { MoreButton } from '../../ui/PagedList.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';

/** What is over and still kept whole: from here it is proposed to be erased, and approved, on the page of each. */
export function KeepingPage(): ReactNode {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const show = search.get('show') === 'proposed' ? 'proposed' : 'all';
  const kept = useInfiniteQuery({
    queryKey: ['keeping', show],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.get('/keeping', { query: { show, after: pageParam }, answer: keptPage, signal }),
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Page title={t('keeping.title')} sub={t('keeping.sub')}>
      <div className="filters">
        <Segmented
          aria-label={t('keeping.show')}
          value={show}
          options={[
            { value: 'all', label: t('keeping.all') },
            { value: 'proposed', label: t('keeping.proposed') },
          ]}
          onChange={(value) => setSearch({ show: value })}
        />
      </div>
      <Answer of={kept} rows={6}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          return rows.length === 0 ? (
            <Nothing text={t(show === 'proposed' ? 'keeping.noneProposed' : 'keeping.none')} />
          ) : (
            <>
              <Kept rows={rows} />
              <MoreButton of={kept} />
            </>
          );
        }}
      </Answer>
    </Page>
  );
}

function Kept({ rows }: { readonly rows: readonly KeptMatter[] }): ReactNode {
  const { t, pick } = useWords();
  return (
    <TableFrame label={t('keeping.title')}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{t('keeping.matter')}</th>
            <th scope="col">{t('keeping.over')}</th>
            <th scope="col">{t('keeping.handling')}</th>
            <th scope="col">{t('keeping.standing')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link to={`/matters/${row.region}/${row.id}`}>{row.title}</Link>{' '}
                <span className="soft small">{pick(procedureTitle(row.procedure))}</span>
              </td>
              <td className="num">{row.closedOn}</td>
              <td>{pick(row.handling.name)}</td>
              <td>
                <Standing of={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Standing({ of: { withCase, keptUntil, proposal } }: { readonly of: KeptMatter }): ReactNode {
  const { t } = useWords();
  if (proposal !== null) {
    const { by, on, schedule, keepUntil } = proposal;
    return t('keeping.proposal', { name: by.name, day: on, schedule, until: keepUntil });
  }
  if (withCase) return t('keeping.withCase');
  return keptUntil === null ? t('keeping.plain') : t('keeping.until', { day: keptUntil });
}
