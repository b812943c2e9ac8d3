import type { Fen } from '../../../../kernel/money.ts';
import { legalDay, type PlainDate } from '../../../../kernel/plain-date.ts';
import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { type Assessment, assess, type ChosenFactor } from '../../../../modules/cases/model/discretion/assess.ts';
import type { Band } from '../../../../modules/cases/model/discretion/bands.ts';
import type { Benchmark } from '../../../../modules/cases/model/discretion/benchmark.ts';
import { type DiscretionRecord, judgeProposal } from '../../../../modules/cases/model/discretion/proposal.ts';
import { discretionRecordSchema, readDiscretionRecord } from '../../../../modules/cases/model/discretion/record.ts';
import type { Caution } from '../../../../modules/cases/model/reasoning.ts';
import type { Draft } from '../../forms/body.ts';

/** What the officer tells the calculator. Money in fen. */
export interface Calc {
  /** The record goes with the act. */
  readonly attach: boolean;
  /** Null: the edition in force. */
  readonly edition: { readonly id: string; readonly version: string } | null;
  readonly goodsValue: number | null;
  readonly illegalGains: number | null;
  /** Null: as the case tells. */
  readonly actEndedOn: string | null;
  readonly flags: readonly string[];
  readonly factors: readonly ChosenFactor[];
  /** Null: the band that the benchmark proposes. */
  readonly band: Band | null;
  /** Why it departs from the benchmark. */
  readonly reason: string;
}

const nothingTold: Calc = {
  attach: true,
  edition: null,
  goodsValue: null,
  illegalGains: null,
  actEndedOn: null,
  flags: [],
  factors: [],
  band: null,
  reason: '',
};

/** What earlier acts say for the calculator: the same inputs again, to be checked and changed. */
export function beginCalc(record: DiscretionRecord | null, reason: string, endedOn: string): Calc {
  if (record === null) return { ...nothingTold, reason };
  const { benchmark, facts, factors } = record;
  return {
    ...nothingTold,
    edition: benchmark,
    goodsValue: facts.goodsValue,
    illegalGains: facts.illegalGains,
    // A day that only stood for "goes on still" is asked anew.
    actEndedOn: facts.actEndedOn === endedOn || facts.actEndedOn === facts.decidedOn ? null : facts.actEndedOn,
    flags: facts.flags,
    factors,
    reason,
  };
}

/** The record of an act, where it kept one that can be read. */
export function recordIn(body: JsonObject): DiscretionRecord | null {
  const kept = obj(body, 'discretion');
  return discretionRecordSchema.safeParse(kept).success ? readDiscretionRecord(kept) : null;
}

/** The last day of the act as the case tells it; '' where it goes on or nobody knows. */
export const endedOnOf = (facts: JsonObject): string => str(obj(facts, 'conduct'), 'endedOn');

/** The inputs of the assessment, as the act keeps them. */
export function recordOf(calc: Calc, benchmark: Benchmark, facts: JsonObject, region: string): DiscretionRecord {
  const today = legalDay(new Date());
  const known = new Set(benchmark.factors.map(({ id }) => id));
  return {
    benchmark: { id: benchmark.id, version: benchmark.version },
    facts: {
      goodsValue: calc.goodsValue as Fen | null,
      illegalGains: calc.illegalGains as Fen | null,
      actEndedOn: (calc.actEndedOn ?? (endedOnOf(facts) || today)) as PlainDate,
      decidedOn: today,
      region,
      flags: calc.flags,
    },
    factors: calc.factors.filter(({ id }) => known.has(id)),
  };
}

export interface Calculated {
  readonly assessment: Assessment;
  /** The band that is proposed: chosen, else the benchmark's. */
  readonly band: Band | null;
  /** Of the proposal; of the assessment alone while nothing is proposed. */
  readonly cautions: readonly Caution[];
  /** Without a reason there is none to give, or the reason is missing. */
  readonly wantsReason: boolean;
}

/**
 * The calculation here and now, so that each keystroke answers; the server says the same or is believed.
 * `amount` in fen; null where no penalty or refusal of one is proposed.
 */
export function calculate(
  benchmark: Benchmark,
  record: DiscretionRecord,
  calc: Calc,
  amount: number | null,
): Calculated {
  const assessment = assess(benchmark, record.facts, record.factors);
  const band = calc.band ?? assessment.band;
  if (amount === null || band === null) {
    return { assessment, band, cautions: assessment.cautions, wantsReason: false };
  }
  const proposal = { band, amount: amount as Fen, reason: calc.reason };
  const { cautions } = judgeProposal(benchmark, record.facts, record.factors, proposal);
  return { assessment, band, cautions, wantsReason: cautions.some(({ severity }) => severity === 'reason') };
}

/** What may come out otherwise when the same record is calculated again. */
export type Outcome = Pick<Assessment, 'tier' | 'statutory' | 'band' | 'range' | 'counted'>;

/** The parts of two results that differ; none when they are equal. */
export function differing(first: Outcome, second: Outcome): readonly (keyof Outcome)[] {
  const parts = ['tier', 'statutory', 'counted', 'band', 'range'] as const;
  const text = (value: unknown): string => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
    const { min, max } = value as { min: number; max: number };
    return `${min}–${max}`;
  };
  return parts.filter((part) => text(first[part]) !== text(second[part]));
}

/** Fine of a proposal in fen, all fines together. */
export function fineIn(draft: Draft): number {
  const all = Array.isArray(draft.penalties) ? (draft.penalties as readonly JsonObject[]) : [];
  return all.reduce((sum, each) => {
    const { kind, fen } = each ?? {};
    return kind === 'fine' && typeof fen === 'number' ? sum + fen : sum;
  }, 0);
}

/** The amount that the calculator judges: the fine, nothing where no penalty is proposed, null for what it cannot judge. */
export function judgedAmount(verb: string, draft: Draft): number | null {
  const outcome = str(draft, 'outcome');
  if (verb === 'dismiss' || outcome.startsWith('not-')) return outcome === 'not-established' ? null : 0;
  if (outcome !== 'penalise') return null;
  const fine = fineIn(draft);
  return fine > 0 ? fine : null;
}
