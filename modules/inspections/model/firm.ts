import { z } from 'zod';
import { isUscc, tidyUscc } from '../../../kernel/codes/uscc.ts';
import { line, uuid } from '../../../platform/procedure/body.ts';

/** The firm that is looked at; without a code only where it has none (无证经营). */
export const firmBody = () =>
  z.strictObject({
    name: line(),
    code: line(18)
      .refine((value) => value === tidyUscc(value) && isUscc(value))
      .exactOptional(),
    address: line(300).exactOptional(),
  });

/** Items as an inspection names them: number and title of the edition that was in force. */
export const chosenItems = () =>
  z
    .array(z.strictObject({ id: line(40), title: line() }))
    .min(1)
    .max(60);

/** Two officers or more 两名以上执法人员. */
export const officersBody = () => z.array(uuid()).min(2).max(10);
