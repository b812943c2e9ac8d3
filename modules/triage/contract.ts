import { z } from 'zod';
import type { Text } from '../../kernel/text.ts';
import { authorityCode, bilingual } from '../intake/contract.ts';

/** Shapes of the registry of models that server, command line and console share. */

/** What serves where a bureau's own model is withdrawn: the nearest one above it, in the end the one that ships. */
export const ABOVE = 'above';
/** The set that ships with the product and that nothing of it is trained with. */
export const SHIPPED_SET = 'shipped';

/** The rule of promotion, in words; `registry/compare.ts` computes it. */
export const PROMOTION_RULE: Text = {
  zh: '在冻结集上与现用模型逐条对比，三条同时满足才能启用：业务领域的宏平均F1更高；业务领域正确率之差的95%单侧置信下限（成对自助法，2000次）不低于负1个百分点；主题、紧急程度没有显著变差（McNemar精确检验，单侧p<0.05）。界限由本系统设定。',
  en: 'Compared text by text with the model in service on the frozen set, it is promoted only if all three hold: macro-F1 of the domain is higher; the lower 95 % bound (one-sided, paired bootstrap, 2,000 draws) of the difference in accuracy of the domain is not below minus 1 percentage point; theme and urgency are not significantly worse (exact McNemar test, one-sided p < 0.05). The limits are this system’s own.',
};

const share = z.number().min(0).max(1);
const count = z.number().int();

/** How a model did on one question over one set of texts. */
export const taskScores = z.object({
  /** `domain`, `theme`, `urgency`, `sign:<sign>`, `vulnerable:<who>`. */
  task: z.string(),
  texts: count,
  accuracy: share,
  macroF1: share,
  /** Share of the texts, the surest first, of which at least 95 % are right. */
  coverage95: share,
  /** Expected calibration error over ten bins: how far what it says of its sureness is from what is right. */
  ece: share,
  labels: z.array(z.object({ label: z.string(), texts: count, precision: share, recall: share, f1: share })),
  /** How often which label was taken for which, of the domains alone. */
  confusion: z.array(z.object({ label: z.string(), guess: z.string(), texts: count })),
});
export type TaskScores = z.infer<typeof taskScores>;

/** A model on a set of texts that it was not trained with. */
export const setScores = z.object({
  /** Name of the frozen set, or `shipped`. */
  set: z.string(),
  texts: count,
  tasks: z.array(taskScores),
});
export type SetScores = z.infer<typeof setScores>;

/** One question of a model, cross-validated on what it was trained with: judged by folds that did not see the text. */
const headScores = z.object({
  head: z.string(),
  texts: count,
  right: share,
  macroF1: share,
  speaks: share,
  rightWhereSpeaks: share,
});

/** What stands of a model beside its weights. Nothing of a text, nothing of a person but who trained it. */
export const modelScores = z.object({
  own: z.array(setScores),
  /** The model that served when it was trained, and the shipped one, on the same sets. */
  beside: z.array(z.object({ version: z.string(), sets: z.array(setScores) })),
  /** As `headScores`, with the examples of each label. */
  crossed: z.array(headScores.extend({ labels: z.record(z.string(), count) })),
});
export type ModelScores = z.infer<typeof modelScores>;

const pair = z.object({ candidate: share, current: share });
/** What the rule of promotion looked at. */
export const comparison = z
  .object({
    set: z.string(),
    texts: count,
    accuracy: pair,
    macroF1: pair,
    /** Texts that only the one had right, and only the other. */
    onlyCandidate: count,
    onlyCurrent: count,
    /** The lower bound of the difference in accuracy. */
    lowest: z.number(),
    /** Other questions in which it is significantly worse. */
    worse: z.array(z.string()),
    better: z.boolean(),
  })
  .meta({ id: 'ModelComparison' });
export type Comparison = z.infer<typeof comparison>;

const someone = z.object({ id: z.uuid(), name: z.string() });

export const clueModel = z
  .object({
    version: z.string(),
    authority: z.object({ code: authorityCode, name: bilingual }),
    parent: z.string(),
    cutAt: z.string(),
    verdicts: count,
    verdictDigest: z.string(),
    digest: z.string(),
    bytes: count,
    trainedAt: z.string(),
    trainedBy: someone,
    promotedAt: z.string().nullable(),
    promotedBy: someone.nullable(),
    retiredAt: z.string().nullable(),
    scores: modelScores,
  })
  .meta({ id: 'ClueModel' });
export type ClueModelView = z.infer<typeof clueModel>;

export const service = z
  .object({
    id: z.uuid(),
    authority: z.object({ code: authorityCode, name: bilingual }),
    version: z.string(),
    before: z.string(),
    rolledBack: z.boolean(),
    reason: z.string(),
    at: z.string(),
    by: someone,
    figures: comparison.nullable(),
  })
  .meta({ id: 'ClueModelService' });
export type ServiceView = z.infer<typeof service>;

/** How often officers agreed with the proposed domain. Of the asker's own area, without sensitive matters. */
const agreement = z.object({ value: z.string(), proposed: count, agreed: count });

export const clueModels = z
  .object({
    /** What serves the asker's authority now; `authority` null: the shipped one. `corrections` since its data cut. */
    serving: z.object({ version: z.string(), authority: authorityCode.nullable(), corrections: count }),
    /** The model that ships; `set`: how it does on the shipped set, once a training measured it. */
    shipped: z.object({ version: z.string(), crossed: z.array(headScores), set: setScores.nullable() }),
    /** Of the asker's area, the latest first. */
    models: z.array(clueModel),
    services: z.array(service),
    rule: bilingual,
    /** Of the last 90 days. */
    lately: z.object({
      since: z.string(),
      byChannel: z.array(agreement),
      byCounty: z.array(agreement.extend({ name: bilingual })),
      corrected: z.array(z.object({ from: z.string(), to: z.string(), times: count })),
      proposed: count,
      agreed: count,
    }),
  })
  .meta({ id: 'ClueModels' });
export type ClueModelsAnswer = z.infer<typeof clueModels>;

export const promotion = z.object({
  /** Why; stands with the promotion. */
  reason: z.string().trim().min(2).max(500),
  /** True for a version that has served before: it comes back without a comparison. */
  rollBack: z.boolean().default(false),
});
export type Promotion = z.infer<typeof promotion>;

export const promoted = z.object({ version: z.string(), before: z.string(), figures: comparison.nullable() });
