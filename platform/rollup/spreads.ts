/** How a sum is broken down: not at all, by channel, by domain, or by both. */
export type Dim = 'all' | 'channel' | 'domain' | 'both';
export type Span = 'day' | 'month';
/** 0 = an authority's own matters; the whole area of 1 a province, 2 a city, 3 a county. */
export type Level = 0 | 1 | 2 | 3;

const kept: Readonly<Record<Level, Readonly<Partial<Record<Dim, readonly Span[]>>>>> = {
  0: { all: ['month'] },
  // By channel and domain together the days of a county are as many as its matters: the leaves answer as fast.
  3: { all: ['day', 'month'], channel: ['day', 'month'], domain: ['day', 'month'], both: ['month'] },
  2: { all: ['day', 'month'], channel: ['day', 'month'], domain: ['day', 'month'], both: ['day', 'month'] },
  1: { all: ['day', 'month'], channel: ['day', 'month'], domain: ['day', 'month'], both: ['day', 'month'] },
};

/** True where sums so broken down are kept beside the leaves; what is not kept is added up from the leaves. */
export const isKept = (level: Level, dim: Dim, span: Span): boolean => kept[level][dim]?.includes(span) === true;

const levels: readonly Level[] = [0, 1, 2, 3];
const dims: readonly Dim[] = ['all', 'channel', 'domain', 'both'];
const spans: readonly Span[] = ['day', 'month'];

/** All that is kept, as the applier writes it. */
export const keptSpreads = levels.flatMap((level) =>
  dims.flatMap((dim) => spans.filter((span) => isKept(level, dim, span)).map((span) => ({ level, dim, span }))),
);
