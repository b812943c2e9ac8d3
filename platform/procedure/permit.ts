import type { PlainDate } from '../../kernel/plain-date.ts';
import { regionOf, scopePattern } from '../../kernel/region.ts';
import type { JsonObject } from '../../kernel/text.ts';
import type { ActingAs, Matter, Place, Procedure, Refusal, Verb } from './types.ts';

const refuse = (rule: string, zh: string, en: string): Refusal => ({ rule, text: { zh, en } });

/** Neither this person nor anyone they stand in for: delegation must not turn one pair of eyes into two. */
export const isOther = (actor: ActingAs, person: string): boolean =>
  person !== actor.personId && person !== actor.onBehalfOf;

/** A bureau acts on what it or one of its stations handles; a station on what it handles. */
function handles(authority: string, handling: string): boolean {
  return handling === authority || (authority.length === 6 && handling.length > 6 && regionOf(handling) === authority);
}

function above(authority: string, handling: string): boolean {
  return (
    authority !== handling && !handles(authority, handling) && handling.startsWith(scopePattern(authority).slice(0, -1))
  );
}

function standsRight(place: Place, actor: ActingAs, matter: Matter): boolean {
  switch (place) {
    case 'anywhere':
      return true;
    case 'handling':
      return handles(actor.authority, matter.handlingCode);
    case 'superior':
      return above(actor.authority, matter.handlingCode);
    case 'either':
      return handles(actor.authority, matter.handlingCode) || above(actor.authority, matter.handlingCode);
  }
}

/**
 * The one predicate: may this person do this verb on this matter today? Null = yes. The console asks it to show a
 * button, the server to accept or answer 409 with the rule's id, the command line and bulk work too.
 */
export function refusalOf(
  procedure: Procedure,
  matter: Matter,
  actor: ActingAs,
  verbId: string,
  today: PlainDate,
): Refusal | null {
  const verb = Object.hasOwn(procedure.verbs, verbId) ? procedure.verbs[verbId] : undefined;
  if (verb === undefined)
    return refuse(
      'procedure.verb',
      `“${procedure.title.zh}”没有这个办理动作。`,
      `${procedure.title.en} has no such act.`,
    );
  const opens = verb.from.length === 0;
  if (opens !== (matter.version === 0) || (!opens && !verb.from.includes(matter.state))) {
    const state = procedure.states[matter.state]?.title ?? { zh: '未登记', en: 'not opened' };
    return refuse(
      'procedure.state',
      `当前状态“${state.zh}”不能“${verb.title.zh}”。`,
      `"${verb.title.en}" is not possible in state "${state.en}".`,
    );
  }
  if (!verb.by.some((role) => actor.roles.includes(role))) {
    return refuse('procedure.role', `您的岗位不能“${verb.title.zh}”。`, `Your role may not "${verb.title.en}".`);
  }
  if (!opens && !standsRight(verb.place ?? 'handling', actor, matter)) {
    return refuse(
      'procedure.place',
      `该事项不由您所在机关办理，不能“${verb.title.zh}”。`,
      `Your authority does not handle this matter and may not "${verb.title.en}".`,
    );
  }
  for (const condition of verb.conditions ?? []) {
    if (!condition.holds(matter, actor, today)) return { rule: condition.rule, text: condition.text };
  }
  return null;
}

/**
 * May the act say this on this day? Null = yes. Asked beside {@link refusalOf} once the body is known; without the matter
 * only for what is plain from the body itself, as a screen does while somebody fills it in.
 */
export function bodyRefusalOf(
  verb: Verb,
  body: JsonObject,
  today: PlainDate,
  about?: { readonly matter: Matter; readonly actor: ActingAs },
): Refusal | null {
  const broken =
    verb.says?.find((condition) => !condition.holds(body, today)) ??
    (about === undefined
      ? undefined
      : verb.fits?.find((condition) => !condition.holds(body, about.matter, today, about.actor)));
  return broken === undefined ? null : { rule: broken.rule, text: broken.text };
}

/** The verbs that the person may do now, in declared order: what the console shows as buttons. */
export function permittedVerbs(procedure: Procedure, matter: Matter, actor: ActingAs, today: PlainDate): string[] {
  return Object.keys(procedure.verbs).filter((id) => refusalOf(procedure, matter, actor, id, today) === null);
}
