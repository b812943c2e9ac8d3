import { AppError, isAppError } from '../../../kernel/error.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { regionOf } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { issuerOf, lastNumbers } from '../../notices/index.ts';
import type { CaseContext } from '../context.ts';
import type { NumberWords } from '../contract.ts';
import { penaltyCase } from '../model/case/case.ts';
import { standardForms } from '../model/forms/catalogue.ts';
import { numbering, numberWords } from '../model/numbering.ts';
import { summaryCase } from '../model/summary-case.ts';
import { chosenWords, comingWords, setNumberWord } from '../queries/number-words.ts';

const procedures = [penaltyCase, summaryCase];

const mayChoose = (actor: LedgerActor): boolean =>
  actor.authority.length === 6 && ['head', 'administrator'].some((role) => actor.roles.includes(role));

/** Papers that bear a word: by their form, else by the act that makes them. */
function papersOf(usual: string): Text[] {
  const forms = standardForms.filter(({ numberWord }) => numberWord === usual).map(({ title }) => title);
  if (forms.length > 0) return forms;
  return Object.entries(numbering).flatMap(([procedure, verbs]) =>
    Object.entries(verbs).flatMap(([verb, slots]) => {
      const title = procedures.find(({ id }) => id === procedure)?.verbs[verb]?.title;
      return title !== undefined && slots.some(({ word }) => word === usual) ? [title] : [];
    }),
  );
}

/** The words of an authority's numbers today with the papers that bear them, what is to change, and where each run stands. */
export async function listWords({ ledger, directory }: CaseContext, actor: LedgerActor): Promise<NumberWords> {
  const authority = regionOf(actor.authority);
  const today = legalDay(ledger.clock.now());
  const { db } = ledger.store;
  const chosen = new Map((await chosenWords(db, authority, today)).map((each) => [each.usual, each]));
  const coming = new Map((await comingWords(db, authority, today)).map((each) => [each.usual, each]));
  const year = Number(today.slice(0, 4));
  const names = await directory.names();
  return {
    authority: { code: authority, name: names(authority) },
    organ: (await issuerOf(directory, authority).catch(withoutOrgan))?.organ ?? null,
    year,
    words: numberWords.map((usual) => {
      const now = chosen.get(usual);
      const next = coming.get(usual);
      return {
        usual,
        word: now?.word ?? usual,
        papers: papersOf(usual),
        own: now?.own === true,
        from: now?.from ?? null,
        coming: next === undefined ? null : { word: next.word, from: next.from },
      };
    }),
    last: await ledger.store.transaction(actor, (tx) => lastNumbers(tx, authority, year)),
    mayChoose: mayChoose(actor),
  };
}

/** An authority without an abbreviation numbers nothing yet; its words can be chosen all the same. */
function withoutOrgan(error: unknown): null {
  if (isAppError(error) && error.code === 'notices.organ-missing') return null;
  throw error;
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
  if (!mayChoose(actor)) throw new AppError('cases.number-word.refused', 403);
  if (asked.from < legalDay(ledger.clock.now()))
    throw new AppError('cases.number-word.past', 422, { from: asked.from });
  const { usual, word } = asked;
  await setNumberWord(ledger.store.db, { authority: actor.authority, usual, word, from: asked.from as PlainDate });
}
