import { queryOptions } from '@tanstack/react-query';
import { clockTrace, matterDetail } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';

/** One matter with acts, clocks, proposals and what may be done now. */
export const matterQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: ['matter', id],
    queryFn: ({ signal }) => api.get(`/matters/${region}/${id}`, { answer: matterDetail, signal }),
  });

/** The way to one deadline, day by day. */
export const traceQuery = (region: string, id: string, clock: string) =>
  queryOptions({
    queryKey: ['matter', id, 'trace', clock],
    queryFn: ({ signal }) => api.get(`/matters/${region}/${id}/clocks/${clock}/trace`, { answer: clockTrace, signal }),
  });
