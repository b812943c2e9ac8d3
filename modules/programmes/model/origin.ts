import { z } from 'zod';
import { line, regionCode, uuid } from '../../../platform/procedure/body.ts';

/** Where a matter of the campaign office came from: the matter, and which of its entries. */
export const originBody = () =>
  z.strictObject({
    procedure: line(40),
    matter: uuid(),
    /** Home region of that matter. */
    region: regionCode().exactOptional(),
    /** Its decision, promise, measure or action. */
    item: z
      .string()
      .regex(/^[a-z][1-9]\d{0,4}$/)
      .exactOptional(),
  });
