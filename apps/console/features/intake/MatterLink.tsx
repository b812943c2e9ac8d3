import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { matterPage } from '../../../../modules/intake/contract.ts';
import { api } from '../../api.ts';

/** How a matter is called among officers: its region and the start of its id, as the head of its page shows it. */
export const matterNumber = (homeRegion: string, id: string): string => `${homeRegion}-${id.slice(0, 13)}`;

interface Props {
  readonly id: string;
  /** Known where whoever names the matter says it; else the list is asked, which finds it by its id. */
  readonly region?: string;
}

/** Another matter by its number and title. One that the officer may not see has no title and leads to the list. */
export function MatterLink({ id, region }: Props): ReactNode {
  const found = useQuery({
    queryKey: ['matters', 'named', id],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => {
      const query = { queue: 'all', q: id, limit: 1 };
      const { items } = await api.get('/matters', { query, answer: matterPage, signal });
      return items.find((row) => row.id === id) ?? null;
    },
  });
  const row = found.data;
  const home = row?.homeRegion ?? region;
  return (
    <span className="matter-link">
      <Link className="mono" to={home === undefined ? `/queues/all?q=${id}` : `/matters/${home}/${id}`}>
        {home === undefined ? id.slice(0, 13) : matterNumber(home, id)}
      </Link>
      {row != null && <span className="soft"> {row.title}</span>}
    </span>
  );
}
