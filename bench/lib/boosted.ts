import { lottery } from '../../platform/matching/gather.ts';

/** Trees that mend one another's errors (Friedman 2001), for 0/1 labels; features in up to 64 bins, all splits exact on those. */
export interface BoostRule {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** Share of rows and of features that a tree sees. */
  readonly rows: number;
  readonly features: number;
  readonly leastHessian: number;
  readonly ridge: number;
}

const BINS = 64;

interface Tree {
  readonly feature: Int16Array;
  readonly cut: Float64Array;
  readonly value: Float64Array;
}

export type Model = (row: Float64Array) => number;

function edgesOf(column: Float64Array): Float64Array {
  const sorted = column.slice().sort();
  const edges: number[] = [];
  for (let bin = 1; bin < BINS; bin += 1) {
    const at = Math.floor((bin * sorted.length) / BINS);
    const [below, here] = [sorted[at - 1] ?? 0, sorted[at] ?? 0];
    const edge = (below + here) / 2;
    if (here > below && edge !== edges.at(-1)) edges.push(edge);
  }
  // A value that most rows share leaves few edges: those between the different values are added while there is room.
  if (edges.length < BINS / 2) {
    const different = [...new Set(sorted)];
    const step = Math.max(1, Math.floor(different.length / (BINS - 1 - edges.length)));
    for (let at = step; at < different.length; at += step)
      edges.push(((different[at - 1] ?? 0) + (different[at] ?? 0)) / 2);
  }
  return Float64Array.from(new Set(edges))
    .sort()
    .slice(0, BINS - 1);
}

/** The share of 1 that a model gives a row. Deterministic for a seed. */
export function boost(rows: readonly Float64Array[], labels: Uint8Array, rule: BoostRule, seed: number): Model {
  const draw = lottery(seed);
  const width = rows[0]?.length ?? 0;
  const edges = Array.from({ length: width }, (_, at) => edgesOf(Float64Array.from(rows, (row) => row[at] ?? 0)));
  const bins = edges.map((edge, at) =>
    Uint8Array.from(rows, (row) => {
      const value = row[at] ?? 0;
      let bin = 0;
      while (bin < edge.length && value > (edge[bin] ?? 0)) bin += 1;
      return bin;
    }),
  );
  const positive = labels.reduce((sum, each) => sum + each, 0);
  const base = Math.log((positive + 1) / (rows.length - positive + 1));
  const score = new Float64Array(rows.length).fill(base);
  const slope = new Float64Array(rows.length);
  const curve = new Float64Array(rows.length);
  const trees: Tree[] = [];
  const nodes = 2 ** (rule.depth + 1);
  const [slopes, curves] = [new Float64Array(BINS), new Float64Array(BINS)];
  for (let turn = 0; turn < rule.trees; turn += 1) {
    const seen: number[] = [];
    for (let at = 0; at < rows.length; at += 1) {
      const share = 1 / (1 + Math.exp(-(score[at] ?? 0)));
      slope[at] = share - (labels[at] ?? 0);
      curve[at] = share * (1 - share);
      if (draw() < rule.rows) seen.push(at);
    }
    const used = Array.from({ length: width }, (_, at) => at).filter(() => draw() < rule.features);
    const tree: Tree = {
      feature: new Int16Array(nodes).fill(-1),
      cut: new Float64Array(nodes),
      value: new Float64Array(nodes),
    };
    const grow = (node: number, members: readonly number[], level: number): void => {
      let [g, h] = [0, 0];
      for (const at of members) {
        g += slope[at] ?? 0;
        h += curve[at] ?? 0;
      }
      tree.value[node] = (-g / (h + rule.ridge)) * rule.rate;
      if (level === rule.depth) return;
      let [best, bestFeature, bestBin] = [1e-6, -1, 0];
      const whole = (g * g) / (h + rule.ridge);
      for (const feature of used) {
        const column = bins[feature] ?? new Uint8Array(0);
        slopes.fill(0);
        curves.fill(0);
        for (const at of members) {
          const bin = column[at] ?? 0;
          slopes[bin] = (slopes[bin] ?? 0) + (slope[at] ?? 0);
          curves[bin] = (curves[bin] ?? 0) + (curve[at] ?? 0);
        }
        let [left, leftCurve] = [0, 0];
        const ends = edges[feature]?.length ?? 0;
        for (let bin = 0; bin < ends; bin += 1) {
          left += slopes[bin] ?? 0;
          leftCurve += curves[bin] ?? 0;
          if (leftCurve < rule.leastHessian || h - leftCurve < rule.leastHessian) continue;
          const gain =
            (left * left) / (leftCurve + rule.ridge) + (g - left) ** 2 / (h - leftCurve + rule.ridge) - whole;
          if (gain > best) [best, bestFeature, bestBin] = [gain, feature, bin];
        }
      }
      if (bestFeature < 0) return;
      tree.feature[node] = bestFeature;
      tree.cut[node] = edges[bestFeature]?.[bestBin] ?? 0;
      const column = bins[bestFeature] ?? new Uint8Array(0);
      grow(
        2 * node,
        members.filter((at) => (column[at] ?? 0) <= bestBin),
        level + 1,
      );
      grow(
        2 * node + 1,
        members.filter((at) => (column[at] ?? 0) > bestBin),
        level + 1,
      );
    };
    grow(1, seen, 0);
    trees.push(tree);
    rows.forEach((row, at) => {
      score[at] = (score[at] ?? 0) + walk(tree, row);
    });
  }
  return (row) => 1 / (1 + Math.exp(-trees.reduce((sum, tree) => sum + walk(tree, row), base)));
}

function walk({ feature, cut, value }: Tree, row: Float64Array): number {
  let node = 1;
  for (let by = feature[node] ?? -1; by >= 0; by = feature[node] ?? -1)
    node = 2 * node + ((row[by] ?? 0) > (cut[node] ?? 0) ? 1 : 0);
  return value[node] ?? 0;
}

/** Several models, each of rows drawn by lot with repetition; what each has not seen tells how good they are together. */
export function bag(
  rows: readonly Float64Array[],
  labels: Uint8Array,
  rule: BoostRule,
  models: number,
): { readonly model: Model; readonly unseen: Float64Array } {
  const [sums, times] = [new Float64Array(rows.length), new Float64Array(rows.length)];
  const all = Array.from({ length: models }, (_, turn) => {
    const draw = lottery(turn + 101);
    const drawn = rows.map(() => Math.floor(draw() * rows.length));
    const model = boost(
      drawn.map((at) => rows[at] ?? new Float64Array(0)),
      Uint8Array.from(drawn, (at) => labels[at] ?? 0),
      rule,
      turn + 1,
    );
    const seen = new Set(drawn);
    rows.forEach((row, at) => {
      if (seen.has(at)) return;
      sums[at] = (sums[at] ?? 0) + model(row);
      times[at] = (times[at] ?? 0) + 1;
    });
    return model;
  });
  return {
    model: (row) => all.reduce((sum, model) => sum + model(row), 0) / models,
    unseen: sums.map((sum, at) => sum / Math.max(1, times[at] ?? 1)),
  };
}

/** The threshold with the highest F1, half-way to the next value. */
export function bestThreshold(scores: Float64Array, labels: Uint8Array): number {
  const order = Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  const positive = labels.reduce((sum, each) => sum + each, 0);
  let [right, best, threshold] = [0, -1, 0.5];
  order.forEach((at, place) => {
    right += labels[at] ?? 0;
    const f = (2 * right) / (place + 1 + positive);
    if (f > best) [best, threshold] = [f, ((scores[at] ?? 0) + (scores[order[place + 1] ?? at] ?? 0)) / 2];
  });
  return threshold;
}
