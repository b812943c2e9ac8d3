import { queryOptions } from '@tanstack/react-query';
import { queueCounts } from '../../../modules/intake/contract.ts';
import { api } from '../api.ts';

/** How many clues, reports and complaints wait in each queue. */
export const clueCountsQuery = queryOptions({
  queryKey: ['queues'],
  queryFn: ({ signal }) => api.get('/queues', { answer: queueCounts, signal }),
  refetchInterval: 60_000,
});
