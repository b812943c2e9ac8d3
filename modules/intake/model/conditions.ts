import type { DeadlineRule } from '../../../kernel/deadline.ts';
import { obj, str } from '../../../kernel/read-json.ts';
import type { Text } from '../../../kernel/text.ts';
import { isOther } from '../../../platform/procedure/permit.ts';
import type { Condition, Matter } from '../../../platform/procedure/types.ts';
import { ruleBook } from '../../../rules/index.ts';
import { pairVerbs } from '../../merging/model/verbs.ts';

/** The extension that the edition behind a clock allows; null when the clock is not there or has none. */
export function extensionOf(matter: Matter, clock: string): DeadlineRule['extension'] {
  const running = matter.clocks[clock];
  return running === undefined ? null : ruleBook.edition(running.rule, running.version).extension;
}

const condition = (rule: string, text: Text, holds: Condition['holds']): Condition => ({ rule, text, holds });

/** An extension is asked for by one person, granted by another, as often as the rule allows, before the limit is over. */
export function extendConditions(procedure: string, clock: string): readonly Condition[] {
  return [
    condition(
      `${procedure}.extend.requested`,
      { zh: '尚无承办人提出的延长期限申请。', en: 'No officer has asked for an extension.' },
      (matter) => 'extensionRequest' in matter.facts,
    ),
    extendOnce(`${procedure}.extend.once`, clock),
    inTime(`${procedure}.extend.in-time`, clock),
    condition(
      `${procedure}.extend.other-person`,
      { zh: '延长期限应由申请人以外的负责人批准。', en: 'A head other than the person who asked must approve.' },
      (matter, actor) => isOther(actor, str(obj(matter.facts, 'extensionRequest'), 'by')),
    ),
  ];
}

export function requestConditions(procedure: string, clock: string): readonly Condition[] {
  return [
    condition(
      `${procedure}.request-extension.pending`,
      { zh: '已有一份延长期限申请待批。', en: 'A request for extension is already waiting.' },
      (matter) => !('extensionRequest' in matter.facts),
    ),
    extendOnce(`${procedure}.request-extension.once`, clock),
    inTime(`${procedure}.request-extension.in-time`, clock),
  ];
}

const extendOnce = (rule: string, clock: string): Condition =>
  condition(
    rule,
    { zh: '核查期限已按规定延长过，不能再次延长。', en: 'The limit was already extended as often as the rule allows.' },
    (matter) => (matter.clocks[clock]?.extensions.length ?? 0) < (extensionOf(matter, clock)?.times ?? 0),
  );

const running =
  (clock: string): Condition['holds'] =>
  (matter, _actor, today) =>
    today <= (matter.clocks[clock]?.due ?? today);

/** Our reading: a limit that has run out cannot be extended afterwards, else lateness could be undone. */
const inTime = (rule: string, clock: string): Condition =>
  condition(
    rule,
    { zh: '期限已经届满，届满后不能再延长。', en: 'The limit has run out; it cannot be extended afterwards.' },
    running(clock),
  );

/** Merging restarts the clock (令121 art 35) and is optional: after the limit it would only hide that it was missed. */
export const mergedInTime = (procedure: string, clock: string): Condition =>
  condition(
    `${procedure}.supplement.in-time`,
    {
      zh: '核查期限已经届满，并入会使期限重新起算：请将补充材料另行登记为新的举报。',
      en: 'The limit has run out and merging would restart it: register the new facts as a report of their own.',
    },
    running(clock),
  );

/** Clearing confirms somebody else's conclusion, and filing or not filing is decided by the head (程序规定 art 18–20). */
export function clearConditions(procedure: string): readonly Condition[] {
  return [
    condition(
      `${procedure}.clear.other-person`,
      { zh: '销号应由提出核查结论以外的人员确认。', en: 'Someone other than the person who concluded must confirm.' },
      (matter, actor) => isOther(actor, str(obj(matter.facts, 'conclusion'), 'by')),
    ),
    condition(
      `${procedure}.clear.head-decides`,
      { zh: '立案或者不予立案应由负责人批准。', en: 'Filing or not filing is decided by the head.' },
      (matter, actor) => !['filed', 'not-filed'].includes(str(matter.facts, 'outcome')) || actor.roles.includes('head'),
    ),
  ];
}

/** Undoing an import is possible only while nobody has worked on the matter; that it is the same as another is no work. */
export const untouched = (procedure: string): Condition =>
  condition(
    `${procedure}.void.untouched`,
    { zh: '已开始办理，不能撤销登记。', en: 'Work has begun; the registration cannot be undone.' },
    (matter) => Object.keys(matter.doneBy).every((verb) => ['receive', 'assign', ...pairVerbs].includes(verb)),
  );

/** A matter goes back to the body that assigned it; one that was never assigned from outside has nobody to go back to. */
export const hasSender = (procedure: string): Condition =>
  condition(
    `${procedure}.return.sender`,
    {
      zh: '该事项由本机关登记或自行分派，没有可退回的机关。',
      en: 'It was registered here: there is no sender to return it to.',
    },
    (matter) => {
      const sender = str(matter.facts, 'assignedBy');
      return sender !== '' && sender.slice(0, 6) !== matter.handlingCode.slice(0, 6);
    },
  );

/** Taking an item from the shared queue: first come, first served. */
export const unclaimed = (procedure: string): Condition =>
  condition(
    `${procedure}.claim.unassigned`,
    { zh: '该事项已有承办人。', en: 'Somebody already has this matter.' },
    (matter) => matter.assignee === null,
  );

/** An officer hands on what they work on themselves; who distributes the work may hand on anybody's. */
export const ownOrLeading = (procedure: string, verb: string): Condition =>
  condition(
    `${procedure}.${verb}.own`,
    {
      zh: '承办人只能转交或者放回本人承办的事项。',
      en: 'An officer may hand on or put back only what is assigned to them.',
    },
    (matter, actor) =>
      actor.roles.some((role) => role === 'intake' || role === 'head') ||
      (matter.assignee !== null && !isOther(actor, matter.assignee)),
  );

/** Only what somebody has can be put back into the queue. */
export const assigned = (procedure: string): Condition =>
  condition(
    `${procedure}.release.assigned`,
    { zh: '该事项没有承办人。', en: 'Nobody has this matter.' },
    (matter) => matter.assignee !== null,
  );

/** Who assigned it may take it back as long as nobody there has taken it up. */
export const recallable = (procedure: string): Condition =>
  condition(
    `${procedure}.recall.sender`,
    {
      zh: '只有分派机关可以收回，并且须在对方签收、领办之前。',
      en: 'Only the authority that assigned it may take it back, before anybody there takes it up.',
    },
    (matter, actor) => matter.assignee === null && str(matter.facts, 'assignedBy') === actor.authority,
  );

/** One letter has two halves: neither is split again, so that each is counted once (令121 art 9). */
export const splitOnce = (procedure: string, into: string): readonly Condition[] => [
  condition(
    `${procedure}.split.once`,
    { zh: '该来信已经分送过。', en: 'This letter has been split already.' },
    (matter) => !('split' in matter.facts),
  ),
  condition(
    `${procedure}.split.half`,
    {
      zh: '该事项本身就是从混合来信中分出的，不再分送。',
      en: 'It was itself split off from a mixed letter.',
    },
    (matter) => str(obj(matter.facts, 'origin'), 'procedure') !== into,
  ),
];
