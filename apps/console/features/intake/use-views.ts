import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { z } from 'zod';
import { uuidv7 } from '../../../../kernel/id.ts';
import { type QueueId, queueId } from '../../../../modules/intake/contract.ts';
import { type SavedView, savedViews, type ViewFilter, viewFilter } from '../../../../modules/intake/views/contract.ts';
import { api } from '../../api.ts';
import { filtersOf } from './Filters.tsx';

export interface ViewDraft {
  readonly id?: string;
  readonly name: string;
  readonly shared: boolean;
  readonly filter: ViewFilter;
  readonly position: number;
}

const KEY = ['views'];

/** A list as a view keeps it; null where the address says something that no filter is. */
export function filterOf(queue: QueueId, search: URLSearchParams): ViewFilter | null {
  const { batch: _, ...filters } = filtersOf(search);
  const parsed = viewFilter.safeParse({ queue, ...filters });
  return parsed.success ? parsed.data : null;
}

/** Where a view is shown. */
export function addressOfView({ filter }: Pick<SavedView, 'filter'>): string {
  const { queue, ...filters } = filter;
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) search.set(name, value);
  const query = search.toString();
  return `/queues/${queue}${query === '' ? '' : `?${query}`}`;
}

const put = ({ id = uuidv7(), ...draft }: ViewDraft) =>
  api.put(`/views/${id}`, { body: draft, answer: savedViews }).then(({ views }) => views);

const formerly = z.array(z.object({ name: z.string(), address: z.string() }));

/** Views that were once kept in this browser alone. */
function keptHere(key: string): ViewDraft[] {
  const parsed = formerly.safeParse(JSON.parse(localStorage.getItem(key) ?? '[]'));
  if (!parsed.success) return [];
  return parsed.data.flatMap(({ name, address }, position) => {
    const [, queue, query = ''] = /^\/queues\/([a-z-]+)(?:\?(.*))?$/.exec(address) ?? [];
    const known = queueId.safeParse(queue);
    const filter = known.success ? filterOf(known.data, new URLSearchParams(query)) : null;
    return filter === null ? [] : [{ name, shared: false, filter, position }];
  });
}

/** The views of a person and their office, with counts while `open`; and how they are saved and deleted. */
export function useViews(personId: string, open: boolean) {
  const client = useQueryClient();
  const keep = (views: SavedView[]): void => {
    client.setQueryData(KEY, views);
  };
  const list = useQuery({
    queryKey: KEY,
    enabled: open,
    queryFn: ({ signal }) => api.get('/views', { answer: savedViews, signal }).then(({ views }) => views),
  });
  const save = useMutation({ mutationFn: put, onSuccess: keep });
  const remove = useMutation({
    mutationFn: (id: string) => api.delete(`/views/${id}`, { answer: savedViews }).then(({ views }) => views),
    onSuccess: keep,
  });
  const { mutateAsync } = save;
  useEffect(() => {
    const key = `qingyuan.views.${personId}`;
    if (!open || localStorage.getItem(key) === null) return;
    const kept = keptHere(key);
    // Taken over once. Should one fail, what is left stays here and is tried again next time.
    const takeOver = async (): Promise<void> => {
      for (const draft of kept) await mutateAsync(draft);
      localStorage.removeItem(key);
    };
    void takeOver().catch(() => undefined);
  }, [open, personId, mutateAsync]);
  return { list, save, remove };
}
