import { z } from 'zod';
import type { Json, JsonObject } from '../../kernel/text.ts';
import { COMMITMENT_FORMAT } from './act-hash.ts';
import { BUNDLE_FORMAT, BUNDLE_VERSION, type BundleLine } from './bundle.ts';
import { canonicalText } from './canonical.ts';

// Strict everywhere: a member that is not hashed must not travel beside hashed ones as if it were proved.
const text = z.string();
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const digests = z.array(digest).max(64);
const count = z.number().int().nonnegative();
const region = z.string().regex(/^\d{6}$/);
const object = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

const record = z.strictObject({
  alg: z.literal('sha256'),
  homeRegion: region,
  matterId: text,
  seq: count,
  actId: text,
  procedure: text,
  verb: text,
  actor: text,
  onBehalfOf: text.nullable(),
  authority: text,
  eventAt: text,
  recordedAt: text,
  basis: z.array(text),
  body: object,
  commitment: text.nullable(),
  prevHash: text,
});

const line = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('header'),
    format: z.literal(BUNDLE_FORMAT),
    version: z.literal(BUNDLE_VERSION),
    regions: z
      .array(z.strictObject({ homeRegion: region, origin: text, coverage: z.enum(['full', 'partial']) }))
      .refine((list) => new Set(list.map(({ homeRegion }) => homeRegion)).size === list.length, 'region twice'),
    scope: object,
    exportedAt: text,
    versions: z.record(z.string(), z.string()),
    counts: z.strictObject({ acts: count }),
  }),
  z.strictObject({ type: z.literal('checkpoint'), homeRegion: region, note: text }),
  z.strictObject({ type: z.literal('act'), record, hash: digest, leaf: count.nullable() }),
  z.strictObject({ type: z.literal('leaf'), homeRegion: region, leaf: count, hash: digest }),
  z.strictObject({
    type: z.literal('opening'),
    actId: text,
    commitment: z.literal(COMMITMENT_FORMAT),
    salt: digest,
    payload: object,
  }),
  z.strictObject({ type: z.literal('inclusion'), actId: text, size: count, hashes: digests }),
  z.strictObject({
    type: z.literal('consistency'),
    homeRegion: region,
    size1: count,
    size2: count,
    hashes: digests,
  }),
  z.strictObject({ type: z.literal('bulletin'), bulletin: object, signatures: text }),
  z.strictObject({ type: z.literal('trailer'), lines: count, digest }),
]);

export type LineVerdict =
  | { readonly ok: true; readonly line: BundleLine; readonly canonical: boolean }
  | { readonly ok: false; readonly problem: string };

/** Reads one line without believing it; says whether it is written in the one canonical way. Never throws. */
export function readLine(source: string): LineVerdict {
  let json: Json;
  let canonical: boolean;
  try {
    json = JSON.parse(source) as Json;
    canonical = canonicalText(json) === source;
  } catch {
    return { ok: false, problem: 'JSON' };
  }
  const parsed = line.safeParse(json);
  if (parsed.success) return { ok: true, line: parsed.data, canonical };
  const issue = parsed.error.issues[0];
  return { ok: false, problem: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() };
}

/**
 * Splits a byte or text stream at U+000A only. Line readers that also split at U+2028 (as node:readline does) would cut
 * a Chinese text in two that holds such a character.
 */
export async function* splitLines(
  chunks: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: false });
  let rest = '';
  for await (const chunk of chunks) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
