import { legalDay } from '../../../kernel/plain-date.ts';
import { str } from '../../../kernel/read-json.ts';
import { deterministicUuid } from '../../../platform/import/index.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { EMPTY_SKETCH, type Told, weigh } from '../../../platform/text/cluster.ts';
import { type Group, Grouper, type Likeness } from '../../../platform/text/cluster-group.ts';
import { screenedText } from '../../triage/model/domain.ts';
import type { Proposer, StoredProposal, ToPropose } from '../../triage/model/proposer.ts';
import { namesAlike, tellsOfOne } from '../model/event.ts';
import { proposalOf } from '../model/proposal.ts';
import { GROUPING, tallyOf, WEIGHING } from '../model/tell.ts';
import type { SharedBackground } from './background.ts';
import {
  type ChangedGroup,
  GroupsAtHand,
  groupsFor,
  type KeptGroup,
  keepGroups,
  saidIn,
  uniteGroups,
} from './kept-groups.ts';
import { TOLD_BY_PEOPLE, tellerOf } from './refs.ts';

/** A group of so many is found by what it is filed under already. */
const ENOUGH_FILED = 40;

const textOf = (matter: Matter): string => str(matter.facts, 'text');

/** When it came in: the instant where it came today, noon of its day where it is told of later. Milliseconds. */
function instantOf({ openedOn }: Matter, at: Date): number {
  return openedOn === legalDay(at) ? at.getTime() : Date.parse(`${openedOn}T12:00:00+08:00`);
}

interface Member {
  readonly matter: Matter;
  readonly at: number;
  readonly likeness: Likeness | null;
  group: string;
}

/** The groups of matters that are in one already, as they stand. */
async function membersNow(tx: Db, matters: readonly Matter[]): Promise<ReadonlyMap<string, StoredMember>> {
  const { rows } = await tx.query<StoredMember & { matter: string }>(sql`
    select m.matter_id as matter, g.home_region as region, g.id, g.size, g.alike
    from event_member m join event_group g on g.home_region = m.group_region and g.id = m.group_id
    where m.home_region = any(${[...new Set(matters.map(({ homeRegion }) => homeRegion))]}::char(6)[])
      and m.matter_id = any(${matters.map(({ id }) => id)}::uuid[])`);
  return new Map(rows.map(({ matter, ...rest }) => [matter, rest]));
}

interface StoredMember {
  readonly region: string;
  readonly id: string;
  readonly size: number;
  readonly alike: number;
}

async function keepMembers(tx: Db, members: readonly Member[], regionOf: (group: string) => string): Promise<void> {
  await tx.query(sql`
    insert into event_member (home_region, matter_id, group_region, group_id, at, teller, likeness)
    select m.region, m.id, m.group_region, m.group_id, m.at, m.teller, m.likeness
    from unnest(
      ${members.map(({ matter }) => matter.homeRegion)}::text[], ${members.map(({ matter }) => matter.id)}::uuid[],
      ${members.map(({ group }) => regionOf(group))}::text[], ${members.map(({ group }) => group)}::uuid[],
      ${members.map(({ at }) => new Date(at))}::timestamptz[], ${members.map(({ matter }) => tellerOf(matter))}::bytea[],
      ${members.map(({ likeness }) => likeness?.value ?? null)}::real[])
      as m(region, id, group_region, group_id, at, teller, likeness)
    on conflict (home_region, matter_id) do nothing`);
}

interface Grouped {
  readonly members: readonly Member[];
  readonly groups: ReadonlyMap<string, Group>;
  readonly changed: readonly ChangedGroup[];
  /** Pairs of group and the one it is now part of, in the order in which it happened. */
  readonly united: readonly (readonly [from: string, into: string])[];
}

/** Puts fresh matters where they belong among the groups at hand. */
function group(
  fresh: readonly Matter[],
  told: ReadonlyMap<string, Told>,
  kept: readonly KeptGroup[],
  at: Date,
): Grouped {
  const grouper = new Grouper(GROUPING);
  const loaded = new Map(kept.map(({ region, group: each }) => [each.id, { region, size: each.size }]));
  for (const { group: each } of kept) grouper.load(each);
  const members: Member[] = [];
  const united: [string, string][] = [];
  const filed = new Map<string, Set<number>>();
  for (const matter of fresh) {
    const text = told.get(matter.id);
    if (text === undefined) continue;
    const when = instantOf(matter, at);
    const opened = deterministicUuid('event-group', matter.id);
    const { group: own, likeness, merged } = grouper.tell(opened, text, when);
    members.push({ matter, at: when, likeness, group: own.id });
    const keys = filed.get(own.id) ?? new Set();
    filed.set(own.id, keys);
    if (own.size <= ENOUGH_FILED) for (const key of text.files) keys.add(key);
    for (const from of merged) {
      united.push([from, own.id]);
      for (const key of filed.get(from) ?? []) keys.add(key);
      filed.delete(from);
      for (const member of members) if (member.group === from) member.group = own.id;
    }
  }
  const changed = [...filed].flatMap(([id, keys]): ChangedGroup[] => {
    const own = grouper.groups.get(id);
    if (own === undefined) return [];
    const before = loaded.get(id);
    const region = before?.region ?? members.find((member) => member.group === id)?.matter.homeRegion ?? '';
    return [{ region, group: own, joined: own.size - (before?.size ?? 0), keys: [...keys] }];
  });
  return { members, groups: grouper.groups, changed, united };
}

/**
 * Puts new matters into groups that tell of one event, and proposes to each the group it is in, where others are and all share
 * something rare.
 * A matter that is in a group already stays there. Groups are looked for in all regions.
 */
async function proposeIncidents(
  background: SharedBackground,
  atHand: GroupsAtHand,
  { tx, matters, at }: ToPropose,
): Promise<ReadonlyMap<string, readonly StoredProposal[]>> {
  const tellers = matters.filter(
    ({ procedure, sensitivity }) => TOLD_BY_PEOPLE.includes(procedure) && sensitivity === 0,
  );
  if (tellers.length === 0) return new Map();
  const before = await membersNow(tx, tellers);
  const fresh = tellers.filter(({ id }) => !before.has(id));
  const told = new Map(
    fresh.map((matter) => {
      const cells = tallyOf(matter.title, textOf(matter));
      background.learn(cells);
      return [matter.id as string, weigh(cells, background.now, WEIGHING)];
    }),
  );
  const { groups: kept, full } = await groupsFor(
    tx,
    [...told.values()].map(({ asks }) => asks),
    atHand,
  );
  background.tooCommon += full;
  const { members, groups, changed, united } = group(fresh, told, kept, at);
  const regions = new Map([...kept, ...changed].map(({ region: home, group: each }) => [each.id, home]));
  await keepGroups(tx, changed);
  if (members.length > 0) await keepMembers(tx, members, (id) => regions.get(id) ?? '');
  for (const [from, into] of united) {
    const [old, now] = [regions.get(from), regions.get(into)];
    // One that came and went within this turn was never written.
    if (kept.some(({ group: each }) => each.id === from) && old !== undefined && now !== undefined) {
      await uniteGroups(tx, { region: old, id: from }, { region: now, id: into });
    }
  }
  const likenesses = new Map(members.map(({ matter, group: id, likeness }) => [matter.id as string, { id, likeness }]));
  const abouts = tellers.flatMap((matter): About[] => {
    const stored = before.get(matter.id);
    const own = likenesses.get(matter.id);
    const found = own === undefined ? undefined : groups.get(own.id);
    if (found !== undefined)
      return [{ matter, group: found, alike: namesAlike(found), likeness: own?.likeness ?? null }];
    return stored === undefined
      ? []
      : [{ matter, group: { ...EMPTY, ...stored }, alike: stored.alike, likeness: null }];
  });
  const many = abouts.filter(({ group: { size } }) => size > 1);
  const said = await saidIn(tx, [...new Set(many.map(({ group: { id } }) => id))]);
  return new Map(
    many
      .filter(({ group: { id }, alike }) => tellsOfOne(alike, said.get(id) ?? []))
      .map(({ matter, group: about, likeness }) => {
        const text = screenedText(matter.title, textOf(matter));
        return [matter.id as string, [proposalOf(text, about, likeness, told.get(matter.id)?.names ?? EMPTY_SKETCH)]];
      }),
  );
}

/** A matter with the group that it is in. */
interface About {
  readonly matter: Matter;
  readonly group: Group;
  readonly alike: number;
  readonly likeness: Likeness | null;
}

const EMPTY: Omit<Group, 'id' | 'size'> = {
  ...{ all: EMPTY_SKETCH, names: EMPTY_SKETCH, keys: new Set<number>() },
  ...{ first: 0, last: 0 },
};

/** Proposes the event of which many tell. */
export function incidentProposer(background: SharedBackground): Proposer {
  const atHand = new GroupsAtHand();
  return { name: 'incident', propose: (asked) => proposeIncidents(background, atHand, asked) };
}
