import type { Region } from '../../../kernel/id.ts';
import { isAuthorityCode, regionOf } from '../../../kernel/region.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import { numberDefects } from '../../notices/index.ts';

/** A defect of the register of numbers, at the authority that gave them. */
export interface NumberFinding {
  readonly homeRegion: Region;
  readonly authority: string;
  readonly subject: string;
  readonly zh: string;
  readonly en: string;
}

const KINDS: readonly (readonly [begin: string, zh: string])[] = [
  ['gap in ', '断号：'],
  ['number without its act: ', '有号无文：'],
  ['act without a number: ', '有文无号：'],
];

/** Defects of all registers, as the notices module tells them, by authority. Asked as the system. */
export async function numberFindings(tx: Db): Promise<readonly NumberFinding[]> {
  const found: NumberFinding[] = [];
  for (const defect of await numberDefects(tx)) {
    const [begin, zh] = KINDS.find(([words]) => defect.startsWith(words)) ?? ['', ''];
    const rest = defect.slice(begin.length);
    const authority = /^\d{6,9}(?= )/.exec(rest)?.[0] ?? (await authorityOfAct(tx, rest));
    if (authority === undefined || !isAuthorityCode(authority)) continue;
    found.push({ homeRegion: regionOf(authority), authority, subject: rest, zh: `${zh}${rest}`, en: defect });
  }
  return found;
}

async function authorityOfAct(tx: Db, act: string): Promise<string | undefined> {
  if (!/^[0-9a-f-]{36}$/.test(act)) return undefined;
  const { rows } = await tx.query<{ authority: string }>(sql`select authority from act where act_id = ${act}::uuid`);
  return rows[0]?.authority;
}
