import { obj, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { entriesOf, listOf } from '../../../../platform/procedure/entries.ts';
import { isOther } from '../../../../platform/procedure/permit.ts';
import type { BodyCondition, Condition, FitCondition, Matter } from '../../../../platform/procedure/types.ts';
import { byHandlers, condition } from './people.ts';

/** A condition on what the act says. */
export const says = (rule: string, zh: string, en: string, holds: BodyCondition['holds']): BodyCondition => ({
  rule,
  text: { zh, en },
  holds,
});

/** A condition on what the act says about this case. */
export const fits = (rule: string, zh: string, en: string, holds: FitCondition['holds']): FitCondition => ({
  rule,
  text: { zh, en },
  holds,
});

/** What has happened cannot lie after the day of the act that tells of it. */
export const notAfter = (verb: string, key: string, zh: string, en: string): BodyCondition =>
  says(
    `case.${verb}.${key}-not-later`,
    `${zh}不能晚于办理当天：尚未发生的，请在发生后记录。`,
    `${en} lies after the day of this act: record what has happened once it has.`,
    (body, today) => str(body, key) <= today,
  );

/** The act names a thing that the case has, and that is still in one of these states. */
export const names = (
  verb: string,
  key: string,
  list: string,
  zh: string,
  en: string,
  ...states: readonly string[]
): FitCondition =>
  fits(`case.${verb}.${key}`, zh, en, (body, matter) => {
    const entry = obj(obj(matter.facts, list), str(body, key));
    return Object.keys(entry).length > 0 && (states.length === 0 || states.includes(str(entry, 'state')));
  });

/** Officers act on their own case only; whoever leads may on any that the authority handles. */
export const handlersOrHead: Condition = {
  ...byHandlers,
  holds: (matter, actor, today) => actor.roles.includes('head') || byHandlers.holds(matter, actor, today),
};

/** Who asked is another person than who grants. `key` names the fact that keeps the request. */
export const otherThanAsked = (verb: string, key: string): Condition =>
  condition(
    `case.${verb}.other-person`,
    '应当由提出申请以外的人员批准。',
    'A person other than who asked must approve.',
    (matter, actor) => isOther(actor, str(obj(matter.facts, key), 'by')),
  );

/** A limit that has run out cannot be lengthened afterwards, else lateness could be undone (our reading). */
export const inTime = (verb: string, clock: string): Condition =>
  condition(
    `case.${verb}.in-time`,
    '期限已经届满，届满后不能再延长。',
    'The limit has run out; it cannot be lengthened afterwards.',
    // While it stands still its date does not move yet: nothing has run out.
    (matter, _actor, today) => matter.clocks[clock]?.paused === true || today <= (matter.clocks[clock]?.due ?? today),
  );

/** By fax or e-mail only whom the party let reach it so, in a confirmation that it signed (处罚法 art 61). */
export const electronicAgreed = (verb: string): FitCondition =>
  fits(
    `case.${verb}.electronic-agreed`,
    '当事人没有签订同意电子送达的确认书，不能以传真、电子邮件等方式送达。',
    'The party has not agreed in writing to be served electronically.',
    (body, matter) => str(body, 'method') !== 'electronic' || obj(matter.facts, 'address').electronic === true,
  );

/** Ids of things that the case still holds: seized, sealed, registered. */
export const heldNow = (matter: Matter): readonly string[] =>
  entriesOf(matter, 'held').flatMap(([id, entry]) => (str(entry, 'endedOn') === '' ? [id] : []));

/** A list of strings in a body. */
export const listIn = (body: JsonObject, key: string): readonly string[] => listOf(body[key]);
