import { createHash } from 'node:crypto';
import { AppError } from '../../../kernel/error.ts';
import type { ActId, MatterId, PersonId, Region } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { deterministicUuid } from '../../../platform/import/index.ts';
import { performMany } from '../../../platform/ledger/perform.ts';
import type { LedgerActor, LedgerDependencies } from '../../../platform/ledger/types.ts';
import { canonicalText } from '../../../platform/proof/canonical.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import { inScope, ofIntake } from '../queries/conditions.ts';

export interface HandOverRequest {
  /** Made by whoever asks: asked again, the same hand-over goes on or gives the same receipt. */
  readonly id: string;
  readonly from: PersonId;
  readonly to: PersonId;
  readonly reason: string;
}

/** What stayed where it was, and why. */
export interface NotMoved {
  readonly homeRegion: Region;
  readonly matterId: MatterId;
  readonly error: AppError;
}

export interface HandedOver {
  readonly id: string;
  readonly from: { readonly id: string; readonly name: string };
  readonly to: { readonly id: string; readonly name: string };
  readonly moved: number;
  readonly refused: readonly NotMoved[];
  /** SHA-256 of the document, hex. */
  readonly digest: string;
  /** The receipt: canonical JSON (RFC 8785) that names each matter, its act and the act's hash. */
  readonly document: string;
}

interface Stored {
  readonly from: PersonId;
  readonly to: PersonId;
  readonly asked_by: PersonId;
  readonly asked_at: Date;
  readonly reason: string;
  readonly document: string | null;
}

interface OpenRow {
  readonly homeRegion: Region;
  readonly matterId: MatterId;
  readonly version: number;
  readonly handlingCode: string;
}

const CHUNK = 200;

async function namesOf(tx: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ id: string; name: string }>(sql`
    select id, name from person where id = any(${ids}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Where the person is an officer in their own right on a day. */
export async function officerAt(db: Db, person: PersonId, day: string): Promise<string[]> {
  const { rows } = await db.query<{ code: string }>(sql`
    select distinct h.authority_code as code from held_role h join person p on p.id = h.person and p.active
    where h.person = ${person} and h.role = 'officer' and h.on_behalf_of is null
      and h.valid_from <= ${day} and (h.valid_to is null or h.valid_to >= ${day})`);
  return rows.map((row) => row.code);
}

const findStored = async (tx: Db, region: string, id: string): Promise<Stored | undefined> =>
  (
    await tx.query<Stored>(sql`
      select from_person as "from", to_person as "to", asked_by, asked_at, reason, document from hand_over
      where home_region = ${region} and id = ${id}`)
  ).rows[0];

/** Writes down who asked for what before anything moves. @throws AppError 409 `intake.hand-over.id-reused` */
async function begin(
  deps: LedgerDependencies,
  actor: LedgerActor,
  region: string,
  asked: HandOverRequest,
): Promise<Stored> {
  const { id, from, to, reason } = asked;
  return deps.store.transaction(actor, async (tx) => {
    await tx.query(sql`
      insert into hand_over (home_region, id, authority, from_person, to_person, reason, asked_by, asked_at)
      values (${region}, ${id}, ${actor.authority}, ${from}, ${to}, ${reason}, ${actor.personId}, ${deps.clock.now()})
      on conflict (home_region, id) do nothing`);
    const stored = await findStored(tx, region, id);
    if (stored === undefined || stored.from !== from || stored.to !== to || stored.asked_by !== actor.personId)
      throw new AppError('intake.hand-over.id-reused', 409);
    return stored;
  });
}

const openMatters = (deps: LedgerDependencies, actor: LedgerActor, from: PersonId): Promise<OpenRow[]> =>
  deps.store.transaction(actor, async (tx) => {
    const { rows } = await tx.query<OpenRow>(sql`
      select m.home_region as "homeRegion", m.id as "matterId", m.version, m.handling_code as "handlingCode"
      from matter m
      where ${inScope(actor.scope)} and ${ofIntake} and m.assignee = ${from} and m.closed_on is null
      order by m.home_region, m.id`);
    return rows;
  });

/** Whether an officer of `places` may take what an authority handles: its own officers, and those of its bureau. */
export const takesAt = (places: readonly string[], code: string): boolean =>
  places.includes(code) || places.includes(regionOf(code));

/** The person and whoever they stand in for. */
export const selves = (actor: LedgerActor): string[] => [
  actor.personId,
  ...(actor.onBehalfOf === null ? [] : [actor.onBehalfOf]),
];

/** People hand over their own; the head somebody's. @throws AppError 403 `intake.hand-over.refused` */
export function requireMayHandOver(actor: LedgerActor, from: PersonId): void {
  const own = selves(actor).includes(from);
  if (!own && !actor.roles.includes('head')) throw new AppError('intake.hand-over.refused', 403);
}

/** Reassigns what the receiver may take, each by its own act; what is refused is told with its reason. */
async function reassign(
  deps: LedgerDependencies,
  actor: LedgerActor,
  asked: HandOverRequest,
  places: readonly string[],
): Promise<NotMoved[]> {
  const refused: NotMoved[] = [];
  const takes = (code: string): boolean => takesAt(places, code);
  const rows = await openMatters(deps, actor, asked.from);
  for (const { homeRegion, matterId, handlingCode } of rows.filter((row) => !takes(row.handlingCode))) {
    const error = new AppError('intake.hand-over.receiver', 422, { authority: handlingCode });
    refused.push({ homeRegion, matterId, error });
  }
  const going = rows.filter((row) => takes(row.handlingCode));
  for (let at = 0; at < going.length; at += CHUNK) {
    const chunk = going.slice(at, at + CHUNK);
    const outcomes = await performMany(
      deps,
      actor,
      chunk.map(({ homeRegion, matterId, version }) => ({
        actId: deterministicUuid('hand-over', asked.id, matterId) as ActId,
        homeRegion,
        matterId,
        version,
        verb: 'assign-officer',
        body: { officer: asked.to, note: asked.reason },
        batchId: asked.id,
      })),
    );
    for (const [index, outcome] of outcomes.entries()) {
      const row = chunk[index];
      if (!outcome.ok && row !== undefined)
        refused.push({ homeRegion: row.homeRegion, matterId: row.matterId, error: outcome.error });
    }
  }
  return refused;
}

/** What the ledger says was moved under this id, also by an attempt that was cut off: of each matter its last act. */
async function movedBy(deps: LedgerDependencies, id: string, verbs: readonly string[]): Promise<JsonObject[]> {
  return deps.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const { rows } = await tx.query<{
      home_region: string;
      matter_id: string;
      procedure: string;
      act_id: string;
      seq: number;
      hash: Buffer;
    }>(sql`
      select distinct on (home_region, matter_id) home_region, matter_id, procedure, act_id, seq, hash from act
      where batch_id = ${id} and verb = any(${verbs}) order by home_region, matter_id, seq desc`);
    return rows.map((row) => ({
      homeRegion: row.home_region,
      matterId: row.matter_id,
      procedure: row.procedure,
      actId: row.act_id,
      version: row.seq,
      hash: row.hash.toString('hex'),
    }));
  });
}

/** With what its text is filled from: the receipt, given again, says the same words. */
const ruleOf = ({ code, params }: AppError): JsonObject =>
  typeof params.rule === 'string' ? { code, rule: params.rule, params } : { code, params };

/**
 * Gives every open matter that is assigned to one person to another, each by the act `assign-officer`, and a receipt
 * that lists them with the hashes of the acts. A person hands over their own; the head (and whoever acts in the
 * person's stead) hands over somebody's. Only what the asker may see is moved; a killed hand-over goes on when asked
 * again under its id, a finished one gives its receipt again.
 * @throws AppError 403 `intake.hand-over.refused`, 422 `intake.hand-over.self`, `intake.hand-over.receiver`,
 *   409 `intake.hand-over.id-reused`
 */
export async function handOver(
  deps: LedgerDependencies,
  actor: LedgerActor,
  asked: HandOverRequest,
): Promise<HandedOver> {
  const { store, clock } = deps;
  const { from, to } = asked;
  requireMayHandOver(actor, from);
  if (from === to) throw new AppError('intake.hand-over.self', 422);
  const places = await officerAt(store.db, to, legalDay(clock.now()));
  if (places.length === 0) throw new AppError('intake.hand-over.receiver', 422, { authority: actor.authority });
  return keepHandOver(deps, actor, asked, {
    kind: 'qingyuan.hand-over.v1',
    verbs: ['assign-officer'],
    move: () => reassign(deps, actor, asked, places),
  });
}

/** How work of one sort changes hands. */
export interface HandOverWork {
  /** Of the receipt. */
  readonly kind: string;
  /** The verbs whose acts, with the id of the hand-over as their batch, moved something. */
  readonly verbs: readonly string[];
  /** Moves what may be moved and tells what stayed; what an earlier attempt moved is not there any more. */
  readonly move: () => Promise<readonly NotMoved[]>;
}

/**
 * Writes down who asks, moves, and gives the receipt; under an id that is finished only the receipt. Who may ask, and for
 * whom, the caller has seen to. @throws AppError 409 `intake.hand-over.id-reused`
 */
export async function keepHandOver(
  deps: LedgerDependencies,
  actor: LedgerActor,
  asked: HandOverRequest,
  { kind, verbs, move }: HandOverWork,
): Promise<HandedOver> {
  const { store } = deps;
  const { id, from, to } = asked;
  const region = regionOf(actor.authority);
  const stored = await begin(deps, actor, region, asked);
  const names = await namesOf(store.db, [from, to]);
  const person = (who: string) => ({ id: who, name: names.get(who) ?? '' });
  const told = { id, from: person(from), to: person(to) };
  if (stored.document !== null) return { ...told, ...readDocument(stored.document) };

  const refused = await move();
  const moved = await movedBy(deps, id, verbs);
  const document = canonicalText({
    kind,
    id,
    authority: actor.authority,
    from: told.from,
    to: told.to,
    reason: stored.reason,
    askedBy: actor.personId,
    onBehalfOf: actor.onBehalfOf,
    askedAt: stored.asked_at.toISOString(),
    moved,
    refused: refused.map(({ homeRegion, matterId, error }) => ({ homeRegion, matterId, ...ruleOf(error) })),
  });
  const digest = createHash('sha256').update(document).digest();
  await store.transaction(actor, (tx) =>
    tx.query(sql`
      update hand_over set document = ${document}, digest = ${digest}
      where home_region = ${region} and id = ${id} and document is null`),
  );
  return { ...told, moved: moved.length, refused, digest: digest.toString('hex'), document };
}

interface Document {
  readonly moved: readonly unknown[];
  readonly refused: readonly {
    homeRegion: Region;
    matterId: MatterId;
    code: string;
    rule?: string;
    params?: JsonObject;
  }[];
}

/** A receipt given before, with its refusals as they were. */
function readDocument(document: string): Pick<HandedOver, 'moved' | 'refused' | 'digest' | 'document'> {
  const { moved, refused } = JSON.parse(document) as Document;
  return {
    moved: moved.length,
    refused: refused.map(({ homeRegion, matterId, code, rule, params }) => ({
      homeRegion,
      matterId,
      // Receipts of the first days kept the rule alone.
      error: new AppError(code, 409, params ?? (rule === undefined ? {} : { rule, reasonZh: rule, reasonEn: rule })),
    })),
    digest: createHash('sha256').update(document).digest('hex'),
    document,
  };
}

/**
 * The receipt again, byte for byte, for who gave, who took, who did it, and auditors above them.
 * @throws AppError 404 `intake.hand-over.unknown`
 */
export async function handOverReceipt(deps: LedgerDependencies, actor: LedgerActor, id: string): Promise<string> {
  const me = selves(actor);
  // By the person first: an officer of a station has it of a bureau above, outside their own area.
  const own = await deps.store.transaction(SYSTEM_VIEWER, (tx) =>
    tx.query<Stored>(sql`
      select from_person as "from", to_person as "to", asked_by, asked_at, reason, document from hand_over
      where id = ${id} and array[from_person, to_person, asked_by] && ${me}::uuid[]`),
  );
  const watched = async () =>
    deps.store.transaction(actor, (tx) =>
      tx.query<Stored>(sql`
        select from_person as "from", to_person as "to", asked_by, asked_at, reason, document from hand_over
        where id = ${id}`),
    );
  const found = own.rows[0] ?? (actor.roles.includes('auditor') ? (await watched()).rows[0] : undefined);
  if (found === undefined || found.document === null) throw new AppError('intake.hand-over.unknown', 404, { id });
  return found.document;
}
