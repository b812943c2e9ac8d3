import canonicalizeModule from 'canonicalize';
import { AppError } from '../../kernel/error.ts';
import type { Json } from '../../kernel/text.ts';

// The package is CommonJS whose typing claims `exports.default`; at run time the import is the function itself.
const serialize = canonicalizeModule as unknown as (value: Json) => string | undefined;

/** Deeper nesting is refused before it can exhaust the stack. */
const MAX_DEPTH = 200;

type NotCanonical = 'non-finite' | 'lone-surrogate' | 'not-json' | 'too-deep';

/**
 * The RFC 8785 (JCS) text of a JSON value: members sorted by UTF-16 code units, no white space, ECMAScript numbers.
 * Members whose value is `undefined` are left out, so that the text before and after storage is the same.
 *
 * @throws proof.canonical.not-json for what RFC 8785 cannot carry: NaN, infinities, lone surrogates, dates,
 *   functions, bigints, more than 200 levels.
 */
export function canonicalText(value: Json): string {
  const problem = findProblem(value, 0);
  if (problem !== undefined) throw new AppError('proof.canonical.not-json', 422, { reason: problem });
  return serialize(value) ?? '';
}

/** The UTF-8 bytes of {@link canonicalText}: what is hashed and signed. */
export function canonicalBytes(value: Json): Uint8Array {
  return Buffer.from(canonicalText(value), 'utf8');
}

function findProblem(value: unknown, depth: number): NotCanonical | undefined {
  switch (typeof value) {
    case 'string':
      return isWellFormed(value) ? undefined : 'lone-surrogate';
    case 'number':
      return Number.isFinite(value) ? undefined : 'non-finite';
    case 'boolean':
      return undefined;
    case 'object':
      return value === null ? undefined : findProblemInside(value, depth + 1);
    default:
      return 'not-json';
  }
}

function findProblemInside(value: object, depth: number): NotCanonical | undefined {
  if (depth > MAX_DEPTH) return 'too-deep';
  if (Array.isArray(value)) {
    for (const item of value) {
      const problem = findProblem(item, depth);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || 'toJSON' in value) return 'not-json';
  for (const [key, member] of Object.entries(value)) {
    if (!isWellFormed(key)) return 'lone-surrogate';
    const problem = member === undefined ? undefined : findProblem(member, depth);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

// String.prototype.isWellFormed is in every supported Node but not in the ES2023 library typing.
const LONE_SURROGATE = /[\ud800-\udfff]/u;
/** True for text without lone surrogates, that is, text that UTF-8 can carry unchanged. */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text);
}
