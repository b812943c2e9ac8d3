import { DAMAGES, type Damage, damage, type Kept } from './name-damage.ts';
import { COUNTIES, type Firm, FORMS, nearOf } from './name-world.ts';
import { seeded } from './seeded.ts';

/** A damaged name, where the matter stands, and all firms that it may mean as well as the one it was made from. */
export interface Question {
  readonly kind: string;
  readonly text: string;
  readonly near: number;
  readonly truth: readonly Firm[];
}

const close = (one: number, other: number): number =>
  one === other
    ? 3
    : Math.floor(one / 100) === Math.floor(other / 100)
      ? 2
      : Math.floor(one / 10_000) === Math.floor(other / 10_000)
        ? 1
        : 0;

/** Two at once: which go together. */
const DOUBLES: readonly (readonly [Damage, Damage])[] = [
  ['suffix', 'place'],
  ['suffix', 'homophone'],
  ['suffix', 'lookalike'],
  ['suffix', 'noise'],
  ['place', 'homophone'],
  ['place', 'noise'],
  ['place', 'form'],
  ['homophone', 'form'],
  ['homophone', 'noise'],
  ['lookalike', 'form'],
  ['brand', 'noise'],
  ['form', 'noise'],
];

const keyOf = (firm: Firm, kept: Kept): string =>
  [firm.brand, kept.place ? firm.place : '', kept.trade ? firm.trade : '', kept.form ? firm.form : ''].join('|');

/**
 * Questions of every kind of damage and of two at once, `each` of a kind. The truth of one is every firm with the same parts
 * that the damage left; a text that is another firm's whole name is drawn again, for then it means that one.
 */
export function questionsOn(firms: readonly Firm[], each: number, seed: number): Question[] {
  const random = seeded(seed);
  const names = new Set(firms.map(({ name }) => name));
  const kinds = [...DAMAGES.map((one) => [one] as const), ...DOUBLES];
  const drawn: { kind: string; text: string; near: number; firm: Firm; kept: Kept }[] = [];
  for (const kind of kinds) {
    const wanted = kind.length === 1 ? each : Math.ceil(each / 4);
    for (let made = 0, turn = 0; made < wanted && turn < wanted * 50; turn += 1) {
      const firm = random.pick(firms);
      const damaged = damage(random, firm, kind, { places: COUNTIES, forms: FORMS });
      if (damaged === undefined || Array.from(damaged.text).length < 2 || names.has(damaged.text)) continue;
      drawn.push({ kind: kind.join('+'), near: nearOf(random, firm.region), firm, ...damaged });
      made += 1;
    }
  }
  // One pass over the firms for all questions: what has the same kept parts.
  const wanted = new Map<string, Firm[]>();
  const masks = new Map(drawn.map(({ kept }) => [JSON.stringify(kept), kept] as const));
  for (const { firm, kept } of drawn) wanted.set(JSON.stringify(kept) + keyOf(firm, kept), []);
  for (const firm of firms) for (const [mask, kept] of masks) wanted.get(mask + keyOf(firm, kept))?.push(firm);
  return drawn.map(({ kind, text, near, firm, kept }) => ({
    ...{ kind, text, near },
    truth: wanted.get(JSON.stringify(kept) + keyOf(firm, kept)) ?? [firm],
  }));
}

/**
 * Right at 1: the first answer is one of the meant firms that stand nearest to the matter. Right at 5: the five answers hold
 * as many meant firms, as near, as five answers can.
 */
export function judge(
  { truth, near }: Question,
  answers: readonly string[],
): { readonly first: boolean; readonly five: boolean } {
  const nearnessOf = new Map(truth.map(({ key, region }) => [key, close(region, near)] as const));
  const best = [...nearnessOf.values()].sort((a, b) => b - a);
  const got = answers.slice(0, 5).flatMap((key) => nearnessOf.get(key) ?? []);
  got.sort((a, b) => b - a);
  const possible = best.slice(0, 5);
  return {
    first: answers[0] !== undefined && nearnessOf.get(answers[0]) === best[0],
    five: possible.every((value, at) => got[at] === value),
  };
}
