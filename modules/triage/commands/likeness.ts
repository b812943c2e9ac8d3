import type { Json, JsonObject } from '../../../kernel/text.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { type Comparable, type LikenessKind, likenessKeys, proposeSame, type SameProposal } from '../model/same.ts';
import type { StoredProposal } from './propose.ts';

/** So many of the newest matters with a shared key are compared: a large platform has thousands. */
const MOST_COMPARED = 200;
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

interface Shared {
  readonly mine: string;
  readonly kind: LikenessKind;
  readonly snapshot: Matter;
}

/** Matters of the region that share a key with these. Void and sensitive ones are never named to anybody. */
async function sharing(tx: Db, region: string, ids: readonly string[]): Promise<Shared[]> {
  const { rows } = await tx.query<Shared>(sql`
    select mine.matter_id as mine, mine.kind, m.snapshot
    from likeness mine
    cross join lateral (
      select l.matter_id from likeness l
      where l.home_region = ${region} and l.kind = mine.kind and l.digest = mine.digest and l.matter_id <> mine.matter_id
      order by l.opened_on desc limit ${MOST_COMPARED}) other
    join matter m on m.home_region = ${region} and m.id = other.matter_id and m.state <> 'voided' and m.sensitivity = 0
    where mine.home_region = ${region} and mine.matter_id = any(${[...ids]}::uuid[])`);
  return rows;
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
  for (const { mine, kind, snapshot } of await sharing(tx, region, [...own.keys()])) {
    const one = own.get(mine);
    const proposal = one === undefined ? null : proposeSame(kind, one, comparable(snapshot));
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
