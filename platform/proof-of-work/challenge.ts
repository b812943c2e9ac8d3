import { timingSafeEqual } from 'node:crypto';
import { AppError } from '../../kernel/error.ts';
import { hashToken, keyedHash, randomPiece } from '../crypto/index.ts';
import { type Challenge, isSolved, type Purpose, readProof, workOf } from './contract.ts';

/** So long a challenge may be solved, in milliseconds: a slow phone on a slow network has time, a hoard grows stale. */
export const VALID_MS = 5 * 60_000;

const VERSION = '1';
const signature = (key: Uint8Array, fields: string): Buffer => keyedHash(key, fields).subarray(0, 16);

/** A signed challenge: nothing of it is kept by the server until it is solved. `work` in expected hashes. */
export function newChallenge(key: Uint8Array, purpose: Purpose, work: number, now: Date): Challenge {
  const until = Math.floor((now.getTime() + VALID_MS) / 1000);
  const name = randomPiece(12).toString('base64url');
  const fields = [VERSION, purpose, Math.round(work).toString(36), until.toString(36), name].join('.');
  return `${fields}.${signature(key, fields).toString('base64url')}`;
}

export interface Asked {
  readonly purpose: Purpose;
  /** Fewest expected hashes that are taken now. */
  readonly least: number;
  readonly now: Date;
}

function isOurs(key: Uint8Array, challenge: Challenge): boolean {
  const end = challenge.lastIndexOf('.');
  const given = Buffer.from(challenge.slice(end + 1), 'base64url');
  const own = signature(key, challenge.slice(0, end));
  return given.length === own.length && timingSafeEqual(given, own);
}

/**
 * Checks a proof without asking anybody: the cheapest question first. Gives the name under which it is spent.
 * @throws AppError 428 `proof-of-work.forged`, `proof-of-work.expired`, `proof-of-work.too-easy`
 */
export function checkProof(key: Uint8Array, proof: string, { purpose, least, now }: Asked): Buffer {
  const read = readProof(proof);
  if (read === undefined || !isOurs(key, read.challenge)) throw new AppError('proof-of-work.forged', 428);
  const { challenge, nonces } = read;
  const [version, forWhat, , until = ''] = challenge.split('.');
  if (version !== VERSION || forWhat !== purpose) throw new AppError('proof-of-work.forged', 428);
  if (Number.parseInt(until, 36) * 1000 < now.getTime()) throw new AppError('proof-of-work.expired', 428);
  if ((workOf(challenge) ?? 0) < least) throw new AppError('proof-of-work.too-easy', 428);
  if (!isSolved(challenge, nonces)) throw new AppError('proof-of-work.forged', 428);
  return hashToken(challenge).subarray(0, 16);
}
