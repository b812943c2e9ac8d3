import type { Message } from './messages.ts';

const pairsOf = (text: string): Map<string, number> => {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');
  const found = new Map<string, number>();
  for (let at = 0; at + 2 <= bare.length; at += 1) {
    const pair = bare.slice(at, at + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
};

/** The edges of a single-link grouping: pairs of messages with the cosine of their TF-IDF vectors of character pairs. */
export function likePairs(messages: readonly Message[], least: number): readonly (readonly [number, number, number])[] {
  const counts = messages.map(({ subject, body }) => pairsOf(`${subject}${body.slice(0, 400)}`));
  const holders = new Map<string, number[]>();
  counts.forEach((own, at) => {
    for (const pair of own.keys()) {
      const list = holders.get(pair);
      if (list === undefined) holders.set(pair, [at]);
      else list.push(at);
    }
  });
  const postings = new Map<string, readonly (readonly [at: number, weight: number])[]>();
  const lengths = counts.map((own) =>
    Math.sqrt(
      [...own].reduce((sum, [pair, times]) => {
        const weight = (1 + Math.log(times)) * Math.log(messages.length / (holders.get(pair)?.length ?? 1));
        return sum + weight * weight;
      }, 0),
    ),
  );
  for (const [pair, list] of holders) {
    const rarity = Math.log(messages.length / list.length);
    // A pair in every fifth message adds next to nothing to a cosine and most of the work.
    if (list.length * 5 > messages.length) continue;
    postings.set(
      pair,
      list.map((at) => [at, ((1 + Math.log(counts[at]?.get(pair) ?? 1)) * rarity) / (lengths[at] || 1)]),
    );
  }
  const edges: [number, number, number][] = [];
  const sums = new Float64Array(messages.length);
  counts.forEach((own, at) => {
    sums.fill(0);
    for (const pair of own.keys()) {
      const posting = postings.get(pair) ?? [];
      const mine = posting.find(([holder]) => holder === at)?.[1] ?? 0;
      for (const [holder, weight] of posting) if (holder < at) sums[holder] = (sums[holder] ?? 0) + mine * weight;
    }
    for (let other = 0; other < at; other += 1) {
      const cosine = sums[other] ?? 0;
      if (cosine >= least) edges.push([other, at, cosine]);
    }
  });
  return edges;
}

/** Messages linked by any chain of edges of at least `threshold` are one group. */
export function singleLink(
  messages: readonly Message[],
  edges: readonly (readonly [number, number, number])[],
  threshold: number,
): ReadonlyMap<string, string> {
  const parent = messages.map((_, at) => at);
  const root = (at: number): number => {
    let so = at;
    while (parent[so] !== so) so = parent[so] ?? so;
    return so;
  };
  for (const [one, other, cosine] of edges) if (cosine >= threshold) parent[root(other)] = root(one);
  return new Map(messages.map(({ id }, at) => [id, messages[root(at)]?.id ?? id]));
}
