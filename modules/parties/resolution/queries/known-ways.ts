import { str } from '../../../../kernel/read-json.ts';
import type { LedgerActor } from '../../../../platform/ledger/types.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import { SYSTEM_VIEWER } from '../../../../platform/store/types.ts';
import { maskObject, seesPersonal } from '../../../intake/index.ts';
import { nameKey } from '../../model/name.ts';
import { presentParty } from '../../queries/party-row.ts';
import type { ResolutionContext } from '../context.ts';
import type { SubjectView } from '../contract.ts';
import { subjectOfMatter } from '../model/matter-subject.ts';
import type { Subject } from '../model/subject.ts';
import type { Closure } from './closure.ts';
import { partyOfCode, waysOfParty } from './known-subjects.ts';
import { placeOfKey } from './words.ts';

/** A subject is written in so many ways at most; more say nothing new. */
const MOST = 40;

/** One way in which a subject is written, and the matter that writes it so; null for the registry. */
export interface Way {
  readonly subject: Subject;
  readonly matter: string | null;
  /** Its name as the viewer may read it. */
  readonly called: string;
}

/** What is known of a subject: its codes, its entity in the registry, and how it is written. */
export interface Known {
  readonly name: string;
  readonly party: SubjectView['party'];
  readonly codes: ReadonlySet<string>;
  readonly ways: readonly Way[];
}

/** A respondent's name as everywhere: masked where it may be a person's and the viewer does not work on the matter. */
const calledIn = (actor: LedgerActor, matter: Matter, name: string): string =>
  seesPersonal(actor, matter) ? name : str(maskObject({ name }), 'name');

const waysIn = (actor: LedgerActor, matters: readonly Matter[]): Way[] =>
  matters.flatMap((matter) => {
    const subject = subjectOfMatter(matter);
    if (subject === undefined) return [];
    return [{ subject, matter: matter.id, called: calledIn(actor, matter, subject.name) }];
  });

/** How a subject is written by the registry, and by those matters of it that the viewer may see. */
export async function knownOf(
  { ledger: { store } }: ResolutionContext,
  actor: LedgerActor,
  { keys, matters }: Closure,
): Promise<Known> {
  const codes = [...keys].flatMap((key) => (key.startsWith('code:') ? [key.slice('code:'.length)] : []));
  const parties = await store.transaction(SYSTEM_VIEWER, async (tx) => {
    const found = [];
    for (const code of codes) found.push(await partyOfCode(tx, code));
    return found.flatMap((party) => party ?? []);
  });
  const own = waysIn(
    actor,
    [...keys].flatMap((key) => matters.get(placeOfKey(key)?.id ?? '') ?? []),
  );
  const registered = parties
    .flatMap(waysOfParty)
    .map((subject): Way => ({ subject, matter: null, called: subject.name }));
  const [party] = parties;
  return {
    name: party?.name ?? own[0]?.called ?? codes[0] ?? '',
    party: party === undefined ? null : presentParty(party),
    codes: new Set(codes),
    ways: [...registered, ...own].slice(0, MOST),
  };
}

const writtenAs = ({ subject: { name, region = '', address = '' } }: Way): string =>
  [nameKey(name), region, address].join('|');

/** With the ways in which matters write it that name one of its codes. */
export function withWays(known: Known, actor: LedgerActor, matters: readonly Matter[]): Known {
  const ways = new Map(known.ways.map((way) => [writtenAs(way), way]));
  for (const way of waysIn(actor, matters)) {
    if (known.codes.has(way.subject.code ?? '') && !ways.has(writtenAs(way))) ways.set(writtenAs(way), way);
  }
  const all = [...ways.values()].slice(0, MOST);
  return { ...known, ways: all, name: known.party === null ? (all[0]?.called ?? known.name) : known.name };
}
