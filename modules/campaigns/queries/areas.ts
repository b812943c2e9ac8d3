import { areasOf, isWithin } from '../../../kernel/region.ts';
import type { Scope } from '../model/scope.ts';

/** Tops of areas, none inside another. */
export const topmost = (codes: readonly string[]): readonly string[] =>
  [...new Set(codes)].filter((code) => !codes.some((other) => other !== code && isWithin(code, other)));

/** The parts of a scope's areas whose figures the actor may see: those below the own authority, or the own one. */
export const visibleTops = (actor: { readonly authority: string }, { authorities }: Scope): readonly string[] =>
  topmost(
    authorities.flatMap((top) => {
      if (isWithin(top, actor.authority)) return [top];
      return isWithin(actor.authority, top) ? [actor.authority] : [];
    }),
  );

/** True where the reader sees the figures of all areas of a scope: only then is a target of the whole told. */
export const seesWhole = (actor: { readonly authority: string }, { authorities }: Scope): boolean =>
  authorities.every((top) => isWithin(top, actor.authority));

/** The smallest area that holds all of them; the actor's own where there is none below it. */
export function commonArea(actor: { readonly authority: string }, tops: readonly string[]): string {
  const [first] = tops;
  if (first === undefined) return actor.authority;
  const candidates = [...(first.length === 9 ? [first] : []), ...areasOf(first).reverse()];
  const common = candidates.find((area) => tops.every((top) => isWithin(top, area)));
  return common !== undefined && isWithin(common, actor.authority) ? common : actor.authority;
}
