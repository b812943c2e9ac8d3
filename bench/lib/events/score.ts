import { createRandom } from '../../../world/random.ts';

/** How well groups agree with labelled events. */
export interface Agreement {
  readonly pairs: number;
  readonly bCubed: number;
}

/** One event's part in the sums, so that events can be drawn again. */
interface Part {
  readonly right: number;
  readonly found: number;
  readonly labelled: number;
  readonly precision: number;
  readonly recall: number;
  readonly n: number;
}

export interface Scored extends Agreement {
  readonly precision: number;
  readonly recall: number;
  /** 95 % intervals from drawing the events again 2,000 times. */
  readonly interval: { readonly pairs: readonly [number, number]; readonly bCubed: readonly [number, number] };
  /** Among the labelled messages alone, as if there were no others. */
  readonly labelledOnly: Agreement;
}

const two = (n: number): number => (n * (n - 1)) / 2;
const harmonic = (p: number, r: number): number => (p + r === 0 ? 0 : (2 * p * r) / (p + r));

/**
 * A pair counts where at least one of both is labelled: of two unlabelled messages nobody knows whether they tell the same.
 * An unlabelled message is a stranger to every event.
 */
function partsOf(
  ids: readonly string[],
  groupOf: (id: string) => string,
  events: ReadonlyMap<string, string>,
): readonly Part[] {
  const members = new Map<string, string[]>();
  for (const id of ids) members.set(groupOf(id), [...(members.get(groupOf(id)) ?? []), id]);
  const byEvent = new Map<string, string[]>();
  for (const [id, event] of events) if (ids.includes(id)) byEvent.set(event, [...(byEvent.get(event) ?? []), id]);
  return [...byEvent].map(([event, own]) => {
    let [right, strangers, others, precision, recall] = [0, 0, 0, 0, 0];
    for (const id of own) {
      const group = members.get(groupOf(id)) ?? [];
      const same = group.filter((each) => events.get(each) === event).length;
      const unlabelled = group.filter((each) => !events.has(each)).length;
      right += (same - 1) / 2;
      strangers += unlabelled;
      // Half: the other event counts the other half of the pair.
      others += (group.length - same - unlabelled) / 2;
      precision += same / group.length;
      recall += same / own.length;
    }
    return { right, found: right + strangers + others, labelled: two(own.length), precision, recall, n: own.length };
  });
}

function agreementOf(parts: readonly Part[]): Agreement & { readonly precision: number; readonly recall: number } {
  const sum = (of: (part: Part) => number): number => parts.reduce((all, part) => all + of(part), 0);
  const [right, n] = [sum((part) => part.right), sum((part) => part.n)];
  const precision =
    right /
    Math.max(
      1,
      sum((part) => part.found),
    );
  const recall =
    right /
    Math.max(
      1,
      sum((part) => part.labelled),
    );
  const bCubed = harmonic(sum((part) => part.precision) / n, sum((part) => part.recall) / n);
  return { pairs: harmonic(precision, recall), bCubed, precision, recall };
}

/** Pairwise F1 and B-cubed F of groups against events among all messages. */
export function scoreGroups(
  ids: readonly string[],
  groups: ReadonlyMap<string, string>,
  events: ReadonlyMap<string, string>,
): Scored {
  const groupOf = (id: string): string => groups.get(id) ?? `alone-${id}`;
  const parts = partsOf(ids, groupOf, events);
  const random = createRandom('events-drawn-again');
  const drawn = Array.from({ length: 2_000 }, () => agreementOf(parts.map(() => random.pick(parts))));
  const between = (of: (one: Agreement) => number): readonly [number, number] => {
    const sorted = drawn.map(of).sort((a, b) => a - b);
    const at = (share: number): number => Number((sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(3));
    return [at(0.025), at(0.975)];
  };
  const alone = agreementOf(
    partsOf(
      ids.filter((id) => events.has(id)),
      groupOf,
      events,
    ),
  );
  return {
    ...agreementOf(parts),
    interval: { pairs: between(({ pairs }) => pairs), bCubed: between(({ bCubed }) => bCubed) },
    labelledOnly: { pairs: alone.pairs, bCubed: alone.bCubed },
  };
}
