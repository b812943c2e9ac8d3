import type { Text } from '../../../../kernel/text.ts';
import type { ActingAs, Condition, Matter } from '../../../../platform/procedure/types.ts';
import { everHandled, officersOf } from './facts.ts';

export type CaseRole = 'intake' | 'officer' | 'legal-reviewer' | 'head' | 'campaign-office' | 'supervisor' | 'system';

/** Declares who may do a verb; a name outside the list does not compile. */
export const by = (...roles: readonly CaseRole[]): readonly CaseRole[] => roles;

export const condition = (rule: string, zh: string, en: string, holds: Condition['holds']): Condition => ({
  rule,
  text: { zh, en } satisfies Text,
  holds,
});

const handles = (matter: Matter, actor: ActingAs): boolean =>
  officersOf(matter).some((officer) => officer === actor.personId || officer === actor.onBehalfOf);

/** Only who handles the case acts on it; a head may everywhere that a verb names the role. */
export const byHandlers: Condition = condition(
  'case.handlers',
  '只有本案办案人员可以办理。',
  'Only the officers who handle the case may do this.',
  handles,
);

/** Whoever approves, reviews or chairs is not of the team 审办分离, nor was before: leaving it undoes no investigation. */
export const notHandlers: Condition = condition(
  'case.not-handlers',
  '审核、审批和听证主持人员不得是（或者曾经是）本案办案人员。',
  'Whoever reviews, approves or chairs must not be of the team, nor have been.',
  (matter, actor) => !everHandled(matter).some((person) => person === actor.personId || person === actor.onBehalfOf),
);
