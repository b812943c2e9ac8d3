import { AppError } from '../../../../kernel/error.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { Benchmark } from './benchmark.ts';

export interface BenchmarkBook {
  readonly all: readonly Benchmark[];
  /** The edition that was named, for ever: throws `cases.discretion.no-such-benchmark` (404). */
  edition(id: string, version: string): Benchmark;
  /** The edition for a violation in force on a day in a place; the longest jurisdiction prefix wins. */
  find(violation: string, on: PlainDate, region: string): Benchmark | undefined;
  /**
   * Editions by the day of the act and by the day of the decision. Where they differ, the older one governs unless the
   * newer is milder (处罚法 art 37): assess under both and compare.
   */
  candidates(
    violation: string,
    days: { readonly actEndedOn: PlainDate; readonly decidedOn: PlainDate },
    region: string,
  ): { readonly atAct: Benchmark | undefined; readonly atDecision: Benchmark | undefined };
}

/**
 * Benchmarks by name and by day. Throws `cases.discretion.benchmark-twice` (500) for two of one id and version, and for
 * two of one violation and place that are in force on one day.
 */
export function createBenchmarkBook(benchmarks: readonly Benchmark[]): BenchmarkBook {
  const byName = new Map<string, Benchmark>();
  for (const benchmark of benchmarks) {
    const name = nameOf(benchmark.id, benchmark.version);
    if (byName.has(name) || benchmarks.some((other) => other !== benchmark && overlap(other, benchmark))) {
      throw new AppError('cases.discretion.benchmark-twice', 500, { id: benchmark.id, version: benchmark.version });
    }
    byName.set(name, benchmark);
  }
  const bySpecificity = [...benchmarks].sort((a, b) => b.jurisdiction.length - a.jurisdiction.length);
  const find: BenchmarkBook['find'] = (violation, on, region) =>
    bySpecificity.find(
      (entry) => entry.violation.id === violation && isInForce(entry, on) && region.startsWith(entry.jurisdiction),
    );
  return {
    all: benchmarks,
    edition(id, version) {
      const found = byName.get(nameOf(id, version));
      if (found === undefined) throw new AppError('cases.discretion.no-such-benchmark', 404, { id, version });
      return found;
    },
    find,
    candidates: (violation, { actEndedOn, decidedOn }, region) => ({
      atAct: find(violation, actEndedOn, region),
      atDecision: find(violation, decidedOn, region),
    }),
  };
}

export const isInForce = (benchmark: Benchmark, on: PlainDate): boolean =>
  benchmark.effectiveFrom <= on && (benchmark.effectiveTo === null || on <= benchmark.effectiveTo);

const nameOf = (id: string, version: string): string => JSON.stringify([id, version]);

const overlap = (a: Benchmark, b: Benchmark): boolean =>
  a.violation.id === b.violation.id &&
  a.jurisdiction === b.jurisdiction &&
  a.effectiveFrom <= (b.effectiveTo ?? '9999-12-31') &&
  b.effectiveFrom <= (a.effectiveTo ?? '9999-12-31');
