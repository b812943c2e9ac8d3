import { queryOptions } from '@tanstack/react-query';
import { readingAnswer } from '../../../../modules/reading/contract.ts';
import { api } from '../../api.ts';

/** What is named in the text of one version of a matter, as this reader may have it. */
export const readingQuery = (region: string, id: string, version: number) =>
  queryOptions({
    queryKey: ['matter', id, 'reading', version],
    queryFn: ({ signal }) => api.get(`/matters/${region}/${id}/reading`, { answer: readingAnswer, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
