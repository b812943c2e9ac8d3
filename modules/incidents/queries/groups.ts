import { AppError } from '../../../kernel/error.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { inScope, maskText } from '../../intake/index.ts';
import { domains } from '../../intake/model/labels.ts';
import { themes } from '../../triage/model/themes.ts';
import type { Named } from '../commands/refs.ts';
import type { IncidentContext } from '../context.ts';
import type { GroupDetail, GroupList, GroupRow, IncidentView } from '../contract.ts';
import { type AnchorWords, anchorsOf, commonest, type Otherwise, titleOfGroup } from '../model/anchors.ts';
import { tellsOfOne } from '../model/event.ts';
import { GROUPING_RULE } from '../model/tell.ts';
import { type KnownMember, type Tellable, tellable } from '../model/tellable.ts';
import { findGroup, type KnownGroup, recentGroups, seenOf } from './known-members.ts';
import { isRare } from './rarity.ts';
import { toldOf } from './told.ts';

/** So many of the newest matters of a group are read for what they have in common, and so many are shown. */
const READ = 60;
const SHOWN = 200;

/** What the matters that a reader sees have in common. Asked of the newest of all groups at once. */
export async function anchorsFor(
  { ledger }: IncidentContext,
  actor: LedgerActor,
  groups: ReadonlyMap<string, readonly KnownMember[]>,
): Promise<ReadonlyMap<string, AnchorWords & Otherwise>> {
  const named = [...groups].flatMap(([group, seen]) =>
    seen.slice(0, READ).map(({ region, id }) => ({ group, region, id })),
  );
  const { rows } = await ledger.store.transaction(actor, (tx) =>
    tx.query<{ group: string; title: string; respondent: JsonObject | null; theme: string; domain: string }>(sql`
      select w.g as group, m.title, m.snapshot #> '{facts,respondent}' as respondent,
        coalesce(m.snapshot #>> '{facts,theme}', '') as theme, coalesce(m.domain, '') as domain
      from unnest(${named.map(({ group }) => group)}::text[], ${named.map(({ region }) => region)}::char(6)[],
        ${named.map(({ id }) => id)}::uuid[]) with ordinality as w(g, region, id, ord)
      join matter m on m.home_region = w.region and m.id = w.id
      where ${inScope(actor.scope)} order by w.ord`),
  );
  const found = new Map<string, { titles: string[]; parties: string[]; themes: string[]; areas: string[] }>();
  for (const { group, title, respondent, theme, domain } of rows) {
    const own = found.get(group) ?? { titles: [], parties: [], themes: [], areas: [] };
    found.set(group, own);
    own.titles.push(maskText(title));
    own.parties.push(str(obj({ respondent: respondent ?? {} }, 'respondent'), 'name'));
    own.themes.push(themes.get(theme)?.zh ?? '');
    own.areas.push(domain in domains ? domains[domain as keyof typeof domains].zh : '');
  }
  return new Map(
    [...found].map(([group, { titles, parties, themes: told, areas }]) => [
      group,
      {
        ...anchorsOf(titles, parties, isRare),
        ...{ theme: commonest(told) ?? commonest(areas), newest: titles[0] ?? '' },
      },
    ]),
  );
}

/** Incidents that hold these matters, those that the reader may see, by matter. */
async function incidentsOf(
  { ledger }: IncidentContext,
  actor: LedgerActor,
  matters: readonly string[],
): Promise<ReadonlyMap<string, GroupRow['incidents']>> {
  if (matters.length === 0) return new Map();
  const { rows: links } = await ledger.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<{ matter: string; region: string; id: string; ref: string }>(sql`
      select matter_id as matter, home_region as region, incident_id as id, ref from incident_member
      where matter_id = any(${[...matters]}::uuid[])`),
  );
  if (links.length === 0) return new Map();
  const { rows } = await ledger.store.transaction(actor, (tx) =>
    tx.query<{ region: string; id: string; title: string; state: string; members: JsonObject | null }>(sql`
      select m.home_region as region, m.id, m.title, m.state, m.snapshot #> '{facts,members}' as members
      from matter m where m.home_region = any(${[...new Set(links.map(({ region }) => region))]})
        and m.id = any(${[...new Set(links.map(({ id }) => id))]}::uuid[]) and ${inScope(actor.scope)}`),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const found = new Map<string, GroupRow['incidents']>();
  for (const { matter, id, ref } of links) {
    const row = byId.get(id);
    if (row === undefined || row.state === 'merged' || !(ref in (row.members ?? {}))) continue;
    found.set(matter, [...(found.get(matter) ?? []), { region: row.region, id, title: maskText(row.title) }]);
  }
  return found;
}

const NOTHING: AnchorWords & Otherwise = { party: null, place: null, issue: null, theme: null, newest: '' };

interface Parted {
  readonly group: KnownGroup;
  readonly parts: Tellable;
}

async function rowsFor(
  context: IncidentContext,
  actor: LedgerActor,
  parted: readonly Parted[],
  now: Date,
): Promise<readonly GroupRow[]> {
  const anchors = await anchorsFor(context, actor, new Map(parted.map(({ group, parts }) => [group.id, parts.seen])));
  const incidents = await incidentsOf(
    context,
    actor,
    parted.flatMap(({ parts }) => parts.seen.map(({ id }) => id)),
  );
  return parted.map(({ group: { region, id, version }, parts }) => {
    const { newest, theme, ...words } = anchors.get(id) ?? NOTHING;
    const held = parts.seen.flatMap((member) => incidents.get(member.id) ?? []);
    return {
      ...toldOf(parts, now),
      ...{ region, id, version, rule: GROUPING_RULE, anchors: words },
      title: titleOfGroup(words, { theme, newest }),
      incidents: [...new Map(held.map((each) => [each.id, each])).values()],
    };
  });
}

/** Groups with matters of late, those that grow first, then the larger ones. Only with at least one matter that the reader sees. */
export async function listGroups(
  context: IncidentContext,
  actor: LedgerActor,
  { growing, limit }: { readonly growing?: 'yes' | undefined; readonly limit: number },
): Promise<GroupList> {
  const { store, clock } = context.ledger;
  const now = clock.now();
  const groups = await recentGroups(store, actor, now);
  const seen = await seenOf(
    store,
    actor,
    groups.flatMap(({ members }) => members),
  );
  const parted = groups
    .filter(({ alike, members }) => tellsOfOne(alike, members.slice(0, READ)))
    .map((group) => ({ group, parts: tellable(group.members, ({ id }) => seen.has(id)) }))
    .filter(({ parts }) => parts.seen.length > 0 && parts.counted.length > 1)
    .map((each) => ({ ...each, told: toldOf(each.parts, now) }))
    .sort(
      (one, other) =>
        Number(other.told.growth.growing) - Number(one.told.growth.growing) ||
        other.told.growth.people48h - one.told.growth.people48h ||
        other.told.people - one.told.people ||
        (one.group.id < other.group.id ? -1 : 1),
    );
  const asked = growing === 'yes' ? parted.filter(({ told }) => told.growth.growing) : parted;
  return {
    groups: [...(await rowsFor(context, actor, asked.slice(0, limit), now))],
    growing: parted.filter(({ told }) => told.growth.growing).length,
    asOf: now.toISOString(),
  };
}

/** Names of the bureaus whose matters are counted and not shown. */
export async function othersOf(
  { directory }: Pick<IncidentContext, 'directory'>,
  { others }: Tellable,
): Promise<IncidentView['others']> {
  return Promise.all(
    others.map(async ({ bureau, count }) => {
      const found = await directory.find(bureau as Parameters<typeof directory.find>[0]);
      return { authority: bureau, count, name: { zh: found?.nameZh ?? bureau, en: found?.nameEn ?? bureau } };
    }),
  );
}

/** The seen ones as list rows, the newest first. */
export const shown = (context: IncidentContext, actor: LedgerActor, seen: readonly Named[]) =>
  context.rowsOf(
    actor,
    seen.slice(0, SHOWN).map(({ region, id }) => ({ homeRegion: region, id })),
  );

/** One group with the matters of it that the reader may see. @throws AppError 404 `incidents.no-such-group` */
export async function groupDetail(context: IncidentContext, actor: LedgerActor, at: Named): Promise<GroupDetail> {
  const { store, clock } = context.ledger;
  const group = await findGroup(store, at);
  const seen = await seenOf(store, actor, group?.members ?? []);
  // The same answer where there is none and where nothing of it may be seen.
  if (group === undefined || seen.size === 0) throw new AppError('incidents.no-such-group', 404);
  const parts = tellable(group.members, ({ id }) => seen.has(id));
  const [row] = await rowsFor(context, actor, [{ group, parts }], clock.now());
  if (row === undefined) throw new AppError('incidents.no-such-group', 404);
  return { group: row, members: await shown(context, actor, parts.seen), others: await othersOf(context, parts) };
}
