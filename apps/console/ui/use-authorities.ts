import { queryOptions, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { type AuthorityView, authorityView, personView } from '../../../modules/intake/contract.ts';
import { api } from '../api.ts';

export const authoritiesQuery = queryOptions({
  queryKey: ['authorities'],
  staleTime: 10 * 60_000,
  queryFn: ({ signal }) => api.get('/authorities', { answer: z.array(authorityView), signal }),
});

/** The tree of authorities, in code order, so that a parent comes before its children. */
export function useAuthorities(): readonly AuthorityView[] {
  return useQuery(authoritiesQuery).data ?? [];
}

/** The people of one authority, to be made responsible. */
export function usePeople(authority: string) {
  return useQuery({
    queryKey: ['people', authority],
    staleTime: 5 * 60_000,
    enabled: authority !== '',
    queryFn: ({ signal }) => api.get(`/authorities/${authority}/people`, { answer: z.array(personView), signal }),
  });
}
