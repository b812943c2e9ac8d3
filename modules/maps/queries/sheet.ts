import { readFileSync } from 'node:fs';
import { AppError } from '../../../kernel/error.ts';
import { isWithin } from '../../../kernel/region.ts';
import { projectPath } from '../../../platform/paths.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { Directory } from '../../authorities/index.ts';
import type { MapSheet } from '../contract.ts';
import { type Outline, readOutlines } from '../model/geojson.ts';
import type { Shape } from '../model/geometry.ts';
import { sheetOf } from '../model/sheet.ts';

let drawn: readonly Outline[] | undefined;

/** The drawing of the invented province, which ships with the product. */
export function drawnOutlines(): readonly Outline[] {
  drawn ??= readOutlines(readFileSync(projectPath('modules/maps/outlines/yunlan.geojson'), 'utf8'));
  return drawn;
}

interface Asked {
  readonly authority: string;
  /** The reader's own authority: a sheet shows what lies in its area. */
  readonly own: string;
  readonly depth: 1 | 2;
}

/**
 * The map of an authority's area.
 * @throws AppError 404 `maps.no-authority` where there is none such, or it lies outside the reader's area
 */
export async function readSheet(db: Db, directory: Directory, asked: Asked): Promise<MapSheet> {
  const authorities = await directory.authorities();
  const nodes = authorities.map(({ code, parentCode, nameZh, nameEn }) => ({
    code: code as string,
    parent: parentCode as string | null,
    name: { zh: nameZh, en: nameEn },
  }));
  const top = nodes.find(({ code }) => code === asked.authority);
  if (top === undefined || !isWithin(asked.authority, asked.own))
    throw new AppError('maps.no-authority', 404, { authority: asked.authority });
  const below = nodes.filter(({ code }) => code !== top.code && isWithin(code, top.code)).map(({ code }) => code);
  const { rows } = await db.query<{ code: string; reviewNo: string; shape: Shape }>(sql`
    select code, review_no as "reviewNo", shape from map_outline where code = any(${below}::text[])`);
  return sheetOf(nodes, top, asked.depth, { entered: rows, drawn: drawnOutlines() });
}
