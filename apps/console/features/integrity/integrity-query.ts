import { infiniteQueryOptions } from '@tanstack/react-query';
import { findingPage } from '../../../../modules/integrity/contract.ts';
import { api } from '../../api.ts';

/** What the page asks for; empty is all. */
export interface IntegrityFilter {
  readonly severity: string;
  readonly check: string;
  readonly authority: string;
  readonly show: 'open' | 'gone';
}

export const findingsQuery = (filter: IntegrityFilter) =>
  infiniteQueryOptions({
    queryKey: ['integrity', filter],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.get('/integrity', { query: { ...filter, cursor: pageParam, limit: 50 }, answer: findingPage, signal }),
    getNextPageParam: ({ next }) => next,
  });

/** The filter of the address; what it cannot mean is left out. */
export function filterFrom(search: URLSearchParams): IntegrityFilter {
  const of = (name: string): string => search.get(name) ?? '';
  return {
    severity: ['urgent', 'serious', 'minor'].includes(of('severity')) ? of('severity') : '',
    check: /^[a-z-]{1,40}$/.test(of('check')) ? of('check') : '',
    authority: /^\d{6}(\d{3})?$/.test(of('authority')) ? of('authority') : '',
    show: of('show') === 'gone' ? 'gone' : 'open',
  };
}
