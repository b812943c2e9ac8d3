import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { requestPage } from '../../../../modules/intake/identity/contract.ts';
import { api } from '../../api.ts';

/** Every list of requests begins so: after an act all are asked for anew. */
export const REQUESTS = ['identity-requests'] as const;

/** Requests of one's area, or one's own, page by page, the newest first. */
export const requestsQuery = (state: 'waiting' | 'all') =>
  infiniteQueryOptions({
    queryKey: [...REQUESTS, state],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.get('/identity-requests', {
        query: { state, before: pageParam },
        answer: requestPage,
        signal,
      }),
    getNextPageParam: ({ next }) => next,
  });

/** Requests about one matter, the newest first. */
export const requestsOfMatter = (matter: string) =>
  queryOptions({
    queryKey: [...REQUESTS, 'matter', matter],
    queryFn: ({ signal }) => api.get('/identity-requests', { query: { matter }, answer: requestPage, signal }),
  });
