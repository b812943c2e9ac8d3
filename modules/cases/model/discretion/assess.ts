import type { LegalSource } from '../../../../kernel/deadline.ts';
import { AppError } from '../../../../kernel/error.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { type Caution, caution, cite, isLawful, type Step, step } from '../reasoning.ts';
import { sources } from '../sources.ts';
import { type Band, bandNames, bands, directions } from './bands.ts';
import { type Benchmark, bandOfTier, type Factor, holds, type Tier } from './benchmark.ts';
import { isInForce } from './book.ts';
import { bandCautions } from './lawful.ts';
import { type FenRange, inFen, intervalText, type RangeFacts, rangeText } from './range.ts';

/** What the calculation rests on beside the factors. */
export interface DiscretionFacts extends RangeFacts {
  /** The day the act ended; its law governs (处罚法 art 37). */
  readonly actEndedOn: PlainDate;
  readonly decidedOn: PlainDate;
  /** Region code of the deciding authority. */
  readonly region: string;
  /** Named facts that a tier asks for, e.g. `refused-to-correct`. */
  readonly flags: readonly string[];
}

export interface ChosenFactor {
  readonly id: string;
  /** Pieces of the evidence register that prove it; a factor that wants evidence and has none does not count. */
  readonly evidence: readonly string[];
}

export interface BandOption {
  readonly band: Band;
  /** The benchmark's clause with its range; null for 不予 and where the benchmark has none. */
  readonly clause: string | null;
  readonly range: FenRange | null;
}

/** The result: a proposal with its way. The decision is the officer's and the head's, never this function's. */
export interface Assessment {
  readonly benchmark: { readonly id: string; readonly version: string };
  readonly tier: string | null;
  /** The statutory range in fen; null where the base is not established. */
  readonly statutory: FenRange | null;
  /** Factors that count, in the benchmark's order. */
  readonly counted: readonly string[];
  /** Bands that the law leaves open for these factors. */
  readonly open: readonly BandOption[];
  /** The band that the benchmark proposes; null where there is no lawful path. */
  readonly band: Band | null;
  readonly range: FenRange | null;
  readonly steps: readonly Step[];
  readonly cautions: readonly Caution[];
  readonly lawful: boolean;
}

/**
 * Band and range for a violation, step by step, each step with its article or clause; the same inputs give the same
 * answer for ever. Amounts in fen.
 * @throws AppError `cases.discretion.no-such-factor` (422)
 */
export function assess(benchmark: Benchmark, facts: DiscretionFacts, chosen: readonly ChosenFactor[]): Assessment {
  const clause = (place: string): LegalSource => clauseSource(benchmark, place);
  const steps: Step[] = [];
  const cautions: Caution[] = [...validity(benchmark, facts)];
  const factors = countedFactors(benchmark, chosen, steps, cautions);
  const tier = benchmark.tiers.find((candidate) => applies(candidate, facts));
  const statutory = tier === undefined ? null : inFen(tier.statutory, tier.base, facts);
  if (tier === undefined) cautions.push(noTier(benchmark));
  else steps.push(...rangeSteps(tier, statutory, cautions));

  const ids = new Set(factors.map(({ id }) => id));
  const selected = benchmark.selection.find((candidate) => holds(candidate, ids));
  const wanted = selected?.band ?? 'ordinary';
  const open = bandNames
    .filter((band) => isLawful(bandCautions(band, factors)))
    .map((band) => optionOf(tier, band, facts))
    .filter(({ band, clause: place }) => band === 'not-punished' || place !== null);
  const band = nearest(
    wanted,
    open.map((option) => option.band),
  );
  if (band !== null && tier !== undefined) {
    steps.push(
      bandStep(selected === undefined ? sources.proportion : clause(selected.clause), wanted, selected === undefined),
    );
    if (band !== wanted) cautions.push(...departures(wanted, band, factors));
    cautions.push(...bandCautions(band, factors));
  } else if (tier !== undefined) cautions.push(NO_PATH);
  const option = open.find((candidate) => candidate.band === band);
  const range = option?.range ?? null;
  if (range !== null && option?.clause != null) steps.push(inBand(clause(option.clause), option.band, range));
  else if (option !== undefined && option.band !== 'not-punished' && statutory !== null) cautions.push(EMPTY_RANGE);
  const known = tier !== undefined && statutory !== null;
  return {
    benchmark: { id: benchmark.id, version: benchmark.version },
    tier: tier?.id ?? null,
    statutory,
    counted: [...ids],
    open,
    band: known ? band : null,
    range: known ? range : null,
    steps,
    cautions,
    lawful: known && band !== null && isLawful(cautions),
  };
}

/** A clause of the benchmark as a source. */
export function clauseSource(benchmark: Benchmark, place: string): LegalSource {
  return { instrument: benchmark.title, article: place, confidence: benchmark.example ? 'U' : 'V' };
}

function* validity(benchmark: Benchmark, { actEndedOn, decidedOn, region }: DiscretionFacts): Generator<Caution> {
  const source = { instrument: benchmark.title, article: null, confidence: 'U' } as const;
  if (benchmark.example) {
    yield caution(
      'check',
      'discretion.example',
      source,
      '示例基准，不是任何机关的规定',
      'an example, no rule of any authority',
    );
  }
  if (!region.startsWith(benchmark.jurisdiction)) {
    yield caution(
      'unlawful',
      'discretion.other-place',
      source,
      '该基准在本地不适用',
      'the benchmark does not hold here',
    );
  }
  const [then, now] = [isInForce(benchmark, actEndedOn), isInForce(benchmark, decidedOn)];
  if (!then && !now) {
    yield caution(
      'unlawful',
      'discretion.not-in-force',
      sources.lawOfTheTime,
      '违法行为终了之日和决定之日该基准均不生效',
      'in force neither when the act ended nor on the day of the decision',
    );
  } else if (!then || !now) {
    yield caution(
      'check',
      'discretion.other-edition',
      sources.lawOfTheTime,
      '行为之后基准有变化：适用行为时的基准，新基准较轻的适用新基准，请两者比较',
      'the benchmark changed after the act: the older governs unless the newer is milder; compare both',
    );
  }
}

function countedFactors(
  benchmark: Benchmark,
  chosen: readonly ChosenFactor[],
  steps: Step[],
  cautions: Caution[],
): readonly Factor[] {
  for (const { id } of chosen) {
    if (!benchmark.factors.some((factor) => factor.id === id)) {
      throw new AppError('cases.discretion.no-such-factor', 422, {
        factor: id,
        benchmark: benchmark.id,
        version: benchmark.version,
      });
    }
  }
  const counted: Factor[] = [];
  for (const factor of benchmark.factors) {
    const evidence = chosen.filter(({ id }) => id === factor.id).flatMap((choice) => choice.evidence);
    if (!chosen.some(({ id }) => id === factor.id)) continue;
    if (factor.evidence.length > 0 && evidence.length === 0) {
      cautions.push(
        caution(
          'check',
          'discretion.no-evidence',
          clauseSource(benchmark, factor.clause),
          `“${factor.text.zh}”没有证据，未计入；应有：${factor.evidence.map(({ zh }) => zh).join('、')}`,
          `"${factor.text.en}" has no evidence and does not count; wanted: ${factor.evidence.map(({ en }) => en).join(', ')}`,
        ),
      );
      continue;
    }
    counted.push(factor);
    steps.push(factorStep(benchmark, factor, evidence));
  }
  for (const [index, factor] of counted.entries()) {
    const against = counted.slice(index + 1).find(({ id }) => factor.excludes.includes(id));
    if (against === undefined) continue;
    cautions.push(
      caution(
        'unlawful',
        'discretion.excluded-together',
        clauseSource(benchmark, factor.clause),
        `“${factor.text.zh}”与“${against.text.zh}”不能同时认定`,
        `"${factor.text.en}" and "${against.text.en}" exclude one another`,
      ),
    );
  }
  return counted;
}

function factorStep(benchmark: Benchmark, factor: Factor, evidence: readonly string[]): Step {
  const source = cite(factor.source);
  const force = factor.force === 'shall' ? { zh: '应当', en: 'shall' } : { zh: '可以', en: 'may' };
  const proof =
    evidence.length === 0
      ? { zh: '', en: '' }
      : { zh: `（证据：${evidence.join('、')}）`, en: ` (evidence: ${evidence.join(', ')})` };
  return step(
    clauseSource(benchmark, factor.clause),
    `情节“${factor.text.zh}”：依${source.zh}${force.zh}${directions[factor.direction].zh}${proof.zh}`,
    `factor "${factor.text.en}": ${force.en} – ${directions[factor.direction].en}, by ${source.en}${proof.en}`,
  );
}

function applies({ when }: Tier, facts: DiscretionFacts): boolean {
  if (when === null) return true;
  if (when.flag !== undefined && !facts.flags.includes(when.flag)) return false;
  if (when.base === undefined) return true;
  const amount = when.base === 'goods-value' ? facts.goodsValue : facts.illegalGains;
  return (
    amount !== null &&
    (when.from === undefined || when.from <= amount) &&
    (when.below === undefined || amount < when.below)
  );
}

function* rangeSteps(tier: Tier, statutory: FenRange | null, cautions: Caution[]): Generator<Step> {
  const [law, range] = [cite(tier.source), intervalText(tier.statutory, tier.base)];
  yield step(
    tier.source,
    `法定幅度：${tier.title.zh}，${range.zh}（${law.zh}）`,
    `statutory range: ${tier.title.en}, ${range.en} (${law.en})`,
  );
  if (statutory === null) {
    cautions.push(
      caution(
        'unlawful',
        'discretion.no-base',
        tier.source,
        '作为计算基数的金额尚未查明，无法算出幅度',
        'the amount that the range is counted on is not established',
      ),
    );
  } else if (tier.base !== 'fixed') {
    const text = rangeText(statutory);
    yield step(tier.source, `折算：${text.zh}`, `in money: ${text.en}`);
  }
}

const noTier = (benchmark: Benchmark): Caution =>
  caution(
    'unlawful',
    'discretion.no-tier',
    benchmark.violation.basis,
    '现有事实不符合任何一档法定幅度',
    'no statutory range fits the facts as established',
  );

function optionOf(tier: Tier | undefined, band: Band, facts: RangeFacts): BandOption {
  const entry = tier === undefined ? undefined : bandOfTier(tier, band);
  if (tier === undefined || entry === undefined) return { band, clause: null, range: null };
  return { band, clause: entry.clause, range: inFen(entry.range, tier.base, facts) };
}

/** The wanted band, else the nearest open one; of two as near the milder. */
function nearest(wanted: Band, open: readonly Band[]): Band | null {
  const at = bandNames.indexOf(wanted);
  let best: Band | null = null;
  for (const band of open) {
    const better = best === null || Math.abs(bandNames.indexOf(band) - at) < Math.abs(bandNames.indexOf(best) - at);
    if (better) best = band;
  }
  return best;
}

function bandStep(source: LegalSource, band: Band, fallback: boolean): Step {
  const { zh, en } = bands[band];
  return fallback
    ? step(source, `没有条款指向其他档次：${zh}`, `no clause points elsewhere: ${en}`)
    : step(source, `${source.article ?? ''}：${zh}`, `${source.article ?? ''}: ${en}`);
}

function inBand(source: LegalSource, band: Band, range: FenRange): Step {
  const [name, text] = [bands[band], rangeText(range)];
  return step(source, `${name.zh}幅度：${text.zh}`, `range of the band (${name.en}): ${text.en}`);
}

/** The law closes the band that the benchmark wanted: says so with the article that does. */
function departures(wanted: Band, taken: Band, factors: readonly Factor[]): readonly Caution[] {
  const why = bandCautions(wanted, factors).find(({ severity }) => severity === 'unlawful');
  const [from, to] = [bands[wanted], bands[taken]];
  return [
    caution(
      'check',
      'discretion.closed-by-law',
      why?.source ?? sources.mitigation,
      `基准指向${from.zh}，${why?.text.zh ?? '但该档次没有幅度'}，改为${to.zh}`,
      `the benchmark points to "${from.en}"; ${why?.text.en ?? 'it has no range'}; taken instead: "${to.en}"`,
    ),
  ];
}

const NO_PATH = caution(
  'unlawful',
  'discretion.no-path',
  sources.benchmark,
  '所选情节没有合法的裁量档次',
  'these factors leave no lawful band',
);
const EMPTY_RANGE = caution(
  'unlawful',
  'discretion.empty-range',
  sources.proportion,
  '该档次折算后没有可用的金额',
  'no whole amount lies in the range of this band',
);
