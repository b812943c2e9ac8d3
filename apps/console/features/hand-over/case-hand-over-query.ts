import { queryOptions } from '@tanstack/react-query';
import { caseHandOverPreview, caseHolders } from '../../../../modules/cases/hand-over-contract.ts';
import { api } from '../../api.ts';

/** Who has open work in the cases of one's authority, those first who are gone. */
export const holdersQuery = queryOptions({
  queryKey: ['matters', 'case-holders'],
  staleTime: 0,
  queryFn: ({ signal }) => api.get('/cases/hand-over/holders', { answer: caseHolders, signal }),
});

/** The cases of a person as they stand now; with a receiver, what would become of each. */
export const casePreviewQuery = (from: string, to: string | undefined, partner: string | undefined) =>
  queryOptions({
    queryKey: ['matters', 'case-hand-over', from, to ?? '', partner ?? ''],
    staleTime: 0,
    queryFn: ({ signal }) =>
      api.get('/cases/hand-over', { query: { from, to, partner }, answer: caseHandOverPreview, signal }),
  });
