import { queryOptions } from '@tanstack/react-query';
import { watchHitsView, watchListsView } from '../../../../../modules/parties/screening/contract.ts';
import { api } from '../../../api.ts';

export const watchListsQuery = queryOptions({
  queryKey: ['watch-lists'],
  queryFn: ({ signal }) => api.get('/watch-lists', { answer: watchListsView, signal }),
});

export const watchHitsQueryOf = (state: 'open' | 'decided') =>
  queryOptions({
    queryKey: ['watch-hits', state],
    queryFn: ({ signal }) => api.get('/watch-lists/hits', { query: { state }, answer: watchHitsView, signal }),
  });
