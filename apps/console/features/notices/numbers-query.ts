import { queryOptions } from '@tanstack/react-query';
import { blockList } from '../../../../modules/cases/blocks-contract.ts';
import { numberWordList } from '../../../../modules/cases/contract.ts';
import { api } from '../../api.ts';

/** Words of one's authority's numbers, and where each run stands. */
export const wordsQuery = queryOptions({
  queryKey: ['number-words'],
  queryFn: ({ signal }) => api.get('/cases/number-words', { answer: numberWordList, signal }),
});

/** Numbers that officers of one's authority took beforehand, this year's settled ones among them. */
export const blocksQuery = (year: number) =>
  queryOptions({
    queryKey: ['number-blocks', year],
    queryFn: ({ signal }) =>
      api.get('/cases/number-blocks', { query: { whose: 'office', year }, answer: blockList, signal }),
  });
