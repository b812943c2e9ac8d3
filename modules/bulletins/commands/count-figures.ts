import { createHash } from 'node:crypto';
import type { Region } from '../../../kernel/id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { isWithin } from '../../../kernel/region.ts';
import type { Text } from '../../../kernel/text.ts';
import type { TreeHead } from '../../../platform/ledger/export.ts';
import { foldHistory, type History, readHistories } from '../../../platform/ledger/history.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import { cellsOf } from '../../../platform/procedure/fold.ts';
import { ANY_CAMPAIGN } from '../../../platform/procedure/types.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { GroupedBy } from '../contract.ts';
import type { FigureTally } from '../model/tally.ts';
import { keyOf } from '../queries/table.ts';

/** What fixes any bulletin; the same gives the same bytes, whenever it is run. */
export interface TableTerms {
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

/** A counted place: how many, or how much in fen, of a measure on a day. */
export interface CountedPlace {
  readonly measure: string;
  readonly day: PlainDate;
  readonly n: number;
  readonly amount: number;
}

/** The figures to which a counted place belongs, each with what it adds there. */
export type ReadCell<F extends string> = (place: CountedPlace) => readonly (readonly [figure: F, n: number])[];

export interface CountedFigures<F extends string> {
  readonly tally: FigureTally<F>;
  /** `region/matter/version` lines behind each figure of the total. */
  readonly lines: ReadonlyMap<F, readonly string[]>;
  /** Matters that a figure counts, by region: what a bundle must hold. */
  readonly counted: ReadonlyMap<Region, ReadonlySet<string>>;
  /** The lines behind each cell, by the JSON of its row key and figure. */
  readonly cells: ReadonlyMap<string, readonly string[]>;
}

function keep<K>(lists: Map<K, string[]>, key: K, line: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [line]);
  else if (list.at(-1) !== line) list.push(line);
}

/**
 * Counts figures from the acts under the given tree heads, matter by matter, through the same fold and the same counted
 * places as the live counts; nothing is read from the counts. `read` says which figures a place belongs to: that is all
 * that one kind of bulletin has apart from another.
 */
export async function countFigures<F extends string>(
  { ledger }: ComputeEnvironment,
  source: HistorySource,
  terms: Pick<TableTerms, 'procedures' | 'authority' | 'by' | 'heads'>,
  tally: FigureTally<F>,
  read: ReadCell<F>,
  onMatter?: (done: number) => void,
): Promise<CountedFigures<F>> {
  const byCampaign = terms.by === 'campaign';
  const lines = new Map<F, string[]>();
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
      const line = `${head.homeRegion}/${matter.id}/${matter.version}\n`;
      const places = [...cellsOf(getProcedure(ledger, matter.procedure), matter).values()];
      const inCampaigns = places.some(({ campaign }) => campaign === ANY_CAMPAIGN);
      for (const cell of places) {
        if (!byCampaign && cell.campaign !== '') continue;
        const key = keyOf(terms.by, terms.authority.code, { ...cell, channel: matter.channel, domain: matter.domain });
        // Counted in the total, and in the rows of its campaigns instead of in that of none.
        const inRow = !byCampaign || (key === '' ? !inCampaigns : key !== ANY_CAMPAIGN);
        for (const [figure, n] of read(cell)) {
          if (byCampaign) tally.putCampaign(key, figure, n);
          else tally.put(key, figure, n);
          keep(lines, figure, line);
          ids.add(matter.id);
          if (inRow) keep(cells, JSON.stringify([key, figure]), line);
        }
      }
    }
    counted.set(head.homeRegion, ids);
  }
  return { tally, lines, counted, cells };
}

/** SHA-256 over the sorted lines of a set of matters. */
export const digestOfLines = (lines: readonly string[] = []): string =>
  createHash('sha256')
    .update([...lines].sort().join(''))
    .digest('hex');

/**
 * The rows of a table: those that it has anyway, then the others that anything counts in. Channels, domains and campaigns
 * without anything only lengthen it; offices with nothing are news.
 */
export function rowsOf<F extends string>(
  { by, keys }: Pick<TableTerms, 'by' | 'keys'>,
  { rows }: FigureTally<F>,
): { readonly key: string; readonly title: Text; readonly counts: Record<F, number> | undefined }[] {
  const known = new Set(keys.map(({ key }) => key));
  const strangers = [...rows.keys()].filter((key) => !known.has(key)).sort();
  return [...keys, ...strangers.map((key) => ({ key, title: { zh: key, en: key } }))]
    .filter(({ key }) => by === 'authority' || rows.has(key))
    .map(({ key, title }) => ({ key, title, counts: rows.get(key) }));
}
