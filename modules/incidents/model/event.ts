import type { Group } from '../../../platform/text/cluster-group.ts';
import { commonCells, tellingPairs } from './common-names.ts';

/** From here on the rare names of a group are alike enough to be of one event. Ours, fixed as those of `tell.ts`. */
export const ALIKE_FROM = 0.1;

/** What one member says of who and where; each '' where it says nothing. */
export interface Says {
  readonly trader: string;
  readonly address: string;
}

/**
 * How alike the rare names are that the members of a group tell, in the mean of all pairs, 0 to about 1. Forms of firms and kinds
 * of trades are left out: letters about many companies name 有限公司 all of them.
 */
export function namesAlike({ names, size }: Pick<Group, 'names' | 'size'>): number {
  if (size < 2) return 0;
  const common = commonCells();
  let [all, kept] = [0, 0];
  const { cells, weights } = names;
  for (let at = 0; at < cells.length; at += 1) {
    const square = (weights[at] ?? 0) ** 2;
    all += square;
    if (!common.has(cells[at] ?? 0)) kept += square;
  }
  // Each is as alike to itself as its own names are long: at most one, of which a part was left out.
  const own = all === 0 ? 0 : Math.min(1, all / size) * (kept / all);
  return Math.max(0, (kept - size * own) / (size * size - size));
}

/** In how many of these lists the commonest entry stands. */
function most(lists: readonly (readonly string[])[]): number {
  const counts = new Map<string, number>();
  for (const list of lists) for (const each of new Set(list)) counts.set(each, (counts.get(each) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

const ROAD_AND_NUMBER = /\p{Script=Han}{2,6}\d{1,5}号/u;

/**
 * Whether what a group shares is rare enough for one event. Where its members name traders, most of them must name one trader,
 * however written, or one address: the same letter about a hundred shops is a template and no event. Where they name none, the
 * rare names in their texts must be alike.
 */
export function tellsOfOne(alike: number, members: readonly Says[]): boolean {
  const traders = members.map(({ trader }) => tellingPairs(trader)).filter((pairs) => pairs.length > 0);
  if (traders.length < 2 || 2 * traders.length < members.length) return alike >= ALIKE_FROM;
  if (2 * most(traders) > traders.length) return true;
  const places = members.flatMap(({ address }) => ROAD_AND_NUMBER.exec(address.replace(/^.*[省市县区]/u, '')) ?? []);
  return 2 * places.length >= members.length && 2 * most(places.map((place) => [place])) > places.length;
}
