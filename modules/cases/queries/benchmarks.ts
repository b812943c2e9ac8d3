import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../../kernel/error.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { type Benchmark, benchmarkSchema } from '../model/discretion/benchmark.ts';
import { type BenchmarkBook, createBenchmarkBook } from '../model/discretion/book.ts';

interface Row {
  readonly content: Benchmark;
  readonly effective_to: PlainDate | null;
}

/** As published, with the last day that became known since. */
const readRow = ({ content, effective_to }: Row): Benchmark => ({
  ...content,
  effectiveTo: effective_to ?? content.effectiveTo,
});

/** Every edition that was ever published, or those of one violation. */
export async function benchmarkBook(db: Db, violation?: string): Promise<BenchmarkBook> {
  const { rows } = await db.query<Row>(sql`
    select content, effective_to from case_benchmark
    where ${violation ?? null}::text is null or violation = ${violation ?? null}
    order by violation, jurisdiction, effective_from, id, version`);
  return createBenchmarkBook(rows.map(readRow));
}

/**
 * Puts editions of benchmarks on record. One that is there stays as it was published; only its last day may be set once,
 * when a newer edition replaces it.
 * @throws AppError 409 `cases.discretion.benchmark-changed`; 500 `cases.discretion.benchmark-twice`; ZodError for one whose
 *   bands leave the law's range
 */
export async function putBenchmarks(db: Db, benchmarks: readonly Benchmark[]): Promise<void> {
  const given = benchmarks.map((each) => benchmarkSchema.parse(each));
  const { rows } = await db.query<Row>(sql`select content, effective_to from case_benchmark`);
  const known = new Map(rows.map((row) => [nameOf(row.content), row]));
  for (const each of given) {
    const before = known.get(nameOf(each));
    if (before !== undefined && !sameBut(before.content, each)) {
      throw new AppError('cases.discretion.benchmark-changed', 409, { id: each.id, version: each.version });
    }
    known.set(nameOf(each), { content: before?.content ?? each, effective_to: each.effectiveTo as PlainDate | null });
  }
  // Two in force on one day for one violation and place are refused before anything is written.
  createBenchmarkBook([...known.values()].map(readRow));
  for (const each of given) {
    await db.query(sql`
      insert into case_benchmark (id, version, violation, jurisdiction, effective_from, effective_to, content)
      values (${each.id}, ${each.version}, ${each.violation.id}, ${each.jurisdiction}, ${each.effectiveFrom},
              ${each.effectiveTo}, ${JSON.stringify(each)}::jsonb)
      on conflict (id, version) do update set effective_to = excluded.effective_to
      where case_benchmark.effective_to is null and excluded.effective_to is not null`);
  }
}

const nameOf = ({ id, version }: Benchmark): string => JSON.stringify([id, version]);

/** The same edition, whatever is said of its last day. */
const sameBut = ({ effectiveTo: _, ...a }: Benchmark, { effectiveTo: __, ...b }: Benchmark): boolean =>
  isDeepStrictEqual(a, JSON.parse(JSON.stringify(b)));
