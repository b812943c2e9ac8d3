import { obj, str } from '../../../kernel/read-json.ts';
import type { Matter } from '../../../platform/procedure/types.ts';

/** The campaign that the matter came from, where it is counted beside. */
export function campaignsOf({ facts }: Matter): readonly string[] {
  const campaign = str(facts, 'campaign');
  return campaign === '' ? [] : [campaign];
}

/**
 * The words in which a search looks: title, text, name of the respondent. The same fields stand as SQL in
 * `queries/conditions.ts`, which compares them letter by letter; after a change of either run `qingyuan rebuild`.
 */
export function wordsOf({ title, facts }: Matter): readonly string[] {
  return [title, str(facts, 'text'), str(obj(facts, 'respondent'), 'name')];
}
