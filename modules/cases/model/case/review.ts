import { z } from 'zod';
import { num, obj, str } from '../../../../kernel/read-json.ts';
import { listOf } from '../../../../platform/procedure/entries.ts';
import { isOther } from '../../../../platform/procedure/permit.ts';
import type { ActingAs, Change, Condition, FoldedAct, Matter, Verb } from '../../../../platform/procedure/types.ts';
import type { BasisId } from '../../../../rules/index.ts';
import { day, line, prose } from '../schema.ts';
import { fits, inTime, listIn, says } from './conditions.ts';
import {
  backToWork,
  ceilingOf,
  ended,
  reportedOf,
  reviewDue,
  reviewPassed,
  roundOf,
  toldOf,
  undiscussed,
} from './decision-path.ts';
import { dayOf } from './facts.ts';
import { by, byHandlers, condition, notHandlers } from './people.ts';
import { isHeavier, summaryOf } from './proposal.ts';
import { noHeavierThan, proposalFields, proposalTexts, proposedIn, wholeProposal } from './proposal-says.ts';

export { reportedOf, reviewDue, reviewPassed } from './decision-path.ts';

/** Whoever put the proposal forward or reviewed it has had their say: another person approves and decides 审办分离. */
export const otherThanReviewed = (verb: string): Condition =>
  condition(
    `case.${verb}.other-person`,
    '审批、决定应当由提出处理建议、审核以外的人员作出。',
    'Whoever proposed or reviewed it does not approve or decide it.',
    (matter, actor) => ![...reporters(matter), ...reviewers(matter)].some((person) => !isOther(actor, person)),
  );

const reporters = (matter: Matter): readonly string[] => [
  ...(matter.doneBy.report ?? []),
  ...(matter.doneBy['revise-proposal'] ?? []),
];
const reviewers = (matter: Matter): readonly string[] => [
  ...(matter.doneBy['case-review'] ?? []),
  ...(matter.doneBy['legal-review'] ?? []),
];

/** Grounds that somebody states; L2 follows from the hearing itself. */
const statedGrounds = ['L1', 'L3', 'L4'] as const;
const reviewBasis: readonly BasisId[] = ['procedure.art50', 'procedure.art52', 'procedure.art53', 'procedure.art54'];
const legalBasis: readonly BasisId[] = ['penalty.art58', 'procedure.art51', 'procedure.art53', 'procedure.art54'];

const reviewOf = (matter: Matter) => obj(matter.facts, 'review');
const isOpen = (matter: Matter): boolean => reviewOf(matter).open === true;

const open = (verb: string): Condition =>
  condition(`case.${verb}.open`, '案件尚未送审。', 'It was not submitted for review.', isOpen);
const notOpen = (verb: string): Condition =>
  condition(
    `case.${verb}.pending`,
    '案件正在审核，审核意见作出前不能办理。',
    'It is under review: wait for the opinion.',
    (matter) => !isOpen(matter),
  );

const notReporter = (verb: string): Condition =>
  condition(
    `case.${verb}.other-person`,
    '审核应当由提出处理建议以外的人员进行。',
    'Whoever proposed it does not review it.',
    (matter, actor: ActingAs) => reporters(matter).every((person) => isOther(actor, person)),
  );

/** Facts that came up since the party was told, with the evidence: the one reason to tell it of something heavier. */
const newFacts = z.strictObject({ found: day(), evidence: z.array(line(120)).min(1).max(100) });

/** An opinion on the proposal: pass, change 建议改正, return 退回补充调查. */
const results = ['pass', 'change', 'return'] as const;

function reviewed(matter: Matter, act: FoldedAct, legal: boolean): Change {
  const result = str(act.body, 'result');
  const review = {
    ...reviewOf(matter),
    open: false,
    legal,
    on: act.on,
    by: act.actor,
    result,
    passed: result !== 'pass' ? '' : legal ? 'legal' : 'case',
  };
  const clocks = ended(matter, str(review, 'clock'));
  const early = matter.state === 'reported' || matter.state === 'reviewed';
  if (result === 'return' || (result === 'change' && early)) {
    const back = backToWork(matter);
    // Its clocks are ended once: by the way back.
    return { ...back, facts: { ...back.facts, review } };
  }
  return { ...(matter.state === 'reported' ? { state: 'reviewed' } : {}), facts: { review }, clocks };
}

/** 调查终结、案件审核、法制审核、负责人批准拟处罚意见 (处罚法 art 57, 58; 程序规定 art 50–54). */
export const reviewVerbs: Readonly<Record<string, Verb>> = {
  report: {
    title: { zh: '调查终结', en: 'End of investigation: report' },
    from: ['investigating'],
    by: by('officer'),
    basis: ['penalty.art57', 'procedure.art50'],
    body: z.strictObject({ ...proposalFields, newFacts: newFacts.exactOptional() }) as unknown as Verb['body'],
    personal: [...proposalTexts],
    conditions: [byHandlers],
    says: wholeProposal('report'),
    fits: [
      fits(
        'case.report.heavier-needs-new-facts',
        '当事人已陈述、申辩或者要求听证，没有新的事实和证据，不得提出更重的处罚。',
        'The party has spoken up: nothing heavier without new facts and evidence.',
        (body, matter) => {
          const proposed = proposedIn(body);
          const ceiling = ceilingOf(matter);
          return 'newFacts' in body || proposed === null || ceiling === null || !isHeavier(proposed, ceiling);
        },
      ),
      fits(
        'case.report.new-facts-since',
        '新的事实应当在告知当事人之后发现，且不晚于办理当天。',
        'New facts are those found since the party was told, and by today.',
        (body, matter, today) => {
          if (!('newFacts' in body)) return true;
          const told = dayOf(obj(matter.facts, 'notice'), 'on');
          const found = str(obj(body, 'newFacts'), 'found');
          return told !== null && told <= found && found <= today;
        },
      ),
    ],
    fold: (matter, act) => ({
      state: 'reported',
      facts: {
        report: {
          n: num(obj(matter.facts, 'report'), 'n') + 1,
          on: act.on,
          by: act.actor,
          proposal: summaryOf(act.body),
          newFacts: 'newFacts' in act.body,
          discretion: 'discretion' in act.body,
        },
        review: { ...reviewOf(matter), open: false, passed: '' },
        ...('hearing' in matter.facts ? { hearing: null } : {}),
        ...undiscussed(matter),
      },
    }),
  },
  'revise-proposal': {
    title: { zh: '修改处理建议', en: 'Revise the proposal' },
    from: ['notified', 'deciding'],
    by: by('officer'),
    basis: ['penalty.art45', 'penalty.art57'],
    body: z.strictObject({ ...proposalFields }) as unknown as Verb['body'],
    personal: [...proposalTexts],
    conditions: [byHandlers, notOpen('revise-proposal')],
    says: wholeProposal('revise-proposal'),
    fits: [
      noHeavierThan(
        'case.revise-proposal.not-heavier',
        '修改后的处罚不得重于已告知的处罚。',
        'It is heavier than what the party was told.',
        toldOf,
      ),
    ],
    fold: (matter, act) => ({
      facts: {
        report: { ...obj(matter.facts, 'report'), by: act.actor, proposal: summaryOf(act.body) },
        review: { ...reviewOf(matter), passed: '' },
        ...undiscussed(matter),
      },
    }),
  },
  'require-legal-review': {
    title: { zh: '列为法制审核案件', en: 'Legal review is due' },
    from: ['investigating', 'reported', 'reviewed', 'notified', 'hearing', 'deciding'],
    by: by('head', 'legal-reviewer'),
    basis: ['penalty.art58'],
    body: z.strictObject({ grounds: z.array(z.enum(statedGrounds)).min(1).max(3), reason: line(500) }),
    fold: (matter, act) => ({ facts: { review: { ...reviewOf(matter), grounds: grounds(matter, act) } } }),
  },
  'submit-review': {
    title: { zh: '送审', en: 'Submit for review' },
    from: ['reported', 'reviewed', 'notified', 'deciding'],
    by: by('officer'),
    basis: reviewBasis,
    body: z.strictObject({ grounds: z.array(z.enum(statedGrounds)).max(3), note: line(500).exactOptional() }),
    conditions: [
      byHandlers,
      notOpen('submit-review'),
      condition(
        'case.submit-review.passed',
        '该处理建议已经审核通过。',
        'The proposal has passed the review that is due.',
        (matter) => !reviewPassed(matter),
      ),
    ],
    fold: (matter, act) => {
      const n = num(reviewOf(matter), 'n') + 1;
      const clock = roundOf('review', n);
      const review = { ...reviewOf(matter), n, clock, open: true, sentOn: act.on, grounds: grounds(matter, act) };
      return { facts: { review }, clocks: [{ clock, do: 'start', rule: 'case-review' }] };
    },
  },
  'extend-review': {
    title: { zh: '延长审核期限', en: 'More time to review' },
    from: ['reported', 'reviewed', 'notified', 'hearing', 'deciding'],
    by: by('head'),
    basis: ['procedure.art54'],
    body: z.strictObject({ days: z.int().min(1).max(30), reason: line(500) }),
    conditions: [
      open('extend-review'),
      notHandlers,
      condition(
        'case.extend-review.in-time',
        inTime('extend-review', 'review').text.zh,
        inTime('extend-review', 'review').text.en,
        (matter, _actor, today) => today <= (matter.clocks[str(reviewOf(matter), 'clock')]?.due ?? today),
      ),
    ],
    fold: (matter, act) => ({
      clocks: [
        {
          clock: str(reviewOf(matter), 'clock'),
          do: 'extend',
          limit: { amount: num(act.body, 'days'), unit: 'wd' },
          approver: act.actor,
          reason: str(act.body, 'reason'),
        },
      ],
    }),
  },
  'case-review': {
    title: { zh: '案件审核', en: 'Case review' },
    from: ['reported', 'reviewed', 'notified', 'deciding'],
    by: by('officer', 'legal-reviewer'),
    basis: reviewBasis,
    body: z.strictObject({ result: z.enum(results), opinion: prose(10_000) }),
    personal: ['opinion'],
    conditions: [
      notHandlers,
      notReporter('case-review'),
      open('case-review'),
      condition(
        'case.case-review.legal-due',
        '本案应当进行法制审核，由法制机构审核。',
        'Legal review is due: the legal reviewers do it.',
        (matter) => reviewDue(matter).length === 0,
      ),
    ],
    fold: (matter, act) => reviewed(matter, act, false),
  },
  'legal-review': {
    title: { zh: '法制审核', en: 'Legal review' },
    from: ['reported', 'reviewed', 'notified', 'deciding'],
    by: by('legal-reviewer'),
    basis: legalBasis,
    body: z.strictObject({
      result: z.enum(results),
      opinion: prose(10_000),
      /** Reviews for the first time since the law asks for the qualification (处罚法 art 58(2)). */
      firstTime: z.boolean(),
      /** Number of the legal-profession qualification 法律职业资格. */
      qualification: line(80).exactOptional(),
    }),
    personal: ['opinion', 'qualification'],
    conditions: [notHandlers, notReporter('legal-review'), open('legal-review')],
    says: [
      says(
        'case.legal-review.qualified',
        '初次从事法制审核的人员应当取得法律职业资格，请填写证书编号。',
        'Who reviews for the first time needs the legal-profession qualification: give its number.',
        (body) => body.firstTime !== true || str(body, 'qualification') !== '',
      ),
    ],
    fold: (matter, act) => reviewed(matter, act, true),
  },
  'approve-proposal': {
    title: { zh: '批准拟处罚意见', en: 'Approve what is proposed' },
    from: ['reviewed'],
    by: by('head'),
    basis: ['penalty.art57', 'procedure.art54'],
    body: z.strictObject({ note: line(500).exactOptional() }),
    conditions: [
      notHandlers,
      otherThanReviewed('approve-proposal'),
      notOpen('approve-proposal'),
      condition(
        'case.approve-proposal.reviewed',
        '审核尚未通过。',
        'The review that is due was not passed.',
        reviewPassed,
      ),
      condition(
        'case.approve-proposal.once',
        '拟处罚意见已经批准。',
        'It is approved already.',
        (matter) => str(obj(matter.facts, 'report'), 'approvedOn') === '',
      ),
      condition(
        'case.approve-proposal.penalises',
        '处理建议不是给予行政处罚，无需告知，请直接作出不予处罚决定或者移送。',
        'No penalty is proposed: nothing to notify.',
        (matter) => reportedOf(matter)?.outcome === 'penalise',
      ),
    ],
    fold: (matter, act) => ({
      facts: { report: { ...obj(matter.facts, 'report'), approvedOn: act.on, approvedBy: act.actor } },
    }),
  },
  reinvestigate: {
    title: { zh: '退回补充调查', en: 'Back to the investigation' },
    from: ['reviewed', 'notified', 'deciding'],
    by: by('head'),
    basis: ['penalty.art57'],
    body: z.strictObject({ reason: prose(2_000) }),
    personal: ['reason'],
    conditions: [notHandlers],
    fold: backToWork,
  },
};

/** Grounds add up: what once called for legal review is not taken back by leaving it out. */
const grounds = (matter: Matter, act: FoldedAct): string[] => [
  ...new Set([...listOf(reviewOf(matter).grounds), ...listIn(act.body, 'grounds')]),
];

/** What the list of reviews shows of a case. */
export function reviewQueueOf(
  matter: Matter,
): { readonly sentOn: string; readonly due: string; readonly legal: boolean } | null {
  if (!isOpen(matter)) return null;
  const review = reviewOf(matter);
  const due = matter.clocks[str(review, 'clock')]?.due ?? '';
  return { sentOn: str(review, 'sentOn'), due, legal: reviewDue(matter).length > 0 };
}
