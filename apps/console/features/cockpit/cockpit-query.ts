import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { cockpit } from '../../../../modules/figures/cockpit-contract.ts';
import { sheet } from '../../../../modules/maps/contract.ts';
import { api } from '../../api.ts';

/** All that a head looks at in the morning, of an area; the reader's own where none is named. */
export const cockpitQueryOf = (authority: string | undefined) =>
  queryOptions({
    queryKey: ['cockpit', authority],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get('/figures/cockpit', { query: { authority }, answer: cockpit, signal }),
  });

/** The outlines of an area: its parts, or the parts of these. */
export const sheetQueryOf = (authority: string | undefined, depth: '1' | '2') =>
  queryOptions({
    queryKey: ['map-sheet', authority, depth],
    staleTime: 60 * 60_000,
    queryFn: ({ signal }) => api.get('/maps/sheet', { query: { authority, depth }, answer: sheet, signal }),
  });
