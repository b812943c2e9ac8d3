import type { CaseDetail } from '../../../../modules/cases/contract.ts';

/** Acts in which a proposal or a decision is written: they are composed beside the calculator. */
export const composing = ['report', 'revise-proposal', 'discuss', 'decide', 'dismiss'] as const;
export type Composing = (typeof composing)[number];

type VerbView = CaseDetail['matter']['verbs'][number];

/** Those of them that this person may do now, in the order of the work. */
export const composable = (detail: CaseDetail): readonly VerbView[] =>
  composing.flatMap((verb) => detail.matter.verbs.find((each) => each.verb === verb && each.refusal === null) ?? []);

export const addressOfComposer = (region: string, id: string, verb?: string): string =>
  `/cases/${region}/${id}/compose${verb === undefined ? '' : `?verb=${verb}`}`;
