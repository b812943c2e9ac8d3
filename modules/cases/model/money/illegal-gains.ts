import type { LegalSource } from '../../../../kernel/deadline.ts';
import { addFen, type Fen, fen } from '../../../../kernel/money.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { Text } from '../../../../kernel/text.ts';
import { legalBasis } from '../../../../rules/index.ts';
import { type Caution, caution, cite, isLawful, money, type Step, step } from '../reasoning.ts';
import { sources } from '../sources.ts';
import {
  type ClaimedDeduction,
  checkGainsInput,
  deductionKinds,
  type GainKind,
  type GainsInput,
  gainKinds,
} from './illegal-gains-input.ts';

export interface RefusedDeduction {
  readonly id: string;
  readonly why: Text;
  readonly source: LegalSource;
}

export interface IllegalGains {
  /** `all-income` nothing is deducted, `net` proved outlays are, `by-officer` the officer's own with a reason. */
  readonly method: 'all-income' | 'net' | 'by-officer';
  /** The rule and its first day; null where the officer determines it. */
  readonly rule: { readonly id: 'illegal-gain'; readonly version: PlainDate } | null;
  readonly income: Fen;
  readonly deducted: Fen;
  /** Null until the officer determines it. */
  readonly gains: Fen | null;
  /** What is confiscated: gains less what is given back to those who paid. */
  readonly confiscable: Fen | null;
  readonly accepted: readonly string[];
  readonly refused: readonly RefusedDeduction[];
  readonly steps: readonly Step[];
  readonly cautions: readonly Caution[];
  readonly lawful: boolean;
}

/** The rule of 2026: its first day stands with its articles in `rules/`. */
const RULE = legalBasis('gains.art4');

/**
 * Illegal gains 违法所得 and what of them is confiscated, in fen, with every outlay accepted or refused and why. From
 * 2026-03-20 proved lawful direct outlays and taxes paid are deducted, nothing is for head-count or entry-fee pyramid
 * selling and for providing convenience. Before that day, and for over-charging, we know that there are rules but not
 * their text: the officer determines the amount and says why.
 * @throws AppError `cases.calculation.negative`, `cases.calculation.reason-missing` (422)
 */
export function illegalGains(input: GainsInput): IllegalGains {
  checkGainsInput(input);
  const method = methodOf(input.kind, input.determinedOn);
  const income = sum(input.income);
  const refused: RefusedDeduction[] = [];
  const accepted: ClaimedDeduction[] = [];
  for (const claim of input.deductions) {
    const refusal = refusalOf(claim, method, input);
    if (refusal === null) accepted.push(claim);
    else refused.push({ id: claim.id, ...refusal });
  }
  const claimed = sum(accepted);
  const deducted = fen(Math.min(claimed, income));
  const gains = method === 'by-officer' ? (input.byOfficer?.amount ?? null) : fen(income - deducted);
  const confiscable = gains === null ? null : fen(Math.max(0, gains - input.restitution));
  const cautions = [...cautionsOf(input, method, claimed > income, refused)];
  return {
    method,
    rule: method === 'by-officer' ? null : { id: 'illegal-gain', version: RULE.effectiveFrom },
    income,
    deducted,
    gains,
    confiscable,
    accepted: accepted.map(({ id }) => id),
    refused,
    steps: [...stepsOf(input, method, income, accepted, gains, confiscable)],
    cautions,
    lawful: gains !== null && isLawful(cautions),
  };
}

function methodOf(kind: GainKind, on: PlainDate): IllegalGains['method'] {
  if (on < RULE.effectiveFrom) return 'by-officer';
  switch (kind) {
    case 'general':
    case 'team-pay':
      return 'net';
    case 'head-count':
    case 'entry-fee':
    case 'providing-convenience':
      return 'all-income';
    case 'over-charging':
      return 'by-officer';
  }
}

const sum = (list: readonly { readonly amount: Fen }[]): Fen =>
  list.reduce((total, { amount }) => addFen(total, amount), fen(0));

function refusalOf(
  claim: ClaimedDeduction,
  method: IllegalGains['method'],
  { kind, proofDue }: GainsInput,
): Omit<RefusedDeduction, 'id'> | null {
  const source = sources.gainsDeduction;
  switch (method) {
    case 'all-income':
      return {
        source: sources.gainsSpecial,
        why: {
          zh: `${gainKinds[kind].zh}以全部收入为违法所得，不予扣除`,
          en: `${gainKinds[kind].en}: all income, nothing is deducted`,
        },
      };
    case 'by-officer':
      return {
        source: sources.gains2008,
        why: { zh: '由承办人认定，在认定理由中说明是否扣除', en: 'determined by the officer: said in the reason' },
      };
    case 'net':
      if (claim.provedOn === null || claim.evidence.trim() === '') {
        return { source, why: { zh: '当事人没有举证', en: 'not proved by the party' } };
      }
      if (proofDue !== null && claim.provedOn > proofDue) {
        return {
          source,
          why: {
            zh: `${claim.provedOn}提交，超过举证期限${proofDue}`,
            en: `given on ${claim.provedOn}, after the time set (${proofDue})`,
          },
        };
      }
      if (!claim.recognised) {
        return {
          source,
          why: { zh: '未认定为合法、必要的直接支出', en: 'not found to be a lawful, necessary and direct outlay' },
        };
      }
      return null;
  }
}

function* stepsOf(
  input: GainsInput,
  method: IllegalGains['method'],
  income: Fen,
  accepted: readonly ClaimedDeduction[],
  gains: Fen | null,
  confiscable: Fen | null,
): Generator<Step> {
  const all = money(income);
  yield step(sources.gainsConfiscated, `实施违法行为取得款项合计${all.zh}`, `received by the violation: ${all.en}`);
  const kind = gainKinds[input.kind];
  if (method === 'all-income') {
    yield step(
      sources.gainsSpecial,
      `${kind.zh}：全部收入为违法所得，不予扣除`,
      `${kind.en}: all income, nothing deducted`,
    );
  }
  for (const claim of accepted) {
    const [name, text] = [deductionKinds[claim.kind], money(claim.amount)];
    yield step(
      sources.gainsDeduction,
      `扣除${name.zh}${text.zh}（证据：${claim.evidence}）`,
      `less ${name.en}: ${text.en} (evidence: ${claim.evidence})`,
    );
  }
  if (method === 'by-officer' && input.byOfficer !== null) {
    yield step(
      sources.gainsConfiscated,
      `承办人认定：${input.byOfficer.reason}`,
      `determined by the officer: ${input.byOfficer.reason}`,
    );
  }
  if (gains === null || confiscable === null) return;
  const [own, back, taken] = [money(gains), money(input.restitution), money(confiscable)];
  yield step(
    method === 'net' ? sources.gainsDeduction : sources.gainsConfiscated,
    `违法所得${own.zh}`,
    `illegal gains: ${own.en}`,
  );
  if (input.restitution > 0) {
    yield step(
      sources.gainsConfiscated,
      `其中依法应当退赔${back.zh}，不予没收`,
      `of these ${back.en} go back to those who paid and are not confiscated`,
    );
  }
  yield step(sources.gainsConfiscated, `没收${taken.zh}`, `confiscated: ${taken.en}`);
}

function* cautionsOf(
  { kind, actEndedOn, determinedOn, deductions, proofDue, restitution, byOfficer, income }: GainsInput,
  method: IllegalGains['method'],
  capped: boolean,
  refused: readonly RefusedDeduction[],
): Generator<Caution> {
  if (determinedOn < RULE.effectiveFrom) {
    const law = cite(sources.gains2008);
    yield caution(
      'check',
      'gains.before-rule',
      sources.gainsConfiscated,
      `认定日早于${RULE.effectiveFrom}：按当时规定（原工商领域为${law.zh}，其他领域为处罚法和专门规定），由承办人认定并说明理由`,
      `before ${RULE.effectiveFrom} the rules of the time hold (${law.en}, or the Penalty Law and special rules): the officer determines the amount and says why`,
    );
  } else if (actEndedOn < RULE.effectiveFrom) {
    yield caution(
      'check',
      'gains.rule-changed',
      sources.lawOfTheTime,
      '违法行为终了时尚无现行认定办法：如旧规定处理较轻，请一并比较',
      'the act ended before the present rule: compare with the older one, the milder governs',
    );
  }
  if (kind === 'over-charging' && determinedOn >= RULE.effectiveFrom) {
    yield caution(
      'check',
      'gains.over-charging',
      sources.gainsSpecial,
      '多收价款有专门规定，应先责令退还；具体算法未能核对原文，由承办人认定并说明理由',
      'over-charging has a rule of its own, whose text we could not read: order the refund first; the officer determines the amount and says why',
    );
  }
  if (kind === 'team-pay') {
    yield caution(
      'check',
      'gains.team-pay',
      sources.gainsSpecial,
      '团队计酬是否适用不予扣除的规定，未能核对原文，暂按一般情形计算',
      'whether team pay allows deductions could not be read in the text: computed as the general case',
    );
  }
  if (method === 'by-officer' && byOfficer === null) {
    yield caution('unlawful', 'gains.undetermined', sources.gainsConfiscated, '尚未认定违法所得', 'not determined yet');
  }
  if (method === 'net' && proofDue === null && (deductions.length === 0 || refused.length > 0)) {
    yield caution(
      'check',
      'gains.no-time-set',
      sources.gainsDeduction,
      '没有给当事人规定举证期限',
      'no time was set for the party to prove deductions',
    );
  }
  if (capped) {
    yield caution(
      'check',
      'gains.more-than-income',
      sources.gainsDeduction,
      '扣除额超过收入，以收入为限',
      'deductions exceed the income and stop there',
    );
  }
  if (income.some(({ evidence }) => evidence.trim() === '')) {
    yield caution(
      'unlawful',
      'gains.income-unproved',
      sources.gainsConfiscated,
      '有收入没有证据',
      'some income has no evidence',
    );
  }
  if (restitution > sum(income)) {
    yield caution(
      'check',
      'gains.restitution',
      sources.gainsConfiscated,
      '退赔额超过收入，请核对',
      'more is to be given back than was received: check',
    );
  }
}
