import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { letterBoard, letterMatters, taskBoard } from '../../../../modules/programmes/contract.ts';
import { api } from '../../api.ts';

/** How tasks stand by authority, now. */
export const taskBoardQuery = (authority: string | undefined) =>
  queryOptions({
    queryKey: ['office', 'task-board', authority],
    queryFn: ({ signal }) => api.get('/task-board', { query: { authority }, answer: taskBoard, signal }),
  });

export interface LetterFilter {
  readonly authority?: string;
  readonly from: string;
  readonly to: string;
}

/** Letters by kind, in a period. */
export const letterBoardQuery = (filter: LetterFilter) =>
  queryOptions({
    queryKey: ['letters', filter],
    queryFn: ({ signal }) => api.get('/letters', { query: { ...filter }, answer: letterBoard, signal }),
  });

const PAGE = 100;

/** The letters behind a number, page after page. */
export const letterMattersQuery = (asked: LetterFilter & { readonly figure: string; readonly kind?: string }) =>
  infiniteQueryOptions({
    queryKey: ['letters', 'matters', asked],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      api.get('/letters/matters', {
        query: { ...asked, limit: PAGE, offset: pageParam },
        answer: letterMatters,
        signal,
      }),
    getNextPageParam: (page, pages) => (pages.length * PAGE < page.total ? pages.length * PAGE : undefined),
  });
