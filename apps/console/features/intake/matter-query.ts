import { queryOptions } from '@tanstack/react-query';
import { clockTrace, matterDetail } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';

/** One matter with acts, clocks, proposals and what may be done now. */
export const matterQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: ['matter', id],
    queryFn: ({ signal }) => api.get(`/matters/${region}/${id}`, { answer: matterDetail, signal }),
    // Proposals are made a moment after receipt, by a worker: ask again until they are there, but not for ever.
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data?.row.version === 1 && data.proposals.length === 0 && dataUpdateCount < 6 ? 1_500 : false,
  });

/** The way to one deadline, day by day. */
export const traceQuery = (region: string, id: string, clock: string) =>
  queryOptions({
    queryKey: ['matter', id, 'trace', clock],
    queryFn: ({ signal }) => api.get(`/matters/${region}/${id}/clocks/${clock}/trace`, { answer: clockTrace, signal }),
  });
