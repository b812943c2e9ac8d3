import { z } from 'zod';
import { isUscc, tidyUscc } from '../../../kernel/codes/uscc.ts';
import { line, uuid } from '../../../platform/procedure/body.ts';

/** A unified social credit code as it is registered: a firm without one cannot be told from another. */
export const firmCode = () => line(18).refine((value) => value === tidyUscc(value) && isUscc(value));

/** Who takes part, where its letters go, and who is asked about it. */
export const enrolment = {
  firm: z.strictObject({ name: line(), code: firmCode(), address: line(300) }),
  /** Shops, sites and brands under which consumers know it. */
  shops: z.array(line(100)).min(1).max(100).exactOptional(),
  contact: z.strictObject({ name: line(60), phone: line(40) }),
};

/** An account of the firm's: who did it on the portal. */
export const account = () => uuid();
/** A letter by its number, `l1`. */
export const letterId = () => z.string().regex(/^l[1-9]\d{0,2}$/);
