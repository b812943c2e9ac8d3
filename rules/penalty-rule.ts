import type { ApproverRole, Confidence, Limit, LimitUnit } from '../kernel/deadline.ts';
import type { Text } from '../kernel/text.ts';
import { type BasisId, sourceOf } from './basis.ts';
import type { PauseKind } from './pauses.ts';
import { day, type WorkedRule } from './worked-rule.ts';

/** A limit of a penalty case: it always says what follows its end, and every article behind it. */
export type PenaltyRule = WorkedRule & Required<Pick<WorkedRule, 'consequence' | 'bases'>>;

/** How a penalty rule is written down: what most of them share may be left out. */
interface Draft extends Pick<PenaltyRule, 'id' | 'title' | 'limit' | 'consequence' | 'bases' | 'examples'> {
  readonly from: string;
  readonly to?: string;
  readonly jurisdiction?: string;
  readonly extension?: PenaltyRule['extension'];
  readonly further?: NonNullable<PenaltyRule['further']>;
  readonly pauses?: readonly PauseKind[];
  readonly rollForward?: boolean;
  readonly expects?: NonNullable<PenaltyRule['expects']>;
  readonly parts?: NonNullable<PenaltyRule['parts']>;
}

/** Writes an edition: nationwide, in force, without extension or pause unless it says so. Its source is its first basis. */
export function penaltyRule(draft: Draft): PenaltyRule {
  const { from, to, jurisdiction = '', extension = null, pauses = [], rollForward = false, ...rest } = draft;
  return {
    ...rest,
    effectiveFrom: day(from),
    effectiveTo: to === undefined ? null : day(to),
    jurisdiction,
    extension,
    pauses,
    rollForward,
    source: sourceOf(draft.bases[0]),
  };
}

/** `limit(7, 'wd')`. */
export const limit = (amount: number, unit: LimitUnit): Limit => ({ amount, unit });

const APPROVERS: Readonly<Record<ApproverRole, Text>> = {
  head: { zh: '市场监督管理部门负责人', en: 'head of the authority' },
  principal: { zh: '市场监督管理部门主要负责人', en: 'principal head of the authority' },
  collective: { zh: '市场监督管理部门负责人集体讨论', en: 'the heads of the authority, collectively' },
};

/** Who grants more time, with its title. */
export const approvedBy = (role: ApproverRole): { readonly approver: Text; readonly role: ApproverRole } => ({
  approver: APPROVERS[role],
  role,
});

/** Once, so much more, by that approver. */
export const once = (amount: number, unit: LimitUnit, role: ApproverRole): NonNullable<PenaltyRule['extension']> => ({
  limit: limit(amount, unit),
  times: 1,
  ...approvedBy(role),
});

/** A less certain part of a rule. */
export const part = (
  confidence: Confidence,
  basis: BasisId | null,
  zh: string,
  en: string,
): NonNullable<PenaltyRule['parts']>[number] => ({ text: { zh, en }, basis, confidence });
