import type { Region } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import type { AnyBulletin } from '../case-contract.ts';
import type { Bulletin, FigureId } from '../contract.ts';
import { windowOf } from '../environment.ts';
import { figuresOfMeasure, noCounts, withRates } from '../model/figures.ts';
import { rank } from '../model/rows.ts';
import { Tally } from '../queries/table.ts';
import {
  type ComputeEnvironment,
  countFigures,
  digestOfLines,
  type HistorySource,
  type ReadCell,
  rowsOf,
  type TableTerms,
} from './count-figures.ts';

/** Everything that fixes a clearance bulletin. */
export interface BulletinTerms extends TableTerms {
  readonly nearWorkdays: number;
}

/** What the terms of any bulletin that exists are, to compute it again: names and versions are its own. */
export function tableTermsOf(bulletin: AnyBulletin): TableTerms {
  const { id, title, authority, procedures, by, from, to, cutOff, rules, calendar } = bulletin;
  return {
    id,
    title,
    authority,
    procedures,
    by,
    from,
    to,
    cutOff,
    rules,
    calendar,
    heads: bulletin.checkpoints.map(({ region, size, root }) => ({
      homeRegion: region as Region,
      size,
      root: Buffer.from(root, 'hex'),
    })),
    keys: bulletin.rows.map(({ key, title: name }) => ({ key, title: name })),
  };
}

export interface Computed<B = AnyBulletin> {
  readonly bulletin: B;
  /** Matters that a figure counts, by region: what a bundle must hold. */
  readonly counted: ReadonlyMap<Region, ReadonlySet<string>>;
  /** `region/matter/version` lines behind each cell, by the JSON of its row key and figure. */
  readonly cells: ReadonlyMap<string, readonly string[]>;
}

/**
 * Computes a clearance bulletin from the acts under the given tree heads, through the same fold and the same counted
 * places as the live board; nothing is read from the counts.
 */
export async function computeBulletin(
  deps: ComputeEnvironment,
  source: HistorySource,
  terms: BulletinTerms,
  onMatter?: (done: number) => void,
): Promise<Computed<Bulletin>> {
  const { ledger } = deps;
  const day = legalDay(new Date(terms.cutOff));
  const window = windowOf({ ledger, nearWorkdays: terms.nearWorkdays }, day, terms.from, terms.to);
  const read: ReadCell<FigureId> = (cell) =>
    figuresOfMeasure(cell.measure, cell.day, window).map((figure) => [figure, cell.n] as const);
  const { tally, lines, counted, cells } = await countFigures(deps, source, terms, new Tally(window), read, onMatter);
  const rows = rowsOf(terms, tally).map(({ key, title, counts }) => ({
    key,
    title,
    ...withRates(counts ?? noCounts()),
  }));
  const figures: readonly FigureId[] = [
    'received',
    'open',
    'paused',
    'near',
    'overdue',
    'clearedOnTime',
    'clearedLate',
    'clearedWithoutClock',
  ];
  return {
    counted,
    cells,
    bulletin: {
      id: terms.id,
      format: 'qingyuan-bulletin-v1',
      title: terms.title,
      authority: { code: terms.authority.code, name: terms.authority.name },
      procedures: [...terms.procedures],
      by: terms.by,
      from: window.from,
      to: window.to,
      cutOff: terms.cutOff,
      day,
      nearWorkdays: terms.nearWorkdays,
      rules: terms.rules,
      calendar: terms.calendar,
      rows: rank(rows),
      total: withRates(tally.total),
      matterDigests: Object.fromEntries(figures.map((figure) => [figure, digestOfLines(lines.get(figure))])),
      checkpoints: terms.heads.map(({ homeRegion, size, root }) => ({
        region: homeRegion,
        size,
        root: root.toString('hex'),
      })),
    },
  };
}
