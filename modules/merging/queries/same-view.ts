import { AppError } from '../../../kernel/error.ts';
import { readMatters } from '../../../platform/ledger/read.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import type { Db } from '../../../platform/store/types.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { type Names, namesFor, presentRow, recordOf, viewpoint } from '../../intake/index.ts';
import type { MergingContext } from '../context.ts';
import type { SameView } from '../contract.ts';
import { componentWith, type Edge, edgeVerdict } from '../model/component.ts';
import { ledSince, type PairWords, pairsOf, type Word, wordsOn } from '../model/words.ts';
import { edgesAround } from './edges.ts';
import type { Place } from './pair.ts';

/** The matters at these places that the transaction's viewer may see, by id. */
async function seenOf(tx: Db, places: readonly Place[]): Promise<ReadonlyMap<string, Matter>> {
  const seen = new Map<string, Matter>();
  for (const region of new Set(places.map((place) => place.region))) {
    const ids = places.flatMap((place) => (place.region === region ? place.id : []));
    for (const [id, { matter }] of await readMatters(tx, region, ids)) seen.set(id, matter);
  }
  return seen;
}

const authorityOf = (names: Names, code: string) => ({ code, name: names.authority(code) });

/** What either side of a pair says itself, as the two matters remember it. */
function wordsOfPair(edge: Edge, seen: ReadonlyMap<string, Matter>, names: Names) {
  return [edge.a, edge.b].flatMap((id) => {
    const matter = seen.get(id);
    const own = matter === undefined ? undefined : wordsOn(matter, edge.pair).own;
    return own === undefined ? [] : [{ of: id, said: own.said, authority: authorityOf(names, own.by), on: own.on }];
  });
}

/** Words on this matter about one that the viewer may not see. */
function unseen(matter: Matter, known: ReadonlySet<string>): readonly Word[] {
  return pairsOf(matter)
    .filter((pair) => !known.has(pair))
    .flatMap((pair) => {
      const { own, told }: PairWords = wordsOn(matter, pair);
      return [own, told].filter((word) => word !== undefined);
    });
}

/**
 * The matters that are one with this one, computed from what is said and from what this viewer may see: an edge to a matter
 * outside their sight joins nothing and is told of by the authority alone.
 * @throws AppError 404 `procedure.no-such-matter`
 */
export async function sameView(context: MergingContext, actor: LedgerActor, of: Place): Promise<SameView> {
  const { store, procedures, env, clock } = context.ledger;
  const own = await store.transaction(actor, (tx) => seenOf(tx, [of]));
  const matter = own.get(of.id);
  if (matter === undefined) throw new AppError('procedure.no-such-matter', 404);
  const around = await store.transaction(SYSTEM_VIEWER, (tx) => edgesAround(tx, [of]), { byIndex: true });
  const noes = around.others.filter((place) => place.id !== of.id);
  const seen = await store.transaction(actor, (tx) => seenOf(tx, [...around.places, ...noes]));
  const standing = [...seen.values()].filter(({ state }) => state !== 'voided');
  const component = componentWith(
    of.id,
    standing.map((each) => ({ id: each.id, openedOn: each.openedOn, ledSince: ledSince(each) })),
    around.edges,
  );
  const members = component.members.flatMap((id) => seen.get(id) ?? matter);
  const among = new Set(component.members);
  const ofThis = ({ a, b }: Edge): boolean => a === of.id || b === of.id;
  const visible = around.edges.filter(({ a, b }) => seen.has(a) && seen.has(b));
  const pairs = visible.filter((edge) => ofThis(edge) || (among.has(edge.a) && among.has(edge.b)));
  const others = [...new Set(pairs.filter(ofThis).flatMap(({ a, b }) => [a, b]))].filter((id) => !among.has(id));
  const rows = [...members, ...others.flatMap((id) => seen.get(id) ?? [])];
  const names = await namesFor(context.directory, rows);
  const view = viewpoint(env, clock.now(), context.nearWorkdays);
  const rowOf = (each: Matter) => presentRow(recordOf(each), procedures, view, names);
  return {
    members: members.map((each) => ({
      row: rowOf(each),
      lead: members.length > 1 && each.id === component.lead,
      voided: each.state === 'voided',
    })),
    pairs: pairs.map((edge) => ({
      a: edge.a,
      b: edge.b,
      verdict: edgeVerdict(edge) ?? 'different',
      words: wordsOfPair(edge, seen, names),
    })),
    others: others.flatMap((id) => {
      const other = seen.get(id);
      return other === undefined ? [] : [rowOf(other)];
    }),
    contradicted: component.against.length > 0,
    elsewhere: unseen(matter, new Set(visible.map(({ pair }) => pair))).map(({ said, by, on }) => ({
      authority: authorityOf(names, by),
      said,
      on,
    })),
    more: around.more,
  };
}
