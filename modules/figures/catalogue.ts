import { createHash } from 'node:crypto';
import { AppError } from '../../kernel/error.ts';
import type { Text } from '../../kernel/text.ts';
import type { Measure, Procedure } from '../../platform/procedure/types.ts';
import type { Figure } from './contract.ts';
import { combined } from './model/combined.ts';

type Words = Pick<Measure, 'title' | 'unit' | 'definition'>;

/**
 * SHA-256 of a figure's words: title, unit and definition in both languages; of a figure that adds up several, also of
 * their ids. Another digest is another definition, and numbers of two definitions are not compared.
 */
export function digestOf({ title, unit, definition }: Words, parts: readonly string[] = []): string {
  const words = [title, unit, definition].flatMap(({ zh, en }) => [zh, en]);
  return createHash('sha256')
    .update(JSON.stringify([...words, ...parts]))
    .digest('hex');
}

/** Measures that say what stands now: their day is the one on which a matter falls due, or was registered. */
const STANDING = /\.(open|paused)$/;
const OPEN = /\.open$/;

const PAST: Text = {
  zh: '其中最早期限已经届满的；按查询当日计，与期间无关。',
  en: 'Those of them whose earliest date is past on the day of the question, whatever the period.',
};

const figureOf = (id: string, measures: readonly string[], words: Words): Figure => ({
  id,
  measures: [...measures],
  title: words.title,
  unit: words.unit,
  definition: words.definition,
  digest: digestOf(words, measures.length > 1 ? measures : []),
  money: words.unit.zh === '分',
  stock: measures.every((measure) => STANDING.test(measure)),
  overdue: false,
});

/** What of an open figure is overdue: its own figure, because no period is asked of it. */
const overdueOf = (open: Figure): Figure => ({
  ...figureOf(open.id.replace(OPEN, '.overdue'), open.measures, {
    title: { zh: `${open.title.zh}：超期`, en: `${open.title.en}: overdue` },
    unit: open.unit,
    definition: { zh: `${open.definition.zh}${PAST.zh}`, en: `${open.definition.en} ${PAST.en}` },
  }),
  overdue: true,
});

/** Every figure by its id: each measure, what of it is overdue, and the figures that add up several. */
export type Catalogue = ReadonlyMap<string, Figure>;

/**
 * The figures of these procedures. A measure more in a procedure is a figure more here, without another line; a combined
 * figure stands as far as its measures do.
 */
export function catalogueOf(procedures: Readonly<Record<string, Pick<Procedure, 'measures'>>>): Catalogue {
  const known = cache.get(procedures);
  if (known !== undefined) return known;
  const measures = Object.values(procedures).flatMap((procedure) => procedure.measures);
  const ids = new Set(measures.map(({ id }) => id));
  const added = combined.flatMap((figure) => {
    const parts = figure.measures.filter((id) => ids.has(id));
    return parts.length === 0 ? [] : [figureOf(figure.id, parts, figure)];
  });
  const plain = [...measures.map((measure) => figureOf(measure.id, [measure.id], measure)), ...added];
  const all = plain.flatMap((figure) => {
    const isOpen = figure.stock && OPEN.test(figure.id);
    return isOpen && !ids.has(figure.id.replace(OPEN, '.overdue')) ? [figure, overdueOf(figure)] : [figure];
  });
  const catalogue = new Map(all.map((figure) => [figure.id, figure]));
  cache.set(procedures, catalogue);
  return catalogue;
}
const cache = new WeakMap<object, Catalogue>();

/** The figure of that id. @throws AppError 422 `figures.unknown` */
export function getFigure(catalogue: Catalogue, id: string): Figure {
  const found = catalogue.get(id);
  if (found === undefined) throw new AppError('figures.unknown', 422, { figure: id });
  return found;
}
