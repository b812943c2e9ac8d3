import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { campaignList } from '../../../../modules/campaigns/contract.ts';
import { figure, type PivotAsk, pivot } from '../../../../modules/figures/contract.ts';
import { api } from '../../api.ts';

const catalogue = z.object({ figures: z.array(figure) });

/** Every figure that can be asked, with its definition. */
export const figuresQuery = queryOptions({
  queryKey: ['figures'],
  staleTime: 10 * 60_000,
  queryFn: ({ signal }) => api.get('/figures', { answer: catalogue, signal }).then(({ figures }) => figures),
});

/** A table of counts, as it stands now. */
export const readPivot = (ask: PivotAsk, signal: AbortSignal) =>
  api.get('/figures/pivot', { query: ask, answer: pivot, signal });

export const pivotQueryOf = (ask: PivotAsk) =>
  queryOptions({ queryKey: ['pivot', ask], queryFn: ({ signal }) => readPivot(ask, signal) });

/** The campaigns that the reader sees, to filter by. */
export const campaignsQuery = queryOptions({
  queryKey: ['campaigns', 'all'],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => api.get('/campaigns', { answer: campaignList, signal }).then(({ campaigns }) => campaigns),
});
