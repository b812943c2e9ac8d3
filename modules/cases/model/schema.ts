import { z } from 'zod';
import { isAuthorityCode } from '../../../kernel/region.ts';
import type { Ground } from '../../../rules/index.ts';

/** PostgreSQL's jsonb and RFC 8785 refuse NUL and lone surrogates: what holds one could not be stored or hashed. */
const storable = (value: string): boolean => !value.includes('\u0000') && !/\p{Surrogate}/u.test(value);

/** Words that are not blank. */
export const words = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => value.trim() !== '' && storable(value));

/** One line: names, numbers of documents, addresses. */
export const line = (max = 200) => words(max).refine((value) => !/[\r\n]/.test(value));
/** Several paragraphs. */
export const prose = (max = 20_000) => words(max);
export const uuid = () => z.uuid();
/** Money in fen, up to a trillion yuan. */
export const fen = () => z.int().min(0).max(100_000_000_000_000);
/** Six digits (bureau) or nine (station). */
export const authorityCode = () => z.string().refine(isAuthorityCode);
/** Six digits of GB/T 2260. */
export const regionCode = () => z.string().refine((code) => code.length === 6 && isAuthorityCode(code));
/** A choice among the keys of a list of titles. */
export const oneOf = <T extends string>(list: Readonly<Record<T, unknown>>) => z.enum(Object.keys(list) as T[]);
/** A choice among the codes of a closed list of the law. */
export const groundOf = (list: readonly Ground[]) => z.enum(list.map(({ code }) => code) as [string, ...string[]]);
/** Id of a thing that the case numbers: `m1`, `t12`. */
export const numbered = (letter: string) => z.string().regex(new RegExp(`^${letter}[1-9]\\d{0,4}$`));

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
