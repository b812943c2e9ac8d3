import { obj, str } from '../../../kernel/read-json.ts';
import type { Json, JsonObject } from '../../../kernel/text.ts';

/** A file as an act of a case names it. */
export interface NamedFile {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

function fileOf(body: JsonObject, key: string): NamedFile[] {
  const value = obj(body, key);
  const id = str(value, 'id').toLowerCase();
  return UUID.test(id) ? [{ id, sha256: str(value, 'sha256'), size: Number(value.size ?? 0) }] : [];
}

/** Files that a body names with their hash: the item itself and the photographs of it. */
export const namedFiles = (body: JsonObject): readonly NamedFile[] => [
  ...fileOf(body, 'file'),
  ...listOf(body.photos).flatMap((each) => fileOf({ file: each } as JsonObject, 'file')),
];

/** Recordings are named by their ids alone. */
export const namedRecordings = (body: JsonObject): readonly string[] =>
  listOf(body.recordings).flatMap((each) => (typeof each === 'string' && UUID.test(each) ? [each.toLowerCase()] : []));
