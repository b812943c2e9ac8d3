import { z } from 'zod';
import { authorityCode, bilingual } from '../intake/contract.ts';

/** What a sheet is made of: outlines that a bureau entered, the drawing of the invented province, or squares. */
export const sheetKind = z.enum(['entered', 'drawn', 'tiles']);
export type SheetKind = z.infer<typeof sheetKind>;

export const sheetQuery = z.object({
  /** Whose area; the reader's own authority when absent. */
  authority: authorityCode.optional(),
  /** 1: the authorities directly below; 2: those below these. */
  depth: z.enum(['1', '2']).default('1'),
});
export type SheetQuery = z.infer<typeof sheetQuery>;

const coordinate = z.number();

/** The area of an authority as outlines of the authorities below it, in units of the sheet, y downwards. */
export const sheet = z
  .object({
    authority: z.object({ code: authorityCode, name: bilingual }),
    kind: sheetKind,
    /** 审图号 of an entered map, as it must be shown with it; null where there is none. */
    reviewNo: z.string().nullable(),
    width: z.number(),
    height: z.number(),
    areas: z.array(
      z.object({
        code: authorityCode,
        name: bilingual,
        /** All rings, filled by turns (even-odd): x and y by turns, the first point not said again. */
        rings: z.array(z.array(coordinate)),
        /** Where a name stands inside. */
        label: z.object({ x: coordinate, y: coordinate }),
        canOpen: z.boolean(),
      }),
    ),
    /** Stronger lines: the outlines of the authorities directly below, where finer ones are shown. */
    borders: z.array(z.array(coordinate)),
  })
  .meta({ id: 'MapSheet' });
export type MapSheet = z.infer<typeof sheet>;
