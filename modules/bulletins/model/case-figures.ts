import type { PlainDate } from '../../../kernel/plain-date.ts';
import type { Text } from '../../../kernel/text.ts';
import type { Procedure } from '../../../platform/procedure/types.ts';
import type { CaseFigure, CaseNumbers } from '../case-contract.ts';
import { caseProcedures } from './procedures.ts';

/**
 * The columns of case figures are the measures that the procedures declare: a measure more there is a column more here,
 * and nothing else. A figure that both procedures have is one column, which adds the two.
 */

const suffixOf = (measure: string): string => measure.slice(measure.indexOf('.') + 1);
const sentence = (first: Text, more: Text): Text => ({ zh: `${first.zh}${more.zh}`, en: `${first.en} ${more.en}` });

const BOTH: Text = {
  zh: '另加简易程序案件的同名数字。',
  en: 'With the same figure of the summary procedure.',
};

/** The columns for these procedures, in the order of their declaration. */
export function caseFiguresOf(
  procedures: readonly string[],
  declared: Readonly<Record<string, Pick<Procedure, 'measures'>>> = caseProcedures,
): CaseFigure[] {
  const figures = new Map<string, CaseFigure>();
  for (const { id, title, unit, definition } of procedures.flatMap((each) => declared[each]?.measures ?? [])) {
    const figure = suffixOf(id);
    const known = figures.get(figure);
    figures.set(
      figure,
      known === undefined
        ? { id: figure, title, unit, definition, money: unit.zh === '分' }
        : { ...known, definition: sentence(known.definition, BOTH) },
    );
  }
  return [...figures.values()];
}

export const noNumbers = (figures: readonly CaseFigure[]): CaseNumbers =>
  Object.fromEntries(figures.map(({ id }) => [id, 0]));

/** The names of the counted places that these figures sum. */
export const measuresOfFigures = (
  procedures: readonly string[],
  figures: readonly Pick<CaseFigure, 'id'>[],
): string[] => procedures.flatMap((procedure) => figures.map(({ id }) => `${procedure}.${id}`));

/** What a counted place of the period adds to which figure: its number, or its fen. */
export function readCaseCell(
  figures: readonly CaseFigure[],
  from: PlainDate,
  to: PlainDate,
): (place: {
  readonly measure: string;
  readonly day: PlainDate;
  readonly n: number;
  readonly amount: number;
}) => readonly (readonly [figure: string, n: number])[] {
  const known = new Map(figures.map((figure) => [figure.id, figure]));
  return ({ measure, day, n, amount }) => {
    const figure = known.get(suffixOf(measure));
    if (figure === undefined || day < from || day > to) return [];
    return [[figure.id, figure.money ? amount : n]];
  };
}
