import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { benchmarkList } from '../../../../modules/cases/contract.ts';
import { api } from '../../api.ts';
import type { Thing } from '../../forms/context.ts';
import { useWords } from '../../i18n/index.ts';

/** Words that may be typed freely, with those that are known: the types of violation that have a benchmark. */
export function useSuggestions(): Readonly<Record<string, readonly Thing[]>> {
  const { pick } = useWords();
  const { data } = useQuery({
    queryKey: ['benchmarks'],
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) => api.get('/cases/benchmarks', { answer: benchmarkList, signal }),
  });
  return useMemo(() => {
    const known = new Map(data?.benchmarks.map(({ violation }) => [violation.id, pick(violation.title)]));
    return { violation: [...known].map(([value, title]) => ({ value, label: `${title}（${value}）` })) };
  }, [data, pick]);
}
