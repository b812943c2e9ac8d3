import type { Json, JsonObject } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import {
  type Comparable,
  LIKE_DAYS,
  type LikenessKind,
  likenessKeys,
  proposeSame,
  type SameProposal,
} from '../model/same.ts';
import type { StoredProposal } from './propose.ts';

/** So many of the newest matters with a shared key are compared: a large platform has thousands. */
const MOST_COMPARED = 50;
const MOST_PROPOSED = 5;

const object = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** What of a matter is compared. */
export function comparable(matter: Matter): Comparable {
  const source = object(matter.facts.source);
  const code = text(object(matter.facts.respondent).code);
  return {
    id: matter.id,
    openedOn: matter.openedOn,
    title: matter.title,
    text: text(matter.facts.text),
    source:
      source.externalId === undefined ? null : { system: text(source.system), externalId: text(source.externalId) },
    respondentCode: code === '' ? null : code,
  };
}

interface KeyRow {
  readonly kind: LikenessKind;
  readonly digest: string;
  readonly matter: string;
  readonly opened: string;
}

/** Digests of the files attached to matters, from the acts that attached them. */
async function fileKeys(tx: Db, region: string, matters: readonly Matter[]): Promise<KeyRow[]> {
  const withFiles = new Map(
    matters.filter(({ facts }) => Number(facts.files ?? 0) > 0).map((matter) => [matter.id as string, matter]),
  );
  if (withFiles.size === 0) return [];
  const { rows } = await tx.query<{ matter_id: string; sha256: string }>(sql`
    select matter_id, body ->> 'sha256' as sha256 from act
    where home_region = ${region} and matter_id = any(${[...withFiles.keys()]}::uuid[]) and verb = 'attach'`);
  return rows.map(({ matter_id, sha256 }) => ({
    ...{ kind: 'file', digest: sha256, matter: matter_id },
    opened: withFiles.get(matter_id)?.openedOn ?? '',
  }));
}

async function writeKeys(tx: Db, region: string, rows: readonly KeyRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(sql`
    insert into likeness (home_region, kind, digest, matter_id, opened_on)
    select ${region}, k.kind, decode(k.digest, 'hex'), k.matter, k.opened
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as k(kind text, digest text, matter uuid, opened date)
    on conflict (home_region, kind, digest, matter_id) do nothing`);
}

interface Pair {
  readonly mine: string;
  readonly kind: LikenessKind;
  readonly other: string;
}

/** Which matters of the region share a key with these; of texts, those near enough in time to be compared. */
async function sharing(tx: Db, region: string, ids: readonly string[]): Promise<Pair[]> {
  const { rows } = await tx.query<Pair>(sql`
    select mine.matter_id as mine, mine.kind, other.matter_id as other
    from likeness mine
    cross join lateral (
      select l.matter_id from likeness l
      where l.home_region = ${region} and l.kind = mine.kind and l.digest = mine.digest and l.matter_id <> mine.matter_id
        and (mine.kind <> 'respondent' or abs(l.opened_on - mine.opened_on) <= ${LIKE_DAYS})
      order by l.opened_on desc limit ${MOST_COMPARED}) other
    where mine.home_region = ${region} and mine.matter_id = any(${[...ids]}::uuid[])`);
  return rows;
}

/** Each once, however many share a key with it. Void and sensitive matters are never named to anybody. */
async function read(tx: Db, region: string, ids: ReadonlySet<string>): Promise<Map<string, Comparable>> {
  if (ids.size === 0) return new Map();
  const { rows } = await tx.query<{ id: string; snapshot: Matter }>(sql`
    select id, snapshot from matter
    where home_region = ${region} and id = any(${[...ids]}::uuid[]) and state <> 'voided' and sensitivity = 0`);
  return new Map(rows.map(({ id, snapshot }) => [id, comparable(snapshot)]));
}

const stored = ({ matter, score, rule, reason }: SameProposal): StoredProposal => ({
  ...{ kind: 'same', value: matter, score, rule, reason },
  evidence: [],
});

/**
 * Writes down what these matters of a region can be found by, and proposes which others are perhaps the same: by
 * matter id, the surest first. Within one region: a matter of another one is not this region's to tell of.
 */
export async function proposeSameFor(
  tx: Db,
  region: string,
  matters: readonly Matter[],
): Promise<ReadonlyMap<string, readonly StoredProposal[]>> {
  const own = new Map(matters.map((matter) => [matter.id as string, comparable(matter)]));
  const keys = [...own.values()].flatMap((one) =>
    likenessKeys(one).map((key) => ({ ...key, matter: one.id, opened: one.openedOn })),
  );
  await writeKeys(tx, region, [...keys, ...(await fileKeys(tx, region, matters))]);
  const found = new Map<string, Map<string, SameProposal>>();
  const pairs = await sharing(tx, region, [...own.keys()]);
  const others = await read(tx, region, new Set(pairs.map(({ other }) => other)));
  for (const { mine, kind, other } of pairs) {
    const [one, two] = [own.get(mine), others.get(other)];
    const proposal = one === undefined || two === undefined ? null : proposeSame(kind, one, two);
    if (proposal === null) continue;
    const best = found.get(mine) ?? new Map<string, SameProposal>();
    found.set(mine, best);
    if ((best.get(proposal.matter)?.score ?? 0) < proposal.score) best.set(proposal.matter, proposal);
  }
  return new Map(
    Array.from(found, ([mine, best]) => [
      mine,
      [...best.values()]
        .sort((a, b) => b.score - a.score || (a.matter < b.matter ? -1 : 1))
        .slice(0, MOST_PROPOSED)
        .map(stored),
    ]),
  );
}
