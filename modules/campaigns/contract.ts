import { z } from 'zod';
import { authorityCode, bilingual, matterRow, plainDay, region } from '../intake/contract.ts';

/** Shapes of the campaign pages. Money in fen; days are legal days, both ends inside. */

const named = z.object({ code: authorityCode, name: bilingual });
const period = z.object({ from: plainDay, to: plainDay });

export const measureChoice = z
  .object({
    id: z.string(),
    title: bilingual,
    unit: bilingual,
    definition: bilingual,
    /** SHA-256 of title, unit and definition: what a plan fixes. */
    digest: z.string(),
    money: z.boolean(),
  })
  .meta({ id: 'CampaignMeasureChoice' });
export const measureChoicesAnswer = z
  .object({ measures: z.array(measureChoice) })
  .meta({ id: 'CampaignMeasureChoices' });

const targetView = z.object({
  measure: z.string(),
  title: bilingual,
  unit: bilingual,
  money: z.boolean(),
  /** The area that it is set for; null for the whole. */
  authority: named.nullable(),
  value: z.number().int(),
  /** Null where the reader does not see that area's figures. */
  now: z.number().int().nullable(),
});
export type TargetView = z.infer<typeof targetView>;

const campaignState = z.enum(['planned', 'running', 'concluded', 'cancelled']);
const cardFigure = z.object({
  id: z.string(),
  title: bilingual,
  unit: bilingual,
  money: z.boolean(),
  value: z.number().int(),
});

export const campaignCard = z
  .object({
    code: z.string(),
    title: z.string(),
    state: campaignState,
    homeRegion: region,
    matterId: z.uuid(),
    owner: named,
    parent: z.string().nullable(),
    period,
    /** Its first measures, as the reader's area has them. */
    figures: z.array(cardFigure),
    /** Targets for the whole, and how many of them are reached. */
    targets: z.array(targetView),
  })
  .meta({ id: 'CampaignCard' });
export type CampaignCard = z.infer<typeof campaignCard>;
export const campaignList = z.object({ campaigns: z.array(campaignCard) }).meta({ id: 'CampaignList' });
export const campaignQuery = z.object({ state: campaignState.optional() });

const fixedMeasure = measureChoice.extend({
  /** Another definition today than the one that was fixed, or none: told beside the number, and not compared. */
  differs: z.boolean(),
  value: z.number().int(),
  /** All matters of the scope's areas, domains and channels in the same days, in the campaign or not. */
  whole: z.number().int().nullable(),
  /** The same in the baseline period. */
  base: z.number().int().nullable(),
  /** (whole − base) ÷ base; null without a base. */
  growth: z.number().nullable(),
});

const values = z.record(z.string(), z.number().int());

export const campaignDetail = z
  .object({
    code: z.string(),
    title: z.string(),
    state: campaignState,
    homeRegion: region,
    matterId: z.uuid(),
    version: z.number().int(),
    owner: named,
    order: z.object({ document: z.string(), issuer: z.string(), on: plainDay }),
    parent: z.object({ code: z.string(), title: z.string(), values }).nullable(),
    scope: z.object({
      ...{ from: plainDay, to: plainDay, authorities: z.array(named), procedures: z.array(z.string()) },
      ...{ domains: z.array(z.string()), channels: z.array(z.string()), words: z.array(z.string()) },
    }),
    edition: z.number().int(),
    started: plainDay.nullable(),
    concluded: plainDay.nullable(),
    /** The days that the values are of. */
    period,
    /** The days of the baseline that are compared with them: as many, while it runs. */
    baseline: period.nullable(),
    /** Top of the area that the reader sees. */
    area: named,
    measures: z.array(fixedMeasure),
    /** Those whose definition changed in mid-course. */
    differ: z.array(z.string()),
    areas: z.array(named.extend({ values })),
    /** Sub-operations 子行动, each counted once in the whole. */
    parts: z.array(z.object({ code: z.string(), title: z.string(), state: campaignState, values })),
    actions: z.array(
      z.object({ id: z.string(), title: z.string(), origin: z.string(), authority: named, on: plainDay }),
    ),
    targets: z.array(targetView),
    outreach: z.object({
      channels: z.array(
        z.object({
          ...{ channel: z.string(), title: bilingual, placements: z.number().int(), places: z.number().int() },
          /** People reached, where somebody counted them. */
          reach: z.number().int().nullable(),
        }),
      ),
      works: z.array(
        z.object({
          ...{ id: z.string(), kind: z.string(), title: z.string(), on: plainDay, authority: named },
          adoptions: z.array(z.object({ outlet: z.string(), level: z.string(), on: plainDay })),
        }),
      ),
    }),
    editions: z.array(
      z.object({
        ...{ edition: z.number().int(), on: plainDay, reason: z.string().nullable(), document: z.string().nullable() },
        /** Parts of the plan that it set anew. */
        changed: z.array(z.string()),
      }),
    ),
    /** Matters opened earlier that are looked at since it started or its scope changed. */
    looking: z.object({ looked: z.number().int(), joined: z.number().int(), done: z.boolean() }).nullable(),
    /** What an amendment begins with: the baseline of the plan and the definitions that it fixed. */
    planned: z.object({
      baseline: period.nullable(),
      measures: z.array(z.object({ id: z.string(), definition: z.string() })),
    }),
    /** Acts that the reader may do now. */
    verbs: z.array(z.string()),
    notes: z.array(bilingual),
  })
  .meta({ id: 'CampaignDetail' });
export type CampaignDetail = z.infer<typeof campaignDetail>;

export const nearlyQuery = z.object({ limit: z.coerce.number().int().min(1).max(100).default(30) });
export const nearlyAnswer = z
  .object({
    /** Matters that miss one part of the scope only, with the part. */
    items: z.array(z.object({ matter: matterRow, misses: z.string(), title: bilingual })),
  })
  .meta({ id: 'CampaignNearly' });
export type NearlyAnswer = z.infer<typeof nearlyAnswer>;
