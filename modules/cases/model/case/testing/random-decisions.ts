import { addDays, type PlainDate, plainDate } from '../../../../../kernel/plain-date.ts';
import type { JsonObject } from '../../../../../kernel/text.ts';
import { addWorkdays } from '../../../../../kernel/work-calendar.ts';
import { refusalOf } from '../../../../../platform/procedure/permit.ts';
import type { ActingAs, Matter, Procedure, Verb } from '../../../../../platform/procedure/types.ts';
import { chinaCalendar } from '../../../../../rules/index.ts';
import { penaltyCase } from '../case.ts';
import { decideVerbs } from '../decide.ts';
import { discussedOf, reportedOf } from '../decision-path.ts';
import { hearingOf, hearingVerbs } from '../hearing.ts';
import { noticeVerbs, replyClock } from '../notice.ts';
import { proposedIn } from '../proposal-says.ts';
import { reviewVerbs } from '../review.ts';
import {
  answer,
  decision,
  defence,
  delivery,
  discussion,
  fine,
  fixing,
  held,
  LARGE,
  legalPass,
  notice,
  pass,
  SMALL,
  unpunished,
  waiver,
} from './deciding.ts';
import { staff, standing, story } from './story.ts';

/** Seven people who hold every post: only the conditions keep them apart. */
const { officer, partner, third, stranger, reviewer, otherReviewer, head } = staff;
const people: readonly ActingAs[] = [officer, partner, third, stranger, reviewer, otherReviewer, head].map((who) => ({
  ...who,
  roles: ['officer', 'legal-reviewer', 'head', 'intake'],
}));
const id = (n: number): string => people[n % people.length]?.personId ?? '';

/** Stands for the part that changes the team: whoever reported may be out of it when the case is decided. */
const changeTeam: Verb = {
  title: { zh: '更换办案人员', en: 'Change the team' },
  from: ['investigating', 'reported', 'notified', 'deciding'],
  by: ['head'],
  basis: [],
  body: penaltyCase.verbs.file?.body as Verb['body'],
  fold: (matter) => ({
    facts: { officers: (matter.facts.officers as string[])[0] === id(0) ? [id(2), id(1)] : [id(0), id(1)] },
  }),
};

/** The part of the procedure that is walked, from the end of the investigation to the decision. */
export const decidingProcedure: Procedure = {
  ...penaltyCase,
  verbs: { ...reviewVerbs, ...noticeVerbs, ...hearingVerbs, ...decideVerbs },
};

const revoke = fine(SMALL, { penalties: [{ kind: 'revoke-licence', object: '许可证', citation: '第一条' }] });
const proposals: readonly JsonObject[] = [fine(SMALL), fine(SMALL / 2), fine(LARGE), fine(LARGE * 2), revoke];
const proposal = (r: number): JsonObject => proposals[r % proposals.length] ?? fine(SMALL);
/** Often what was put forward, else anything. */
const likely = (r: number, matter: Matter): JsonObject => {
  const put = discussedOf(matter) ?? reportedOf(matter);
  const same = proposals.find((each) => JSON.stringify(proposedIn(each)) === JSON.stringify(put));
  return r % 3 === 0 || same === undefined ? proposal(r) : same;
};
const result = (r: number): string => (r % 5 === 0 ? 'change' : r % 7 === 0 ? 'return' : 'pass');

/** What an act may say; `r` chooses. Much of it will be refused: that is what is tried. */
const bodies: Readonly<Record<string, (r: number, today: PlainDate, matter: Matter) => JsonObject>> = {
  report: (r, today) => ({
    ...(r % 11 === 0 ? unpunished() : proposal(r)),
    ...(r % 3 === 0 ? { newFacts: { found: today, evidence: ['e1'] } } : {}),
  }),
  'revise-proposal': (r) => proposal(r),
  'require-legal-review': (r) => ({ grounds: [['L1', 'L3', 'L4'][r % 3] ?? 'L1'], reason: '依法' }),
  'submit-review': (r) => ({ grounds: r % 4 === 0 ? ['L3'] : [] }),
  'extend-review': () => ({ days: 5, reason: '复杂' }),
  'case-review': (r) => ({ ...pass, result: result(r) }),
  'legal-review': (r) => ({ ...legalPass, result: result(r) }),
  reinvestigate: () => ({ reason: '补充调查' }),
  notify: (r) => notice(r % 2 === 0),
  'announce-notice': () => ({ document: '送公1', reason: '下落不明', where: '网站' }),
  'record-notice-delivery': (r) => ({ ...delivery, method: r % 9 === 0 ? 'public-notice' : 'direct' }),
  defend: () => defence,
  'waive-defence': (r) => (r % 3 === 0 ? waiver('defence', 'hearing') : waiver(r % 2 === 0 ? 'defence' : 'hearing')),
  'review-defence': (r) => answer({ investigate: r % 3 === 0 }),
  'ask-hearing': () => ({ way: 'oral' }),
  'appoint-chair': (r) => ({ chair: id(r), recorder: id(r + 1 + (r % 2)) }),
  'hand-over-file': () => ({ list: '一册' }),
  'fix-hearing': (r, today) =>
    fixing(addDays(today, 8 + (r % 12)), r % 2 === 0 ? {} : { public: false, closed: 'privacy' }),
  'record-hearing-notice': () => delivery,
  'announce-hearing': () => ({ document: '公告', where: '网站' }),
  'hold-hearing': () => held,
  'withdraw-hearing': () => ({ document: '撤回' }),
  'record-absence': () => ({ kind: 'absent', note: '未到' }),
  'hearing-report': () => ({ opinion: '维持' }),
  'require-discussion': () => ({ reason: '影响大' }),
  discuss: (r, _today, matter) => ({
    ...discussion(likely(r, matter)),
    attendants: people.slice(r % 4).map(({ personId }) => personId),
  }),
  decide: (r, _today, matter) => decision(likely(r, matter)),
};

/** How soon a verb is tried: what leads on before what leads back, so that walks get somewhere. */
const WEIGHT: Readonly<Record<string, number>> = {
  decide: 8,
  discuss: 4,
  'hold-hearing': 8,
  'hearing-report': 4,
  'record-hearing-notice': 4,
  'announce-hearing': 4,
  'hand-over-file': 4,
  'record-notice-delivery': 4,
  'review-defence': 2,
  'ask-hearing': 2,
  defend: 0.3,
  'record-absence': 0.3,
  reinvestigate: 0.1,
  'withdraw-hearing': 0.1,
  'require-legal-review': 0.1,
  'require-discussion': 0.1,
  'extend-review': 0.1,
  'announce-notice': 0.1,
  'revise-proposal': 0.3,
};

/** Done again only seldom. */
const again = (verb: string, matter: Matter): boolean => {
  if (verb === 'notify') return matter.state === 'notified';
  if (verb === 'appoint-chair') return hearingOf(matter)?.chair != null;
  if (verb === 'record-hearing-notice') return hearingOf(matter)?.noticeOn != null;
  if (verb === 'announce-hearing') return hearingOf(matter)?.announcedOn != null;
  return verb === 'fix-hearing' && hearingOf(matter)?.day != null;
};

/** A number between 0 and 1 that two numbers always give. */
function drawn(a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(b + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** The verbs of the state in an order drawn by weight. */
const shuffled = (procedure: Procedure, matter: Matter, number: number): readonly string[] =>
  Object.entries(procedure.verbs)
    .filter(([verb, { from }]) => from.includes(matter.state) && verb !== 'dismiss')
    .map(([verb], index) => {
      const weight = again(verb, matter) ? 0.05 : (WEIGHT[verb] ?? 1);
      return [verb, drawn(number, index) ** (1 / weight)] as const;
    })
    .sort((one, other) => other[1] - one[1])
    .map(([verb]) => verb);

export interface Done {
  readonly on: PlainDate;
  readonly verb: string;
  readonly by: string;
  readonly body: JsonObject;
  readonly before: Matter;
}

/** A walk of permitted acts, chosen by the numbers, until a decision or until they are used up. */
export function walk(numbers: readonly number[], procedure: Procedure = decidingProcedure): readonly Done[] {
  const trace: Done[] = [];
  let today = plainDate('2026-06-02');
  let matter: Matter = { ...standing('investigating', { officers: [id(0), id(1)] }) };
  for (const number of numbers) {
    const [who, r, wait] = [number & 7, (number >>> 3) & 0x7ff, (number >>> 14) & 0xff];
    today = waited(today, wait, matter);
    if ((r & 63) === 1 && changeTeam.from.includes(matter.state)) {
      matter = { ...matter, facts: { ...matter.facts, ...changeTeam.fold(matter, {} as never).facts } };
    }
    const chosen = permitted(procedure, matter, today, shuffled(procedure, matter, number), turned(people, who));
    if (chosen === null) continue;
    const [verb, actor] = chosen;
    const body = bodies[verb]?.(r, today, matter) ?? {};
    try {
      const after = story([[today, actor, verb, body]], matter, procedure);
      trace.push({ on: today, verb, by: actor.personId, body, before: matter });
      matter = after;
    } catch {
      // Refused for what it says: nothing was done.
    }
    if (matter.state === 'decided') break;
  }
  return trace;
}

const turned = <T>(list: readonly T[], by: number): readonly T[] => {
  const first = list.length === 0 ? 0 : by % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
};

/** The first of these verbs that one of these people may do. */
function permitted(
  procedure: Procedure,
  matter: Matter,
  today: PlainDate,
  verbs: readonly string[],
  who: readonly ActingAs[],
): readonly [string, ActingAs] | null {
  for (const verb of verbs) {
    const actor = who.find((one) => refusalOf(procedure, matter, one, verb, today) === null);
    if (actor !== undefined) return [verb, actor];
  }
  return null;
}

/** Time passes; often to a day on which something turns. */
function waited(today: PlainDate, wait: number, matter: Matter): PlainDate {
  const due = replyClock(matter)?.due;
  const hearing = hearingOf(matter)?.day;
  if (wait % 4 === 0 && hearing != null && hearing > today && matter.state === 'hearing') return hearing;
  if (wait % 8 === 1 && due !== undefined && due > today) return due;
  if (wait % 8 === 2 && due !== undefined && due >= today) return addDays(due, 1);
  return addDays(today, wait % 3);
}

const at = <T>(list: readonly T[], index: number): readonly T[] => list.slice(index + 1);
const lastOf = (trace: readonly Done[], ...verbs: readonly string[]): number =>
  trace.findLastIndex(({ verb }) => verbs.includes(verb));
const penalties = (body: JsonObject): readonly JsonObject[] => (body.penalties ?? []) as JsonObject[];
const sum = (body: JsonObject): number => penalties(body).reduce((total, each) => total + Number(each.fen ?? 0), 0);
const heavier = (one: JsonObject, other: JsonObject): boolean =>
  sum(one) > sum(other) || penalties(one).some(({ kind }) => !penalties(other).some((each) => each.kind === kind));
const workdaysAfter = (on: PlainDate, days: number): PlainDate => addWorkdays(chinaCalendar, on, days);

/**
 * What is wrong with the penalty at the end of a walk, told from the acts alone and never from facts, clocks or
 * conditions of the procedure; empty where it is lawful or there is none.
 */
export function wrongs(trace: readonly Done[]): readonly string[] {
  const final = trace.at(-1);
  if (final?.verb !== 'decide') return [];
  const wrong: string[] = [];
  const says = (what: string, holds: boolean): void => {
    if (!holds) wrong.push(what);
  };
  const before = trace.slice(0, -1);
  const proposed = (until: number): JsonObject =>
    before.slice(0, until).findLast(({ verb }) => verb === 'report' || verb === 'revise-proposal')?.body ?? {};

  const noticed = lastOf(before, 'notify');
  const since = at(before, noticed);
  says('told after the last report', noticed > lastOf(before, 'report'));
  const serving = since.findIndex(({ verb }) => verb === 'record-notice-delivery');
  says('notice served', serving >= 0);
  const served = since[serving];
  const heard = at(since, serving);
  const told = before[noticed];

  if (served !== undefined && told !== undefined) {
    const waives = (right: string, undoneBy: string): boolean => {
      const waived = heard.findLastIndex(
        ({ verb, body }) => verb === 'waive-defence' && (body.rights as string[]).includes(right),
      );
      return waived > lastOf(heard, undoneBy);
    };
    const waived = waives('defence', 'defend') && (told.body.hearing !== true || waives('hearing', 'ask-hearing'));
    says('five working days over, or waived', final.on > workdaysAfter(served.on, 5) || waived);
    says('defence answered', lastOf(heard, 'review-defence') >= lastOf(heard, 'defend'));
    const asked = lastOf(heard, 'ask-hearing');
    if (asked >= 0) {
      const hearing = at(heard, asked);
      const opened = hearing.findIndex(({ verb }) => verb === 'hold-hearing' || verb === 'record-absence');
      const calledIndex = lastOf(hearing.slice(0, Math.max(0, opened)), 'record-hearing-notice');
      const called = hearing[calledIndex];
      const on = hearing[opened]?.on;
      const inTime = on !== undefined && called !== undefined && on > workdaysAfter(called.on, 7);
      const named = hearing.findLast(({ verb }) => verb === 'appoint-chair')?.body ?? {};
      const team = (hearing[opened]?.before.facts.officers ?? []) as string[];
      says(
        'hearing finished',
        hearing.some(({ verb }) => ['hearing-report', 'withdraw-hearing', 'record-absence'].includes(verb)),
      );
      if (opened >= 0) says('hearing told seven working days before', inTime);
      if (opened >= 0) says('chair not of the team', !team.includes(hearing[opened]?.by ?? ''));
      if (opened >= 0)
        says('the chair or the recorder opens it', [named.chair, named.recorder].includes(hearing[opened]?.by ?? ''));
    }
    says('no heavier than told', !heavier(final.body, proposed(noticed)));
  }

  for (const [index, spoke] of before.entries()) {
    if (spoke.verb !== 'defend' && spoke.verb !== 'ask-hearing') continue;
    const then = proposed(lastOf(before.slice(0, index), 'notify'));
    const found = at(before, index).some(({ verb, body }) => verb === 'report' && 'newFacts' in body);
    says('no heavier because of the defence', found || !heavier(final.body, then));
  }

  const written = lastOf(before, 'report', 'revise-proposal');
  const opinions = at(before, written).filter(({ verb }) => verb === 'case-review' || verb === 'legal-review');
  says('the proposal as it stands was reviewed last with a pass', opinions.at(-1)?.body.result === 'pass');
  says('no heavier than reviewed', !heavier(final.body, proposed(before.length)));
  const sat = lastOf(before, 'hold-hearing');
  const grounds = before.some(
    ({ verb, body }) =>
      ['submit-review', 'require-legal-review'].includes(verb) && ((body.grounds ?? []) as string[]).length > 0,
  );
  if (grounds || sat >= 0) {
    const legal = lastOf(before, 'legal-review');
    says('legal review passed', legal > written && before[legal]?.body.result === 'pass');
    says('legal review after the hearing', legal > sat);
  }

  const wrote = before.filter(({ verb }) =>
    ['report', 'revise-proposal', 'case-review', 'legal-review'].includes(verb),
  );
  says('decided by another than wrote or reviewed it', !wrote.some(({ by }) => by === final.by));
  says('decided by none of the team', !(final.before.facts.officers as string[]).includes(final.by));
  for (const { by, before: then } of opinions) {
    says('reviewed by none of the team', !(then.facts.officers as string[]).includes(by));
  }

  const required = before.some(({ verb }) => verb === 'require-discussion');
  if (required || penalties(proposed(noticed)).some(({ kind }) => kind === 'revoke-licence')) {
    const met = lastOf(before, 'discuss');
    says('discussed after the party was heard', met > noticed && met > lastOf(before, 'defend', 'hold-hearing'));
    says('as discussed', !heavier(final.body, before[met]?.body ?? {}));
  }
  return wrong;
}
