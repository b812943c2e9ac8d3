import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  briefingList,
  briefingView,
  cellMatters,
  editionView,
  preview,
} from '../../../../modules/briefings/contract.ts';
import type { Content } from '../../../../modules/briefings/model/content.ts';
import { matterDetail } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';

export interface At {
  readonly region: string;
  readonly id: string;
}

export const pathOf = ({ region, id }: At, rest = ''): string => `/briefings/${region}/${id}${rest}`;

export const listQuery = queryOptions({
  queryKey: ['briefings'],
  queryFn: ({ signal }) => api.get('/briefings', { answer: briefingList, signal }).then(({ items }) => items),
});

export const viewQuery = (at: At) =>
  queryOptions({
    queryKey: ['briefing', at.id],
    queryFn: ({ signal }) => api.get(pathOf(at), { answer: briefingView, signal }),
  });

export const editionQuery = (at: At, edition: number) =>
  queryOptions({
    queryKey: ['briefing', at.id, 'edition', edition],
    queryFn: ({ signal }) => api.get(pathOf(at, `/editions/${edition}`), { answer: editionView, signal }),
  });

/** What may be done now, and by which rule not. */
export const verbsQuery = (at: At, enabled: boolean) =>
  queryOptions({
    queryKey: ['matter', at.id, 'verbs'],
    enabled,
    queryFn: ({ signal }) =>
      api.get(`/matters/${at.region}/${at.id}`, { query: { acts: 1 }, answer: matterDetail, signal }),
  });

/** A content with its numbers as of now; what was shown before stays until the next answer. */
export const previewQuery = (content: Content) =>
  queryOptions({
    queryKey: ['briefing-preview', content],
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    queryFn: ({ signal }) => api.post('/briefings/preview', { body: { content }, answer: preview, signal }),
  });

const CELL_PAGE = 200;

/** The matters behind a number, page by page; those that may not be seen take their places on a page. */
export const cellQuery = (at: At, edition: number, cell: string) =>
  infiniteQueryOptions({
    queryKey: ['briefing', at.id, 'cell', edition, cell],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      api.get(pathOf(at, `/editions/${edition}/matters`), {
        query: { cell, limit: CELL_PAGE, offset: pageParam },
        answer: cellMatters,
        signal,
      }),
    getNextPageParam: ({ total }, pages) => {
      const next = pages.length * CELL_PAGE;
      return next < total ? next : undefined;
    },
  });

/** All that an act may have changed. */
export async function refresh(client: QueryClient, at: At): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ['briefing', at.id] }),
    client.invalidateQueries({ queryKey: ['matter', at.id] }),
    client.invalidateQueries({ queryKey: ['briefings'] }),
  ]);
}
