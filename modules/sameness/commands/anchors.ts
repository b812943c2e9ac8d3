import { addDays, type PlainDate } from '../../../kernel/plain-date.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { Anchor, AnchorKind } from '../model/anchors.ts';
import type { Place } from './sketches.ts';

/** So many of the newest matters with a shared anchor are looked at: a large platform has thousands. Ours. */
export const MOST_IN_BLOCK = 40;
/** What many matters share by nature is looked for so many days back and forth; a number or a file without end. Ours. */
export const LOOK_BACK_DAYS = 365;

/** One key of a matter, as it is written down. */
export interface KeyRow {
  readonly kind: AnchorKind;
  readonly digest: string;
  readonly region: string;
  readonly matter: string;
  readonly opened: PlainDate;
}

/** Digests of the files attached to matters, from the acts that attached them. */
async function fileKeys(tx: Db, matters: readonly Matter[]): Promise<KeyRow[]> {
  const withFiles = new Map(
    matters.filter(({ facts }) => Number(facts.files ?? 0) > 0).map((matter) => [matter.id as string, matter]),
  );
  if (withFiles.size === 0) return [];
  const { rows } = await tx.query<{ matter_id: string; sha256: string }>(sql`
    select matter_id, body ->> 'sha256' as sha256 from act
    where home_region = any(${[...new Set([...withFiles.values()].map(({ homeRegion }) => homeRegion))]}::char(6)[])
      and matter_id = any(${[...withFiles.keys()]}::uuid[]) and verb = 'attach'`);
  return rows.flatMap(({ matter_id, sha256 }) => {
    const of = withFiles.get(matter_id);
    if (of === undefined) return [];
    return [{ kind: 'file' as const, digest: sha256, region: of.homeRegion, matter: matter_id, opened: of.openedOn }];
  });
}

/**
 * Takes away keys that were read from what has been corrected since. A matter that was only opened has none, so that filing
 * pays nothing for it.
 */
async function forgetAnchors(tx: Db, matters: readonly Matter[], rows: readonly KeyRow[]): Promise<void> {
  const again = matters.filter(({ version }) => version > 1);
  if (again.length === 0) return;
  const ids = new Set<string>(again.map(({ id }) => id));
  const kept = rows.filter(({ matter }) => ids.has(matter));
  await tx.query(sql`
    delete from likeness l
    using unnest(${again.map(({ homeRegion }) => homeRegion)}::char(6)[], ${again.map(({ id }) => id)}::uuid[]) as m(region, id)
    where l.home_region = m.region and l.matter_id = m.id and not exists (
      select from unnest(${kept.map(({ kind }) => kind)}::text[], ${kept.map(({ digest }) => digest)}::text[],
        ${kept.map(({ matter }) => matter)}::uuid[]) as k(kind, digest, matter)
      where k.matter = l.matter_id and k.kind = l.kind and decode(k.digest, 'hex') = l.digest)`);
}

/** Writes down what these matters can be found by, in place of what was written before; gives the rows. */
export async function writeAnchors(
  tx: Db,
  matters: readonly Matter[],
  anchors: ReadonlyMap<string, readonly Anchor[]>,
): Promise<readonly KeyRow[]> {
  const rows = [
    ...matters.flatMap(({ homeRegion, id, openedOn }) =>
      (anchors.get(id) ?? []).map(({ kind, digest }) => ({
        ...{ kind, digest, region: homeRegion as string, matter: id as string, opened: openedOn },
      })),
    ),
    ...(await fileKeys(tx, matters)),
  ];
  await forgetAnchors(tx, matters, rows);
  if (rows.length > 0)
    await tx.query(sql`
      insert into likeness (home_region, kind, digest, matter_id, opened_on)
      select distinct k.region, k.kind, decode(k.digest, 'hex'), k.matter, k.opened
      from unnest(${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ digest }) => digest)}::text[],
        ${rows.map(({ region }) => region)}::text[], ${rows.map(({ matter }) => matter)}::uuid[],
        ${rows.map(({ opened }) => opened)}::date[]) as k(kind, digest, region, matter, opened)
      on conflict (home_region, kind, digest, matter_id) do nothing`);
  return rows;
}

export interface SharedAnchor {
  readonly mine: string;
  readonly kind: AnchorKind;
  readonly other: Place;
}

interface FoundRow {
  readonly n: number;
  readonly region: string;
  readonly id: string;
}

/** Without end in time: a number or the bytes of a file are of one thing. */
const OF_ONE_THING: ReadonlySet<AnchorKind> = new Set(['source', 'file', 'order']);

/**
 * Which matters of any region share an anchor with these, the newest first; `cut` names those matters of which an anchor is
 * shared by more than were looked at.
 */
export async function sharingAnchors(
  tx: Db,
  keys: readonly KeyRow[],
): Promise<{ readonly shared: readonly SharedAnchor[]; readonly cut: ReadonlySet<string> }> {
  if (keys.length === 0) return { shared: [], cut: new Set() };
  const since = keys.map(({ kind, opened }) =>
    OF_ONE_THING.has(kind) ? '0001-01-01' : addDays(opened, -LOOK_BACK_DAYS),
  );
  const until = keys.map(({ kind, opened }) =>
    OF_ONE_THING.has(kind) ? '9999-12-31' : addDays(opened, LOOK_BACK_DAYS),
  );
  // Nothing is turned into another type beside a column: under row security only what is leakproof is looked up by index.
  const { rows } = await tx.query<FoundRow>(sql`
    select (mine.n - 1)::int as n, other.home_region as region, other.matter_id as id
    from unnest(${keys.map(({ kind }) => kind)}::text[], ${keys.map(({ digest }) => Buffer.from(digest, 'hex'))}::bytea[],
      ${since}::date[], ${until}::date[]) with ordinality as mine(kind, digest, since, until, n)
    cross join lateral (
      select l.home_region, l.matter_id from likeness l
      where l.kind = mine.kind and l.digest = mine.digest and l.opened_on between mine.since and mine.until
      order by l.opened_on desc limit ${MOST_IN_BLOCK + 1}) other`);
  const shared: SharedAnchor[] = [];
  const cut = new Set<string>();
  const counts = new Map<number, number>();
  for (const { n, region, id } of rows) {
    const key = keys[n];
    if (key === undefined) continue;
    const count = (counts.get(n) ?? 0) + 1;
    counts.set(n, count);
    // The matter itself is among them.
    if (count > MOST_IN_BLOCK) cut.add(key.matter);
    else if (id !== key.matter) shared.push({ mine: key.matter, kind: key.kind, other: { region, id } });
  }
  return { shared, cut };
}

/**
 * Anchors that pairs share, whatever they were found by; `n` is the place of the pair. Asked of the others alone, for on a
 * database spread over nodes two matters of a pair may lie on two of them.
 */
export async function anchorsOfPairs(
  tx: Db,
  keys: readonly KeyRow[],
  pairs: readonly { readonly mine: string; readonly other: Place }[],
): Promise<readonly { readonly n: number; readonly kind: AnchorKind }[]> {
  const known = new Set(keys.map(({ kind, digest, matter }) => `${matter} ${kind} ${digest}`));
  if (pairs.length === 0 || known.size === 0) return [];
  const { rows } = await tx.query<{ n: number; kind: AnchorKind; digest: string }>(sql`
    select (p.n - 1)::int as n, other.kind, encode(other.digest, 'hex') as digest
    from unnest(${pairs.map(({ other }) => other.region)}::char(6)[], ${pairs.map(({ other }) => other.id)}::uuid[])
      with ordinality as p(region, id, n)
    join likeness other on other.home_region = p.region and other.matter_id = p.id`);
  return rows.filter(({ n, kind, digest }) => known.has(`${pairs[n]?.mine} ${kind} ${digest}`));
}
