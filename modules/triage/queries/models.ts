import { AppError } from '../../../kernel/error.ts';
import { areasOf, scopePattern } from '../../../kernel/region.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { ABOVE, type Comparison, type ModelScores } from '../contract.ts';

/** A model's row without its weights. */
export interface ModelRow {
  readonly home_region: string;
  readonly version: string;
  readonly authority: string;
  readonly parent: string;
  readonly cut_at: Date;
  readonly verdicts: number;
  readonly verdict_digest: Buffer;
  readonly digest: Buffer;
  readonly bytes: number;
  readonly scores: ModelScores;
  readonly trained_at: Date;
  readonly trained_by: string;
}

/** The models of an area and of the authorities above it, the latest first. */
export async function listModels(tx: Db, authority: string): Promise<readonly ModelRow[]> {
  const { rows } = await tx.query<ModelRow>(sql`
    select home_region, version, authority, parent, cut_at, verdicts, verdict_digest, digest, length(packed) as bytes,
      scores, trained_at, trained_by
    from clue_model where kind = 'clues' and (authority like ${scopePattern(authority)} or authority = any(${areasOf(authority)}))
    order by trained_at desc, version desc limit 200`);
  return rows;
}

/** One model with its weights. @throws AppError 404 `triage.model.no-such` */
export async function getModel(tx: Db, version: string): Promise<ModelRow & { readonly packed: Buffer }> {
  const region = version.slice(0, 6);
  const { rows } = await tx.query<ModelRow & { packed: Buffer }>(sql`
    select home_region, version, authority, parent, cut_at, verdicts, verdict_digest, digest, length(packed) as bytes,
      scores, trained_at, trained_by, packed
    from clue_model where home_region = ${region} and version = ${version}`);
  const [row] = rows;
  if (row === undefined) throw new AppError('triage.model.no-such', 404, { version });
  return row;
}

/** A promotion or roll-back. */
export interface ServiceRow {
  readonly id: string;
  readonly authority: string;
  readonly version: string;
  readonly before: string;
  readonly rolled_back: boolean;
  readonly figures: Comparison | Record<string, never>;
  readonly reason: string;
  readonly at: Date;
  readonly by: string;
}

/** Promotions and roll-backs in an area and above it, the latest first. */
export async function listServices(tx: Db, authority: string): Promise<readonly ServiceRow[]> {
  const { rows } = await tx.query<ServiceRow>(sql`
    select id, authority, version, before, rolled_back, figures, reason, at, by
    from clue_model_service where kind = 'clues' and (authority like ${scopePattern(authority)} or authority = any(${areasOf(authority)}))
    order by at desc, id desc limit 200`);
  return rows;
}

/** Which own model each of these authorities has in service. */
async function latestOf(tx: Db, authorities: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query<{ authority: string; version: string }>(sql`
    select distinct on (authority) authority, version from clue_model_service
    where kind = 'clues' and authority = any(${authorities}) order by authority, at desc, id desc`);
  return new Map(rows.filter(({ version }) => version !== ABOVE).map(({ authority, version }) => [authority, version]));
}

/** A model in service, and of which authority it is. */
export interface InService {
  readonly version: string;
  readonly authority: string;
}

/**
 * The models that serve these authorities: their own, else that of the nearest above; those that the shipped one serves are
 * left out.
 */
export async function servingOfAll(tx: Db, authorities: readonly string[]): Promise<ReadonlyMap<string, InService>> {
  const latest = await latestOf(tx, [...new Set(authorities.flatMap(areasOf))]);
  return new Map(
    authorities.flatMap((authority) => {
      const area = areasOf(authority).findLast((each) => latest.has(each));
      return area === undefined ? [] : [[authority, { version: latest.get(area) ?? '', authority: area }] as const];
    }),
  );
}

/** The model that serves an authority, as {@link servingOfAll}; null where the shipped one does. */
export const servingOf = async (tx: Db, authority: string): Promise<InService | null> =>
  (await servingOfAll(tx, [authority])).get(authority) ?? null;
