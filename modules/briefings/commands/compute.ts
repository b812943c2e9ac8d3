import { createHash } from 'node:crypto';
import { AppError } from '../../../kernel/error.ts';
import type { Region } from '../../../kernel/id.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { scopePattern } from '../../../kernel/region.ts';
import { readHead, type TreeHead } from '../../../platform/ledger/export.ts';
import { foldHistory } from '../../../platform/ledger/history.ts';
import { getProcedure } from '../../../platform/ledger/prepare.ts';
import { cellsOf } from '../../../platform/procedure/fold.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { ComputeEnvironment, HistorySource } from '../../bulletins/index.ts';
import { assemble } from '../model/assemble.ts';
import { Counter } from '../model/count.ts';
import type { Frozen, Terms } from '../model/frozen.ts';
import { seriesOf } from '../model/series.ts';

export interface Computed {
  readonly frozen: Frozen;
  /** Lines `region/matter/version/adds` behind each cell that counts any. */
  readonly sets: ReadonlyMap<string, readonly string[]>;
  /** Matters that any number counts, by region: what a bundle must hold. */
  readonly counted: ReadonlyMap<Region, ReadonlySet<string>>;
}

/** SHA-256 over the sorted lines of a set of matters. */
export const digestOfLines = (lines: readonly string[]): string =>
  createHash('sha256')
    .update(lines.map((line) => `${line}\n`).join(''))
    .digest('hex');

export const digestOfText = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

type Period = { readonly from: PlainDate; readonly to: PlainDate };

/** The counter of a bulletin, empty: what it asks, of which figures. */
export function counterOf({
  content,
  authority,
  compared,
  figures,
  day,
}: Pick<Terms, 'content' | 'authority' | 'compared' | 'figures' | 'day'>): Counter {
  const series = seriesOf(content, authority.code, compared as Period | null);
  const known = new Map(figures.map((figure) => [figure.id, figure]));
  return new Counter(series, known, day as PlainDate, content.period.from as PlainDate);
}

/**
 * Computes a bulletin from the acts under its tree heads, through the same fold and the same counted places as the live
 * counts; nothing is read from the counts. The same terms give the same bulletin, with a database or out of a bundle.
 */
export async function computeBriefing(
  { ledger }: ComputeEnvironment,
  source: HistorySource,
  terms: Terms,
): Promise<Computed> {
  const counter = counterOf(terms);
  const measures = new Set(counter.measures);
  const concerned = new Set(
    Object.values(ledger.procedures)
      .filter((procedure) => procedure.measures.some(({ id }) => measures.has(id)))
      .map(({ id }) => id),
  );
  for (const { region, size } of terms.checkpoints) {
    for await (const history of source(region as Region, size)) {
      if (!concerned.has(history.acts[0]?.procedure ?? '')) continue;
      const matter = foldHistory(ledger, history);
      if (matter === null) continue;
      const line = `${region}/${matter.id}/${matter.version}`;
      for (const place of cellsOf(getProcedure(ledger, matter.procedure), matter).values()) {
        if (measures.has(place.measure)) {
          counter.add({ ...place, domain: matter.domain, channel: matter.channel, line });
        }
      }
    }
  }
  const { values, tables, sets } = assemble(terms, counter, digestOfLines);
  const counted = new Map<Region, Set<string>>(terms.checkpoints.map(({ region }) => [region as Region, new Set()]));
  for (const line of counter.tally.everyLine()) {
    const [region = '', matter = ''] = line.split('/');
    counted.get(region as Region)?.add(matter);
  }
  return { frozen: { ...terms, values, tables }, sets, counted };
}

/** What fixes a frozen bulletin, to compute it again. */
export function termsOf(frozen: Frozen): Terms {
  const { values: _values, tables: _tables, ...terms } = frozen;
  return terms;
}

/** Regions whose trees a bulletin must read: those of its area, and owners of whatever counts or is handled there. */
export async function regionsFor(tx: Db, top: string, measures: readonly string[]): Promise<Region[]> {
  const pattern = scopePattern(top);
  const { rows } = await tx.query<{ home_region: Region }>(sql`
    select home_region from matter where handling_code like ${pattern} or home_code like ${pattern}
    union select home_region from matter_cell where authority like ${pattern} and measure = any(${measures})
    order by 1`);
  return rows.map((row) => row.home_region);
}

/** The signed heads that a bulletin quotes. @throws AppError 409 `briefing.head-missing` */
export async function headsOf(tx: Db, { checkpoints }: Pick<Frozen, 'checkpoints'>): Promise<TreeHead[]> {
  const heads: TreeHead[] = [];
  for (const { region, size } of checkpoints) {
    const head = await readHead(tx, region as Region, size);
    if (head === undefined) throw new AppError('briefing.head-missing', 409, { region, size });
    heads.push(head);
  }
  return heads;
}
