import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { RetentionList } from '../../../../modules/dossiers/contract.ts';
import { useWords } from '../../i18n/index.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Nothing } from '../../ui/Nothing.tsx';
import { Page } from '../../ui/Page.tsx';
import { TableFrame } from '../../ui/TableFrame.tsx';
import './dossier.css';
import { addressOfDossier } from './dossier-query.ts';
import { retentionQuery } from './retention-query.ts';

type Item = RetentionList['items'][number];

/** Archived files whose time of keeping is over: who still has to approve, what holds them, what may go. */
export function RetentionPage(): ReactNode {
  const { t } = useWords();
  const found = useInfiniteQuery(retentionQuery);
  return (
    <Page title={t('retention.title')} sub={t('retention.sub')}>
      <Answer of={found} rows={6}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return items.length === 0 ? (
            <Nothing text={t('retention.none')} hint={t('retention.noneHint')} />
          ) : (
            <Files items={items} />
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

function Files({ items }: { readonly items: readonly Item[] }): ReactNode {
  const { t } = useWords();
  return (
    <TableFrame label={t('retention.title')}>
      <table className="data" aria-label={t('retention.title')}>
        <thead>
          <tr>
            <th scope="col">{t('retention.number')}</th>
            <th scope="col">{t('retention.case')}</th>
            <th scope="col">{t('dossier.archivedOn')}</th>
            <th scope="col">{t('dossier.keepUntil')}</th>
            <th scope="col">{t('retention.state')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td className="num">
                <Link to={addressOfDossier(item.homeRegion, item.id)}>{item.number}</Link>
              </td>
              <td>{item.title}</td>
              <td className="num">{item.archivedOn}</td>
              <td className="num">{item.keepUntil}</td>
              <td>
                <Standing item={item} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** What stands between the file and its end. */
function Standing({ item }: { readonly item: Item }): ReactNode {
  const { t } = useWords();
  if (item.holds > 0) return <span className="mark mark-danger">{t('dossier.held')}</span>;
  if (item.ready) return <span className="mark mark-ok">{t('retention.ready')}</span>;
  return <span className="mark mark-warn">{t('dossier.approvals', { count: item.approvals })}</span>;
}
