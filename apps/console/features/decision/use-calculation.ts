import { useQuery } from '@tanstack/react-query';
import { legalDay } from '../../../../kernel/plain-date.ts';
import { str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import type { CaseDetail, DiscretionAnswer } from '../../../../modules/cases/contract.ts';
import type { Assessment } from '../../../../modules/cases/model/discretion/assess.ts';
import type { Benchmark } from '../../../../modules/cases/model/discretion/benchmark.ts';
import type { DiscretionRecord } from '../../../../modules/cases/model/discretion/proposal.ts';
import { isInside } from '../../../../modules/cases/model/discretion/range.ts';
import type { Caution } from '../../../../modules/cases/model/reasoning.ts';
import { useSettled } from '../parties/use-settled.ts';
import { type Calc, type Calculated, calculate, differing, endedOnOf, recordOf } from './calc.ts';
import { type Asked, benchmarksQuery, discretionQuery } from './discretion-query.ts';

export interface Calculation {
  readonly waiting: boolean;
  readonly failed: unknown;
  /** To choose from: those of the violation; of all where it has none. */
  readonly editions: readonly Benchmark[];
  readonly benchmark: Benchmark | null;
  readonly record: DiscretionRecord | null;
  /** As calculated here; the server's where the two differ. */
  readonly local: Calculated | null;
  readonly server: DiscretionAnswer | null;
  /** Null until the server has answered what is asked now. */
  readonly agrees: boolean | null;
  readonly cautions: readonly Caution[];
  /** The law wants a reason for this amount. */
  readonly wantsReason: boolean;
}

/** Whether the proposed fine lies in the range of its band; null where there is none to judge. */
export function insideOf({ local }: Pick<Calculation, 'local'>, amount: number | null): boolean | null {
  const range = local?.assessment.open.find(({ band }) => band === local.band)?.range ?? null;
  return range === null || amount === null ? null : isInside(amount, range);
}

const nothing: Asked = {};

const distinct = (all: readonly Benchmark[]): readonly Benchmark[] => [
  ...new Map(all.map((each) => [`${each.id}@${each.version}`, each])).values(),
];

function askedOf(
  record: DiscretionRecord | null,
  calculated: Calculated | null,
  amount: number | null,
  reason: string,
): Asked {
  if (record === null) return nothing;
  const { goodsValue, illegalGains, actEndedOn, flags } = record.facts;
  const band = calculated?.band ?? null;
  return {
    benchmark: record.benchmark,
    facts: { goodsValue, illegalGains, actEndedOn, flags: [...flags] },
    factors: record.factors.map(({ id, evidence }) => ({ id, evidence: [...evidence] })),
    ...(band === null || amount === null ? {} : { proposal: { band, amount, reason } }),
  };
}

/** The calculator's answer to what stands in the form: at once from here, then with the server's word and like cases. */
export function useCalculation(detail: CaseDetail, calc: Calc, amount: number | null): Calculation {
  const { row } = detail.matter;
  const facts = detail.matter.facts as JsonObject;
  const violation = str(facts, 'violation');
  const today = legalDay(new Date());
  const ended = calc.actEndedOn ?? (endedOnOf(facts) || today);
  const atAct = useQuery(benchmarksQuery(row.homeRegion, ended, violation));
  const atDecision = useQuery(benchmarksQuery(row.homeRegion, today, violation));
  const own = distinct([...(atAct.data ?? []), ...(atDecision.data ?? [])]);
  const known = atAct.data !== undefined && atDecision.data !== undefined;
  const all = useQuery({ ...benchmarksQuery(row.homeRegion, ended), enabled: known && own.length === 0 });
  const editions = own.length > 0 ? own : (all.data ?? []);
  const named = editions.find((each) => each.id === calc.edition?.id && each.version === calc.edition.version);
  // The law of the act governs; the newer edition where it had none.
  const benchmark = named ?? own[0] ?? null;
  const record = benchmark === null ? null : recordOf(calc, benchmark, facts, row.homeRegion);
  const here = benchmark === null || record === null ? null : calculate(benchmark, record, calc, amount);
  const asked = askedOf(record, here, amount, calc.reason);
  const settled = useSettled(JSON.stringify(asked), 300);
  const answer = useQuery({
    ...discretionQuery(row.homeRegion, row.id, JSON.parse(settled) as Asked),
    enabled: benchmark !== null && settled !== '{}',
  });
  const server = answer.data ?? null;
  const isFresh = server !== null && !answer.isPlaceholderData && settled === JSON.stringify(asked);
  const told = server === null ? null : (server.assessment as unknown as Assessment);
  const agrees = !isFresh || here === null || told === null ? null : differing(here.assessment, told).length === 0;
  const local = here !== null && agrees === false && told !== null ? { ...here, assessment: told } : here;
  const judged =
    agrees === false && server?.judged != null ? (server.judged.cautions as unknown as readonly Caution[]) : null;
  const cautions = judged ?? local?.cautions ?? [];
  const likeReason =
    server?.like.cautions.some(({ severity }) => severity === 'reason') === true && amount !== null && amount > 0;
  return {
    waiting: !known || (own.length === 0 && all.isLoading),
    failed: atAct.error ?? atDecision.error ?? answer.error ?? null,
    editions,
    benchmark,
    record,
    local,
    server,
    agrees,
    cautions,
    wantsReason: likeReason || cautions.some(({ severity }) => severity === 'reason'),
  };
}
