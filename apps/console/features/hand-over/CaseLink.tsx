import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { casePage } from '../../../../modules/cases/contract.ts';
import { api } from '../../api.ts';
import { matterNumber } from '../intake/MatterLink.tsx';

/** A case by its number and title, where the officer may see it; else by its region and the start of its id. */
export function CaseLink({ id, region }: { readonly id: string; readonly region: string }): ReactNode {
  const found = useQuery({
    queryKey: ['matters', 'case-named', id],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => {
      const { items } = await api.get('/cases', { query: { queue: 'all', q: id, limit: 1 }, answer: casePage, signal });
      return items.find((row) => row.id === id) ?? null;
    },
  });
  const row = found.data;
  return (
    <span className="matter-link">
      <Link to={`/cases/${region}/${id}`}>{row?.number || matterNumber(region, id)}</Link>
      {row != null && <span className="soft"> {row.title}</span>}
    </span>
  );
}
