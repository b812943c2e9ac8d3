import { infiniteQueryOptions } from '@tanstack/react-query';
import { retentionList } from '../../../../modules/dossiers/contract.ts';
import { api } from '../../api.ts';

/** Files whose time of keeping is over, page by page. */
export const retentionQuery = infiniteQueryOptions({
  queryKey: ['dossiers', 'retention'],
  initialPageParam: '',
  queryFn: ({ signal, pageParam }) =>
    api.get('/dossiers/retention', {
      query: pageParam === '' ? {} : { after: pageParam },
      answer: retentionList,
      signal,
    }),
  getNextPageParam: ({ next }) => next,
});
