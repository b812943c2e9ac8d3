import type { Json, JsonObject } from './text.ts';

/** Reads a string; '' when it is missing (optional, or erased with the personal part). */
export function str(from: JsonObject, key: string): string {
  const value = from[key];
  return typeof value === 'string' ? value : '';
}

export function num(from: JsonObject, key: string): number {
  const value = from[key];
  return typeof value === 'number' ? value : 0;
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

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value that is an object; empty when it is missing. */
export function obj(from: JsonObject, key: string): JsonObject {
  const value = from[key];
  return isObject(value) ? value : {};
}

/** The entries of a value that are objects. */
export const objects = (from: JsonObject): readonly (readonly [key: string, value: JsonObject])[] =>
  Object.entries(from).flatMap(([key, value]) => (isObject(value) ? [[key, value] as const] : []));
