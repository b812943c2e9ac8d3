import type { Procedure } from '../../../platform/procedure/types.ts';
import { catalogueOf } from '../../figures/index.ts';
import type { MeasureChoice } from '../model/measures.ts';

const cache = new WeakMap<object, ReadonlyMap<string, MeasureChoice>>();

/**
 * What a campaign may count: every figure of a period, by id, with its definition and its digest as of today. What stands
 * now (open, overdue) is of no period and cannot be a campaign's.
 */
export function measureChoices(procedures: Readonly<Record<string, Procedure>>): ReadonlyMap<string, MeasureChoice> {
  const known = cache.get(procedures);
  if (known !== undefined) return known;
  const choices = new Map(
    [...catalogueOf(procedures).values()]
      .filter(({ stock }) => !stock)
      .map(({ id, title, unit, definition, digest, money }) => [id, { id, title, unit, definition, digest, money }]),
  );
  cache.set(procedures, choices);
  return choices;
}
