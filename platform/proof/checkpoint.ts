import { AppError } from '../../kernel/error.ts';
import { isHexDigest, isInstant } from './act-hash.ts';
import { HASH_BYTES } from './merkle.ts';
import {
  decodeBase64,
  type NoteKey,
  type NoteSigner,
  type NoteVerdict,
  parseNote,
  signNote,
  verifyNote,
} from './note.ts';

/**
 * The signed head of one region's tree, in the C2SP tlog-checkpoint form (c2sp.org/tlog-checkpoint):
 * origin, size, base64 root, and one extension line `time <instant>`.
 */
export interface Checkpoint {
  /** `qingyuan/<instance>/<homeRegion>`. */
  readonly origin: string;
  /** Number of acts sealed. */
  readonly size: number;
  /** Hex root of the tree at that size. */
  readonly root: string;
  /** When it was signed, UTC with milliseconds; null where the line is missing. */
  readonly time: string | null;
}

const INSTANCE = /^[a-z0-9][a-z0-9.-]{0,62}$/;
const REGION = /^\d{6}$/;
const TIME = 'time ';

/** The origin of one region's tree. @throws proof.origin.malformed */
export function checkpointOrigin(instance: string, homeRegion: string): string {
  if (!INSTANCE.test(instance) || !REGION.test(homeRegion)) {
    throw new AppError('proof.origin.malformed', 422, { instance, homeRegion });
  }
  return `qingyuan/${instance}/${homeRegion}`;
}

/** Instance and region of an origin, or undefined where it is not one of ours. */
export function parseOrigin(origin: string): { readonly instance: string; readonly homeRegion: string } | undefined {
  const [prefix, instance = '', homeRegion = '', ...rest] = origin.split('/');
  const ours = prefix === 'qingyuan' && INSTANCE.test(instance) && REGION.test(homeRegion) && rest.length === 0;
  return ours ? { instance, homeRegion } : undefined;
}

/**
 * A key may speak for an origin if it bears the origin's name, or a whole leading part of it:
 * `qingyuan/luzhou` may sign for `qingyuan/luzhou/510502`, not for `qingyuan/luzhou2/510502`.
 */
export function keySpeaksFor(keyName: string, origin: string): boolean {
  return origin === keyName || origin.startsWith(`${keyName}/`);
}

/** The note text that is signed. @throws proof.checkpoint.malformed */
export function checkpointText({ origin, size, root, time }: Checkpoint): string {
  const wellFormed = parseOrigin(origin) && Number.isSafeInteger(size) && size >= 0 && isHexDigest(root);
  if (!wellFormed || (time !== null && !isInstant(time))) {
    throw new AppError('proof.checkpoint.malformed', 422, { origin, size });
  }
  const extension = time === null ? '' : `${TIME}${time}\n`;
  return `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n${extension}`;
}

/**
 * Signs a head. The caller must never sign two heads of which one does not continue the other.
 * @throws proof.checkpoint.malformed; proof.key.origin where the key may not speak for the origin.
 */
export function signCheckpoint(checkpoint: Checkpoint, ...signers: readonly NoteSigner[]): string {
  const text = checkpointText(checkpoint);
  const stranger = signers.find(({ name }) => !keySpeaksFor(name, checkpoint.origin));
  if (stranger) throw new AppError('proof.key.origin', 422, { key: stranger.name, origin: checkpoint.origin });
  return signNote(text, ...signers);
}

/** Reads a checkpoint **without believing it**; undefined where it is malformed. Unknown extension lines are ignored. */
export function parseCheckpoint(note: string): Checkpoint | undefined {
  const text = parseNote(note)?.text;
  return text === undefined ? undefined : readCheckpointText(text);
}

export type CheckpointVerdict =
  | { readonly ok: true; readonly checkpoint: Checkpoint; readonly keys: readonly NoteKey[] }
  | { readonly ok: false; readonly reason: Extract<NoteVerdict, { ok: false }>['reason'] };

/** Signature of a key that may speak for the origin, and form. Never throws. */
export function verifyCheckpoint(note: string, publicKeys: readonly NoteKey[]): CheckpointVerdict {
  const checkpoint = parseCheckpoint(note);
  if (checkpoint === undefined) return { ok: false, reason: 'malformed' };
  const entitled = publicKeys.filter(({ name }) => keySpeaksFor(name, checkpoint.origin));
  const verdict = verifyNote(note, entitled);
  return verdict.ok ? { ok: true, checkpoint, keys: verdict.keys } : verdict;
}

function readCheckpointText(text: string): Checkpoint | undefined {
  const [origin = '', size = '', root = '', ...extensions] = text.slice(0, -1).split('\n');
  const hash = decodeBase64(root);
  const times = extensions.filter((line) => line.startsWith(TIME)).map((line) => line.slice(TIME.length));
  const wellFormed =
    parseOrigin(origin) !== undefined &&
    /^(0|[1-9]\d*)$/.test(size) &&
    Number.isSafeInteger(Number(size)) &&
    hash?.length === HASH_BYTES &&
    !extensions.includes('') &&
    times.length <= 1 &&
    times.every(isInstant);
  if (!wellFormed) return undefined;
  return { origin, size: Number(size), root: hash.toString('hex'), time: times[0] ?? null };
}
