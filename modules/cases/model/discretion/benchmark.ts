import { z } from 'zod';
import { bothLanguages, day, legalSource, slug, words } from '../schema.ts';
import { type Band, bandNames, compareBands, directionNames, opens } from './bands.ts';
import { baseNames, type Interval, intervalSchema } from './range.ts';

/** A circumstance 裁量因素 that moves the band. `clause` is its place in the benchmark, `source` the law behind it. */
const factor = z.strictObject({
  id: slug(),
  clause: words(60),
  text: bothLanguages(200),
  direction: z.enum(directionNames),
  /** `shall`: 应当; `may`: 可以. */
  force: z.enum(['shall', 'may']),
  kind: z.enum(['statutory', 'discretionary']),
  source: legalSource(),
  /** What must be in the file before the factor counts; each chosen factor names the pieces that prove it. */
  evidence: z.array(bothLanguages(200)).max(20),
  /** Factors that cannot stand beside it. */
  excludes: z.array(slug()).max(40),
});

/** When the benchmark proposes a band; all parts that are given must hold. */
const condition = z.strictObject({
  all: z.array(slug()).max(40).exactOptional(),
  any: z.strictObject({ of: z.array(slug()).min(1).max(40), atLeast: z.int().min(1) }).exactOptional(),
  none: z.array(slug()).max(40).exactOptional(),
});

/** Tried in order, the first that holds proposes; where none does, the ordinary band. */
const selection = z.strictObject({ band: z.enum(bandNames), clause: words(60), when: condition });

/** A branch of the legal basis with its own range, e.g. goods below and above 10,000 yuan, or refusal to correct. */
const tier = z.strictObject({
  id: slug(),
  title: bothLanguages(200),
  source: legalSource(),
  /** Null: holds always. Amounts in fen, `from` included, `below` not. `flag` is a fact of the case by name. */
  when: z
    .strictObject({
      base: z.enum(['goods-value', 'illegal-gains']).exactOptional(),
      from: z.int().nonnegative().exactOptional(),
      below: z.int().positive().exactOptional(),
      flag: slug().exactOptional(),
    })
    .nullable(),
  base: z.enum(baseNames),
  /** The statutory range 法定幅度. */
  statutory: intervalSchema,
  bands: z.array(
    z.strictObject({
      band: z.enum(['mitigated', 'lighter', 'ordinary', 'heavier']),
      clause: words(60),
      range: intervalSchema,
    }),
  ),
});

const shape = z.strictObject({
  id: slug(),
  version: words(40),
  /** True for what is made up to show the work: never a rule of a real authority. */
  example: z.boolean(),
  title: bothLanguages(200),
  /** Number of the document that published it (处罚法 art 34: benchmarks are published); null for an example. */
  number: words(80).nullable(),
  issuer: bothLanguages(100),
  /** Region code prefix where it holds; '' everywhere. */
  jurisdiction: z.string().regex(/^\d{0,6}$/),
  effectiveFrom: day(),
  effectiveTo: day().nullable(),
  violation: z.strictObject({ id: slug(), title: bothLanguages(200), basis: legalSource() }),
  factors: z.array(factor).max(100),
  selection: z.array(selection).max(50),
  tiers: z.array(tier).min(1).max(20),
});

export type Benchmark = z.infer<typeof shape>;
export type Factor = Benchmark['factors'][number];
export type Tier = Benchmark['tiers'][number];
export type Selection = Benchmark['selection'][number];

/** A benchmark 裁量基准 as data: checked in itself, so that what it allows lies inside the law it names. */
export const benchmarkSchema = shape.superRefine((benchmark, context) => {
  for (const [path, message] of faults(benchmark)) context.addIssue({ code: 'custom', path: [...path], message });
});

type Fault = readonly [path: readonly (string | number)[], message: string];

function* faults(benchmark: Benchmark): Generator<Fault> {
  if (benchmark.effectiveTo !== null && benchmark.effectiveTo < benchmark.effectiveFrom) {
    yield [['effectiveTo'], 'ends before it begins'];
  }
  if (!benchmark.example && benchmark.number === null) yield [['number'], 'a benchmark is published under a number'];
  const known = new Set(benchmark.factors.map(({ id }) => id));
  if (known.size !== benchmark.factors.length) yield [['factors'], 'two factors have one id'];
  for (const [index, entry] of benchmark.factors.entries()) yield* factorFaults(entry, index, benchmark);
  for (const [index, { when }] of benchmark.selection.entries()) {
    const named = [...(when.all ?? []), ...(when.any?.of ?? []), ...(when.none ?? [])];
    for (const id of named) if (!known.has(id)) yield [['selection', index], `no factor ${id}`];
    if (named.length === 0) yield [['selection', index], 'a selection without a condition hides those after it'];
    if (when.any !== undefined && when.any.atLeast > when.any.of.length) yield [['selection', index], 'cannot hold'];
  }
  if (new Set(benchmark.tiers.map(({ id }) => id)).size !== benchmark.tiers.length)
    yield [['tiers'], 'two tiers, one id'];
  for (const [index, entry] of benchmark.tiers.entries()) yield* tierFaults(entry, index, benchmark);
}

function* factorFaults(entry: Factor, index: number, { factors }: Benchmark): Generator<Fault> {
  const path = ['factors', index];
  if (entry.kind === 'discretionary' && opens(entry.direction).some((band) => compareBands(band, 'lighter') < 0)) {
    yield [path, 'only a statute opens 不予 and 减轻'];
  }
  for (const id of entry.excludes) {
    const other = factors.find((candidate) => candidate.id === id);
    if (other === undefined || other === entry) yield [path, `no other factor ${id}`];
    else if (!other.excludes.includes(entry.id)) yield [path, `${id} does not exclude it in turn`];
  }
}

function* tierFaults(entry: Tier, index: number, { tiers, selection: chosen }: Benchmark): Generator<Fault> {
  const path = ['tiers', index];
  if (entry.when === null && index < tiers.length - 1) yield [path, 'a tier without a condition hides those after it'];
  if (entry.when !== null) {
    const { base, from, below, flag } = entry.when;
    if (base === undefined && flag === undefined) yield [path, 'a condition that says nothing'];
    if (base === undefined && (from !== undefined || below !== undefined)) yield [path, 'an amount of what?'];
    if (base !== undefined && from === undefined && below === undefined) yield [path, 'an amount without a limit'];
    if (from !== undefined && below !== undefined && below <= from) yield [path, 'no amount fits'];
  }
  const names = entry.bands.map(({ band }) => band);
  if (new Set(names).size !== names.length) yield [path, 'a band stands twice'];
  if (!names.includes('ordinary')) yield [path, 'the ordinary band is missing'];
  for (const { band } of chosen) {
    if (band !== 'not-punished' && !names.includes(band)) yield [path, `the band ${band} is chosen but has no range`];
  }
  const ordered = [...entry.bands].sort((a, b) => compareBands(a.band, b.band));
  for (const [place, { band, range }] of ordered.entries()) {
    if (band === 'mitigated' ? !liesBelow(range, entry.statutory) : !liesWithin(range, entry.statutory)) {
      yield [path, `the band ${band} leaves the law's range`];
    }
    const milder = ordered[place - 1];
    if (milder !== undefined && (milder.range.min > range.min || milder.range.max > range.max)) {
      yield [path, `the band ${band} is milder than ${milder.band}`];
    }
  }
}

const liesWithin = (range: Interval, outer: Interval): boolean =>
  (range.min > outer.min || (range.min === outer.min && (outer.minOpen !== true || range.minOpen === true))) &&
  (range.max < outer.max || (range.max === outer.max && (outer.maxOpen !== true || range.maxOpen === true)));

/** 减轻 means below the statutory minimum: it is not reached. */
const liesBelow = (range: Interval, outer: Interval): boolean =>
  range.max < outer.min || (range.max === outer.min && (range.maxOpen === true || outer.minOpen === true));

/** True where the condition of a selection holds for these factors. */
export function holds({ when }: Selection, factors: ReadonlySet<string>): boolean {
  return (
    (when.all ?? []).every((id) => factors.has(id)) &&
    (when.any === undefined || when.any.of.filter((id) => factors.has(id)).length >= when.any.atLeast) &&
    !(when.none ?? []).some((id) => factors.has(id))
  );
}

export const bandOfTier = (entry: Tier, band: Band): Tier['bands'][number] | undefined =>
  entry.bands.find((candidate) => candidate.band === band);
