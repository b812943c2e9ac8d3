import type { LegalSource } from '../../../../kernel/deadline.ts';
import type { Fen } from '../../../../kernel/money.ts';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { FenRange } from '../discretion/range.ts';
import { rangeText } from '../discretion/range.ts';
import { type Caution, caution, cite, type Step, step } from '../reasoning.ts';
import { sources } from '../sources.ts';

/** A provision that the act violates, with its fine in this case. */
export interface Provision {
  readonly id: string;
  readonly source: LegalSource;
  readonly range: FenRange;
}

export interface HigherAmount<P extends Provision> {
  readonly governs: P;
  readonly steps: readonly Step[];
  readonly cautions: readonly Caution[];
}

/**
 * One act, several provisions with a fine: the one with the higher amount governs (处罚法 art 29). We compare the
 * highest amounts first, then the lowest; the law does not say how (U), so a case where it matters is shown.
 * Undefined for an empty list.
 */
export function higherAmount<P extends Provision>(provisions: readonly P[]): HigherAmount<P> | undefined {
  const [first, ...others] = [...provisions].sort((a, b) => b.range.max - a.range.max || b.range.min - a.range.min);
  if (first === undefined) return undefined;
  const steps = [first, ...others].map(({ source, range }) => {
    const [law, text] = [cite(source), rangeText(range)];
    return step(source, `${law.zh}：${text.zh}`, `${law.en}: ${text.en}`);
  });
  const law = cite(first.source);
  if (others.length > 0) {
    steps.push(step(sources.oneFine, `按罚款数额高的${law.zh}处罚`, `the higher amount governs: ${law.en}`));
  }
  const crossed = others.some(({ range }) => range.max < first.range.max && range.min > first.range.min);
  const equal = others.some(({ range }) => range.max === first.range.max && range.min === first.range.min);
  return { governs: first, steps, cautions: [...(crossed ? [CROSSED] : []), ...(equal ? [EQUAL] : [])] };
}

const CROSSED = caution(
  'check',
  'one-fine.crossed',
  sources.oneFine,
  '有的规定最高额较低而最低额较高，比较方法法律没有明确，请法制机构确认',
  'one provision has the lower maximum and the higher minimum: how to compare is not said, have it confirmed',
);
const EQUAL = caution(
  'check',
  'one-fine.equal',
  sources.oneFine,
  '罚款幅度相同，请说明适用哪一规定',
  'equal ranges: say which provision is applied',
);

/** An act as far as it tells one act from another. */
export interface FinedAct {
  /** Key of the party: its code, or the keyed digest of a person's. */
  readonly party: string;
  /** The facts' own id (clue, inspection finding), where both cases name one. */
  readonly fact: string | null;
  readonly violation: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Goods, contracts, advertisements, places: whatever the act was about. */
  readonly objects: readonly string[];
}

export interface EarlierDecision extends FinedAct {
  /** Document number. */
  readonly number: string;
  readonly authority: string;
  readonly fine: Fen;
  /** False once annulled or found void. */
  readonly stands: boolean;
}

export interface DuplicateFines {
  /** The same act was fined already: no second fine. */
  readonly certain: readonly EarlierDecision[];
  /** Perhaps the same act: the officer says why it is not. */
  readonly possible: readonly EarlierDecision[];
  readonly cautions: readonly Caution[];
}

/** Guards against a second fine for one act (处罚法 art 29), also one of another department. */
export function duplicateFines(act: FinedAct, earlier: readonly EarlierDecision[]): DuplicateFines {
  const fined = earlier.filter(({ party, fine, stands }) => party === act.party && fine > 0 && stands);
  const isCertain = (decision: EarlierDecision): boolean => act.fact !== null && decision.fact === act.fact;
  const certain = fined.filter(isCertain);
  const possible = fined.filter(
    (decision) =>
      !isCertain(decision) &&
      decision.from <= act.to &&
      act.from <= decision.to &&
      (decision.violation === act.violation || decision.objects.some((object) => act.objects.includes(object))),
  );
  return {
    certain,
    possible,
    cautions: [
      ...certain.map(({ number, authority }) =>
        caution(
          'unlawful',
          'one-fine.twice',
          sources.oneFine,
          `同一违法行为已由${authority}以${number}罚款，不得再次罚款`,
          `the same act was fined by ${authority} in ${number}: no second fine`,
        ),
      ),
      ...possible.map(({ number, authority }) =>
        caution(
          'reason',
          'one-fine.perhaps-twice',
          sources.oneFine,
          `与${authority}${number}的违法行为时间重合，须说明为何不是同一违法行为`,
          `overlaps with the act in ${number} of ${authority}: say why it is not the same act`,
        ),
      ),
    ],
  };
}
