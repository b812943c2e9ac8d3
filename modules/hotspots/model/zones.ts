/** A place that is counted; `at` where it lies on a map, null where no map says it. */
export interface Place {
  readonly key: string;
  readonly at: { readonly x: number; readonly y: number } | null;
}

/** So many neighbours at most stand together: a larger spot is told by the whole area. */
const MOST_TOGETHER = 10;

/**
 * The sets of places that are looked at as one: each place, each with its nearest neighbours up to half of all, and all of
 * them. Without a map each place stands alone, and all together. Indexes, ascending; each set once.
 */
export function zonesOf(places: readonly Place[]): readonly (readonly number[])[] {
  const zones = new Map<string, readonly number[]>();
  const keep = (members: readonly number[]): void => {
    const sorted = [...members].sort((a, b) => a - b);
    zones.set(sorted.join(), sorted);
  };
  const most = Math.min(MOST_TOGETHER, Math.floor(places.length / 2));
  for (const [index, { at }] of places.entries()) {
    keep([index]);
    if (at === null) continue;
    const near = places
      .flatMap((other, place) =>
        other.at === null || place === index ? [] : [{ place, far: Math.hypot(other.at.x - at.x, other.at.y - at.y) }],
      )
      .sort((a, b) => a.far - b.far || a.place - b.place);
    for (let size = 2; size <= most; size += 1) keep([index, ...near.slice(0, size - 1).map(({ place }) => place)]);
  }
  if (places.length > 1) keep(places.map((_, index) => index));
  return [...zones.values()];
}
