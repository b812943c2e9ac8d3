import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type OfficeQueue, officeCounts, officePage, officeQueue } from '../../../../modules/office/contract.ts';
import { api } from '../../api.ts';
import type { FilterValues } from '../../ui/filter-values.ts';

export const officeFilterNames = ['procedure', 'state', 'domain', 'authority', 'origin', 'campaign', 'q'] as const;
export type OfficeFilters = FilterValues<(typeof officeFilterNames)[number]>;

export const isOfficeQueue = (value: string | undefined): value is OfficeQueue => officeQueue.safeParse(value).success;

/** A list of the campaign office, page after page. */
export const officeListQuery = (queue: OfficeQueue, filters: OfficeFilters) =>
  infiniteQueryOptions({
    queryKey: ['office', queue, filters],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get('/office', { query: { queue, ...filters, cursor: pageParam, limit: 50 }, answer: officePage, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** How many of each kind stand in each queue. */
export const officeCountsQuery = queryOptions({
  queryKey: ['office', 'counts'],
  queryFn: ({ signal }) => api.get('/office/counts', { answer: officeCounts, signal }),
});
