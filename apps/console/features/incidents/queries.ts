import { queryOptions } from '@tanstack/react-query';
import { groupDetail, groupList, incidentView } from '../../../../modules/incidents/contract.ts';
import { api } from '../../api.ts';

/** Often enough that what grows is seen while it grows. */
const EVERY = 60_000;

export const groupsQuery = (growing: boolean) =>
  queryOptions({
    queryKey: ['incidents', 'groups', growing],
    queryFn: ({ signal }) =>
      api.get('/incidents/groups', { query: { growing: growing ? 'yes' : undefined }, answer: groupList, signal }),
    refetchInterval: EVERY,
  });

export const groupQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: ['incidents', 'group', region, id],
    queryFn: ({ signal }) => api.get(`/incidents/groups/${region}/${id}`, { answer: groupDetail, signal }),
  });

export const incidentQuery = (region: string, id: string, version: number) =>
  queryOptions({
    queryKey: ['incidents', 'incident', region, id, version],
    queryFn: ({ signal }) => api.get(`/incidents/${region}/${id}`, { answer: incidentView, signal }),
  });
