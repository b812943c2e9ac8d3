import type { Json, JsonObject } from '../../../kernel/text.ts';

/** Reads a string of an act's body; '' when it is missing (optional, or erased with the personal part). */
export function str(from: JsonObject, key: string): string {
  const value = from[key];
  return typeof value === 'string' ? value : '';
}

/** The named keys that are there. Folds copy with it, so that an erased part leaves no `undefined` behind. */
export function pick(from: JsonObject, ...keys: readonly string[]): JsonObject {
  const found: Record<string, Json> = {};
  for (const key of keys) {
    const value = from[key];
    if (value !== undefined) found[key] = value;
  }
  return found;
}

/** A fact that is an object; empty when it is missing. */
export function obj(from: JsonObject, key: string): JsonObject {
  const value = from[key];
  return isObject(value) ? value : {};
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
