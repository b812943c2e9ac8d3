import { z } from 'zod';
import { authorityCode, bilingual, dayAndId, plainDay, region } from '../intake/contract.ts';
import { creditClasses, riskClasses } from './model/draw-plan.ts';

/** Shapes that server, console and portal share. */

const keysOf = <T extends string>(list: Readonly<Record<T, unknown>>) => z.enum(Object.keys(list) as T[]);
const place = { region, id: z.uuid() };

const item = z.object({
  id: z.string(),
  title: z.string(),
  basis: z.string(),
  objects: z.string(),
  method: z.string(),
  who: z.string(),
});

/** A published list of items with its cap. */
export const itemListView = z
  .object({
    id: z.uuid(),
    authority: authorityCode,
    authorityName: bilingual,
    title: z.string(),
    edition: z.number().int(),
    publishedOn: plainDay,
    from: plainDay,
    document: z.string(),
    items: z.array(item),
    yearlyCap: z.number().int().nullable(),
    capMode: z.enum(['block', 'warn']),
  })
  .meta({ id: 'InspectionItemList' });
export type ItemListView = z.infer<typeof itemListView>;
export const itemListsView = z.object({ lists: z.array(itemListView) }).meta({ id: 'InspectionItemLists' });

export const freezeRequest = z.object({ actId: z.uuid(), version: z.number().int().min(1) }).meta({ id: 'FreezeDraw' });
export const revealRequest = z
  .object({
    actId: z.uuid(),
    version: z.number().int().min(1),
    /** What the second person adds: thrown dice, anything. */
    contribution: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .refine((value) => !/[\r\n]/.test(value)),
    /** The public number, where the plan names one. */
    value: z.string().trim().min(1).max(200).optional(),
  })
  .meta({ id: 'RevealDraw' });

const groupSize = z.object({ id: z.string(), size: z.number().int(), draw: z.number().int() });

/** What would be frozen now, and what is wrong with it. */
export const drawPreview = z
  .object({
    groups: z.array(groupSize),
    officers: z.array(z.object({ licence: z.string(), name: z.string(), authority: authorityCode })),
    conflicts: z.number().int(),
    capped: z.number().int(),
    problem: z.string().nullable(),
  })
  .meta({ id: 'DrawPreview' });
export type DrawPreview = z.infer<typeof drawPreview>;

const drawnOfficer = z.object({ licence: z.string(), name: z.string() });
/** A draw with its frozen lists, and how its result came about. */
export const drawView = z
  .object({
    digest: z.string(),
    commitment: z.string(),
    frozenAt: z.string(),
    groups: z.array(groupSize),
    officers: z.number().int(),
    conflicts: z.number().int(),
    /** A head of the ledger is signed over the commitment: it may be revealed. */
    sealed: z.boolean(),
    result: z
      .object({
        seed: z.string(),
        secret: z.string(),
        contribution: z.string(),
        beacon: z.string(),
        beaconSource: z.string(),
        revealedAt: z.string(),
        firms: z.array(
          z.object({
            code: z.string(),
            name: z.string(),
            group: z.string(),
            weight: z.number().int(),
            officers: z.array(drawnOfficer),
            passed: z.array(drawnOfficer.extend({ why: bilingual })),
            inspection: z.object({ ...place, state: z.string(), stateTitle: bilingual }).nullable(),
          }),
        ),
      })
      .nullable(),
  })
  .meta({ id: 'DrawView' });
export type DrawView = z.infer<typeof drawView>;

export const capQuery = z.object({ code: z.string().trim().length(18), authority: authorityCode.optional() });
/** How a firm stands against the yearly cap of an authority. */
export const capView = z
  .object({
    authority: authorityCode,
    authorityName: bilingual,
    year: z.number().int(),
    /** Null: no list in force names a cap. */
    cap: z.number().int().nullable(),
    mode: z.enum(['block', 'warn']),
    list: z.object({ title: z.string(), edition: z.number().int(), document: z.string() }).nullable(),
    done: z.number().int(),
    inspections: z.array(
      z.object({
        ...place,
        title: z.string(),
        stateTitle: bilingual,
        ground: z.string(),
        on: plainDay,
        counts: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'InspectionCap' });
export type CapView = z.infer<typeof capView>;

export const classesRequest = z
  .object({
    source: z.string().trim().min(1).max(200),
    asOf: plainDay,
    firms: z
      .array(z.object({ code: z.string().length(18), risk: keysOf(riskClasses), credit: keysOf(creditClasses) }))
      .min(1)
      .max(5_000),
  })
  .meta({ id: 'FirmClasses' });
export const classesDone = z.object({ put: z.number().int() }).meta({ id: 'FirmClassesPut' });

/** What the public reads of a draw. */
export const publicDraw = z
  .object({
    ...place,
    title: z.string(),
    authority: authorityCode,
    authorityName: bilingual,
    /** `committed`: lists frozen, not drawn yet; `drawn`; `abandoned` after the commitment. */
    state: z.enum(['committed', 'drawn', 'abandoned']),
    frozenAt: z.string(),
    digest: z.string(),
    commitment: z.string(),
    firms: z.number().int(),
    officers: z.number().int(),
    toDraw: z.number().int(),
    drawnOn: plainDay.nullable(),
    /** The file by which anybody draws again is there. */
    published: z.boolean(),
    reason: z.string(),
  })
  .meta({ id: 'PublicDraw' });
export type PublicDraw = z.infer<typeof publicDraw>;
export const publicDraws = z.object({ items: z.array(publicDraw) }).meta({ id: 'PublicDraws' });

export const publicInspectionQuery = z.object({
  /** Part of the firm's name, or its code. */
  q: z.string().trim().max(80).optional(),
  before: dayAndId.optional(),
});
export const publicInspection = z
  .object({
    ...place,
    firm: z.string(),
    code: z.string(),
    authorityName: bilingual,
    ground: bilingual,
    inspectedOn: plainDay,
    publishedOn: plainDay,
    /** From the second on it was corrected, and why. */
    edition: z.number().int(),
    reason: z.string(),
    results: z.array(z.object({ item: z.string(), result: bilingual, problem: z.boolean() })),
  })
  .meta({ id: 'PublicInspection' });
export type PublicInspection = z.infer<typeof publicInspection>;
export const publicInspections = z
  .object({ items: z.array(publicInspection), next: z.string().nullable() })
  .meta({ id: 'PublicInspections' });

export const doorQuery = z.object({ code: z.string().trim().min(12).max(40) });
/** What a firm learns from the code that officers show at its door. */
export const doorView = z
  .object({
    firm: z.string(),
    authorityName: bilingual,
    purpose: bilingual,
    approved: z.boolean(),
    from: plainDay,
    to: plainDay,
    items: z.array(z.string()),
    licences: z.array(z.string()),
  })
  .meta({ id: 'InspectionDoor' });
export type DoorView = z.infer<typeof doorView>;
