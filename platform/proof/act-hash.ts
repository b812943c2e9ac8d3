import { hash as digest } from 'node:crypto';
import { AppError } from '../../kernel/error.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { canonicalText, isWellFormed } from './canonical.ts';

/** Digest algorithms a record may name. SHA-256 today; a later one (SM3) gets its own name, never a silent swap. */
export type DigestAlgorithm = 'sha256';

/** Name of the hashed form; a change of fields or order of bytes is a new name. */
export const ACT_FORMAT = 'qingyuan-act-v1';
/** Name of the commitment form, beside which another can stand later. */
export const COMMITMENT_FORMAT = 'qingyuan-personal-v1';
/** `prevHash` of a matter's first act. */
export const FIRST_PREV_HASH = '0'.repeat(64);
/** First `seq` of a matter. */
export const FIRST_SEQ = 1;
/** Bytes of the random salt under which a personal payload is committed. */
export const SALT_BYTES = 32;

// Domain bytes, distinct from 0x00 and 0x01 of RFC 9162, so that no digest of one kind can pass for another.
const ACT_DOMAIN = '\x10';
const COMMITMENT_DOMAIN = Buffer.from([0x11]);

/** Everything of an act that is hashed. Personal data is not in it: only its salted commitment is. */
export interface ActRecord {
  readonly alg: DigestAlgorithm;
  /** Six digits: the region that owns the matter and whose tree holds the act. */
  readonly homeRegion: string;
  readonly matterId: string;
  /** 1, 2, 3 … within the matter, without gaps. */
  readonly seq: number;
  readonly actId: string;
  readonly procedure: string;
  readonly verb: string;
  readonly actor: string;
  readonly onBehalfOf: string | null;
  readonly authority: string;
  /** When it happened; UTC with milliseconds, `2026-04-15T01:02:03.004Z`. */
  readonly eventAt: string;
  /** When it was recorded; same form. */
  readonly recordedAt: string;
  /** Rule ids with version, in the order given. */
  readonly basis: readonly string[];
  readonly body: JsonObject;
  /** Hex of {@link commitPersonal}, or null where the act has no personal payload. */
  readonly commitment: string | null;
  /** Hex hash of the matter's previous act, {@link FIRST_PREV_HASH} for the first. */
  readonly prevHash: string;
}

const HEX_32 = /^[0-9a-f]{64}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** True for 32 bytes in lower-case hex. */
export function isHexDigest(value: unknown): value is string {
  return typeof value === 'string' && HEX_32.test(value);
}

/** True for an ISO 8601 instant in UTC with exactly three decimals. */
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}

/**
 * The act's hash, 32 bytes: SHA-256(0x10 ‖ canonical JSON of the record with `format`). Only the fields of
 * {@link ActRecord} enter it, whatever else the object carries.
 *
 * @throws proof.act.malformed where a field has not the stated form; proof.canonical.not-json for the body.
 */
export function hashAct(record: ActRecord): Buffer {
  return digest('sha256', actPreimage(record), 'buffer');
}

/** What {@link hashAct} digests, as text: the domain byte (a character below 0x80) and the canonical JSON. */
export function actPreimage(record: ActRecord): string {
  const bad = malformedField(record);
  if (bad !== undefined) throw new AppError('proof.act.malformed', 422, { field: bad });
  const { alg, homeRegion, matterId, seq, actId, procedure, verb, actor, onBehalfOf, authority } = record;
  const { eventAt, recordedAt, basis, body, commitment, prevHash } = record;
  // Written in canonical order, so that the engine's own JSON writer does all but the body; a test holds it to RFC 8785.
  const before = JSON.stringify({ actId, actor, alg, authority, basis });
  const after = JSON.stringify({
    commitment,
    eventAt,
    format: ACT_FORMAT,
    homeRegion,
    matterId,
    onBehalfOf,
    prevHash,
    procedure,
    recordedAt,
    seq,
    verb,
  });
  return `${ACT_DOMAIN}${before.slice(0, -1)},"body":${canonicalText(body)},${after.slice(1)}`;
}

/**
 * The salted commitment to a personal payload, 32 bytes: SHA-256(0x11 ‖ salt ‖ canonical JSON). Salt and payload are
 * stored apart; erasing both leaves the proof of the act standing and says nothing of the person.
 *
 * @param salt 32 random bytes, fresh for every act.
 * @throws proof.salt.length; proof.canonical.not-json
 */
export function commitPersonal(salt: Uint8Array, payload: JsonObject): Buffer {
  if (salt.length !== SALT_BYTES) throw new AppError('proof.salt.length', 422, { bytes: salt.length });
  return digest(
    'sha256',
    Buffer.concat([COMMITMENT_DOMAIN, salt, Buffer.from(canonicalText(payload), 'utf8')]),
    'buffer',
  );
}

const TEXT_FIELDS = ['homeRegion', 'matterId', 'actId', 'procedure', 'verb', 'actor', 'authority'] as const;

/** The first field that has not its stated form; undefined for a well-formed record. */
export function malformedField(record: ActRecord): keyof ActRecord | undefined {
  if (record.alg !== 'sha256') return 'alg';
  for (const field of TEXT_FIELDS) if (!isText(record[field]) || record[field] === '') return field;
  if (!Number.isSafeInteger(record.seq) || record.seq < FIRST_SEQ) return 'seq';
  if (record.onBehalfOf !== null && !isText(record.onBehalfOf)) return 'onBehalfOf';
  if (!isInstant(record.eventAt)) return 'eventAt';
  if (!isInstant(record.recordedAt)) return 'recordedAt';
  if (!Array.isArray(record.basis) || !record.basis.every(isText)) return 'basis';
  if (typeof record.body !== 'object' || record.body === null || Array.isArray(record.body)) return 'body';
  if (record.commitment !== null && !isHexDigest(record.commitment)) return 'commitment';
  if (!isHexDigest(record.prevHash)) return 'prevHash';
  return undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && isWellFormed(value);
}
