import { createHash } from 'node:crypto';
import type { Region } from '../../../kernel/id.ts';
import { legalDay } from '../../../kernel/plain-date.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import type { TreeHead } from '../../../platform/ledger/export.ts';
import { foldHistory, type History, readHistories } from '../../../platform/ledger/history.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import { cellsOf } from '../../../platform/procedure/fold.ts';
import { ANY_CAMPAIGN } from '../../../platform/procedure/types.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { Bulletin, FigureId, GroupedBy } from '../contract.ts';
import { windowOf } from '../environment.ts';
import { figuresOfCell, KINDS, type Kind, noCounts, withRates } from '../model/figures.ts';
import { rank } from '../model/rows.ts';
import { keyOf, Tally } from '../queries/table.ts';

/** Everything that fixes a bulletin; the same gives the same bytes, whenever it is run. */
export interface BulletinTerms {
  readonly id: string;
  readonly title: string;
  readonly authority: { readonly code: string; readonly name: Text };
  readonly procedures: readonly string[];
  readonly by: GroupedBy;
  readonly from: string;
  readonly to: string;
  /** Tree heads up to which acts count; one for each region that has any. */
  readonly heads: readonly Pick<TreeHead, 'homeRegion' | 'size' | 'root'>[];
  readonly cutOff: string;
  /** The rows that the table has even when nothing happened there. */
  readonly keys: readonly { readonly key: string; readonly title: Text }[];
  /** Versions of rules and calendar, as the bulletin states them. */
  readonly rules: string;
  readonly calendar: string;
  readonly nearWorkdays: number;
}

/** What computing needs of the product: procedures and rules, no database. */
export interface ComputeEnvironment {
  readonly ledger: Pick<LedgerDependencies, 'procedures' | 'env'>;
}

/** Where the acts come from: the database, or a bundle. All matters of a region up to a tree size, each whole. */
export type HistorySource = (region: Region, size: number) => AsyncIterable<History> | Iterable<History>;

/** The acts in the database under a tree head. `tx` must be the system's. */
export const fromLedger =
  (tx: Db): HistorySource =>
  (region, size) =>
    readHistories(tx, region, size);

/** The terms of a bulletin that exists, to compute it again: names and versions are its own. */
export function termsOf(bulletin: Bulletin): BulletinTerms {
  const { id, title, authority, procedures, by, from, to, cutOff, rules, calendar, nearWorkdays } = bulletin;
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
    nearWorkdays,
    heads: bulletin.checkpoints.map(({ region, size, root }) => ({
      homeRegion: region as Region,
      size,
      root: Buffer.from(root, 'hex'),
    })),
    keys: bulletin.rows.map(({ key, title: name }) => ({ key, title: name })),
  };
}

export interface Computed {
  readonly bulletin: Bulletin;
  /** Matters that a figure counts, by region: what a bundle must hold. */
  readonly counted: ReadonlyMap<Region, ReadonlySet<string>>;
  /** `region/matter/version` lines behind each cell, by the JSON of its row key and figure. */
  readonly cells: ReadonlyMap<string, readonly string[]>;
}

function keep<K>(lists: Map<K, string[]>, key: K, line: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [line]);
  else list.push(line);
}

/**
 * Computes a bulletin from the acts under the given tree heads, matter by matter, through the same fold and the same
 * counted places as the live board; nothing is read from the counts.
 */
export async function computeBulletin(
  deps: ComputeEnvironment,
  source: HistorySource,
  terms: BulletinTerms,
  onMatter?: (done: number) => void,
): Promise<Computed> {
  const { ledger } = deps;
  const day = legalDay(new Date(terms.cutOff));
  const window = windowOf({ ledger, nearWorkdays: terms.nearWorkdays }, day, terms.from, terms.to);
  const tally = new Tally(window);
  const lines = new Map<FigureId, string[]>();
  const counted = new Map<Region, Set<string>>();
  const cells = new Map<string, string[]>();
  let matters = 0;
  for (const head of terms.heads) {
    const ids = new Set<string>();
    for await (const history of source(head.homeRegion, head.size)) {
      matters += 1;
      onMatter?.(matters);
      if (!terms.procedures.includes(history.acts[0]?.procedure ?? '')) continue;
      const matter = foldHistory(ledger, history);
      if (matter === null || !isWithin(matter.handlingCode, terms.authority.code)) continue;
      const figures = new Set<FigureId>();
      const line = `${head.homeRegion}/${matter.id}/${matter.version}\n`;
      const counts = [...cellsOf(getProcedure(ledger, matter.procedure), matter).values()];
      const inCampaigns = counts.some(({ campaign }) => campaign === ANY_CAMPAIGN);
      for (const cell of counts) {
        const kind = cell.measure.slice(cell.measure.indexOf('.') + 1) as Kind;
        if (!KINDS.includes(kind)) continue;
        if (terms.by !== 'campaign' && cell.campaign !== '') continue;
        const key = keyOf(terms.by, terms.authority.code, { ...cell, channel: matter.channel, domain: matter.domain });
        if (terms.by === 'campaign') tally.addCampaign(key, cell.measure, cell.day, cell.n);
        else tally.add(key, cell.measure, cell.day, cell.n);
        // Counted in the total, and in the rows of its campaigns instead of in that of none.
        const inRow = terms.by !== 'campaign' || (key === '' ? !inCampaigns : key !== ANY_CAMPAIGN);
        for (const figure of figuresOfCell(kind, cell.day, window)) {
          figures.add(figure);
          if (inRow) keep(cells, JSON.stringify([key, figure]), line);
        }
      }
      for (const figure of figures) keep(lines, figure, line);
      if (figures.size > 0) ids.add(matter.id);
    }
    counted.set(head.homeRegion, ids);
  }
  const known = new Set(terms.keys.map(({ key }) => key));
  const strangers = [...tally.rows.keys()].filter((key) => !known.has(key)).sort();
  const keys = [...terms.keys, ...strangers.map((key) => ({ key, title: { zh: key, en: key } }))];
  const rows = keys
    .filter(({ key }) => terms.by === 'authority' || tally.rows.has(key))
    .map(({ key, title }) => ({ key, title, ...withRates(tally.rows.get(key) ?? noCounts()) }));
  const digest = (figure: FigureId): string =>
    createHash('sha256')
      .update((lines.get(figure) ?? []).sort().join(''))
      .digest('hex');
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
      matterDigests: Object.fromEntries(figures.map((figure) => [figure, digest(figure)])),
      checkpoints: terms.heads.map(({ homeRegion, size, root }) => ({
        region: homeRegion,
        size,
        root: root.toString('hex'),
      })),
    },
  };
}
