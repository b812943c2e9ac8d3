import type { CaseQueue } from '../../../modules/cases/contract.ts';
import type { QueueId } from '../../../modules/intake/contract.ts';

type Roles = readonly string[];
const among =
  (...wanted: readonly string[]) =>
  (roles: Roles): boolean =>
    roles.some((role) => wanted.includes(role));

/** Roles that the server lets at imports; for others the entry would lead to a refusal. */
export const IMPORTERS: ReadonlySet<string> = new Set(['intake', 'officer', 'head', 'administrator']);
/** Roles that see the people of their area. */
export const SEE_PEOPLE: ReadonlySet<string> = new Set(['administrator', 'head', 'auditor']);
/** Roles that answer for the cases of an area. */
export const SEE_FINDINGS: ReadonlySet<string> = new Set(['head', 'auditor', 'supervisor', 'legal-reviewer']);

/** They look after what is over and still kept. */
export const SEE_KEPT: ReadonlySet<string> = new Set(['custodian', 'head', 'auditor']);

/** Roles that see who asked to open an identity in their area: custodians decide, auditors look. */
export const SEE_REQUESTS: ReadonlySet<string> = new Set(['custodian', 'auditor']);

/** Roles that see how the models do that read clues. */
export const SEE_MODELS: ReadonlySet<string> = new Set(['administrator', 'auditor']);

/** Roles that approve the disposal of files, or carry it out. */
export const KEEP_FILES: ReadonlySet<string> = new Set(['intake', 'head', 'legal-reviewer', 'custodian']);

/** Whose post has a day's work of its own; the others begin with figures. */
export const worksOnMatters = among('intake', 'officer', 'head', 'legal-reviewer', 'auditor');
/** Which groups of the menu stand open before anybody has chosen. */
export const startsWithCases = among('officer', 'head', 'legal-reviewer', 'auditor', 'supervisor');
export const startsWithClues = among('intake', 'officer', 'head', 'campaign-office');

/** Whose day is campaigns, supervision and bulletins. */
export const leadsOffice = among('campaign-office', 'supervisor');

/** The list that is looked at first: what an officer has, what waits for a reviewer, whose property a head holds. */
export function firstOf(roles: Roles): 'mine' | 'to-review' | 'held' {
  if (roles.includes('head')) return 'held';
  if (roles.includes('officer')) return 'mine';
  return roles.includes('legal-reviewer') ? 'to-review' : 'held';
}

const CASES: readonly (readonly [role: string, queues: readonly CaseQueue[]])[] = [
  ['head', ['to-approve', 'overdue', 'due-week', 'held-near', 'held', 'to-publish', 'to-close', 'team']],
  ['officer', ['mine', 'due-week', 'overdue', 'held-near', 'held', 'to-publish', 'to-close']],
  ['legal-reviewer', ['to-review', 'due-week', 'overdue']],
  ['auditor', ['overdue', 'held', 'to-publish', 'open']],
];
const CLUES: readonly (readonly [role: string, queues: readonly QueueId[]])[] = [
  ['head', ['to-clear', 'to-designate', 'overdue', 'near', 'intake', 'office']],
  ['officer', ['mine', 'to-accept', 'near', 'overdue']],
  ['intake', ['intake', 'to-accept', 'near', 'overdue']],
];
const ofPosts = <Q>(by: readonly (readonly [string, readonly Q[]])[], roles: Roles): readonly Q[] => [
  ...new Set(by.filter(([role]) => roles.includes(role)).flatMap(([, queues]) => queues)),
];

/** The queues of cases that a day begins with, by post; who holds several posts has those of each. */
export const casesOf = (roles: Roles): readonly CaseQueue[] => ofPosts(CASES, roles);
export const cluesOf = (roles: Roles): readonly QueueId[] => ofPosts(CLUES, roles);
