import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { legalDay } from '../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import {
  type CaseDetail,
  type CaseQueue,
  caseCounts,
  caseDetail,
  caseEvidence,
  casePage,
  hearingCalendar,
} from '../../../../modules/cases/contract.ts';
import { taskList } from '../../../../modules/cases/model/case/task-list.ts';
import { api } from '../../api.ts';

/** One case with all that its page shows; the register of evidence comes beside it, at the same time. */
export const caseQuery = (region: string, id: string) =>
  queryOptions({
    queryKey: ['matter', id, 'case'],
    queryFn: async ({ signal }): Promise<CaseDetail> => {
      const [answer, evidence] = await Promise.all([
        api.get(`/cases/${region}/${id}`, { answer: caseDetail, signal }),
        api.get(`/cases/${region}/${id}/evidence`, { answer: caseEvidence, signal }),
      ]);
      const names = new Map(answer.people.map((person) => [person.id, person.name]));
      const nameOf = (person: string): string => names.get(person) ?? '';
      return {
        ...answer,
        evidence: evidence.items,
        tasks: taskList({ facts: answer.matter.facts as JsonObject }, legalDay(new Date()), nameOf),
      };
    },
  });

export const casesQuery = (queue: CaseQueue, filters: Readonly<Record<string, string>>) =>
  infiniteQueryOptions({
    queryKey: ['matters', 'cases', queue, filters],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get('/cases', { query: { queue, ...filters, cursor: pageParam, limit: 50 }, answer: casePage, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** How many cases wait in each queue. */
export const countsQuery = queryOptions({
  queryKey: ['queues', 'cases'],
  refetchInterval: 60_000,
  queryFn: ({ signal }) => api.get('/cases/queues', { answer: caseCounts, signal }),
});

export const hearingsQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['matters', 'hearings', from, to],
    queryFn: ({ signal }) => api.get('/cases/hearings', { query: { from, to }, answer: hearingCalendar, signal }),
  });

export const addressOfCase = (row: { readonly homeRegion: string; readonly id: string }): string =>
  `/cases/${row.homeRegion}/${row.id}`;
