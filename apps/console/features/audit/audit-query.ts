import { infiniteQueryOptions } from '@tanstack/react-query';
import { type AuditFilter, auditPage } from '../../../../modules/audit/contract.ts';
import { auditKinds } from '../../../../modules/audit/model/kinds.ts';
import { api } from '../../api.ts';

/** The trail page by page. Each page asked for is an entry of the trail, so nothing asks again by itself. */
export const trailQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    initialPageParam: '',
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: ({ signal, pageParam }) =>
      api.get('/audit', { query: { ...filter, cursor: pageParam, limit: 50 }, answer: auditPage, signal }),
    getNextPageParam: ({ next }) => next,
  });

/** What the address asks for; what it cannot mean is left out. */
export function filterFrom(search: URLSearchParams): AuditFilter {
  const of = (name: string): string | undefined => search.get(name) || undefined;
  return {
    kind: auditKinds.find((kind) => kind === of('kind')),
    person: of('person'),
    matter: of('matter'),
    from: of('from'),
    to: of('to'),
  };
}
