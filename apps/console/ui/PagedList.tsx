import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/index.ts';
import { integer } from './format.ts';

type Paged = UseInfiniteQueryResult<InfiniteData<unknown>>;

/** Asks for the next page of a list; nothing where all of it is here. */
export function MoreButton({ of }: { readonly of: Paged }): ReactNode {
  const { t } = useWords();
  if (!of.hasNextPage) return null;
  return (
    <Button block className="more" loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage()}>
      {t('list.more')}
    </Button>
  );
}

interface Props {
  readonly of: Paged;
  /** How many are here, and how many there are. */
  readonly shown: number;
  readonly total: number;
  readonly children: ReactNode;
}

/** A list that comes page by page: how much of it is here, its rows, the way to more. */
export function PagedList({ of, shown, total, children }: Props): ReactNode {
  const { t } = useWords();
  return (
    <>
      <div className="list-bar" role="status">
        {t(of.hasNextPage ? 'list.shown' : 'list.whole', { shown: integer(shown), total: integer(total) })}
      </div>
      {children}
      <MoreButton of={of} />
    </>
  );
}
