import { obj, str } from '../../../kernel/read-json.ts';
import type { Matter } from '../../../platform/procedure/types.ts';

/**
 * The words in which a search looks: title, text, name of the respondent. The same fields stand as SQL in
 * `queries/conditions.ts`, which compares them letter by letter; after a change of either run `qingyuan rebuild`.
 */
export function wordsOf({ title, facts }: Matter): readonly string[] {
  return [title, str(facts, 'text'), str(obj(facts, 'respondent'), 'name')];
}
