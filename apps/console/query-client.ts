import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiFailure } from './api.ts';
import { meQuery } from './features/identity/use-me.ts';

/** A session that ended shows the sign-in again; drafts stay in this tab. */
function onFailure(error: unknown): void {
  if (error instanceof ApiFailure && error.status === 401) queryClient.setQueryData(meQuery.queryKey, null);
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: onFailure }),
  mutationCache: new MutationCache({ onError: onFailure }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // A refusal stays a refusal; only a lost connection or an overloaded server is worth another try.
      retry: (count, error) => count < 2 && error instanceof ApiFailure && (error.status === 0 || error.status >= 500),
    },
  },
});
