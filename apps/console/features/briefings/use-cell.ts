import { useSearchParams } from 'react-router';

/** The page as it is, with a number opened. */
export const addressWithCell = (search: URLSearchParams, cell: string): string => {
  const next = new URLSearchParams(search);
  next.set('cell', cell);
  return `?${next}`;
};

/** Which number is open stands in the address, so that it can be sent to somebody. */
export function useCell(): readonly [string | null, (cell: string | null) => void] {
  const [search, setSearch] = useSearchParams();
  const open = (cell: string | null): void => {
    const next = new URLSearchParams(search);
    if (cell === null) next.delete('cell');
    else next.set('cell', cell);
    setSearch(next, { replace: true });
  };
  return [search.get('cell'), open];
}
