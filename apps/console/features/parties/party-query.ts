import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { isUscc } from '../../../../kernel/codes/uscc.ts';
import { partyDetail, partyList } from '../../../../modules/parties/contract.ts';
import { api } from '../../api.ts';

/** Entities by what is typed; while the next answer comes, the last one stays on screen. */
export const partiesQuery = (q: string) =>
  queryOptions({
    queryKey: ['parties', q],
    enabled: Array.from(q).length >= 2,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.get('/parties', { query: { q, limit: 8 }, answer: partyList, signal }),
  });

/** One entity by its code, and what is open against it; asks nothing for what is no code. */
export const partyQuery = (code: string) =>
  queryOptions({
    queryKey: ['party', code],
    enabled: isUscc(code),
    queryFn: ({ signal }) => api.get(`/parties/${code}`, { answer: partyDetail, signal }),
  });
