import { z } from 'zod';
import { authorityCode, bilingual, clockView, plainDay, region } from '../intake/contract.ts';

/** Shapes of time travel that server and console share. */

/** Days are whole days in China. `known` absent: by all that is known now. */
export const asOfQuery = z.object({ day: z.iso.date(), known: z.iso.date().optional() });
export const changesQuery = z.object({ from: z.iso.date(), to: z.iso.date(), known: z.iso.date().optional() });

const who = z.object({ id: z.uuid(), name: z.string() });

/** An act as the line of time shows it; the whole of it stands on the page of the matter. */
export const actMark = z.object({
  seq: z.number().int(),
  verb: z.string(),
  title: bilingual,
  actor: who,
  authority: z.object({ code: authorityCode, name: bilingual }),
  /** The legal day of what it records, and the day on which it was recorded. */
  on: plainDay,
  recordedOn: plainDay,
});
export type ActMark = z.infer<typeof actMark>;

const standing = z.object({
  state: z.string(),
  stateTitle: bilingual,
  title: z.string(),
  handlingCode: authorityCode,
  handlingName: bilingual,
  assignee: who.nullable(),
  openedOn: plainDay,
  closedOn: plainDay.nullable(),
  /** Key by key, in the words of the officer. */
  facts: z.array(z.object({ key: z.string(), title: bilingual, value: bilingual })),
  clocks: z.array(clockView),
  money: z.array(z.object({ key: z.string(), title: bilingual, fen: z.number().int(), text: bilingual })),
});

export const asOfAnswer = z
  .object({
    homeRegion: region,
    id: z.uuid(),
    day: plainDay,
    known: plainDay,
    /** Null before the matter's first act, on either axis. */
    matter: standing.nullable(),
    /** How many acts it stands on, and the last of them. */
    acts: z.number().int(),
    last: actMark.nullable(),
    /** Acts of the cut that build on one outside it, so that they say nothing yet. */
    setAside: z.array(actMark),
    /** Days on which anything was done, the first one first: where the line of time has its marks. */
    days: z.array(z.object({ day: plainDay, acts: z.number().int() })),
  })
  .meta({ id: 'MatterAsOf' });
export type AsOfAnswer = z.infer<typeof asOfAnswer>;

export const areaId = z.enum(['state', 'people', 'clocks', 'money', 'facts']);

export const changesAnswer = z
  .object({
    homeRegion: region,
    id: z.uuid(),
    from: plainDay,
    to: plainDay,
    known: plainDay,
    /** Whether the matter was there on the earlier day. */
    existed: z.boolean(),
    changes: z.array(
      z.object({
        area: areaId,
        key: z.string(),
        title: bilingual,
        before: bilingual.nullable(),
        after: bilingual.nullable(),
        why: bilingual.nullable(),
        /** Numbers of the acts in `acts` that did it; none where the days alone did. */
        acts: z.array(z.number().int()),
      }),
    ),
    acts: z.array(actMark),
  })
  .meta({ id: 'MatterChanges' });
export type ChangesAnswer = z.infer<typeof changesAnswer>;
