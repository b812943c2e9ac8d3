import type { Beacon, DrawFile } from './draw-file.ts';
import { commitmentOf, DRAW_ALGORITHM, drawFrom, resultText, seedOf } from './draw-from.ts';
import { type DrawLists, listsDigest, readLists } from './draw-lists.ts';
import { hexOf, sha256 } from './sha256.ts';

/** Draws again from a published file with nothing but this: no schema library, so that a small page can do it. */

export const DRAW_FILE = 'qingyuan-draw-file-v1';

export const beaconValue = (beacon: Beacon): string => (beacon.kind === 'head' ? beacon.root : beacon.value);

const isText = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isHex = (value: unknown): boolean => isText(value) && /^[0-9a-f]{64}$/.test(value);
const every = <T>(value: unknown, holds: (each: unknown) => each is T): value is readonly T[] =>
  Array.isArray(value) && value.every(holds);

function isBeacon(value: unknown): value is Beacon {
  if (!isObject(value)) return false;
  return value.kind === 'head'
    ? isHex(value.root) && Number.isSafeInteger(value.size)
    : value.kind === 'public' && isText(value.source) && isText(value.value);
}

const isPassed = (value: unknown): value is { licence: string; why: string } =>
  isObject(value) && isText(value.licence) && (value.why === 'recusal' || value.why === 'last-time');
const isDrawn = (value: unknown): value is DrawFile['result']['firms'][number] =>
  isObject(value) &&
  isText(value.code) &&
  isText(value.group) &&
  every(value.officers, isText) &&
  every(value.passed, isPassed);

function isLedger(value: unknown): value is DrawFile['ledger'] {
  if (value === null) return true;
  return (
    isObject(value) &&
    ['act', 'head', 'publicKey'].every((key) => isText(value[key])) &&
    Number.isSafeInteger(value.leaf) &&
    Array.isArray(value.proof) &&
    value.proof.every(isHex)
  );
}

/** A parsed file with every part that this version has; undefined for anything else. Never throws. */
function readFile(content: string): DrawFile | undefined {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value.format !== DRAW_FILE || !isObject(value.draw) || !isObject(value.result))
    return undefined;
  const { draw, result } = value;
  const whole =
    ['region', 'id', 'title', 'authority', 'authorityName'].every((key) => isText(draw[key])) &&
    ['lists', 'contribution', 'committedAt', 'revealedAt'].every((key) => isText(value[key])) &&
    ['digest', 'commitment', 'secret', 'seed'].every((key) => isHex(value[key])) &&
    result.algorithm === DRAW_ALGORITHM &&
    every(result.firms, isDrawn) &&
    isBeacon(value.beacon) &&
    isLedger(value.ledger);
  return whole ? (value as unknown as DrawFile) : undefined;
}

/** What is looked at, one after the other. `unknown`: it could not be (no head yet, a browser without Ed25519). */
export const drawChecks = {
  form: { zh: '文件格式和算法版本', en: 'Form of the file and version of the rule' },
  lists: { zh: '名单与承诺的摘要一致', en: 'The lists are those that were committed to' },
  commitment: { zh: '揭示的随机数就是事先承诺的', en: 'The secret is the one that was committed to' },
  seed: {
    zh: '种子由承诺、公开随机源和第二人的输入算出',
    en: 'The seed follows from secret, beacon and second person',
  },
  result: { zh: '按名单和种子重新抽取，结果相同', en: 'Drawn again from lists and seed: the same result' },
  ledger: { zh: '承诺在抽取之前已写入台账', en: 'The commitment stood in the ledger before the draw' },
  signature: { zh: '台账树头的签名', en: 'The head of the ledger is signed' },
} as const;
export type DrawCheck = keyof typeof drawChecks;
export interface Checked {
  readonly check: DrawCheck;
  readonly outcome: 'ok' | 'failed' | 'unknown';
}

export interface DrawVerdict {
  /** Nothing failed. */
  readonly ok: boolean;
  readonly checks: readonly Checked[];
  readonly file: DrawFile | undefined;
  /** Lists, when they could be read. */
  readonly lists: DrawLists | undefined;
}

/** Whether a key signed a note; undefined where it cannot be told here. */
export type VerifySignature = (note: string, publicKey: string) => boolean | undefined | Promise<boolean | undefined>;

const bytesOf = (digits: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const joined = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
const node = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(joined(Uint8Array.of(1), left, right));

/** RFC 9162 §2.1.3.2: the root that leaf and path lead to; undefined where the path has not the length of the place. */
function rootOf(index: number, size: number, leaf: Uint8Array, path: readonly string[]): Uint8Array | undefined {
  if (index >= size) return undefined;
  let [fn, sn] = [index, size - 1];
  let hash = leaf;
  for (const step of path) {
    if (sn === 0) return undefined;
    const other = bytesOf(step);
    if (fn % 2 === 1 || fn === sn) {
      hash = node(other, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else hash = node(hash, other);
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 ? hash : undefined;
}

function base64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The act says exactly this commitment to these lists, is in the tree, and the head's root is the beacon. */
function inLedger(
  { digest, commitment, draw, beacon }: DrawFile,
  { act, leaf, proof, head }: NonNullable<DrawFile['ledger']>,
): boolean {
  let said: { matterId?: unknown; verb?: unknown; body?: { digest?: unknown; commitment?: unknown } };
  try {
    said = JSON.parse(act.slice(1)) as typeof said;
  } catch {
    return false;
  }
  const says =
    act.charCodeAt(0) === 0x10 &&
    said.matterId === draw.id &&
    said.verb === 'freeze' &&
    said.body?.digest === digest &&
    said.body?.commitment === commitment;
  const [, sizeText = '', rootText = ''] = head.split('\n');
  const hash = sha256(new TextEncoder().encode(act));
  const root = rootOf(leaf, Number(sizeText), sha256(joined(Uint8Array.of(0), hash)), proof);
  const signed = base64(rootText);
  if (!says || root === undefined || signed === undefined || hexOf(root) !== hexOf(signed)) return false;
  return beacon.kind === 'public' || (beacon.root === hexOf(root) && beacon.size === Number(sizeText));
}

/** Only a public number can be had before a head is signed: a root without its head was left out. */
const withoutLedger = ({ beacon }: DrawFile): 'unknown' | 'failed' => (beacon.kind === 'head' ? 'failed' : 'unknown');

const attempt = (check: () => boolean): 'ok' | 'failed' => {
  try {
    return check() ? 'ok' : 'failed';
  } catch {
    return 'failed';
  }
};

/**
 * Runs a published draw again: no server, no network. Every check is made, whatever the others say.
 * @param content the text of the file
 * @param knownKey a public key that was not taken from the file; '' where there is none
 */
export async function checkDraw(content: string, verify: VerifySignature, knownKey = ''): Promise<DrawVerdict> {
  const file = readFile(content);
  if (file === undefined) return { ok: false, checks: [{ check: 'form', outcome: 'failed' }], file, lists: undefined };
  let lists: DrawLists | undefined;
  const { ledger } = file;
  const signed =
    ledger === null
      ? undefined
      : await verify(ledger.head, knownKey.trim() === '' ? ledger.publicKey : knownKey.trim());
  const checks: Checked[] = [
    { check: 'form', outcome: 'ok' },
    {
      check: 'lists',
      outcome: attempt(() => {
        lists = readLists(file.lists);
        return listsDigest(file.lists) === file.digest;
      }),
    },
    { check: 'commitment', outcome: attempt(() => commitmentOf(file.secret) === file.commitment) },
    {
      check: 'seed',
      outcome: attempt(() => seedOf(file.secret, beaconValue(file.beacon), file.contribution) === file.seed),
    },
    {
      check: 'result',
      outcome: attempt(() => lists !== undefined && resultText(drawFrom(lists, file.seed)) === resultText(file.result)),
    },
    { check: 'ledger', outcome: ledger === null ? withoutLedger(file) : attempt(() => inLedger(file, ledger)) },
    { check: 'signature', outcome: signed === undefined ? 'unknown' : signed ? 'ok' : 'failed' },
  ];
  return { ok: checks.every(({ outcome }) => outcome !== 'failed'), checks, file, lists };
}
