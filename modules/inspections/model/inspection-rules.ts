import { obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { listOf } from '../../../platform/procedure/entries.ts';
import { namedRules } from '../../../platform/procedure/named-rules.ts';
import type { BodyCondition, Condition, FitCondition, Matter } from '../../../platform/procedure/types.ts';
import { tidyDoorCode } from './door-code.ts';
import { isProblem } from './results.ts';

const { condition, says, fits } = namedRules('inspection');

/** One item with what was found. */
export interface Answered {
  readonly item: string;
  readonly result: string;
  readonly note?: string;
  readonly next?: string;
}

export const answersIn = (from: JsonObject): readonly Answered[] =>
  Array.isArray(from.results) ? (from.results as unknown as Answered[]) : [];

export const chosenIn = (facts: JsonObject): readonly { readonly id: string; readonly title: string }[] =>
  Array.isArray(facts.items) ? (facts.items as unknown as { id: string; title: string }[]) : [];

/** Problems that nobody followed up yet; those that became a matter of their own are followed there. */
export const openProblems = (matter: Pick<Matter, 'facts'>): readonly Answered[] => {
  const followed = listOf(matter.facts.followed);
  return answersIn(matter.facts).filter(
    ({ item, result, next }) => isProblem(result) && (next ?? 'here') === 'here' && !followed.includes(item),
  );
};

/** Whether somebody with the power approved it, before or afterwards. */
export const isApproved = (matter: Pick<Matter, 'facts'>): boolean => str(obj(matter.facts, 'approval'), 'on') !== '';

export const isPublished = (matter: Pick<Matter, 'facts'>): boolean =>
  str(obj(matter.facts, 'display'), 'state') === 'shown';

/** Only who was sent goes in. */
export const isSent = (verb: string): Condition =>
  condition(
    `${verb}.sent`,
    '由本次检查指派的执法人员办理。',
    'Only the officers who were sent do this.',
    (matter, actor) => listOf(matter.facts.officers).includes(actor.personId),
  );

export const twoOfficers = (verb: string): BodyCondition =>
  says(
    `${verb}.officers`,
    '检查人员不得少于两人，且不能是同一人。',
    'At least two different officers inspect.',
    (body) => {
      const officers = listOf(body.officers);
      return officers.length >= 2 && new Set(officers).size === officers.length;
    },
  );

export const orderNamed = says(
  'propose.order',
  '上级部署的专项检查，请填写部署文件。',
  'Ordered from above: name the order.',
  (body) => str(body, 'ground') !== 'ordered' || str(obj(body, 'order'), 'document') !== '',
);

export const judgedByAnother = condition(
  'approve.other',
  '检查人员不能批准自己的检查。',
  'Who inspects does not approve it.',
  (matter, actor) =>
    !listOf(matter.facts.officers).includes(actor.onBehalfOf ?? actor.personId) &&
    !listOf(matter.facts.officers).includes(actor.personId),
);

export const stillToApprove = condition(
  'approve.open',
  '已经批准。',
  'It is approved already.',
  (matter) => !isApproved(matter),
);

export const rightCode: FitCondition = fits(
  'scan.code',
  '检查码不对：请扫描或者输入本次检查审批生成的检查码。',
  'This is not the code of this approval.',
  (body, matter) => tidyDoorCode(str(body, 'code')) === str(matter.facts, 'doorCode'),
);

export const inPeriod = condition(
  'scan.period',
  '不在批准的检查日期内。',
  'This is not within the days that were approved.',
  (matter, _actor, today) => {
    const { from, to } = obj(matter.facts, 'period');
    return String(from) <= today && today <= String(to);
  },
);

export const withAnother: FitCondition = fits(
  'record.second',
  '请填写一同到场的另一名检查人员：检查不得少于两人。',
  'Name the other officer who was there: at least two inspect.',
  (body, matter, _today, actor) =>
    str(body, 'officer') !== actor.personId && listOf(matter.facts.officers).includes(str(body, 'officer')),
);

/** Each item once, none beside. */
export const everyItem = (verb: string): FitCondition =>
  fits(
    `${verb}.items`,
    '请逐项填写本次检查的每一个事项，不得检查未列入的事项。',
    'Answer each item of this inspection once, and no other.',
    (body, matter) => {
      const asked = chosenIn(matter.facts).map(({ id }) => id);
      const answered = answersIn(body).map(({ item }) => item);
      return answered.length === asked.length && asked.every((id) => answered.includes(id));
    },
  );

export const nextNamed = says(
  'record.next',
  '发现问题的事项，请写明情况和后续处理。',
  'Where a problem was found, say what and how it goes on.',
  (body) =>
    answersIn(body).every(({ result, note, next }) => !isProblem(result) || (note !== undefined && next !== undefined)),
);

export const publishApproved = condition(
  'publish.approved',
  '紧急检查尚未补办批准，不能公示。',
  'It was urgent and is not approved yet.',
  (matter) => isApproved(matter),
);

export const publishKind = condition(
  'publish.kind',
  '观摩、督导等入企活动只作记录，不公示检查结果。',
  'Visits of observation or supervision are recorded; there is no result to publish.',
  (matter) => str(matter.facts, 'purpose') === 'inspection',
);

export const notShown = condition(
  'publish.shown',
  '结果已在公示中。',
  'The result is on display.',
  (matter) => !isPublished(matter),
);

export const shown = (verb: string): Condition =>
  condition(`${verb}.shown`, '结果没有在公示。', 'Nothing is on display.', (matter) => isPublished(matter));

export const followedUp = condition(
  'close.problems',
  '仍有发现的问题没有跟踪改正。',
  'Problems that were found are not followed up.',
  (matter) => openProblems(matter).length === 0,
);

export const toldOrKept = condition(
  'close.published',
  '检查结果尚未公示。',
  'The result is not published.',
  (matter) => str(matter.facts, 'purpose') !== 'inspection' || str(obj(matter.facts, 'display'), 'on') !== '',
);

export const openProblem: FitCondition = fits(
  'follow-up.item',
  '没有这项待跟踪的问题。',
  'No such problem is open.',
  (body, matter) => openProblems(matter).some(({ item }) => item === str(body, 'item')),
);
