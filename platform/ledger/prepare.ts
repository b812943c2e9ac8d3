import { AppError } from '../../kernel/error.ts';
import { isUuid, type MatterId } from '../../kernel/id.ts';
import { legalDay, type PlainDate } from '../../kernel/plain-date.ts';
import type { Json, JsonObject } from '../../kernel/text.ts';
import { randomPiece } from '../crypto/random.ts';
import { emptyMatter, foldAct } from '../procedure/fold.ts';
import { bodyRefusalOf, refusalOf } from '../procedure/permit.ts';
import type { FoldedAct, Matter, Procedure, Refusal, Verb } from '../procedure/types.ts';
import { commitPersonal, FIRST_PREV_HASH, hashAct } from '../proof/act-hash.ts';
import { canonicalBytes } from '../proof/canonical.ts';
import type { LedgerActor, LedgerDependencies, PerformRequest, StoredMatter } from './types.ts';

/** An act ready to be written: judged, hashed, folded. */
export interface PreparedAct {
  readonly actor: LedgerActor;
  readonly request: PerformRequest;
  readonly matterId: MatterId;
  readonly procedure: string;
  readonly seq: number;
  readonly eventAt: string;
  readonly recordedAt: string;
  readonly basis: readonly string[];
  readonly body: JsonObject;
  readonly personal: PreparedPersonal | null;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
  readonly topics: readonly string[];
}

export interface PreparedPersonal {
  readonly salt: Buffer;
  readonly commitment: Buffer;
  readonly payload: JsonObject;
  readonly sealed: Buffer | null;
}

const EARLIEST = '2000-01-01T00:00:00.000Z';
const CLOCK_SKEW_MS = 5 * 60_000;

/** The additional data that binds a sealed identity to its act. */
export const sealContext = (homeRegion: string, matterId: string, seq: number): string =>
  `${homeRegion}/${matterId}/${seq}`;

/**
 * When the act happened. An opening act may tell of an earlier day: its clock only starts the earlier. Every other act
 * happens on the day on which it is recorded, else an overdue clock could be ended, paused or extended before its due
 * day by whoever missed it. A few minutes are allowed for clocks that differ and answers that were lost at midnight.
 */
function eventInstant(
  deps: Pick<LedgerDependencies, 'backdating'>,
  request: PerformRequest,
  openedOn: PlainDate | null,
  now: Date,
): Date {
  const { eventAt } = request;
  if (eventAt === undefined) return now;
  const instant = new Date(eventAt);
  if (
    Number.isNaN(instant.getTime()) ||
    instant.toISOString() < EARLIEST ||
    instant.getTime() > now.getTime() + CLOCK_SKEW_MS
  ) {
    throw new AppError('procedure.event-time', 422, { eventAt });
  }
  // A clock that runs ahead must not start the count a day late.
  if (instant > now) return now;
  if (openedOn === null) return instant;
  const on = legalDay(instant);
  const earlier = on < legalDay(now) && now.getTime() - instant.getTime() > CLOCK_SKEW_MS;
  if (on < openedOn || (earlier && deps.backdating !== 'allowed')) {
    throw new AppError('procedure.backdated', 422, { eventAt, openedOn });
  }
  return instant;
}

/** What is thrown where a rule forbids an act. */
export const refused = ({ rule, text }: Refusal): AppError =>
  new AppError('procedure.refused', 409, { rule, reasonZh: text.zh, reasonEn: text.en });

/** The procedure by id. @throws AppError `procedure.no-such-procedure` */
export function getProcedure(deps: Pick<LedgerDependencies, 'procedures'>, id: string): Procedure {
  const procedure = Object.hasOwn(deps.procedures, id) ? deps.procedures[id] : undefined;
  if (procedure === undefined) throw new AppError('procedure.no-such-procedure', 404, { procedure: id });
  return procedure;
}

/** Looks at the characters themselves: written out as JSON, a text that only speaks of `\u0000` would look the same. */
function holdsNul(body: JsonObject): boolean {
  // No recursion: a body may be nested as deep as it is long.
  const waiting: unknown[] = [body];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (typeof value === 'string' && value.includes('\0')) return true;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (key.includes('\0')) return true;
      if (member !== undefined) waiting.push(member);
    }
  }
  return false;
}

function checkBody(verb: Verb, body: JsonObject): JsonObject {
  const parsed = verb.body.safeParse(body);
  if (parsed.success) {
    // PostgreSQL's jsonb cannot hold U+0000; an answer now is better than a failed transaction later.
    if (!holdsNul(parsed.data)) return parsed.data;
    throw new AppError('procedure.body', 422, { problems: 'U+0000', issues: [] });
  }
  const issues = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    problem: issue.code,
    message: issue.message,
  }));
  const problems = issues.map((issue) => `${issue.path || '·'}: ${issue.message}`).join('; ');
  throw new AppError('procedure.body', 422, { problems, issues });
}

/** Splits a body into what is hashed as it stands, what is personal, and what is identity. */
export function splitBody(
  verb: Verb,
  body: JsonObject,
): { open: JsonObject; personal: JsonObject; identity: JsonObject } {
  const open: Record<string, Json> = {};
  const personal: Record<string, Json> = {};
  const identity: Record<string, Json> = {};
  for (const [key, value] of Object.entries(body)) {
    if (value === undefined) continue;
    if (verb.sealed?.includes(key) === true) identity[key] = value;
    else if (verb.personal?.includes(key) === true) personal[key] = value;
    else open[key] = value;
  }
  return { open, personal, identity };
}

/** The instant that the acts of one group share, written out once for all of them. */
export interface Moment {
  readonly now: Date;
  readonly text: string;
  readonly day: PlainDate;
}

export const momentOf = (now: Date): Moment => ({ now, text: now.toISOString(), day: legalDay(now) });

/** Shared by all opening acts; nobody writes into it. */
const NO_HASH = Buffer.from(FIRST_PREV_HASH, 'hex');

/**
 * What was decided by an earlier version of the matter no longer stands, unless nothing came since that anybody decides by.
 * @throws AppError 409 `procedure.stale`
 */
export function refuseStale(procedure: Pick<Procedure, 'standsSince'>, matter: Matter, seen: number): void {
  const since = procedure.standsSince?.(matter) ?? matter.version;
  if (seen < since || seen > matter.version) {
    throw new AppError('procedure.stale', 409, { seen, now: matter.version });
  }
}

/**
 * Judges one request against the matter as it stands and makes the act and the matter after it.
 * Pure but for the salt. @throws AppError `procedure.*`
 */
export function prepareAct(
  deps: LedgerDependencies,
  actor: LedgerActor,
  request: PerformRequest,
  stored: StoredMatter | undefined,
  moment: Moment,
): { act: PreparedAct; after: StoredMatter } {
  const opening = request.matterId === undefined;
  // An id is hashed as text, and comes back from the database in one spelling: another would look like tampering.
  if (!isUuid(request.actId)) throw new AppError('procedure.body', 422, { problems: 'actId', issues: [] });
  if (!opening && stored === undefined) throw new AppError('procedure.no-such-matter', 404, {});
  const matterId = request.matterId ?? (request.actId as string as MatterId);
  const procedure = getProcedure(deps, stored?.matter.procedure ?? request.procedure ?? '');
  if (request.of?.includes(procedure.id) === false) {
    throw new AppError('procedure.other-route', 422, { procedure: procedure.id, verb: request.verb });
  }
  const before: Matter =
    stored?.matter ?? emptyMatter(procedure.id, request.homeRegion, matterId, request.homeCode ?? actor.authority);
  if (!before.homeCode.startsWith(request.homeRegion)) {
    throw new AppError('procedure.home', 422, { homeRegion: request.homeRegion, homeCode: before.homeCode });
  }
  if (request.version !== undefined) refuseStale(procedure, before, request.version);
  const verb = procedure.verbs[request.verb];
  const happened = eventInstant(deps, request, stored?.matter.openedOn ?? null, moment.now);
  const atOnce = happened === moment.now;
  const on = atOnce ? moment.day : legalDay(happened);
  const refusal = refusalOf(procedure, before, actor, request.verb, on);
  if (refusal !== null || verb === undefined) {
    throw refused(refusal ?? { rule: 'procedure.verb', text: { zh: '', en: '' } });
  }
  const body = checkBody(verb, request.body);
  const unsaid = bodyRefusalOf(verb, body, on, { matter: before, actor });
  if (unsaid !== null) throw refused(unsaid);
  const { open: given, personal, identity } = splitBody(verb, body);
  // Who owns the matter is part of the record: a rebuild must not have to guess it from the actor.
  const said = stored === undefined ? { ...given, homeCode: before.homeCode } : given;
  const seq = before.version + 1;
  const eventAt = atOnce ? moment.text : happened.toISOString();
  const recordedAt = moment.text;

  const hasIdentity = Object.keys(identity).length > 0;
  let prepared: PreparedPersonal | null = null;
  if (hasIdentity || Object.keys(personal).length > 0) {
    const salt = randomPiece(32);
    prepared = {
      salt,
      commitment: commitPersonal(salt, { ...personal, ...identity }),
      payload: personal,
      sealed: hasIdentity
        ? deps.sealer.seal(canonicalBytes(identity), sealContext(request.homeRegion, matterId, seq))
        : null,
    };
  }
  const foldedWith = (body: JsonObject): FoldedAct => ({
    seq,
    verb: request.verb,
    actor: actor.personId,
    onBehalfOf: actor.onBehalfOf,
    authority: actor.authority,
    eventAt,
    on,
    body,
    personal,
  });
  const fold = (body: JsonObject): Matter => foldAct(procedure, before, foldedWith(body), deps.env);
  const as = fold(said);
  const counted = procedure.counted === undefined ? null : (deps.countedAs?.(procedure, as, on) ?? null);
  const open = counted === null ? said : { ...said, counted };
  const matter = counted === null ? as : fold(open);
  const prevHash = stored?.headHash ?? NO_HASH;
  const hash = hashAct({
    alg: 'sha256',
    homeRegion: request.homeRegion,
    matterId,
    seq,
    actId: request.actId,
    procedure: procedure.id,
    verb: request.verb,
    actor: actor.personId,
    onBehalfOf: actor.onBehalfOf,
    authority: actor.authority,
    eventAt,
    recordedAt,
    basis: verb.basis,
    body: open,
    commitment: prepared === null ? null : prepared.commitment.toString('hex'),
    prevHash: stored === undefined ? FIRST_PREV_HASH : prevHash.toString('hex'),
  });
  return {
    act: {
      actor,
      request,
      matterId,
      procedure: procedure.id,
      seq,
      eventAt,
      recordedAt,
      basis: verb.basis,
      body: open,
      personal: prepared,
      prevHash,
      hash,
      topics: ['seal', ...(verb.topics ?? [])],
    },
    after: { matter, headHash: hash },
  };
}
