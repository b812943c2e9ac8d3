import { type Said, type Verdict, verdictOf } from './words.ts';

/** What both sides of a pair say, by the ids of the two matters. */
export interface Edge {
  readonly pair: string;
  readonly a: string;
  readonly b: string;
  readonly aSaid: Said | null;
  readonly bSaid: Said | null;
}

/** A matter as far as joining looks at it. */
export interface Member {
  readonly id: string;
  readonly openedOn: string;
  /** Instant at which it was named the leading one; '' where it was not. */
  readonly ledSince: string;
}

/** Matters that are one, the leading one first, and the noes that stand among them. */
export interface Component {
  readonly members: readonly string[];
  readonly lead: string;
  /** Pairs of two members of which somebody says that they are not the same: it wants a decision. */
  readonly against: readonly { readonly pair: string; readonly verdict: Verdict }[];
}

export const edgeVerdict = ({ aSaid, bSaid }: Edge): Verdict | null => verdictOf(aSaid, bSaid);

/** Union–find with path halving. */
function finder(ids: Iterable<string>) {
  const parent = new Map<string, string>();
  for (const id of ids) parent.set(id, id);
  const find = (id: string): string => {
    let at = id;
    for (;;) {
      const up = parent.get(at) ?? at;
      if (up === at) return at;
      const top = parent.get(up) ?? up;
      parent.set(at, top);
      at = top;
    }
  };
  return {
    find,
    union: (a: string, b: string): void => {
      const [x, y] = [find(a), find(b)];
      // The smaller id leads, so that the answer does not hang on the order of the edges.
      if (x < y) parent.set(y, x);
      else if (y < x) parent.set(x, y);
    },
  };
}

function grouped<T>(all: readonly T[], by: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(by(each));
    if (group === undefined) groups.set(by(each), [each]);
    else group.push(each);
  }
  return groups;
}

/** Named last, else registered first; ids decide where days are equal, so that everybody sees the same order. */
function inOrder(one: Member, other: Member): number {
  if (one.ledSince !== other.ledSince) return one.ledSince > other.ledSince ? -1 : 1;
  if (one.openedOn !== other.openedOn) return one.openedOn < other.openedOn ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/**
 * Which matters are one, computed and never stored: union–find over the pairs of which somebody says that they are the same
 * and nobody that they are not. Edges to matters that are not among `members` join nothing. Components of one are left out.
 */
export function componentsOf(members: readonly Member[], edges: readonly Edge[]): readonly Component[] {
  const byId = new Map(members.map((member) => [member.id, member]));
  const { find, union } = finder(byId.keys());
  const among = edges.filter(({ a, b }) => a !== b && byId.has(a) && byId.has(b));
  for (const edge of among) if (edgeVerdict(edge) === 'same') union(edge.a, edge.b);
  const groups = grouped(members, ({ id }) => find(id));
  const against = grouped(
    among.filter((edge) => edgeVerdict(edge) !== 'same' && edgeVerdict(edge) !== null && find(edge.a) === find(edge.b)),
    ({ a }) => find(a),
  );
  return [...groups].flatMap(([root, group]) => {
    const [lead, ...rest] = group.toSorted(inOrder);
    if (lead === undefined || rest.length === 0) return [];
    return [
      {
        members: [lead.id, ...rest.map(({ id }) => id)],
        lead: lead.id,
        against: (against.get(root) ?? []).map((edge) => ({
          pair: edge.pair,
          verdict: edgeVerdict(edge) ?? 'different',
        })),
      },
    ];
  });
}

/** The component that a matter is in; one of itself alone where nothing joins it. */
export function componentWith(id: string, members: readonly Member[], edges: readonly Edge[]): Component {
  return (
    componentsOf(members, edges).find((component) => component.members.includes(id)) ?? {
      members: [id],
      lead: id,
      against: [],
    }
  );
}
