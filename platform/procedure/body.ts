import { z } from 'zod';
import { isAuthorityCode } from '../../kernel/region.ts';

/** PostgreSQL's jsonb and RFC 8785 refuse NUL and lone surrogates: a body holding one could not be stored or hashed. */
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
/** A legal day `YYYY-MM-DD` that exists. */
export const day = () => z.iso.date();
export const uuid = () => z.uuid();
/** Six digits (bureau) or nine (station). */
export const authorityCode = () => z.string().refine(isAuthorityCode);
/** Nine digits: a station 派出机构 of a county bureau. */
export const stationCode = () => z.string().refine((code) => code.length === 9 && isAuthorityCode(code));
/** Six digits of GB/T 2260. */
export const regionCode = () => z.string().refine((code) => code.length === 6 && isAuthorityCode(code));
/** Money in fen, up to a trillion yuan. */
export const fen = () => z.int().min(0).max(100_000_000_000_000);
/** A choice among the keys of a list of titles. */
export const oneOf = <T extends string>(list: Readonly<Record<T, unknown>>) => z.enum(Object.keys(list) as T[]);
