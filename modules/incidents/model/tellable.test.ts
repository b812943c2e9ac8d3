import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEW, type KnownMember, type Tellable, tellable } from './tellable.ts';

interface Drawn {
  readonly bureau: string;
  readonly mine: boolean;
}

const membersOf = (drawn: readonly Drawn[]): readonly KnownMember[] =>
  drawn.map(({ bureau, mine }, n) => ({
    ...{
      region: '980101',
      id: `${mine ? 'mine' : 'theirs'}-${n}`,
      at: n,
      teller: `t${n}`,
      claimFen: 1,
      sensitive: false,
    },
    bureau,
  }));
const isMine = ({ id }: KnownMember): boolean => id.startsWith('mine');

/** Whether what is told lets the reader work out that a bureau has one or two matters, or shows one of them. */
function givesAway(parts: Tellable): boolean {
  if (parts.seen.some((member) => !isMine(member))) return true;
  const hidden = parts.counted.length - parts.seen.length;
  const told = parts.others.reduce((sum, { count }) => sum + (count ?? 0), 0);
  const rest = hidden - told;
  const silent = parts.others.filter(({ count }) => count === null).length;
  if (parts.others.some(({ count }) => count !== null && count < FEW)) return true;
  // What is left after the counts that are told: nothing, or enough, and of more than one bureau.
  return rest !== 0 && (rest < FEW || silent < 2);
}

const draws = fc.array(
  fc.record({ bureau: fc.constantFrom('980101', '980102', '980103', '980104'), mine: fc.boolean() }),
  {
    maxLength: 30,
  },
);

describe('what a reader is told of a group', () => {
  test('never gives away one or two matters of a bureau', () => {
    fc.assert(
      fc.property(draws, (drawn) => !givesAway(tellable(membersOf(drawn), isMine))),
      { numRuns: 2_000 },
    );
  });

  test('counts everything where there is nothing to give away', () => {
    const parts = tellable(membersOf(Array.from({ length: 7 }, (_, n) => ({ bureau: '980102', mine: n < 2 }))), isMine);
    expect(parts).toMatchObject({ more: false, others: [{ bureau: '980102', count: 5 }] });
    expect(parts.counted).toHaveLength(7);
  });

  test('leaves sensitive matters out of every count, but for who sees them', () => {
    const secret = membersOf(Array.from({ length: 5 }, () => ({ bureau: '980102', mine: false }))).map((member) => ({
      ...member,
      sensitive: true,
    }));
    expect(tellable(secret, isMine)).toEqual({ seen: [], counted: [], others: [], more: false });
    expect(tellable(secret, () => true).counted).toHaveLength(5);
  });

  const broken: Readonly<Record<string, (members: readonly KnownMember[]) => Tellable>> = {
    'shows all': (members) => ({ ...tellable(members, isMine), seen: members }),
    'counts all in the total': (members) => ({ ...tellable(members, isMine), counted: members }),
    'tells small counts': (members) => ({
      ...tellable(members, isMine),
      others: [{ bureau: '980102', count: members.filter((each) => !isMine(each)).length }],
    }),
  };
  test.each(Object.keys(broken))('a variant that %s is found out', (name) => {
    const variant = broken[name];
    if (variant === undefined) throw new Error(name);
    const members = membersOf([
      { bureau: '980101', mine: true },
      { bureau: '980102', mine: false },
    ]);
    expect(givesAway(variant(members))).toBe(true);
    expect(givesAway(tellable(members, isMine))).toBe(false);
  });
});
