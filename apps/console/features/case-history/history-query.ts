import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { asOfAnswer, changesAnswer } from '../../../../modules/case-history/contract.ts';
import { api } from '../../api.ts';

/** Where the matter stands in the interface: both addresses answer the same. */
const at = (region: string, id: string): string => `/matters/${region}/${id}`;
const given = (known: string): { readonly known?: string } => (known === '' ? {} : { known });

/** The matter as it stood on a day, by what was known on another. */
export const asOfQuery = (region: string, id: string, day: string, known: string) =>
  queryOptions({
    queryKey: ['matter', id, 'as-of', day, known],
    queryFn: ({ signal }) =>
      api.get(`${at(region, id)}/as-of`, { query: { day, ...given(known) }, answer: asOfAnswer, signal }),
    placeholderData: keepPreviousData,
  });

export const changesQuery = (region: string, id: string, from: string, to: string, known: string) =>
  queryOptions({
    queryKey: ['matter', id, 'changes', from, to, known],
    queryFn: ({ signal }) =>
      api.get(`${at(region, id)}/changes`, { query: { from, to, ...given(known) }, answer: changesAnswer, signal }),
    placeholderData: keepPreviousData,
  });
