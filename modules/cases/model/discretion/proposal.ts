import type { Fen } from '../../../../kernel/money.ts';
import { type Caution, caution, isLawful, money } from '../reasoning.ts';
import { sources } from '../sources.ts';
import { type Assessment, assess, type ChosenFactor, clauseSource, type DiscretionFacts } from './assess.ts';
import { type Band, bands } from './bands.ts';
import { type Benchmark, bandOfTier } from './benchmark.ts';
import type { BenchmarkBook } from './book.ts';
import { bandCautions } from './lawful.ts';
import { inFen, isInside, rangeText } from './range.ts';

/** What the officer proposes: a band, a fine in fen, and why where it departs from the benchmark. */
export interface Proposal {
  readonly band: Band;
  readonly amount: Fen;
  readonly reason: string;
}

/** The inputs of an assessment, as an act keeps them. */
export interface DiscretionRecord {
  readonly benchmark: { readonly id: string; readonly version: string };
  readonly facts: DiscretionFacts;
  readonly factors: readonly ChosenFactor[];
}

export interface JudgedProposal {
  readonly assessment: Assessment;
  readonly cautions: readonly Caution[];
  /** Nothing says that there is no lawful path, and reasons are given where they are due. */
  readonly lawful: boolean;
}

/**
 * Judges a proposed fine against the law and the benchmark: below the statutory minimum without a ground of mitigation,
 * above the maximum, outside the band, another band than proposed, a reason that is missing.
 * @throws AppError `cases.discretion.no-such-factor`
 */
export function judgeProposal(
  benchmark: Benchmark,
  facts: DiscretionFacts,
  factors: readonly ChosenFactor[],
  proposal: Proposal,
): JudgedProposal {
  const assessment = assess(benchmark, facts, factors);
  const counted = benchmark.factors.filter(({ id }) => assessment.counted.includes(id));
  // What the assessment says of its own band does not bind another one.
  const own = new Set(assessment.band === null ? [] : bandCautions(assessment.band, counted).map(({ rule }) => rule));
  const cautions = [
    ...assessment.cautions.filter(({ rule }) => !own.has(rule)),
    ...bandCautions(proposal.band, counted),
    ...amountCautions(benchmark, assessment, facts, proposal),
  ];
  if (assessment.band !== null && assessment.band !== proposal.band) {
    const [from, to] = [bands[assessment.band], bands[proposal.band]];
    cautions.push(
      caution(
        'reason',
        'discretion.other-band',
        sources.benchmark,
        `基准建议${from.zh}，拟${to.zh}，须说明理由`,
        `the benchmark proposes "${from.en}", the officer "${to.en}": give the reason`,
      ),
    );
  }
  if (proposal.reason.trim() === '' && cautions.some(({ severity }) => severity === 'reason')) {
    cautions.push(
      caution(
        'unlawful',
        'discretion.reason-missing',
        sources.benchmark,
        '偏离裁量基准而没有说明理由',
        'a departure from the benchmark without a reason',
      ),
    );
  }
  return { assessment, cautions, lawful: isLawful(cautions) };
}

function* amountCautions(
  benchmark: Benchmark,
  { statutory, tier: tierId }: Assessment,
  facts: DiscretionFacts,
  { band, amount }: Proposal,
): Generator<Caution> {
  const tier = benchmark.tiers.find(({ id }) => id === tierId);
  if (statutory === null || tier === undefined) return;
  if (band === 'not-punished') {
    if (amount > 0) {
      yield caution(
        'unlawful',
        'discretion.fine-without-penalty',
        sources.exemption,
        '不予处罚不得有罚款',
        'no penalty, hence no fine',
      );
    }
    return;
  }
  if (amount > statutory.max) {
    const limit = money(statutory.max);
    yield caution(
      'unlawful',
      'discretion.above-maximum',
      tier.source,
      `高于法定最高额${limit.zh}`,
      `above the statutory maximum of ${limit.en}`,
    );
  }
  if (band !== 'mitigated' && amount < statutory.min) {
    const limit = money(statutory.min);
    yield caution(
      'unlawful',
      'discretion.below-minimum',
      sources.mitigation,
      `低于法定最低额${limit.zh}，只有减轻处罚才可以`,
      `below the statutory minimum of ${limit.en}: only mitigation goes there`,
    );
  }
  if (band === 'mitigated' && amount >= statutory.min) {
    yield caution(
      'unlawful',
      'discretion.not-below-minimum',
      sources.mitigation,
      '减轻处罚应当低于法定最低额',
      'a mitigated fine lies below the statutory minimum',
    );
  }
  const entry = bandOfTier(tier, band);
  const range = entry === undefined ? null : inFen(entry.range, tier.base, facts);
  if (entry !== undefined && range !== null && !isInside(amount, range)) {
    const text = rangeText(range);
    yield caution(
      'reason',
      'discretion.outside-band',
      clauseSource(benchmark, entry.clause),
      `不在该档次的幅度（${text.zh}）之内，须说明理由`,
      `outside the range of its band (${text.en}): give the reason`,
    );
  }
}

/**
 * The same calculation again from what an act kept, years later.
 * @throws AppError `cases.discretion.no-such-benchmark`, `cases.discretion.no-such-factor`
 */
export function reassess(book: BenchmarkBook, record: DiscretionRecord): Assessment {
  return assess(book.edition(record.benchmark.id, record.benchmark.version), record.facts, record.factors);
}
