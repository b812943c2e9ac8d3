import { z } from 'zod';

/** PostgreSQL's jsonb and RFC 8785 refuse NUL and lone surrogates: what holds one could not be stored or hashed. */
const storable = (value: string): boolean => !value.includes('\u0000') && !/\p{Surrogate}/u.test(value);

/** Words that are not blank. */
export const words = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => value.trim() !== '' && storable(value));

/** A text in both languages. */
export const bothLanguages = (max: number) => z.strictObject({ zh: words(max), en: words(max * 2) });

/** The name of a piece of data inside its file: `goods-moved`. */
export const slug = () => z.string().regex(/^[a-z][a-z0-9-]{0,79}$/);

/** A legal day `YYYY-MM-DD` that exists. */
export const day = () => z.iso.date();

/** A place in an instrument, as `LegalSource` has it. */
export const legalSource = () =>
  z.strictObject({
    instrument: bothLanguages(200),
    article: words(60).nullable(),
    confidence: z.enum(['V', 'S', 'M', 'U']),
  });
