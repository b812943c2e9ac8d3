import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { handOverPreview, handOverReceipt, handOverView } from '../../../../modules/intake/hand-over-contract.ts';
import { addressOf, api } from '../../api.ts';

/** Hand-overs that I gave, took or asked for, the newest first. */
export const handOversQuery = queryOptions({
  queryKey: ['hand-overs'],
  queryFn: ({ signal }) => api.get('/hand-over', { answer: z.array(handOverView), signal }),
});

/** What would be moved now; asked anew each time somebody looks, for work comes in meanwhile. */
export const previewQuery = (from: string | undefined, to: string | undefined) =>
  queryOptions({
    queryKey: ['hand-over-preview', from ?? '', to ?? ''],
    staleTime: 0,
    queryFn: ({ signal }) => api.get('/hand-over/preview', { query: { from, to }, answer: handOverPreview, signal }),
  });

/** Which matters one hand-over moved; a receipt never changes. */
export const receiptQuery = (id: string) =>
  queryOptions({
    queryKey: ['hand-over-receipt', id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => api.get(`/hand-over/${id}/receipt`, { answer: handOverReceipt, signal }),
  });

export const receiptAddress = (id: string): string => addressOf(`/hand-over/${id}/receipt`);

/** Whose work is handed over at all; others are shown no such page. */
export const WORKERS: ReadonlySet<string> = new Set(['officer', 'head']);
