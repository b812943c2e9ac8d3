import { z } from 'zod';
import { words } from '../../../platform/procedure/body.ts';
import type { Ground } from '../../../rules/index.ts';

export {
  authorityCode,
  day,
  fen,
  line,
  oneOf,
  prose,
  regionCode,
  uuid,
  words,
} from '../../../platform/procedure/body.ts';

/** A choice among the codes of a closed list of the law. */
export const groundOf = (list: readonly Ground[]) => z.enum(list.map(({ code }) => code) as [string, ...string[]]);
/** Id of a thing that the case numbers: `m1`, `t12`. */
export const numbered = (letter: string) => z.string().regex(new RegExp(`^${letter}[1-9]\\d{0,4}$`));

/** A text in both languages. */
export const bothLanguages = (max: number) => z.strictObject({ zh: words(max), en: words(max * 2) });

/** The name of a piece of data inside its file: `goods-moved`. */
export const slug = () => z.string().regex(/^[a-z][a-z0-9-]{0,79}$/);

/** A place in an instrument, as `LegalSource` has it. */
export const legalSource = () =>
  z.strictObject({
    instrument: bothLanguages(200),
    article: words(60).nullable(),
    confidence: z.enum(['V', 'S', 'M', 'U']),
  });
