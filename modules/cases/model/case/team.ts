import { z } from 'zod';
import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { obj, pick, str } from '../../../../kernel/read-json.ts';
import type { JsonObject } from '../../../../kernel/text.ts';
import { entriesOf, listOf, nextId, putEntry } from '../../../../platform/procedure/entries.ts';
import { isOther } from '../../../../platform/procedure/permit.ts';
import type { ActingAs, Condition, FitCondition, Matter, Verb } from '../../../../platform/procedure/types.ts';
import { leastOfficers, recusalGrounds } from '../../../../rules/index.ts';
import { day, groundOf, line, numbered, oneOf, prose, uuid } from '../schema.ts';
import { fits, names, notAfter } from './conditions.ts';
import { officersOf } from './facts.ts';
import { by, condition, notHandlers } from './people.ts';
import { OPEN } from './states.ts';

/** Officers as an act names them, each with the number of the certificate 执法证 that was shown. */
export const officersSchema = () => z.array(z.strictObject({ person: uuid(), licence: line(60) })).max(40);

/** Persons named in `officers`, each once. */
export const officersIn = (body: JsonObject): readonly string[] => {
  const named = Array.isArray(body.officers) ? (body.officers as JsonObject[]) : [];
  return [...new Set(named.map((each) => str(each, 'person')))];
};

/** The team as it is from now on, and who left it: they stay known as those who investigated. */
export function teamOf(matter: Matter, officers: readonly string[]): JsonObject {
  const left = officersOf(matter).filter((person) => !officers.includes(person));
  if (left.length === 0) return { officers: [...officers] };
  return {
    officers: [...officers],
    formerOfficers: [...new Set([...listOf(matter.facts.formerOfficers), ...left])],
  };
}

/** Who leads 主办人员: the first named; the case is on that person's list. */
export const leading = (officers: readonly string[]): string | null => officers[0] ?? null;

export const enough = (officers: readonly string[], today: PlainDate, region: string): boolean =>
  new Set(officers).size >= leastOfficers('case-staffing', today, region);

/** Two licensed officers at least, all the time (处罚法 art 42). */
export const staffed = (verb: string): FitCondition =>
  fits(
    `case.${verb}.staffing`,
    '办案人员不得少于两名，且应当具有执法资格、不得重复。',
    'At least two licensed officers, each named once.',
    (body, matter, today) => enough(officersIn(body), today, matter.homeRegion),
  );

/** Nobody who was recused comes back. */
export const namesNoRecused = (verb: string): FitCondition =>
  fits(
    `case.${verb}.recused`,
    '已决定回避的人员不得再参与本案。',
    'A person who was recused takes no further part in the case.',
    (body, matter) => officersIn(body).every((person) => !isRecused(matter, person)),
  );

/** It was decided that this person stands back 已决定回避. */
export const isRecused = (matter: Matter, person: string): boolean =>
  entriesOf(matter, 'recusals').some(
    ([, entry]) => str(entry, 'person') === person && str(entry, 'state') === 'recused',
  );

/** Recused, or stands in for who is: neither acts on the case nor opens what is kept of it. */
export const standsBack = (actor: Pick<ActingAs, 'personId' | 'onBehalfOf'>, matter: Matter): boolean =>
  isRecused(matter, actor.personId) || (actor.onBehalfOf !== null && isRecused(matter, actor.onBehalfOf));

/** A recused person acts no more, neither in person nor through whoever stands in. */
export const notRecused: Condition = condition(
  'case.recused',
  '您已被决定回避，不能再办理本案。',
  'You were recused and act no more on this case.',
  (matter, actor) => !standsBack(actor, matter),
);

/** Fields in which an act names people of ours who take part: present, serving, chairing, writing, deciding together. */
const TAKE_PART = ['chair', 'recorder', 'members', 'attendants', 'team', 'servers', 'officers'] as const;

/** Whom the act lets take part in the case. */
const partTakers = (body: JsonObject): readonly string[] =>
  [body, obj(body, 'discussion')]
    .flatMap((part) => TAKE_PART.map((key) => part[key]))
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .flatMap((each) => (typeof each === 'string' ? [each] : [str((each ?? {}) as JsonObject, 'person')]));

/** Named by another, a recused person takes part all the same: so nobody names one (处罚法 art 43). */
const lettingNoRecusedIn: FitCondition = fits(
  'case.recused-named',
  '所填人员中有已决定回避的人员，不得参与本案。',
  'Somebody who is named was recused and takes no further part in the case.',
  (body, matter) => !partTakers(body).some((person) => person !== '' && isRecused(matter, person)),
);

/**
 * Puts {@link notRecused} before the conditions of every verb, and sees that no act names a recused person among those who
 * take part: no step of the case may forget it.
 */
export const withoutRecused = (verbs: Readonly<Record<string, Verb>>): Readonly<Record<string, Verb>> =>
  Object.fromEntries(
    Object.entries(verbs).map(([id, verb]) => [
      id,
      verb.from.length === 0
        ? verb
        : {
            ...verb,
            conditions: [notRecused, ...(verb.conditions ?? [])],
            fits: [...(verb.fits ?? []), lettingNoRecusedIn],
          },
    ]),
  );

/** Who approves must not be one of these: asked for it, named as an officer, the one concerned. */
export const byAnother = (
  verb: string,
  persons: (body: JsonObject, matter: Matter) => readonly string[],
): FitCondition =>
  fits(
    `case.${verb}.same-person`,
    '应当由另一人办理：您是本次申请的提出人、所填的办案人员或者被申请回避的人。',
    'This is for another person: you asked for it, are named as an officer, or are the one concerned.',
    (body, matter, _today, actor) => persons(body, matter).every((person) => isOther(actor, person)),
  );

/** As whom the person takes part; on the head's own recusal the heads decide together. */
export const recusalPosts = {
  officer: { zh: '办案人员', en: 'officer' },
  reviewer: { zh: '审核人员', en: 'reviewer' },
  chair: { zh: '听证主持人、记录员', en: 'chair or recorder of the hearing' },
  expert: { zh: '鉴定人、翻译人员', en: 'expert or interpreter' },
  head: { zh: '负责人', en: 'head' },
} as const;

/** Minutes of heads who decided together. */
export const discussionSchema = () =>
  z.strictObject({ on: day(), attendants: z.array(uuid()).min(2).max(40), document: line(120) });

/** A discussion has two heads or more, each once, and is over when it is told of. */
export const discussed = (verb: string): FitCondition =>
  fits(
    `case.${verb}.discussion`,
    '集体讨论应当有两名以上负责人参加，并且不晚于办理当天。',
    'A collective discussion has two heads or more, and took place by the day of this act.',
    (body, _matter, today) => {
      const minutes = obj(body, 'discussion');
      if (Object.keys(minutes).length === 0) return true;
      const attendants = Array.isArray(minutes.attendants) ? minutes.attendants : [];
      return new Set(attendants).size >= 2 && str(minutes, 'on') <= today;
    },
  );

const recusalOf = (matter: Matter, body: JsonObject): JsonObject =>
  obj(obj(matter.facts, 'recusals'), str(body, 'recusal'));

/** Officers after the decision: without the recused one, with whoever steps in. */
function officersAfter(matter: Matter, body: JsonObject): readonly string[] {
  const stay = officersOf(matter).filter(
    (person) => str(body, 'result') !== 'recused' || person !== str(recusalOf(matter, body), 'person'),
  );
  return [...new Set([...stay, ...officersIn(body)])];
}

export const teamVerbs: Readonly<Record<string, Verb>> = {
  'assign-officers': {
    title: { zh: '指派、更换办案人员', en: 'Assign officers' },
    from: OPEN,
    by: by('head'),
    basis: ['penalty.art42'],
    body: z.strictObject({ officers: officersSchema(), reason: line(500) }),
    conditions: [
      notHandlers,
      condition(
        'case.assign-officers.moving',
        '案件尚未签收，请先签收并指派。',
        'The case has not been received yet: receiving it names the officers.',
        (matter) => !('moving' in matter.facts),
      ),
    ],
    fits: [staffed('assign-officers'), namesNoRecused('assign-officers'), byAnother('assign-officers', officersIn)],
    fold: (matter, act) => {
      const officers = officersIn(act.body);
      return { assignee: leading(officers), facts: teamOf(matter, officers) };
    },
  },
  'ask-recusal': {
    title: { zh: '提出回避', en: 'Ask for a recusal' },
    from: OPEN,
    // Also the counter: a request against an officer does not wait for that officer to write it down.
    by: by('officer', 'legal-reviewer', 'head', 'intake'),
    basis: ['penalty.art43'],
    body: z.strictObject({
      person: uuid(),
      post: oneOf(recusalPosts),
      ground: groundOf(recusalGrounds),
      askedBy: z.enum(['party', 'self', 'authority']),
      on: day(),
      text: prose(5000),
    }),
    personal: ['text'],
    says: [notAfter('ask-recusal', 'on', '提出日期', 'The day of the request')],
    fits: [
      fits(
        'case.ask-recusal.once',
        '对该人员的回避申请尚未决定，或者已经决定回避。',
        'A recusal of this person is waiting for its decision, or was granted.',
        (body, matter) =>
          !entriesOf(matter, 'recusals').some(
            ([, entry]) => str(entry, 'person') === str(body, 'person') && str(entry, 'state') !== 'refused',
          ),
      ),
    ],
    // Until it is decided the investigation goes on (处罚法 art 43): no state, no pause.
    fold: (matter, act) => ({
      facts: putEntry(matter, 'recusals', nextId(matter, 'recusals', 'r'), {
        ...pick(act.body, 'person', 'post', 'ground', 'askedBy', 'on'),
        state: 'asked',
      }),
    }),
  },
  'decide-recusal': {
    title: { zh: '决定回避', en: 'Decide on a recusal' },
    from: OPEN,
    by: by('head'),
    basis: ['penalty.art43'],
    body: z.strictObject({
      recusal: numbered('r'),
      result: z.enum(['recused', 'refused']),
      reason: line(500),
      officers: officersSchema().exactOptional(),
      discussion: discussionSchema().exactOptional(),
    }),
    conditions: [
      notHandlers,
      condition(
        'case.decide-recusal.any',
        '没有待决定的回避申请。',
        'No request for a recusal waits for a decision.',
        (matter) => entriesOf(matter, 'recusals').some(([, entry]) => str(entry, 'state') === 'asked'),
      ),
    ],
    fits: [
      names(
        'decide-recusal',
        'recusal',
        'recusals',
        '没有这份待决定的回避申请。',
        'No such request is waiting.',
        'asked',
      ),
      fits(
        'case.decide-recusal.collective',
        '负责人的回避应当由负责人集体讨论决定，须填写集体讨论情况。',
        "A head's own recusal is decided by the heads together: the minutes are needed.",
        (body, matter) => str(recusalOf(matter, body), 'post') !== 'head' || 'discussion' in body,
      ),
      byAnother('decide-recusal', (body, matter) => [str(recusalOf(matter, body), 'person'), ...officersIn(body)]),
      discussed('decide-recusal'),
      fits(
        'case.decide-recusal.concerned',
        '被申请回避的人员不得参加讨论决定本人的回避。',
        'The person concerned does not take part in the decision.',
        (body, matter) => {
          const attendants = obj(body, 'discussion').attendants;
          return !Array.isArray(attendants) || !attendants.includes(str(recusalOf(matter, body), 'person'));
        },
      ),
      fits(
        'case.decide-recusal.staffing',
        '回避后办案人员不足两名：请同时指派接替人员。',
        'Fewer than two officers would be left: name who steps in.',
        (body, matter, today) => enough(officersAfter(matter, body), today, matter.homeRegion),
      ),
      fits(
        'case.decide-recusal.recused',
        '已决定回避的人员不得再参与本案。',
        'A person who was recused takes no further part in the case.',
        (body, matter) =>
          officersIn(body).every(
            (person) =>
              !isRecused(matter, person) &&
              (str(body, 'result') !== 'recused' || person !== str(recusalOf(matter, body), 'person')),
          ),
      ),
    ],
    fold: (matter, act) => {
      const officers = officersAfter(matter, act.body);
      const stays = matter.assignee !== null && officers.includes(matter.assignee);
      return {
        assignee: stays ? matter.assignee : leading(officers),
        facts: {
          ...putEntry(matter, 'recusals', str(act.body, 'recusal'), { state: str(act.body, 'result') }),
          ...teamOf(matter, officers),
        },
      };
    },
  },
};
