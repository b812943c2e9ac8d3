import { queryOptions } from '@tanstack/react-query';
import { capView, drawPreview, drawView, itemListsView } from '../../../../modules/inspections/contract.ts';
import { api } from '../../api.ts';

/** Which matter is looked at, and after how many acts: another act is another answer. */
export interface Seen {
  readonly region: string;
  readonly id: string;
  readonly version: number;
}

export const drawPath = ({ region, id }: Pick<Seen, 'region' | 'id'>, rest = ''): string =>
  `/draws/${region}/${id}${rest}`;

export const drawQuery = (seen: Seen) =>
  queryOptions({
    queryKey: ['inspections', 'draw', seen.id, seen.version],
    queryFn: ({ signal }) => api.get(drawPath(seen), { answer: drawView, signal }),
    // A head is signed a moment after the lists are frozen, inspections are opened a moment after the draw.
    refetchInterval: ({ state: { data, dataUpdateCount } }) => {
      const waits =
        data !== undefined &&
        (!data.sealed || data.result?.firms.some(({ inspection }) => inspection === null) === true);
      return waits && dataUpdateCount < 20 ? 2_000 : false;
    },
  });

export const previewQuery = (seen: Seen) =>
  queryOptions({
    queryKey: ['inspections', 'preview', seen.id, seen.version],
    queryFn: ({ signal }) => api.get(drawPath(seen, '/preview'), { answer: drawPreview, signal }),
  });

export const itemsQuery = queryOptions({
  queryKey: ['inspections', 'items'],
  queryFn: ({ signal }) => api.get('/inspections/items', { answer: itemListsView, signal }),
});

export const capQuery = (code: string) =>
  queryOptions({
    queryKey: ['inspections', 'cap', code],
    queryFn: ({ signal }) => api.get('/inspections/cap', { query: { code }, answer: capView, signal }),
    enabled: code.length === 18,
  });
