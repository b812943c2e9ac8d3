import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { uuidv7 } from '../../../../kernel/id.ts';
import { performed } from '../../../../modules/intake/contract.ts';
import { pairView, sameView } from '../../../../modules/merging/contract.ts';
import { api } from '../../api.ts';

/** Where a matter is. */
export interface Place {
  readonly region: string;
  readonly id: string;
}

/** Procedures whose matters can be said to be the same. */
export const COMPARED: readonly string[] = ['clue', 'report', 'complaint'];

/** Two matters side by side. */
export const comparePath = (of: Place, other: Place): string =>
  `/matters/${of.region}/${of.id}/same/${other.region}/${other.id}`;

/** The matters that are one with this one. */
export const sameQuery = ({ region, id }: Place) =>
  queryOptions({
    queryKey: ['matter', id, 'same'],
    queryFn: ({ signal }) => api.get(`/matters/${region}/${id}/same`, { answer: sameView, signal }),
  });

/** What is said of two matters. */
export const pairQuery = (of: Place, other: Place) =>
  queryOptions({
    queryKey: ['matter', of.id, 'same', other.id],
    queryFn: ({ signal }) =>
      api.get(`/matters/${of.region}/${of.id}/same/${other.region}/${other.id}`, { answer: pairView, signal }),
  });

export interface Word {
  readonly said: 'same' | 'different' | 'none';
  readonly reason: string;
  readonly lead?: boolean;
  readonly seen?: { readonly rule: string; readonly score: number };
}

/** Says something of a pair; what it changes is read anew. A press is one act, however often it is sent. */
export function useSay(of: Place, other: Place) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (word: Word) =>
      api.post(`/matters/${of.region}/${of.id}/same`, {
        body: { actId: uuidv7(), other: { region: other.region, id: other.id }, ...word },
        answer: performed,
      }),
    onSettled: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'matter' || queryKey[0] === 'matters' }),
  });
}
