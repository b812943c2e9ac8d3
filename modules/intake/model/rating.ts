import { z } from 'zod';
import { obj } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Verb } from '../../../platform/procedure/types.ts';
import { prose } from './body.ts';
import { by } from './roles.ts';

/** Most characters beside a rating. Ours. */
export const LONGEST_RATING = 1_000;

/** From which rating on somebody counts as content. Ours; shown with the figure. */
export const CONTENT = 4;

/** The rating of a matter, 1 to 5; undefined while there is none. */
export function ratingOf(facts: JsonObject): { readonly score: number; readonly on: string } | undefined {
  const { score, on } = obj(facts, 'rating');
  return typeof score === 'number' && typeof on === 'string' ? { score, on } : undefined;
}

/**
 * How whoever filed found it handled, by receipt code, once, after the end. A fact of the matter, counted at the authority
 * that handled it; nothing is counted by officer, and it moves neither state nor clock. No law asks for it.
 */
export const rateVerb = (id: string): Verb => ({
  title: { zh: '反映人评价', en: 'Rated by the person who filed' },
  from: ['cleared'],
  by: by('system'),
  place: 'anywhere',
  basis: [],
  body: z.strictObject({ score: z.number().int().min(1).max(5), text: prose(LONGEST_RATING).exactOptional() }),
  personal: ['text'],
  conditions: [
    {
      rule: `${id}.rate.once`,
      text: { zh: '已经评价过。', en: 'It was rated before.' },
      holds: (matter) => ratingOf(matter.facts) === undefined,
    },
  ],
  fold: (_matter, act) => ({ facts: { rating: { score: Number(act.body.score), on: act.on } } }),
});
