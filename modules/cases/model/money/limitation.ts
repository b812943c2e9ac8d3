import { computeDeadline, type RuleBook } from '../../../../kernel/deadline-engine.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { chinaCalendar, ruleBook } from '../../../../rules/index.ts';
import { type Caution, caution, type Step, step } from '../reasoning.ts';

export interface LimitationInput {
  /** The day of the act; of a continuing or repeated one, the day it ended (处罚法 art 36). Null while it goes on. */
  readonly actEndedOn: PlainDate | null;
  /** The day the authority found out. */
  readonly discoveredOn: PlainDate;
  /** It concerns life, health or financial safety and did harm: the longer time. */
  readonly harmedSafety: boolean;
  readonly region: string;
}

export interface Limitation {
  readonly rule: { readonly id: string; readonly version: PlainDate };
  /** The last day on which discovery is in time; null while the act goes on. */
  readonly lastDay: PlainDate | null;
  readonly within: boolean;
  readonly steps: readonly Step[];
  readonly cautions: readonly Caution[];
}

/**
 * Whether a violation was discovered within the limitation 处罚时效: two years, or five where safety was harmed
 * (`case-limitation`, `case-limitation-long`; the numbers stand in `rules/`). The last day is in time and is not
 * carried over days off. Other laws may set other times.
 * @throws AppError `rules.none-in-force`
 */
export function limitation(input: LimitationInput, book: RuleBook = ruleBook): Limitation {
  const { actEndedOn, discoveredOn, harmedSafety, region } = input;
  const rule = book.get(harmedSafety ? 'case-limitation-long' : 'case-limitation', discoveredOn, region);
  const named = { id: rule.id, version: rule.effectiveFrom };
  const { amount } = rule.limit;
  if (actEndedOn === null || actEndedOn > discoveredOn) {
    const text = step(rule.source, '违法行为仍在连续或者继续，时效尚未起算', 'the act goes on: the time has not begun');
    return { rule: named, lastDay: null, within: true, steps: [text], cautions: [] };
  }
  const clock = {
    rule: rule.id,
    version: rule.effectiveFrom,
    startedOn: actEndedOn,
    startedAt: `${actEndedOn}T00:00:00Z`,
    pauses: [],
    extensions: [],
    endedOn: null,
  };
  const lastDay = computeDeadline(rule, clock, chinaCalendar).unrolled;
  const within = discoveredOn <= lastDay;
  return {
    rule: named,
    lastDay,
    within,
    steps: [
      step(
        rule.source,
        `违法行为${actEndedOn}终了，${amount}年内（至${lastDay}）被发现的可以处罚；${discoveredOn}发现`,
        `the act ended on ${actEndedOn}; discovery within ${amount} years, until ${lastDay}; discovered on ${discoveredOn}`,
      ),
    ],
    cautions: within
      ? []
      : [
          caution(
            'unlawful',
            'limitation.passed',
            rule.source,
            `${lastDay}以前未被发现，不再给予行政处罚`,
            `not discovered by ${lastDay}: no penalty`,
          ),
        ],
  };
}
