import { str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { ActingAs, Condition, FitCondition, Matter } from '../../../platform/procedure/types.ts';

/** The campaign office's own account, by which one matter tells another. */
export const isSystem = ({ roles }: Pick<ActingAs, 'roles'>): boolean => roles.includes('system');

/** What somebody set for another is judged by the authority that set it, where the matter is at home. */
export const byWhoSetIt = (procedure: string, verb: string): Condition =>
  namedRules(procedure).condition(
    `${verb}.setter`,
    '只有交办（发起）机关可以办理这一步。',
    'Only the authority that set it may do this.',
    (matter, actor) => actor.authority === matter.homeCode,
  );

/** A day to come, or today. What the system carries on was checked where a person said it. */
export const dayNotPast = (procedure: string, verb: string, key: string): FitCondition =>
  namedRules(procedure).fits(
    `${verb}.${key}-not-past`,
    '日期不能早于办理当天。',
    'The day lies before the day of this act.',
    (body, _matter, today, actor) => isSystem(actor) || str(body, key) === '' || str(body, key) >= today,
  );

/** An entry that the act names is there, and stands as it must. */
export const entryIs = (
  procedure: string,
  verb: string,
  key: string,
  find: (matter: Matter, id: string) => JsonObject | undefined,
  stands: (entry: JsonObject) => boolean = () => true,
): FitCondition =>
  namedRules(procedure).fits(
    `${verb}.${key}`,
    '没有这一项，或者它的状态不能这样办理。',
    'There is no such entry, or it does not stand so that this can be done.',
    (body, matter) => {
      const id = str(body, key);
      if (id === '') return true;
      const entry = find(matter, id);
      return entry !== undefined && stands(entry);
    },
  );
