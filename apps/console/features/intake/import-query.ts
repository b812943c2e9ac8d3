import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { importReport } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';

export type ImportReport = z.infer<typeof importReport>;

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal }) => api.get('/imports', { answer: z.array(importReport), signal }),
});

/** While a job writes or undoes the batch. */
export const isWorking = (state: ImportReport['state'] | undefined): boolean =>
  state === 'committing' || state === 'undoing';

/** One batch; asked again twice a second while it is being written or undone. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => api.get(`/imports/${id}`, { answer: importReport, signal }),
    refetchInterval: (query) => (isWorking(query.state.data?.state) ? 500 : false),
  });

export const stateTone: Readonly<Record<ImportReport['state'], string>> = {
  validated: 'calm',
  committing: 'warn',
  committed: 'ok',
  undoing: 'warn',
  undone: 'calm',
  failed: 'danger',
};
