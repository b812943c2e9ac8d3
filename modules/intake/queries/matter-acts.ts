import { legalDay } from '../../../kernel/plain-date.ts';
import { str } from '../../../kernel/read-json.ts';
import type { JsonObject, Text } from '../../../kernel/text.ts';
import type { ActingAs, FoldedAct, Matter, Procedure } from '../../../platform/procedure/types.ts';
import { raw, sql } from '../../../platform/store/sql.ts';
import type { Db, Statement } from '../../../platform/store/types.ts';
import { findLegalBasis } from '../../../rules/index.ts';
import type { ActView } from '../contract.ts';
import { mayReadNote } from '../model/note.ts';
import { maskObject } from './mask.ts';
import type { Names } from './matter-row.ts';

const MAX_SEQ = 2_147_483_647;

/** A row of an act with its personal part. */
export interface ActRecord {
  readonly seq: number;
  readonly act_id: string;
  readonly verb: string;
  readonly actor: string;
  readonly on_behalf_of: string | null;
  readonly authority: string;
  readonly event_at: Date;
  readonly recorded_at: Date;
  readonly basis: readonly string[];
  readonly body: JsonObject;
  readonly payload: JsonObject | null;
  readonly sealed: boolean;
  readonly hash: Buffer;
  readonly in_tree: boolean;
}

/** The latest `limit` acts before the act `before`, or of all. */
export interface ActPage {
  readonly limit: number;
  readonly before?: number | undefined;
}

type BareAct = Omit<ActRecord, 'payload' | 'sealed' | 'in_tree'>;

const columns = raw('seq, act_id, verb, actor, on_behalf_of, authority, event_at, recorded_at, basis, body, hash');

/**
 * Acts with their personal parts and their places in the tree. Put together here: the server expects one row of each and
 * would join five hundred with five hundred one by one.
 */
async function completed(tx: Db, homeRegion: string, matterId: string, acts: readonly BareAct[], which: Statement) {
  const personal = await tx.query<{ seq: number; payload: JsonObject | null; sealed: boolean }>(sql`
    select seq, payload, sealed is not null as sealed from act_private
    where home_region = ${homeRegion} and matter_id = ${matterId} and ${which}`);
  const leaves = await tx.query<{ seq: number }>(sql`
    select seq from tree_leaf where home_region = ${homeRegion} and matter_id = ${matterId} and ${which}`);
  const bySeq = new Map(personal.rows.map((row) => [row.seq, row]));
  const inTree = new Set(leaves.rows.map(({ seq }) => seq));
  return acts.map((act): ActRecord => {
    const { payload = null, sealed = false } = bySeq.get(act.seq) ?? {};
    return { ...act, payload, sealed, in_tree: inTree.has(act.seq) };
  });
}

/** The acts of a matter that this transaction has opened, the first one first; with a page the latest ones of it. */
export async function actsOf(tx: Db, homeRegion: string, matterId: string, page?: ActPage): Promise<ActRecord[]> {
  const { rows: acts } = await tx.query<BareAct>(sql`
    select ${columns} from act
    where home_region = ${homeRegion} and matter_id = ${matterId} and seq < ${page?.before ?? MAX_SEQ}
    order by seq desc limit ${page?.limit ?? MAX_SEQ}`);
  const first = acts.at(-1)?.seq ?? MAX_SEQ;
  const last = acts[0]?.seq ?? 0;
  return completed(tx, homeRegion, matterId, acts.reverse(), sql`seq between ${first} and ${last}`);
}

/** Some acts of a matter that this transaction has opened, by their places, the first one first. */
export async function actsAt(
  tx: Db,
  homeRegion: string,
  matterId: string,
  places: readonly number[],
): Promise<ActRecord[]> {
  if (places.length === 0) return [];
  const which = sql`seq = any(${places}::int[])`;
  const { rows: acts } = await tx.query<BareAct>(sql`
    select ${columns} from act where home_region = ${homeRegion} and matter_id = ${matterId} and ${which} order by seq`);
  return completed(tx, homeRegion, matterId, acts, which);
}

/** An act as it is folded, with its id and the instant at which it was written down. */
export type RecordedAct = FoldedAct & { readonly actId: string; readonly recordedAt: string };

type ActRow = Pick<
  ActRecord,
  'seq' | 'act_id' | 'verb' | 'actor' | 'on_behalf_of' | 'authority' | 'event_at' | 'recorded_at' | 'body' | 'payload'
>;

/** A stored act as folds, documents and registers read it: with its personal part, which is empty after erasure. */
export const recordedAct = (act: ActRow): RecordedAct => ({
  seq: act.seq,
  actId: act.act_id,
  verb: act.verb,
  actor: act.actor as RecordedAct['actor'],
  onBehalfOf: act.on_behalf_of as RecordedAct['actor'] | null,
  authority: act.authority as RecordedAct['authority'],
  eventAt: act.event_at.toISOString(),
  recordedAt: act.recorded_at.toISOString(),
  on: legalDay(act.event_at),
  body: act.body,
  personal: act.payload ?? {},
});

export interface BasisView {
  readonly id: string;
  readonly title: Text;
  readonly article: string | null;
  readonly confidence: string;
}

/** A legal basis as pages name it; one that is no longer registered shows its id. */
export function presentBasis(id: string): BasisView {
  const found = findLegalBasis(id);
  if (found === undefined) return { id, title: { zh: id, en: id }, article: null, confidence: 'U' };
  const { zh, en } = found.instrument;
  return { id, title: { zh, en }, article: found.article, confidence: found.confidence };
}

/** Who looks at the acts of which matter; `full` = people's data unmasked. */
export interface ActReader {
  readonly actor: ActingAs;
  readonly matter: Pick<Matter, 'assignee' | 'doneBy'>;
  readonly full: boolean;
}

/** The personal part as this reader may have it: of a note for others, nothing at all. */
function heard(record: ActRecord, { actor, matter }: ActReader): JsonObject {
  if (record.verb !== 'note') return record.payload ?? {};
  const scope = { audience: str(record.body, 'audience'), author: record.actor, authority: record.authority };
  return mayReadNote(scope, actor, matter) ? (record.payload ?? {}) : {};
}

/** An act as the page shows it to this reader: masked unless they work on it, notes only to their audience. */
export function presentAct(record: ActRecord, procedure: Procedure, names: Names, reader: ActReader): ActView {
  const shown = (part: JsonObject): Record<string, unknown> => ({ ...(reader.full ? part : maskObject(part)) });
  return {
    seq: record.seq,
    actId: record.act_id,
    verb: record.verb,
    verbTitle: procedure.verbs[record.verb]?.title ?? { zh: record.verb, en: record.verb },
    actor: { id: record.actor, name: names.person(record.actor) },
    onBehalfOf:
      record.on_behalf_of === null ? null : { id: record.on_behalf_of, name: names.person(record.on_behalf_of) },
    authority: { code: record.authority, name: names.authority(record.authority) },
    eventAt: record.event_at.toISOString(),
    recordedAt: record.recorded_at.toISOString(),
    basis: record.basis.map(presentBasis),
    body: shown(record.body),
    personal: shown(heard(record, reader)),
    sealed: record.sealed,
    hash: record.hash.toString('hex'),
    sealedInTree: record.in_tree,
  };
}
