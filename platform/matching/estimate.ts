import { type Field, levelsOf, type Tally } from './comparison.ts';

/** What is learned about a field, level by level: how often a pair of the same, and of strangers, stands there. */
export interface FieldWeights {
  readonly field: string;
  readonly m: readonly number[];
  readonly u: readonly number[];
}

/** What is learned about a comparison (Fellegi and Sunter 1969): plain data, to be stored with a version. */
export interface Weights {
  readonly fields: readonly FieldWeights[];
  /** Share of all possible pairs that are the same. */
  readonly prior: number;
  readonly rounds: number;
}

/** What somebody said of pairs: how often each pattern was the same, and was not. */
export interface Verdicts {
  readonly same: Tally;
  readonly other: Tally;
  /** For how many unlabelled pairs one verdict counts. */
  readonly worth: number;
}

export interface Evidence {
  /** Pairs drawn by lot: they tell what strangers look like. */
  readonly random: Tally;
  /** Pairs of the blocks of each key, by its name: they tell what the same look like, but for the fields of that key. */
  readonly blocked: ReadonlyMap<string, Tally>;
  /** Pairs of any block, each once, and of how many possible pairs they are: how many the same there are at all. */
  readonly once: { readonly tally: Tally; readonly possible: number };
  readonly verdicts?: Verdicts;
}

const ROUNDS = 200;
/** The weights have settled when no share moves by more. */
const SETTLED = 1e-5;
/** Of a level never met: no weight is infinite. */
const NEVER = 0.5;

interface Session {
  readonly tallied: readonly { readonly levels: readonly number[]; readonly times: number }[];
  readonly masked: readonly boolean[];
  /** Share of the same among these pairs. */
  share: number;
  readonly all: number;
}

function sessionOf(fields: readonly Field[], tally: Tally, key: string | undefined, share: number): Session {
  const masked = fields.map(({ keys }) => key !== undefined && (keys ?? []).includes(key));
  const tallied = [...tally].map(([pattern, times]) => ({ levels: levelsOf(fields, pattern), times }));
  return { tallied, masked, share, all: tallied.reduce((sum, { times }) => sum + times, 0) };
}

/** At the start the same agree more, the more alike the level: 1 part of 12 for the least, growing to most for the best. */
const firstGuess = (levels: number): readonly number[] => {
  const raw = Array.from({ length: levels }, (_, at) => (at === levels - 1 ? 8 : 0.5 + at / levels));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((share) => share / sum);
};

const normal = (counts: readonly number[], smooth: number): number[] => {
  const sum = counts.reduce((a, b) => a + b, 0) + smooth * counts.length;
  return counts.map((each) => (each + smooth) / sum);
};

/** The shares with the first one as it is known to be, the others as they stand to one another. */
function known(shares: readonly number[], first: number | undefined): readonly number[] {
  if (first === undefined) return shares;
  const others = 1 - (shares[0] ?? 0);
  return shares.map((share, at) => (at === 0 ? first : (share / others) * (1 - first)));
}

/**
 * Learns the weights without labels by expectation and maximisation: `u` from pairs drawn by lot, less those among them that are
 * the same; `m` from the pairs of all keys together, each key with its own share of the same and without the fields that it
 * makes agree. Fields are taken as independent but for that. Verdicts enter with their label fixed. Deterministic.
 */
export function estimate(fields: readonly Field[], { random, blocked, once, verdicts }: Evidence): Weights {
  const lots = sessionOf(fields, random, undefined, 1e-4);
  const all = sessionOf(fields, once.tally, undefined, 1e-4);
  const sessions = [...blocked].map(([key, tally]) => sessionOf(fields, tally, key, 0.3));
  const fixed = (['same', 'other'] as const).map((label) =>
    [...(verdicts?.[label] ?? [])].map(([pattern, times]) => ({
      levels: levelsOf(fields, pattern),
      times: times * (verdicts?.worth ?? 0),
    })),
  );
  let m = fields.map(({ levels, differs }) => known(firstGuess(levels.length), differs));
  let u = fields.map(({ levels }) => levels.map(() => 1 / levels.length));

  const oddsOf = (session: Session, levels: readonly number[]): number => {
    let odds = Math.log(session.share / (1 - session.share));
    levels.forEach((level, at) => {
      if (level === 0 || session.masked[at] === true) return;
      odds += Math.log((m[at]?.[level - 1] ?? 1) / (u[at]?.[level - 1] ?? 1));
    });
    return 1 / (1 + Math.exp(-odds));
  };
  const add = (into: number[][], levels: readonly number[], times: number, masked?: readonly boolean[]): void => {
    levels.forEach((level, at) => {
      const counts = into[at];
      if (level > 0 && counts !== undefined && masked?.[at] !== true)
        counts[level - 1] = (counts[level - 1] ?? 0) + times;
    });
  };
  const empty = (): number[][] => fields.map(({ levels }) => levels.map(() => 0));

  let rounds = 0;
  for (let moved = 1; rounds < ROUNDS && moved > SETTLED; rounds += 1) {
    const [same, other] = [empty(), empty()];
    // In the first round strangers are what most pairs are.
    for (const { levels, times } of lots.tallied)
      add(other, levels, times * (1 - (rounds === 0 ? 0 : oddsOf(lots, levels))));
    for (const { levels, times } of fixed[1] ?? []) add(other, levels, times);
    const strangers = other.map((counts) => normal(counts, NEVER));
    if (rounds === 0) u = strangers;
    for (const session of sessions) {
      let matched = 0;
      for (const { levels, times } of session.tallied) {
        const probability = oddsOf(session, levels);
        add(same, levels, times * probability, session.masked);
        matched += times * probability;
      }
      session.share = Math.max(1e-9, Math.min(1 - 1e-9, matched / Math.max(1, session.all)));
    }
    for (const { levels, times } of fixed[0] ?? []) add(same, levels, times);
    const matches = same.map((counts, at) => known(normal(counts, NEVER), fields[at]?.differs));
    moved = 0;
    matches.forEach((shares, at) => {
      shares.forEach((share, level) => {
        moved = Math.max(moved, Math.abs(share - (m[at]?.[level] ?? 0)));
      });
    });
    m = matches;
    u = strangers;
    let expected = 0;
    for (const { levels, times } of all.tallied) expected += times * oddsOf(all, levels);
    all.share = Math.max(1e-12, Math.min(0.5, expected / once.possible));
    lots.share = all.share;
  }
  return {
    fields: fields.map(({ name }, at) => ({ field: name, m: m[at] ?? [], u: u[at] ?? [] })),
    prior: lots.share,
    rounds,
  };
}
