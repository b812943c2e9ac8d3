import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { benchmarkList, discretionAnswer, type discretionRequest } from '../../../../modules/cases/contract.ts';
import { type Benchmark, benchmarkSchema } from '../../../../modules/cases/model/discretion/benchmark.ts';
import { api } from '../../api.ts';

export type Asked = z.input<typeof discretionRequest>;

/** Editions of benchmarks in force somewhere on a day, as published; of one violation, or of all. */
export const benchmarksQuery = (region: string, on: string, violation?: string) =>
  queryOptions({
    queryKey: ['benchmarks', region, on, violation ?? ''],
    staleTime: 600_000,
    queryFn: async ({ signal }): Promise<readonly Benchmark[]> => {
      const query = { region, on, violation };
      const { benchmarks } = await api.get('/cases/benchmarks', { query, answer: benchmarkList, signal });
      return benchmarks.map(({ content }) => benchmarkSchema.parse(content));
    },
  });

/** The server's own calculation with the fines of like cases. */
export const discretionQuery = (region: string, id: string, asked: Asked) =>
  queryOptions({
    queryKey: ['matter', id, 'discretion', asked],
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) =>
      api.post(`/cases/${region}/${id}/discretion`, { body: asked, answer: discretionAnswer, signal }),
  });
