import { deterministicUuid } from '../../../platform/import/deterministic-id.ts';

/** Where a matter is. */
export interface Place {
  readonly region: string;
  readonly id: string;
}

export const placeKey = ({ region, id }: Place): string => `${region}/${id}`;

/** The id of a pair, the same from either side. From it alone neither matter can be found: both ids are random. */
export const pairIdOf = (one: Place, other: Place): string =>
  deterministicUuid('same', ...[placeKey(one), placeKey(other)].sort());
