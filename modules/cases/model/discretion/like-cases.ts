import type { LegalSource } from '../../../../kernel/deadline.ts';
import type { Fen } from '../../../../kernel/money.ts';
import { type Caution, caution, money } from '../reasoning.ts';
import { sources } from '../sources.ts';

/** Fines of earlier decisions on the same violation, band and region, grouped: `cases` decisions of `amount` fen. */
export type Distribution = readonly { readonly amount: Fen; readonly cases: number }[];

export interface LikeCaseSettings {
  /** Below this number of decisions nothing is concluded from them. */
  readonly enough: number;
  /** The usual range, in per cent of decisions: outside of it a reason is asked for. */
  readonly from: number;
  readonly to: number;
}

/** Ours, not the law's: an authority sets its own. */
export const defaultLikeCases: LikeCaseSettings = { enough: 20, from: 10, to: 90 };

export interface LikeCases {
  readonly cases: number;
  /** Null without any earlier decision. Each is an amount that was decided: the nearest rank, nothing interpolated. */
  readonly quartiles: {
    readonly min: Fen;
    readonly lower: Fen;
    readonly median: Fen;
    readonly upper: Fen;
    readonly max: Fen;
  } | null;
  /** The usual range by the settings; null where there are too few. */
  readonly usual: { readonly from: Fen; readonly to: Fen } | null;
  readonly below: number;
  readonly equal: number;
  readonly above: number;
  readonly few: boolean;
  readonly cautions: readonly Caution[];
}

const SOURCE: LegalSource = sources.proportion;

/**
 * Where a proposed fine stands among like cases 类案. A look, never a rule: a fine outside the usual range asks for a
 * reason, a small sample says that it is one.
 */
export function likeCases(
  distribution: Distribution,
  proposal: Fen,
  settings: LikeCaseSettings = defaultLikeCases,
): LikeCases {
  const sorted = [...distribution].filter(({ cases }) => cases > 0).sort((a, b) => a.amount - b.amount);
  const count = (test: (amount: Fen) => boolean): number =>
    sorted.reduce((sum, entry) => (test(entry.amount) ? sum + entry.cases : sum), 0);
  const cases = count(() => true);
  const at = (percent: number): Fen | undefined => atRank(sorted, cases, percent);
  const [min, lower, median, upper, max] = [at(0), at(25), at(50), at(75), at(100)];
  const few = cases < settings.enough;
  const [from, to] = [at(settings.from), at(settings.to)];
  const usual = few || from === undefined || to === undefined ? null : { from, to };
  return {
    cases,
    quartiles:
      min === undefined || lower === undefined || median === undefined || upper === undefined || max === undefined
        ? null
        : { min, lower, median, upper, max },
    usual,
    below: count((amount) => amount < proposal),
    equal: count((amount) => amount === proposal),
    above: count((amount) => amount > proposal),
    few,
    cautions: [...cautionsOf(cases, few, usual, proposal)],
  };
}

/** The smallest amount that at least `percent` of the decisions do not exceed. */
function atRank(sorted: Distribution, cases: number, percent: number): Fen | undefined {
  const rank = Math.max(1, Math.ceil((cases * percent) / 100));
  let seen = 0;
  for (const entry of sorted) {
    seen += entry.cases;
    if (seen >= rank) return entry.amount;
  }
  return undefined;
}

function* cautionsOf(cases: number, few: boolean, usual: LikeCases['usual'], proposal: Fen): Generator<Caution> {
  if (few) {
    yield caution(
      'check',
      'like-cases.few',
      SOURCE,
      cases === 0 ? '没有类案可供比较' : `类案仅${cases}件，不足以比较`,
      cases === 0 ? 'no like case to compare with' : `only ${cases} like cases: too few to compare with`,
    );
  }
  if (usual !== null && (proposal < usual.from || proposal > usual.to)) {
    const [low, high] = [money(usual.from), money(usual.to)];
    const side = proposal < usual.from ? { zh: '低于', en: 'below' } : { zh: '高于', en: 'above' };
    yield caution(
      'reason',
      'like-cases.outside',
      SOURCE,
      `${side.zh}类案的通常幅度（${low.zh}至${high.zh}，${cases}件），须说明理由`,
      `${side.en} the usual range of like cases (${low.en} to ${high.en}, ${cases} cases): give the reason`,
    );
  }
}
