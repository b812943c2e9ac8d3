import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { markNow } from '../../../platform/store/written-since.ts';
import type { Group } from '../../../platform/text/cluster-group.ts';
import { namesAlike, type Says } from '../model/event.ts';
import { GROUPING } from '../model/tell.ts';
import { GroupKeys, packKeys } from './group-keys.ts';
import { packVectors, unpackVectors } from './vectors.ts';

/** A group as it is kept: where, and by which keys it was found this time. */
export interface KeptGroup {
  readonly region: string;
  readonly group: Group;
}

type Vectors = Pick<Group, 'all' | 'names'>;

/** Vectors of groups as they were read, with the version that they were read at: most groups do not change. */
class VectorsAtHand {
  readonly #known = new Map<string, { readonly version: number; readonly vectors: Vectors }>();

  versionOf(id: string): number {
    return this.#known.get(id)?.version ?? NOT_AT_HAND;
  }

  /** Those of a group: `read` where they were read, else those at hand. */
  of(id: string, version: number, read: Buffer | null): Vectors {
    const vectors = read === null ? this.#known.get(id)?.vectors : unpackVectors(read);
    if (vectors === undefined) throw new Error(`vectors of ${id} were neither read nor at hand`);
    // Put behind all others: those not asked for longest go first.
    this.#known.delete(id);
    this.#known.set(id, { version, vectors });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MOST_AT_HAND) break;
      this.#known.delete(oldest);
    }
    return vectors;
  }
}

const NOT_AT_HAND = -1;
/** About 5 KB each. */
const MOST_AT_HAND = 10_000;

/** What a worker holds of groups in memory. */
export class GroupsAtHand {
  readonly keys = new GroupKeys();
  readonly vectors = new VectorsAtHand();
}

/**
 * The groups that texts may belong to which ask with these keys, as they stand now; and how many keys led to more than are
 * compared.
 */
export async function groupsFor(
  tx: Db,
  asked: Iterable<readonly number[]>,
  { keys, vectors: atHand }: GroupsAtHand,
): Promise<{ readonly groups: readonly KeptGroup[]; readonly full: number }> {
  await keys.follow(tx, await markNow(tx));
  const { groups: found, full } = keys.likeliest(asked);
  if (found.length === 0) return { groups: [], full };
  const { rows } = await tx.query<{
    region: string;
    id: string;
    size: number;
    version: number;
    first_at: Date;
    last_at: Date;
    vectors: Buffer | null;
  }>(sql`
    select g.home_region as region, g.id, g.size, g.version, g.first_at, g.last_at,
      case when g.version <> w.version then g.vectors end as vectors
    from unnest(${found.map(({ region }) => region)}::char(6)[], ${found.map(({ id }) => id)}::uuid[],
      ${found.map(({ id }) => atHand.versionOf(id))}::int[]) as w(region, id, version)
    join event_group g on g.home_region = w.region and g.id = w.id and g.merged_id is null`);
  const known = new Map(found.map((each) => [each.id, each]));
  const there = new Set(rows.map(({ id }) => id));
  keys.drop(found.flatMap(({ id, number }) => (there.has(id) ? [] : [number])));
  return {
    groups: rows.map(({ region, id, size, version, first_at, last_at, vectors }) => ({
      region,
      group: {
        ...{ id, size, first: first_at.getTime(), last: last_at.getTime() },
        ...atHand.of(id, version, vectors),
        keys: known.get(id)?.keys ?? new Set(),
      },
    })),
    full,
  };
}

/** A group that changed: how many joined it, and the keys by which it is to be found from now on. */
export interface ChangedGroup extends KeptGroup {
  readonly joined: number;
  readonly keys: readonly number[];
}

/** Writes down groups that are new or have changed. Sums that two servers change at once may lose one text: no member is lost. */
export async function keepGroups(tx: Db, changed: readonly ChangedGroup[]): Promise<void> {
  // In one order everywhere, so that two servers wait for one another and neither for ever.
  const sorted = [...changed].sort((one, other) => (one.group.id < other.group.id ? -1 : 1));
  if (sorted.length === 0) return;
  await tx.query(sql`
    insert into event_group (home_region, id, size, version, first_at, last_at, vectors, alike, keys, written)
    select g.region, g.id, g.size, g.joined, g.first_at, g.last_at, g.vectors, g.alike, g.keys, pg_current_xact_id()
    from unnest(
      ${sorted.map(({ region }) => region)}::text[], ${sorted.map(({ group }) => group.id)}::uuid[],
      ${sorted.map(({ group }) => group.size)}::int[], ${sorted.map(({ joined }) => joined)}::int[],
      ${sorted.map(({ group }) => new Date(group.first))}::timestamptz[],
      ${sorted.map(({ group }) => new Date(group.last))}::timestamptz[],
      ${sorted.map(({ group }) => packVectors(group, GROUPING.cells))}::bytea[],
      ${sorted.map(({ group }) => namesAlike(group))}::real[], ${sorted.map(({ keys }) => packKeys(keys))}::bytea[])
      as g(region, id, size, joined, first_at, last_at, vectors, alike, keys)
    on conflict (home_region, id) do update
    set size = event_group.size + excluded.version, version = event_group.version + excluded.version,
      first_at = least(event_group.first_at, excluded.first_at), last_at = greatest(event_group.last_at, excluded.last_at),
      vectors = excluded.vectors, alike = excluded.alike,
      keys = event_group.keys || excluded.keys, written = excluded.written
    where event_group.merged_id is null`);
}

/** So many of the newest members are asked whom they name. */
const ASKED = 40;

/** Whom and where the newest members of these groups name, by group. */
export async function saidIn(tx: Db, groups: readonly string[]): Promise<ReadonlyMap<string, readonly Says[]>> {
  if (groups.length === 0) return new Map();
  const { rows } = await tx.query<Says & { group: string }>(sql`
    select m.group_id as group, coalesce(x.snapshot #>> '{facts,respondent,name}', '') as trader,
      coalesce(x.snapshot #>> '{facts,place,address}', x.snapshot #>> '{facts,respondent,address}', '') as address
    from unnest(${[...groups]}::uuid[]) as g(id)
    cross join lateral (
      select group_id, home_region, matter_id from event_member e where e.group_id = g.id
      order by e.at desc, e.matter_id limit ${ASKED}) m
    join matter x on x.home_region = m.home_region and x.id = m.matter_id and x.state <> 'voided'`);
  const said = new Map<string, Says[]>();
  for (const { group, ...says } of rows) said.set(group, [...(said.get(group) ?? []), says]);
  return said;
}

/** One group becomes part of another: its members move over, and it is found no more. */
export async function uniteGroups(
  tx: Db,
  from: { readonly region: string; readonly id: string },
  into: { readonly region: string; readonly id: string },
): Promise<void> {
  await tx.query(sql`
    update event_group set merged_region = ${into.region}, merged_id = ${into.id}, vectors = '', keys = '',
      version = version + 1, written = pg_current_xact_id()
    where home_region = ${from.region} and id = ${from.id}`);
  await tx.query(sql`
    update event_member set group_region = ${into.region}, group_id = ${into.id} where group_id = ${from.id}`);
}
