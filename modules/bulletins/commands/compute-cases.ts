import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { type AnyBulletin, type CaseBulletin, type CaseFigure, isCaseBulletin } from '../case-contract.ts';
import { noNumbers, readCaseCell } from '../model/case-figures.ts';
import { FigureTally } from '../model/tally.ts';
import { type Computed, computeBulletin, tableTermsOf } from './compute.ts';
import {
  type ComputeEnvironment,
  countFigures,
  digestOfLines,
  type HistorySource,
  rowsOf,
  type TableTerms,
} from './count-figures.ts';

/** Everything that fixes a bulletin of case figures; the columns with their words are part of it. */
export interface CaseTerms extends TableTerms {
  readonly figures: readonly CaseFigure[];
}

/** Computes the figures of cases from the acts under the given tree heads. Money in fen. */
export async function computeCaseBulletin(
  deps: ComputeEnvironment,
  source: HistorySource,
  terms: CaseTerms,
  onMatter?: (done: number) => void,
): Promise<Computed<CaseBulletin>> {
  const { figures } = terms;
  const none = () => noNumbers(figures);
  const [from, to] = [terms.from as PlainDate, terms.to as PlainDate];
  const read = readCaseCell(figures, from, to);
  const { tally, lines, counted, cells } = await countFigures(
    deps,
    source,
    terms,
    new FigureTally<string>(none),
    read,
    onMatter,
  );
  return {
    counted,
    cells,
    bulletin: {
      id: terms.id,
      format: 'qingyuan-case-bulletin-v1',
      title: terms.title,
      authority: { code: terms.authority.code, name: terms.authority.name },
      procedures: [...terms.procedures],
      by: terms.by,
      from,
      to,
      cutOff: terms.cutOff,
      day: legalDay(new Date(terms.cutOff)),
      rules: terms.rules,
      calendar: terms.calendar,
      figures: [...figures],
      rows: rowsOf(terms, tally).map(({ key, title, counts }) => ({ key, title, figures: counts ?? none() })),
      total: tally.total,
      matterDigests: Object.fromEntries(figures.map(({ id }) => [id, digestOfLines(lines.get(id))])),
      checkpoints: terms.heads.map(({ homeRegion, size, root }) => ({
        region: homeRegion,
        size,
        root: root.toString('hex'),
      })),
    },
  };
}

/** Computes a bulletin that exists once more, whichever kind it is. */
export function computeAgain(
  deps: ComputeEnvironment,
  source: HistorySource,
  bulletin: AnyBulletin,
): Promise<Computed> {
  const terms = tableTermsOf(bulletin);
  return isCaseBulletin(bulletin)
    ? computeCaseBulletin(deps, source, { ...terms, figures: bulletin.figures })
    : computeBulletin(deps, source, { ...terms, nearWorkdays: bulletin.nearWorkdays });
}
