import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  type CaseQueue,
  caseCounts,
  caseDetail,
  casePage,
  hearingCalendar,
} from '../../../../modules/cases/contract.ts';
import { api } from '../../api.ts';

/** One case with all that its page shows. */
export const caseQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: ['matter', id, 'case'],
    queryFn: ({ signal }) => api.get(`/cases/${region}/${id}`, { answer: caseDetail, signal }),
  });

export const casesQuery = (queue: CaseQueue, filters: Readonly<Record<string, string>>) =>
  infiniteQueryOptions({
    queryKey: ['matters', 'cases', queue, filters],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get('/cases', { query: { queue, ...filters, cursor: pageParam, limit: 50 }, answer: casePage, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** How many cases wait in each queue. */
export const countsQuery = queryOptions({
  queryKey: ['queues', 'cases'],
  refetchInterval: 60_000,
  queryFn: ({ signal }) => api.get('/cases/queues', { answer: caseCounts, signal }),
});

export const hearingsQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['matters', 'hearings', from, to],
    queryFn: ({ signal }) => api.get('/cases/hearings', { query: { from, to }, answer: hearingCalendar, signal }),
  });

export const addressOfCase = (row: { readonly homeRegion: string; readonly id: string }): string =>
  `/cases/${row.homeRegion}/${row.id}`;
