import { queryOptions, useQuery } from '@tanstack/react-query';
import { myVisits, type VisitSheet, visitSheet } from '../../../../../modules/supervision/contract.ts';
import { ApiFailure, api } from '../../../api.ts';
import { useMe } from '../../identity/use-me.ts';
import { type Vault, vaultOf } from '../keep/vault.ts';

/** A visit as it was laid on the device, and when. */
export interface KeptSheet {
  readonly at: string;
  readonly sheet: VisitSheet;
}

export interface MyVisit {
  readonly region: string;
  readonly id: string;
  readonly state: string;
  readonly stateTitle: { readonly zh: string; readonly en: string };
  readonly title: string;
  readonly day: string | null;
}

export const sheetCell = (region: string, id: string): string => `visit/${region}/${id}`;

const isAway = (error: unknown): boolean => error instanceof ApiFailure && (error.status === 0 || error.status >= 500);

async function fetched(vault: Vault, region: string, id: string): Promise<KeptSheet> {
  const sheet = await api.get(`/supervision/visits/${region}/${id}`, { answer: visitSheet });
  const kept: KeptSheet = { at: new Date().toISOString(), sheet };
  await vault.write([{ put: sheetCell(region, id), value: kept }]).catch(() => undefined);
  return kept;
}

/** From the server, and laid on the device; without network what lies there. */
const sheetQuery = (person: string, region: string, id: string) =>
  queryOptions({
    queryKey: ['on-site', 'visit', person, region, id],
    staleTime: 30_000,
    networkMode: 'always',
    retry: false,
    queryFn: async (): Promise<KeptSheet> => {
      const vault = await vaultOf(person);
      try {
        return await fetched(vault, region, id);
      } catch (error) {
        const kept = await vault.read<KeptSheet>(sheetCell(region, id));
        if (kept !== undefined && isAway(error)) return kept;
        // Another's, or taken away: what lies here is no longer for this person.
        if (error instanceof ApiFailure && error.status === 404) await vault.write([{ drop: sheetCell(region, id) }]);
        throw error;
      }
    },
  });

export function useSheet(region: string, id: string) {
  const { person } = useMe();
  return useQuery(sheetQuery(person.id, region, id));
}

/** Visits that I go on. Those whose place is no secret are laid on the device at once, for a day without network. */
const visitsQuery = (person: string) =>
  queryOptions({
    queryKey: ['on-site', 'visits', person],
    staleTime: 60_000,
    networkMode: 'always',
    retry: false,
    queryFn: async (): Promise<readonly MyVisit[]> => {
      const vault = await vaultOf(person);
      try {
        const { visits } = await api.get('/supervision/visits', { answer: myVisits });
        await vault.write([{ put: 'shelf/visits', value: visits }]).catch(() => undefined);
        const open = visits.filter(({ state }) => state !== 'sealed').slice(0, 10);
        await Promise.all(open.map(({ region, id }) => fetched(vault, region, id).catch(() => undefined)));
        return visits;
      } catch (error) {
        const kept = await vault.read<readonly MyVisit[]>('shelf/visits');
        if (kept !== undefined && isAway(error)) return kept;
        throw error;
      }
    },
  });

export function useMyVisits() {
  const { person } = useMe();
  return useQuery(visitsQuery(person.id));
}
