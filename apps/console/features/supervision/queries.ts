import { queryOptions } from '@tanstack/react-query';
import {
  type BoardQuery,
  findingsBoard,
  surveyProgress,
  surveyTally,
  visitSheet,
} from '../../../../modules/supervision/contract.ts';
import { api } from '../../api.ts';

/** Which matter is looked at, and after how many acts: another act is another answer. */
export interface Seen {
  readonly region: string;
  readonly id: string;
  readonly version: number;
}

export const sheetQuery = ({ region, id, version }: Seen) =>
  queryOptions({
    queryKey: ['supervision', 'visit', region, id, version],
    queryFn: ({ signal }) => api.get(`/supervision/visits/${region}/${id}`, { answer: visitSheet, signal }),
  });

export const progressQuery = ({ region, id, version }: Seen) =>
  queryOptions({
    queryKey: ['supervision', 'survey', region, id, version],
    queryFn: ({ signal }) => api.get(`/supervision/surveys/${region}/${id}`, { answer: surveyProgress, signal }),
  });

/** Answers of a round; with a question the visits behind it. */
export const tallyQuery = (
  region: string,
  id: string,
  asked?: { readonly question: string; readonly value?: string },
) =>
  queryOptions({
    queryKey: ['supervision', 'tally', region, id, asked ?? null],
    queryFn: ({ signal }) =>
      api.get(`/supervision/surveys/${region}/${id}/tally`, {
        query: { question: asked?.question, value: asked?.value },
        answer: surveyTally,
        signal,
      }),
  });

export const boardQuery = (query: BoardQuery) =>
  queryOptions({
    queryKey: ['supervision', 'board', query],
    queryFn: ({ signal }) => api.get('/supervision/board', { query, answer: findingsBoard, signal }),
  });
