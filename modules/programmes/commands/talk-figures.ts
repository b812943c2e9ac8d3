import { AppError } from '../../../kernel/error.ts';
import { num, obj, str } from '../../../kernel/read-json.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { ActGuard } from '../../../platform/ledger/guard.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { type FigureContext, readPivot } from '../../figures/index.ts';
import { talk } from '../model/talk.ts';

interface Cell {
  readonly figure: string;
  readonly authority: string;
  readonly from: string;
  readonly to: string;
}

async function countOf(context: FigureContext, actor: LedgerActor, { figure, ...cell }: Cell): Promise<number> {
  const pivot = await readPivot(context, actor, { ...cell, figures: figure, rows: 'none', columns: 'figure' });
  return pivot.cells.reduce((sum, { value }) => sum + value, 0);
}

/**
 * Figures that a talk cites are what is counted at that moment: a number that was typed wrong reproaches nobody.
 * @throws AppError 409 `programmes.figure-differs`; those of `readPivot`
 */
export const talkFigureGuard = (context: FigureContext): ActGuard => ({
  async seen(actor, { verb, body }) {
    // A body of another shape is refused by its schema, with its places.
    if (verb !== 'propose' || talk.verbs.propose?.body.safeParse(body).success !== true) return;
    for (const cited of body.figures as readonly JsonObject[]) {
      const base = obj(cited, 'base');
      const where = { authority: str(cited, 'authority'), from: str(cited, 'from'), to: str(cited, 'to') };
      const named = [cited, ...(str(base, 'figure') === '' ? [] : [base])];
      for (const each of named) {
        const figure = str(each, 'figure');
        const said = num(each, 'value');
        const counted = await countOf(context, actor, { figure, ...where });
        if (counted !== said) throw new AppError('programmes.figure-differs', 409, { figure, ...where, counted, said });
      }
    }
  },
});
