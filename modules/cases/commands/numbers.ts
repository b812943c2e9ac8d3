import { AppError } from '../../../kernel/error.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import { issuerOf, type WantedNumber } from '../../notices/index.ts';
import type { CaseContext } from '../context.ts';
import { givenNumber, slotsFor } from '../model/numbering.ts';
import { wordsOf } from '../queries/number-words.ts';

/**
 * The numbers that an act takes, in the name of an authority on a day: organ, word as the authority has it, year.
 * @throws AppError 422 `cases.number.given`; 409 `notices.organ-missing`
 */
export async function numbersFor(
  { ledger, directory }: CaseContext,
  authority: string,
  on: PlainDate,
  act: { readonly procedure: string; readonly verb: string; readonly body: JsonObject },
): Promise<readonly WantedNumber[]> {
  const given = givenNumber(act.procedure, act.verb, act.body);
  if (given !== undefined) throw new AppError('cases.number.given', 422, { field: given });
  const slots = slotsFor(act.procedure, act.verb, act.body);
  if (slots.length === 0) return [];
  const issuer = await issuerOf(directory, authority);
  const words = await wordsOf(ledger.store.db, issuer.code, on);
  const series = { region: regionOf(issuer.code), authority: issuer.code, year: Number(on.slice(0, 4)) };
  return slots.map(({ field, word }) => ({
    field,
    organ: issuer.organ,
    series: { ...series, form: words.get(word) ?? word },
  }));
}
