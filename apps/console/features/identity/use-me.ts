import { type QueryClient, queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { AuthorityCode, PersonId } from '../../../../kernel/id.ts';
import type { ActingAs } from '../../../../platform/procedure/types.ts';
import { ApiFailure, api, ignored } from '../../api.ts';
import { clearDrafts } from '../../ui/use-draft.ts';
import { type Me, me } from './contract.ts';

/** Who is signed in; null = nobody. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await api.get('/session', { answer: me, signal });
    } catch (error) {
      if (error instanceof ApiFailure && error.status === 401) return null;
      throw error;
    }
  },
});

export const useSession = () => useQuery(meQuery);

/** The person signed in; only for pages inside the shell, which is not drawn without one. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (data === null) throw new Error('drawn without a session');
  return data;
}

/** The person as the shared predicate wants them. */
export function actingAs(who: Me): ActingAs {
  return {
    personId: who.person.id as PersonId,
    authority: who.authority.code as AuthorityCode,
    roles: who.roles,
    onBehalfOf: (who.onBehalfOf?.id ?? null) as PersonId | null,
  };
}

/** Ends the session here and on the server, and leaves nothing of this person at the desk. */
export async function signOut(client: QueryClient): Promise<void> {
  await api.delete('/session', { answer: ignored }).catch(() => undefined);
  clearDrafts();
  // The frame watches this one query: clearing it too would leave the page of the last person on screen.
  client.setQueryData(meQuery.queryKey, null);
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
}
