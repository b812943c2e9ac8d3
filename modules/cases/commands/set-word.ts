import { AppError } from '../../../kernel/error.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { CaseContext } from '../context.ts';
import { numberWords } from '../model/numbering.ts';
import { setNumberWord, wordsOf } from '../queries/number-words.ts';

/** The words of an authority's numbers today, each beside the usual one. */
export async function listWords(
  { ledger }: CaseContext,
  actor: LedgerActor,
): Promise<{ readonly usual: string; readonly word: string }[]> {
  const words = await wordsOf(ledger.store.db, regionOf(actor.authority), legalDay(ledger.clock.now()));
  return numberWords.map((usual) => ({ usual, word: words.get(usual) ?? usual }));
}

/**
 * A head or an administrator puts a word of their own in the numbers of their authority, from today or later.
 * @throws AppError 403 `cases.number-word.refused`; 422 `cases.number-word.past`, `cases.number-word.unknown`
 */
export async function chooseWord(
  { ledger }: CaseContext,
  actor: LedgerActor,
  asked: { readonly usual: string; readonly word: string; readonly from: string },
): Promise<void> {
  const may = actor.authority.length === 6 && ['head', 'administrator'].some((role) => actor.roles.includes(role));
  if (!may) throw new AppError('cases.number-word.refused', 403);
  if (asked.from < legalDay(ledger.clock.now()))
    throw new AppError('cases.number-word.past', 422, { from: asked.from });
  const { usual, word } = asked;
  await setNumberWord(ledger.store.db, { authority: actor.authority, usual, word, from: asked.from as PlainDate });
}
