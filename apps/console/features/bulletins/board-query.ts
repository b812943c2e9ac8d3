import { caseBoard } from '../../../../modules/bulletins/case-contract.ts';
import { board as boardSchema } from '../../../../modules/bulletins/contract.ts';
import { api } from '../../api.ts';
import type { BoardFilter } from './figures.ts';

/** The figures of one period and subtree. */
export const boardQuery = (filter: BoardFilter) => ({
  queryKey: ['board', filter],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    api.get('/board/clearance', { query: filter, answer: boardSchema, signal }),
});

/** The same of penalty cases. */
export const caseBoardQuery = (filter: BoardFilter) => ({
  queryKey: ['case-board', filter],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    api.get('/board/cases', { query: filter, answer: caseBoard, signal }),
});
