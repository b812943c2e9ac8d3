import { type Caution, caution } from '../reasoning.ts';
import { sources } from '../sources.ts';
import { type Band, compareBands, opens } from './bands.ts';
import type { Factor } from './benchmark.ts';

const favours = ({ direction }: Factor): boolean => direction !== 'aggravate';

/** The heaviest band that a favourable factor leaves: 从轻或者减轻 leaves 从轻, 减轻 only 减轻. */
const heaviest = ({ direction }: Factor): Band => opens(direction).toSorted(compareBands).at(-1) ?? 'ordinary';

/**
 * What the law says of a band for these factors: nothing where it is open, `unlawful` where no path leads there, `reason`
 * where it lies within the law but no factor points to it. The benchmark cannot widen this (处罚法 art 16, 32–34).
 */
export function bandCautions(band: Band, factors: readonly Factor[]): readonly Caution[] {
  const points = (to: Band): boolean => factors.some(({ direction }) => opens(direction).includes(to));
  const must = (factor: Factor): boolean => factor.force === 'shall';
  const aggravating = factors.filter((factor) => !favours(factor));
  const favourable = factors.filter(favours);
  const found: Caution[] = [];
  if (band === 'not-punished' && !points('not-punished')) found.push(NO_EXEMPTION);
  if (band === 'mitigated' && !points('mitigated')) found.push(NO_MITIGATION);
  if (band === 'lighter' && !points('lighter')) found.push(WITHOUT_FACTOR);
  if (band === 'heavier' && !points('heavier')) found.push(WITHOUT_FACTOR);
  if (band !== 'not-punished' && factors.some((factor) => must(factor) && factor.direction === 'exempt')) {
    found.push(MUST_EXEMPT);
    return found;
  }
  const passedOver = favourable.some((factor) => must(factor) && compareBands(band, heaviest(factor)) > 0);
  if (passedOver) found.push(aggravating.length === 0 ? MUST_FAVOUR : WEIGH);
  if (aggravating.some(must) && compareBands(band, 'heavier') < 0 && !(band === 'not-punished' && points(band))) {
    if (favourable.length === 0) found.push(mustAggravate(aggravating));
    else if (!found.includes(WEIGH)) found.push(WEIGH);
  }
  return found;
}

const NO_EXEMPTION = caution(
  'unlawful',
  'discretion.no-exemption',
  sources.exemption,
  '没有不予处罚的法定情形',
  'no statutory ground for not punishing',
);
const NO_MITIGATION = caution(
  'unlawful',
  'discretion.no-mitigation',
  sources.mitigation,
  '没有减轻处罚的法定情形，不得低于法定最低额',
  'no statutory ground for mitigation: not below the statutory minimum',
);
const WITHOUT_FACTOR = caution(
  'reason',
  'discretion.without-factor',
  sources.benchmark,
  '所选情节均不指向该档次，须说明理由',
  'no chosen factor points to this band: give the reason',
);
const MUST_EXEMPT = caution(
  'unlawful',
  'discretion.must-exempt',
  sources.exemption,
  '具有应当不予处罚的情形',
  'a ground is present on which there shall be no penalty',
);
const MUST_FAVOUR = caution(
  'unlawful',
  'discretion.must-favour',
  sources.mitigation,
  '具有应当从轻或者减轻的情形，又没有从重情节，不得适用该档次',
  'a ground is present on which the penalty shall be lighter or mitigated, and nothing aggravates: not this band',
);
const WEIGH = caution(
  'reason',
  'discretion.weigh',
  sources.proportion,
  '从轻、从重情节并存，须说明如何综合权衡',
  'factors point both ways: say how they were weighed',
);

function mustAggravate(aggravating: readonly Factor[]): Caution {
  return caution(
    'unlawful',
    'discretion.must-aggravate',
    aggravating.find(({ force }) => force === 'shall')?.source ?? sources.proportion,
    '具有应当从重的情形，又没有从轻情节，不得适用较轻档次',
    'a ground is present on which the penalty shall be heavier, and nothing favours the party',
  );
}
