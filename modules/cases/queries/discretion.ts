import { AppError } from '../../../kernel/error.ts';
import { type Fen, fen } from '../../../kernel/money.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { findMatter } from '../../intake/index.ts';
import type { CaseContext } from '../context.ts';
import type { DiscretionAnswer, DiscretionRequest } from '../contract.ts';
import { dayOf } from '../model/case/facts.ts';
import { type Assessment, assess, type DiscretionFacts } from '../model/discretion/assess.ts';
import type { Benchmark } from '../model/discretion/benchmark.ts';
import type { BenchmarkBook } from '../model/discretion/book.ts';
import { likeCases } from '../model/discretion/like-cases.ts';
import { governingEdition } from '../model/discretion/milder.ts';
import { judgeProposal } from '../model/discretion/proposal.ts';
import { numbering } from '../model/numbering.ts';
import { benchmarkBook } from './benchmarks.ts';
import { likeDecisions } from './like-decisions.ts';

/** The day the act ended, as asked or as the case tells; today while it goes on or nobody knows. */
function actEnded(matter: Matter, asked: DiscretionRequest, today: PlainDate): PlainDate {
  const conduct = obj(matter.facts, 'conduct');
  return (asked.facts.actEndedOn as PlainDate | undefined) ?? dayOf(conduct, 'endedOn') ?? today;
}

interface Editions {
  readonly chosen: Benchmark;
  /** The other one, where the act and the decision fall under two. */
  readonly other: Benchmark | undefined;
}

/** @throws AppError 404 `cases.discretion.none-in-force`, `cases.discretion.no-such-benchmark` */
function editionsFor(
  book: BenchmarkBook,
  violation: string,
  facts: DiscretionFacts,
  asked: DiscretionRequest['benchmark'],
): Editions {
  const { atAct, atDecision } = book.candidates(violation, facts, facts.region);
  const chosen = asked === undefined ? (atAct ?? atDecision) : book.edition(asked.id, asked.version);
  if (chosen === undefined) throw new AppError('cases.discretion.none-in-force', 404, { violation });
  const others = [atAct, atDecision].filter((each) => each !== undefined && each !== chosen);
  return { chosen, other: others[0] };
}

/** Which of two assessments governs: the older edition unless the newer is milder (处罚法 art 37). */
function otherGoverns(chosen: Benchmark, first: Assessment, other: Benchmark, second: Assessment): boolean {
  const otherIsNewer = other.effectiveFrom > chosen.effectiveFrom;
  const { governs } = otherIsNewer ? governingEdition(first, second) : governingEdition(second, first);
  return (governs === 'newer') === otherIsNewer;
}

const asFen = (amount: number | null): Fen | null => (amount === null ? null : fen(amount));

/**
 * The calculator for a case: the assessment step by step, the proposal judged, like cases of the province; and what an act
 * keeps so that all of it can be calculated again. Nothing is written.
 * @throws AppError 404 `procedure.no-such-matter`, `cases.discretion.none-in-force`, `cases.discretion.no-such-benchmark`;
 *   422 `cases.discretion.no-such-factor`
 */
export async function assessDiscretion(
  { ledger }: CaseContext,
  actor: LedgerActor,
  at: { readonly region: string; readonly id: string },
  asked: DiscretionRequest,
): Promise<DiscretionAnswer> {
  const { matter } = await ledger.store.transaction(actor, (tx) => findMatter(tx, at.region, at.id.toLowerCase()));
  if (!Object.hasOwn(numbering, matter.procedure)) throw new AppError('procedure.no-such-matter', 404);
  const today = legalDay(ledger.clock.now());
  const violation = str(matter.facts, 'violation');
  const facts: DiscretionFacts = {
    goodsValue: asFen(asked.facts.goodsValue),
    illegalGains: asFen(asked.facts.illegalGains),
    actEndedOn: actEnded(matter, asked, today),
    decidedOn: dayOf(obj(matter.facts, 'decision'), 'on') ?? today,
    region: matter.homeRegion,
    flags: asked.facts.flags,
  };
  const book = await benchmarkBook(ledger.store.db, asked.benchmark === undefined ? violation : undefined);
  const { chosen, other } = editionsFor(book, violation, facts, asked.benchmark);
  const assessment = assess(chosen, facts, asked.factors);
  const proposal = asked.proposal === undefined ? null : { ...asked.proposal, amount: fen(asked.proposal.amount) };
  const judged = proposal === null ? null : judgeProposal(chosen, facts, asked.factors, proposal);
  const distribution = await likeDecisions(ledger.store, { violation, region: matter.homeRegion, except: matter.id });
  const like = likeCases(distribution, proposal?.amount ?? fen(0));
  const second = other === undefined ? null : assess(other, facts, shared(other, asked));
  const answer = {
    record: { benchmark: assessment.benchmark, facts, factors: asked.factors },
    assessment,
    judged: judged === null ? null : { cautions: judged.cautions, lawful: judged.lawful },
    like: {
      ...like,
      // Without a proposal nothing is outside the usual range.
      cautions: proposal === null ? like.cautions.filter(({ rule }) => rule === 'like-cases.few') : like.cautions,
      distribution,
    },
    other:
      other === undefined || second === null
        ? null
        : { assessment: second, governs: otherGoverns(chosen, assessment, other, second) },
  };
  return answer as unknown as DiscretionAnswer;
}

/** The factors that the other edition knows too. */
const shared = (other: Benchmark, asked: DiscretionRequest): DiscretionRequest['factors'] =>
  asked.factors.filter(({ id }) => other.factors.some((factor) => factor.id === id));
