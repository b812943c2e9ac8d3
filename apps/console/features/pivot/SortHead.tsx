import type { ReactNode } from 'react';
import { nextSort } from './table.ts';

interface Props {
  /** Key of the column. */
  readonly of: string;
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
  readonly children: ReactNode;
  /** Below the words that sort. */
  readonly below?: ReactNode;
}

/** The head of a column of numbers, which orders the rows by it: largest first, smallest first, as they come. */
export function SortHead({ of, sort, onSort, children, below }: Props): ReactNode {
  const order = sort === `-${of}` ? 'descending' : sort === of ? 'ascending' : 'none';
  return (
    <th scope="col" className="num-col" aria-sort={order}>
      <button type="button" className="sort-head" onClick={() => onSort(nextSort(sort, of))}>
        {children}
        <span aria-hidden="true" className="sort-mark">
          {{ descending: '↓', ascending: '↑', none: '↕' }[order]}
        </span>
      </button>
      {below}
    </th>
  );
}
