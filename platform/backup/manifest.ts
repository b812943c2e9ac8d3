import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a backup holds; the last file written, so that a folder with one is whole. */
export const manifest = z.object({
  format: z.literal('qingyuan-backup/1'),
  /** ISO instant of the snapshot: what was committed before is in it, nothing else. */
  at: z.iso.datetime(),
  version: z.string(),
  instance: z.string(),
  server: z.string(),
  migrations: z.array(z.object({ name: z.string(), hash: sha256 })),
  /** In an order in which each refers to earlier ones only. */
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.int().min(0),
      /** Of the compressed file. */
      bytes: z.int().min(0),
      sha256,
    }),
  ),
  /** Newest signed head of each region. */
  heads: z.array(z.object({ homeRegion: z.string(), size: z.int().min(0), note: z.string() })),
  /** Contents of files, by store: how many, and the list of their hashes. Absent where they lie in a bucket. */
  files: z
    .object({ count: z.int().min(0), bytes: z.int().min(0), list: z.object({ bytes: z.int().min(0), sha256 }) })
    .nullable(),
  /** Names and digests of keys, never the keys: without the same ones a restored database is half shut. */
  keys: z.array(z.object({ name: z.string(), id: z.string() })),
});
export type Manifest = z.infer<typeof manifest>;

/** One content, as a line of `files.jsonl.gz`. */
export const keptFile = z.object({ store: z.enum(['working', 'sealed']), sha256, size: z.int().min(0) });
export type KeptFile = z.infer<typeof keptFile>;
