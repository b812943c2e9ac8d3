import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type HotSpot, hotSpots, spotMatters } from '../../../../modules/hotspots/contract.ts';
import { api } from '../../api.ts';

export interface SpotsAsked {
  readonly authority?: string | undefined;
  readonly domain?: string | undefined;
}

/** Where more comes in than usual; of a field, by its themes. */
export const hotSpotsQueryOf = ({ authority, domain }: SpotsAsked) =>
  queryOptions({
    queryKey: ['hot-spots', authority, domain],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get('/hot-spots', { query: { authority, domain }, answer: hotSpots, signal }),
  });

/** The matters of one spot of an area; `domain` is the field asked for, where the spot is a theme of it. */
export const spotMattersQueryOf = (
  authority: string,
  { theme, places, from, to }: HotSpot,
  domain: string | undefined,
) => {
  const query = {
    ...{ authority, places: places.map(({ key }) => key).join(','), from, to, domain: domain ?? theme.key },
    ...(domain === undefined ? {} : { theme: theme.key }),
  };
  return queryOptions({
    queryKey: ['hot-spot-matters', query],
    queryFn: ({ signal }) => api.get('/hot-spots/matters', { query, answer: spotMatters, signal }),
  });
};

/** The address of the page for an area, a field, and the spot that is looked at. */
export function hotSpotsAddress({ authority, domain, spot }: SpotsAsked & { readonly spot?: number }): string {
  const search = new URLSearchParams();
  if (authority !== undefined) search.set('authority', authority);
  if (domain !== undefined) search.set('domain', domain);
  if (spot !== undefined) search.set('spot', String(spot));
  return search.size === 0 ? '/hot-spots' : `/hot-spots?${search}`;
}

/** What is usual, as precise as it helps. */
export const usual = (expected: number): string => expected.toFixed(expected < 1 ? 2 : 1);
