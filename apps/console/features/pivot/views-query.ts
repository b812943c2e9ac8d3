import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type PivotView,
  pivotView,
  pivotViews,
  type SavePivotView,
} from '../../../../modules/figures/view-contract.ts';
import { api } from '../../api.ts';

const KEY = ['pivot-views'];

/** Saved questions, one's own and shared ones, while `open`; and how they are saved and deleted. */
export function usePivotViews(open: boolean) {
  const client = useQueryClient();
  const onSuccess = (views: readonly PivotView[]): void => {
    client.setQueryData(KEY, views);
  };
  const list = useQuery({
    queryKey: KEY,
    enabled: open,
    queryFn: ({ signal }) => api.get('/figures/views', { answer: pivotViews, signal }).then(({ views }) => views),
  });
  const save = useMutation({
    mutationFn: ({ id, ...body }: SavePivotView & { readonly id: string }) =>
      api.put(`/figures/views/${id}`, { body, answer: pivotViews }).then(({ views }) => views),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (id: string) => api.delete(`/figures/views/${id}`, { answer: pivotViews }).then(({ views }) => views),
    onSuccess,
  });
  return { list, save, remove };
}

/** One saved question, also one that expired or was deleted. */
export const pivotViewQuery = (id: string) => ({
  queryKey: ['pivot-view', id],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    api.get(`/figures/views/${id}`, { answer: pivotView, signal }),
});
