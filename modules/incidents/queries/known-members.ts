import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { raw, sql } from '../../../platform/store/sql.ts';
import type { Store } from '../../../platform/store/store.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { inScope } from '../../intake/index.ts';
import type { Named } from '../commands/refs.ts';
import type { Says } from '../model/event.ts';
import type { KnownMember } from '../model/tellable.ts';

/** What a group is known by as it stands: a number would tell how many are in it. Of `event_group g`. */
export const VERSION = raw(`left(encode(sha256(g.vectors), 'hex'), 12)`);

/** A group as it is kept. */
export interface KnownGroup extends Named {
  readonly version: string;
  /** How alike the rare names of its members are. */
  readonly alike: number;
  readonly members: readonly (KnownMember & Says)[];
}

/** So many groups are looked at for a list, those with most members of late, and so many members of each. */
const MOST_GROUPS = 150;
const MOST_MEMBERS = 1_000;
/** A list looks back so many days, and tells of groups with so many matters. */
const LIST_DAYS = 14;
const LEAST_LISTED = 3;

interface MemberRow {
  readonly region: string;
  readonly id: string;
  readonly at: Date;
  readonly teller: Buffer;
  readonly bureau: string;
  readonly claim: string | null;
  readonly trader: string | null;
  readonly address: string | null;
  readonly sensitive: boolean;
}

const known = ({ region, id, at, teller, bureau, sensitive, ...row }: MemberRow): KnownMember & Says => ({
  ...{ region, id, bureau, sensitive, at: at.getTime(), teller: teller.toString('hex') },
  ...{ claimFen: Number(row.claim ?? 0), trader: row.trader ?? '', address: row.address ?? '' },
});

const COLUMNS = sql`
  m.home_region as region, m.matter_id as id, m.at, m.teller, left(x.handling_code, 6) as bureau,
  x.snapshot #>> '{facts,claimFen}' as claim, x.snapshot #>> '{facts,respondent,name}' as trader,
  coalesce(x.snapshot #>> '{facts,place,address}', x.snapshot #>> '{facts,respondent,address}') as address,
  x.sensitivity <> 0 as sensitive`;

/**
 * Groups that had members in the last fourteen days in the regions of a reader, with all that are in them: read as the system,
 * so that whoever goes on parts what the reader may know of them.
 */
export async function recentGroups(store: Store, actor: LedgerActor, now: Date): Promise<readonly KnownGroup[]> {
  const since = new Date(now.getTime() - LIST_DAYS * 86_400_000);
  // A pattern of the scope reaches whole regions, or a station within one.
  const regions = actor.scope.split(',').map((pattern) => pattern.replace(/%$/, '').slice(0, 6).concat('%'));
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<
      MemberRow & { group: string; group_region: string; version: string; alike: number }
    >(sql`
      with recent as materialized (
        select group_region, group_id, count(*) as n from event_member
        where at > ${since} and home_region like any(${regions}) group by 1, 2
        order by n desc, group_id limit ${MOST_GROUPS}),
      large as (
        select g.home_region, g.id, ${VERSION} as version, g.alike from recent r
        join event_group g on g.home_region = r.group_region and g.id = r.group_id
        where g.size >= ${LEAST_LISTED} and g.merged_id is null)
      select l.id as group, l.home_region as group_region, l.version, l.alike, ${COLUMNS}
      from large l
      cross join lateral (
        select * from event_member e where e.group_id = l.id order by e.at desc limit ${MOST_MEMBERS}) m
      join matter x on x.home_region = m.home_region and x.id = m.matter_id and x.state <> 'voided'`);
    const groups = new Map<string, KnownGroup & { members: (KnownMember & Says)[] }>();
    for (const row of rows) {
      const group = groups.get(row.group) ?? {
        region: row.group_region,
        id: row.group,
        version: row.version,
        alike: row.alike,
        members: [],
      };
      groups.set(row.group, group);
      group.members.push(known(row));
    }
    return [...groups.values()];
  });
}

/** One group with its members; undefined where there is none, also where it is part of another one by now. */
export async function findGroup(store: Store, { region, id }: Named): Promise<KnownGroup | undefined> {
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows: groups } = await tx.query<{ version: string; alike: number }>(sql`
      select ${VERSION} as version, g.alike from event_group g
      where g.home_region = ${region} and g.id = ${id} and g.merged_id is null`);
    const [group] = groups;
    if (group === undefined) return undefined;
    const { rows } = await tx.query<MemberRow>(sql`
      select ${COLUMNS} from (
        select * from event_member where group_id = ${id} order by at desc limit ${MOST_MEMBERS}) m
      join matter x on x.home_region = m.home_region and x.id = m.matter_id and x.state <> 'voided'`);
    return { region, id, ...group, members: rows.map(known) };
  });
}

/** These matters as members, with when each came in as the groups have it; and the groups that they are in. */
export async function membersBehind(
  store: Store,
  named: readonly Named[],
): Promise<{ readonly members: readonly KnownMember[]; readonly groups: readonly Named[] }> {
  if (named.length === 0) return { members: [], groups: [] };
  return store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<MemberRow & { group: string | null; group_region: string | null }>(sql`
      select w.region, w.id, coalesce(m.at, (x.opened_on + time '12:00') at time zone 'Asia/Shanghai') as at,
        coalesce(m.teller, substring(sha256(x.id::text::bytea) for 8)) as teller,
        left(x.handling_code, 6) as bureau, x.snapshot #>> '{facts,claimFen}' as claim, null as trader, null as address,
        x.sensitivity <> 0 as sensitive, m.group_id as group, m.group_region
      from unnest(${named.map(({ region }) => region)}::char(6)[], ${named.map(({ id }) => id)}::uuid[]) as w(region, id)
      join matter x on x.home_region = w.region and x.id = w.id
      left join event_member m on m.home_region = w.region and m.matter_id = w.id`);
    const groups = new Map(
      rows.flatMap(({ group, group_region }) =>
        group === null || group_region === null ? [] : [[group, { region: group_region, id: group }] as const],
      ),
    );
    return { members: rows.map(known), groups: [...groups.values()] };
  });
}

/** Which of these matters the reader may see, by id. */
export async function seenOf(store: Store, actor: LedgerActor, named: readonly Named[]): Promise<ReadonlySet<string>> {
  if (named.length === 0) return new Set();
  return store.transaction(actor, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(sql`
      select m.id from unnest(${named.map(({ region }) => region)}::char(6)[], ${named.map(({ id }) => id)}::uuid[]) as w(region, id)
      join matter m on m.home_region = w.region and m.id = w.id where ${inScope(actor.scope)}`);
    return new Set(rows.map(({ id }) => id));
  });
}
