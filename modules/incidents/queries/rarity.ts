import { tally } from '../../../platform/text/cluster.ts';
import type { IsRare } from '../model/anchors.ts';
import { shippedBackground } from '../shipped/background.ts';

/** In the mean its pairs stand in one text of four hundred, or in fewer; ours. */
const RARE = 6;

let background: ReturnType<typeof shippedBackground> | undefined;

/**
 * Whether a run of letters is rare among the complaints that come with the product, in the mean of its neighbouring pairs. Those
 * and not what has come in since: a name that many tell of now is no common word for that.
 */
export const isRare: IsRare = (run) => {
  background ??= shippedBackground();
  const { cells } = tally([{ text: run.toLowerCase(), weight: 1, names: [] }]);
  const known = background;
  return cells.length > 0 && cells.reduce((sum, cell) => sum + known.rarity(cell), 0) >= RARE * cells.length;
};
