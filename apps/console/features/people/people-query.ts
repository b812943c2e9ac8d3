import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { api } from '../../api.ts';
import { licenceList, listedPeople, personPage } from '../identity/contract.ts';

export type ListedPerson = z.infer<typeof listedPeople>['items'][number];

export interface PeopleFilter {
  readonly q?: string | undefined;
  readonly authority?: string | undefined;
  readonly role?: string | undefined;
  readonly state?: string | undefined;
}

/** People of one's area by login, page by page. */
export const peopleQuery = (filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['people-list', filter],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) =>
      api.get('/people', { query: { ...filter, after: pageParam, limit: 50 }, answer: listedPeople, signal }),
    getNextPageParam: ({ next }) => next,
  });

/** One person: roles, delegations, ways of signing in. */
export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['person', id],
    queryFn: ({ signal }) => api.get(`/people/${id}`, { answer: personPage, signal }),
  });

/** Licences of one's area that run out soon, or have. */
export const licencesQuery = queryOptions({
  queryKey: ['people', 'licences'],
  queryFn: ({ signal }) => api.get('/people/licences', { answer: licenceList, signal }),
});

/** After a change of anybody: names, roles and pickers may be old. */
export async function peopleChanged(client: QueryClient): Promise<void> {
  await Promise.all(['people-list', 'person', 'people'].map((key) => client.invalidateQueries({ queryKey: [key] })));
}
