import type { Json, JsonObject } from '../../../kernel/text.ts';

/** A fact at the end of its path; lists of plain values stay whole. */
export type Leaves = ReadonlyMap<string, Json>;

/** Which clock a part runs on: the clocks themselves are told of, the pointer says nothing to anybody. */
const POINTER = 'clock';

const isPlain = (value: Json): boolean => value === null || typeof value !== 'object';

/** Facts key by key: `decision.penalties.1.fen`, lists counted from one. Empty things are nothing. */
export function leavesOf(facts: JsonObject): Leaves {
  const leaves = new Map<string, Json>();
  const walk = (value: Json, path: string): void => {
    if (isPlain(value)) {
      if (value !== null && value !== '') leaves.set(path, value);
    } else if (Array.isArray(value)) {
      if (value.every(isPlain)) {
        if (value.length > 0) leaves.set(path, value);
      } else for (const [index, each] of value.entries()) walk(each as Json, `${path}.${index + 1}`);
    } else {
      for (const [key, each] of Object.entries(value as JsonObject)) {
        if (key === POINTER && typeof each === 'string') continue;
        walk(each, path === '' ? key : `${path}.${key.replaceAll('.', '·')}`);
      }
    }
  };
  walk(facts, '');
  return leaves;
}

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  a === b || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b));

/** Paths whose value differs, in the order of the later one, what fell away last. */
export function differing(before: JsonObject, after: JsonObject): readonly string[] {
  // A fold keeps what it does not touch: parts that are the same object need no look.
  const touched = [...new Set([...Object.keys(after), ...Object.keys(before)])].filter(
    (key) => before[key] !== after[key],
  );
  const part = (facts: JsonObject): JsonObject =>
    Object.fromEntries(
      touched.flatMap((key) => {
        const value = facts[key];
        return value === undefined ? [] : [[key, value] as const];
      }),
    );
  const [old, now] = [leavesOf(part(before)), leavesOf(part(after))];
  return [...new Set([...now.keys(), ...old.keys()])].filter((path) => !same(old.get(path), now.get(path)));
}
