import { queryOptions } from '@tanstack/react-query';
import {
  type CampaignDetail,
  campaignDetail,
  campaignList,
  measureChoicesAnswer,
  nearlyAnswer,
} from '../../../../modules/campaigns/contract.ts';
import { api } from '../../api.ts';

/** The campaigns that concern the reader. */
export const campaignsQuery = queryOptions({
  queryKey: ['campaigns'],
  queryFn: ({ signal }) => api.get('/campaigns', { answer: campaignList, signal }),
});

export const campaignQuery = (code: string) =>
  queryOptions({
    queryKey: ['campaigns', code],
    queryFn: ({ signal }) => api.get(`/campaigns/${code}`, { answer: campaignDetail, signal }),
    refetchInterval: ({ state: { data } }) => (data?.looking?.done === false ? 3_000 : false),
  });

/** What a campaign may count: definitions change with the product only. */
export const measuresQuery = queryOptions({
  queryKey: ['campaign-measures'],
  queryFn: ({ signal }) => api.get('/campaigns/measures', { answer: measureChoicesAnswer, signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

/** Matters asked for at once. */
export const NEARLY_PAGE = 30;

export const nearlyQuery = (code: string) =>
  queryOptions({
    queryKey: ['campaigns', code, 'nearly'],
    queryFn: ({ signal }) =>
      api.get(`/campaigns/${code}/nearly`, { query: { limit: NEARLY_PAGE }, answer: nearlyAnswer, signal }),
  });

/** The matters behind a number of a campaign. */
export function behind(
  { period, area }: Pick<CampaignDetail, 'period' | 'area'>,
  figure: string,
  campaign: string,
  authority: string = area.code,
  own = false,
): string {
  const asked = { figure, authority, ...period, campaign, ...(own ? { own: 'yes' } : {}) };
  return `/figures/matters?${new URLSearchParams(asked)}`;
}
