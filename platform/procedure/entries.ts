import { obj, objects } from '../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../kernel/text.ts';
import type { Matter } from './types.ts';

/** Entries of a fact that numbers its things (`m1`, `m2` …), in the order of their making. */
export const entriesOf = (
  matter: Pick<Matter, 'facts'>,
  key: string,
): readonly (readonly [id: string, entry: JsonObject])[] => objects(obj(matter.facts, key));

/** The id of the next thing of its kind: the same acts give the same ids. */
export const nextId = (matter: Matter, key: string, letter: string): string =>
  `${letter}${entriesOf(matter, key).length + 1}`;

/** The facts with one entry put or changed, as a change wants them. */
export function putEntry(matter: Matter, key: string, id: string, entry: JsonObject): JsonObject {
  const entries = obj(matter.facts, key);
  return { [key]: { ...entries, [id]: { ...obj(entries, id), ...entry } } };
}

/** The objects of a list; nothing where it is none. */
export const objectsOf = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value)
    ? value.filter((each): each is JsonObject => typeof each === 'object' && each !== null && !Array.isArray(each))
    : [];

/** The strings of a list; nothing where it is none. */
export const listOf = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
