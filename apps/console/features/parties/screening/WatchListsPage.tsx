import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { WatchListView } from '../../../../../modules/parties/screening/contract.ts';
import { useWords } from '../../../i18n/index.ts';
import { Answer } from '../../../ui/Answer.tsx';
import { integer } from '../../../ui/format.ts';
import { Nothing } from '../../../ui/Nothing.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Part } from '../../../ui/Part.tsx';
import { TableFrame } from '../../../ui/TableFrame.tsx';
import { WatchHit } from './WatchHit.tsx';
import { watchHitsQueryOf, watchListsQuery } from './watch-query.ts';

/** 名单比对: hits for officers to decide, and the lists behind them. A hit is a hint to be verified, never a finding. */
export function WatchListsPage(): ReactNode {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const state = search.get('state') === 'decided' ? 'decided' : 'open';
  const hits = useQuery(watchHitsQueryOf(state));
  const lists = useQuery(watchListsQuery);
  return (
    <Page title={t('watch.title')} sub={t('watch.sub')}>
      <div className="stack">
        <Part
          title={t('watch.hits')}
          actions={
            <Segmented
              aria-label={t('watch.hits')}
              value={state}
              options={(['open', 'decided'] as const).map((value) => ({ value, label: t(`watch.${value}`) }))}
              onChange={(value) => setSearch(value === 'open' ? {} : { state: value }, { replace: true })}
            />
          }
        >
          <Answer of={hits} rows={8}>
            {({ items, more, mayDecide }) =>
              items.length === 0 ? (
                <Nothing text={t(`watch.none.${state}`)} hint={t('watch.noneHint')} />
              ) : (
                <>
                  <ul className="proposals">
                    {items.map((hit) => (
                      <WatchHit key={hit.id} hit={hit} mayDecide={mayDecide} />
                    ))}
                  </ul>
                  {more && <p className="faint small">{t('watch.more')}</p>}
                </>
              )
            }
          </Answer>
        </Part>
        <Part title={t('watch.lists')}>
          <Answer of={lists} rows={4}>
            {({ items }) =>
              items.length === 0 ? (
                <Nothing icon="upload" text={t('watch.noLists')} hint={t('watch.noListsHint')} />
              ) : (
                <Lists items={items} />
              )
            }
          </Answer>
        </Part>
      </div>
    </Page>
  );
}

function Lists({ items }: { readonly items: readonly WatchListView[] }): ReactNode {
  const { t } = useWords();
  return (
    <TableFrame label={t('watch.lists')}>
      <table className="data" aria-label={t('watch.lists')}>
        <thead>
          <tr>
            {(['name', 'source', 'basis', 'purpose', 'until'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`watch.list.${column}`)}
              </th>
            ))}
            <th scope="col" className="num-col">
              {t('watch.list.entries')}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, name, source, basis, purpose, until, ended, entries }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{source}</td>
              <td>{basis}</td>
              <td>{purpose}</td>
              <td className="num">
                {until}
                {ended && <span className="party-ended"> · {t('watch.ended')}</span>}
              </td>
              <td className="num-col">{integer(entries)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
