import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { AppError } from '../../kernel/error.ts';
import { isPlainDate, type PlainDate } from '../../kernel/plain-date.ts';
import { OUR_FACTORS, type SetFactors } from './model/factors.ts';

/** Longer than marks are kept, nothing could be counted. */
const days = z.int().min(1).max(730).exactOptional();
const least = z.int().min(1).max(1_000).exactOptional();

const file = z.array(
  z.strictObject({
    jurisdiction: z.string().regex(/^\d{2}(\d{2}){0,2}$/),
    effectiveFrom: z.string().refine(isPlainDate),
    basis: z.string().trim().min(2).max(200),
    values: z.strictObject({
      ...{ recentDays: days, longDays: days, sameTraderDays: days, trailDays: days },
      alikeFrom: z.number().min(0.5).max(1).exactOptional(),
      least: z
        .strictObject({
          ...{ month: least, year: least, 'same-trader': least, alike: least, 'many-traders': least },
          ...{ 'after-agreement': least, 'shared-phone': least, claims: least },
        })
        .exactOptional(),
    }),
  }),
);

/**
 * What cities set, from the file that `QY_HABIT_FACTORS` names; what they leave out is ours. None where unset.
 * @throws AppError 500 `habits.factors-unreadable`, so that a server with a wrong file does not start
 */
export function setFactorsFrom(env: Readonly<Record<string, string | undefined>>): readonly SetFactors[] {
  const path = env.QY_HABIT_FACTORS ?? '';
  if (path === '') return [];
  try {
    return file.parse(JSON.parse(readFileSync(path, 'utf8'))).map(({ effectiveFrom, values, ...rest }) => ({
      ...rest,
      effectiveFrom: effectiveFrom as PlainDate,
      values: { ...OUR_FACTORS, ...values, least: { ...OUR_FACTORS.least, ...values.least } },
    }));
  } catch (error) {
    const problem = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new AppError('habits.factors-unreadable', 500, { path, problem });
  }
}
