import type { JsonObject } from '../../../../kernel/text.ts';
import type { CampaignDetail } from '../../../../modules/campaigns/contract.ts';
import type { MeasureChoice } from '../../../../modules/campaigns/model/measures.ts';

/** A target as it is typed. */
export interface TargetDraft {
  /** By which its row is known while it is typed. */
  readonly key: string;
  readonly measure: string;
  readonly authority: string;
  /** As typed; money in yuan. */
  readonly value: string;
}

/** A plan as it is typed: kept until it stands. */
export interface PlanDraft {
  readonly code: string;
  readonly title: string;
  readonly document: string;
  readonly issuer: string;
  readonly orderedOn: string;
  readonly parent: string;
  readonly from: string;
  readonly to: string;
  readonly baseFrom: string;
  readonly baseTo: string;
  readonly authorities: readonly string[];
  readonly procedures: readonly string[];
  readonly domains: readonly string[];
  readonly channels: readonly string[];
  readonly words: readonly string[];
  readonly actions: readonly string[];
  readonly measures: readonly string[];
  readonly targets: readonly TargetDraft[];
  /** Of an amendment. */
  readonly reason: string;
  readonly paper: string;
}

export const emptyPlan = (authority: string): PlanDraft => ({
  ...{ code: '', title: '', document: '', issuer: '', orderedOn: '', parent: '' },
  ...{ from: '', to: '', baseFrom: '', baseTo: '' },
  ...{ authorities: [authority], procedures: ['clue', 'report', 'complaint', 'case', 'summary-case'] },
  ...{ domains: [], channels: [], words: [], actions: [], measures: [], targets: [], reason: '', paper: '' },
});

/** The plan of a campaign as it stands, to be amended. */
export const planOf = (detail: CampaignDetail, baseline: { from: string; to: string } | null): PlanDraft => ({
  ...emptyPlan(''),
  ...{ code: detail.code, title: detail.title, from: detail.scope.from, to: detail.scope.to },
  ...{ baseFrom: baseline?.from ?? '', baseTo: baseline?.to ?? '' },
  authorities: detail.scope.authorities.map(({ code }) => code),
  procedures: detail.scope.procedures,
  ...{ domains: detail.scope.domains, channels: detail.scope.channels, words: detail.scope.words },
  measures: detail.measures.map(({ id }) => id),
  targets: detail.targets.map(({ measure, authority, value, money }, index) => ({
    ...{ key: `t${index}`, measure, authority: authority?.code ?? '' },
    value: String(money ? value / 100 : value),
  })),
});

type Choices = ReadonlyMap<string, MeasureChoice>;

const targetOf = ({ measure, authority, value }: TargetDraft, choices: Choices): JsonObject => ({
  measure,
  ...(authority === '' ? {} : { authority }),
  value: Math.round(Number(value) * (choices.get(measure)?.money === true ? 100 : 1)),
});

/** The definition that is fixed: the one that the campaign has already, or today's for a measure that is new to it. */
const fixedOf = (id: string, choices: Choices, before: ReadonlyMap<string, string>): JsonObject => ({
  id,
  definition: before.get(id) ?? choices.get(id)?.digest ?? '',
});

const parts = (draft: PlanDraft, choices: Choices, before: ReadonlyMap<string, string>): JsonObject => ({
  scope: {
    ...{ from: draft.from, to: draft.to, authorities: [...draft.authorities], procedures: [...draft.procedures] },
    ...{ domains: [...draft.domains], channels: [...draft.channels], words: [...draft.words] },
  },
  measures: draft.measures.map((id) => fixedOf(id, choices, before)),
  ...(draft.baseFrom === '' && draft.baseTo === '' ? {} : { baseline: { from: draft.baseFrom, to: draft.baseTo } }),
  targets: draft.targets.filter(({ value }) => value.trim() !== '').map((each) => targetOf(each, choices)),
});

/** What `plan` says. */
export const planBody = (draft: PlanDraft, choices: Choices): JsonObject => ({
  ...{ code: draft.code.trim(), title: draft.title.trim() },
  order: { document: draft.document.trim(), issuer: draft.issuer.trim(), on: draft.orderedOn },
  ...(draft.parent === '' ? {} : { parent: draft.parent }),
  actions: [...draft.actions],
  ...parts(draft, choices, new Map()),
});

/** What `amend` says: the parts that differ from those that stand, and nothing else. */
export function amendBody(
  draft: PlanDraft,
  before: PlanDraft,
  choices: Choices,
  fixed: ReadonlyMap<string, string>,
): JsonObject {
  const [was, is] = [parts(before, choices, fixed), parts(draft, choices, fixed)];
  const changed = Object.entries(is).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(was[key]));
  return {
    ...Object.fromEntries(changed),
    reason: draft.reason.trim(),
    ...(draft.paper.trim() === '' ? {} : { document: draft.paper.trim() }),
  };
}
