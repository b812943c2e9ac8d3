import { queryOptions, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import type { PlainDate } from '../../../../../kernel/plain-date.ts';
import { type UsualViolation, usualViolations } from '../../../../../modules/cases/blocks-contract.ts';
import { benchmarkList, type CaseRow, casePage } from '../../../../../modules/cases/contract.ts';
import { authorityView, personView } from '../../../../../modules/intake/contract.ts';
import { ApiFailure, api } from '../../../api.ts';
import { useMe } from '../../identity/use-me.ts';
import { vaultOf } from '../keep/vault.ts';

/** A case as the on-site pages need it without network: short facts only. */
export interface ShortCase {
  readonly region: string;
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly cause: string;
  readonly party: string;
  readonly state: string;
  readonly stateTitle: CaseRow['stateTitle'];
  readonly due: PlainDate | null;
  readonly dueState: CaseRow['dueState'];
  readonly dueTitle: CaseRow['dueTitle'];
  readonly officers: readonly string[];
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly licence: string | null;
}

/** What is laid out for a day without network. */
export interface Shelf {
  /** Instant at which it came from the server. */
  readonly at: string;
  readonly cases: readonly ShortCase[];
  readonly people: readonly Colleague[];
  readonly violations: readonly UsualViolation[];
  readonly authorities: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
}

const short = (row: CaseRow): ShortCase => ({
  region: row.homeRegion,
  id: row.id,
  number: row.number,
  title: row.title,
  cause: row.cause,
  party: row.party.name,
  state: row.state,
  stateTitle: row.stateTitle,
  due: row.due as PlainDate | null,
  dueState: row.dueState,
  dueTitle: row.dueTitle,
  officers: row.officers.map(({ id }) => id),
});

/** Those needed soonest first; without a limit last. */
const soonest = (a: ShortCase, b: ShortCase): number => (a.due ?? '9999').localeCompare(b.due ?? '9999');

async function fetched(authority: string): Promise<Shelf> {
  const own = authority.slice(0, 6);
  const [{ items }, people, usual, { benchmarks }, authorities] = await Promise.all([
    api.get('/cases', { query: { queue: 'mine', procedure: 'case', limit: 50 }, answer: casePage }),
    api.get(`/authorities/${own}/people`, { answer: z.array(personView) }),
    api.get('/cases/usual-violations', { answer: usualViolations }),
    api.get('/cases/benchmarks', { answer: benchmarkList }),
    api.get('/authorities', { answer: z.array(authorityView) }),
  ]);
  const known = new Set(usual.violations.map(({ violation }) => violation));
  return {
    at: new Date().toISOString(),
    cases: items.map(short).sort(soonest),
    people: people.map(({ id, name, licence }) => ({ id, name, licence })),
    violations: [
      ...usual.violations,
      ...benchmarks
        .filter(({ violation }) => !known.has(violation.id))
        .map(({ violation }) => ({
          ...{ cause: violation.title.zh, violation: violation.id, domain: '', citation: '', times: 0 },
        })),
    ],
    authorities: authorities
      .filter(({ code }) => authority.startsWith(code.replace(/(00)+$/, '')))
      .map(({ code, name }) => ({ code, ...name })),
  };
}

/** From the server, and laid on the shelf; without network what lies there. */
export const shelfQuery = (person: string, authority: string) =>
  queryOptions({
    queryKey: ['on-site', 'shelf', person, authority],
    staleTime: 60_000,
    // Asked also where the browser says that there is no network: then the shelf answers.
    networkMode: 'always',
    retry: false,
    queryFn: async (): Promise<Shelf> => {
      const vault = await vaultOf(person);
      try {
        const shelf = await fetched(authority);
        await vault.write([{ put: 'shelf/facts', value: shelf }]).catch(() => undefined);
        return shelf;
      } catch (error) {
        const kept = await vault.read<Shelf>('shelf/facts');
        if (kept !== undefined && error instanceof ApiFailure && (error.status === 0 || error.status >= 500))
          return kept;
        throw error;
      }
    },
  });

export function useShelf() {
  const { person, authority } = useMe();
  return useQuery(shelfQuery(person.id, authority.code));
}

/** An officer as acts name one; the licence as it is on record. */
export const licensed = (people: readonly Colleague[], id: string) => ({
  person: id,
  licence: people.find((each) => each.id === id)?.licence ?? '',
});
