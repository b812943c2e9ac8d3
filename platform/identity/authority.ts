import { AppError } from '../../kernel/error.ts';
import type { AuthorityCode } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { type AuthorityLevel, levelOf } from '../../kernel/region.ts';
import { raw, sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';

/** A bureau or station 派出机构. */
export interface Authority {
  readonly code: AuthorityCode;
  readonly parentCode: AuthorityCode | null;
  readonly level: AuthorityLevel;
  readonly nameZh: string;
  readonly nameEn: string;
  /** 机关代字, as it stands in document numbers; '' when it issues none. */
  readonly shortZh: string;
  readonly validFrom: PlainDate;
  /** The last day on which it holds; null: no end known. */
  readonly validTo: PlainDate | null;
  /** What it has power over, as keys that the modules know. */
  readonly powers: readonly string[];
}

const COLUMNS = raw(`code, parent_code as "parentCode", level, name_zh as "nameZh", name_en as "nameEn",
  short_zh as "shortZh", valid_from::text as "validFrom", valid_to::text as "validTo", powers`);

/** Adds authorities or brings them up to date, all in one statement; the level follows from the code. */
export async function putAuthorities(db: Db, authorities: readonly Omit<Authority, 'level'>[]): Promise<void> {
  const rows = authorities.map((each) => ({ ...each, level: levelOf(each.code) }));
  await db.query(sql`
    insert into authority (code, parent_code, level, name_zh, name_en, short_zh, valid_from, valid_to, powers)
    select r.code, r."parentCode", r.level, r."nameZh", r."nameEn", r."shortZh", r."validFrom", r."validTo",
           array(select jsonb_array_elements_text(r.powers))
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        code text, "parentCode" text, level text, "nameZh" text, "nameEn" text, "shortZh" text,
        "validFrom" date, "validTo" date, powers jsonb)
    on conflict (code) do update set
      parent_code = excluded.parent_code, name_zh = excluded.name_zh, name_en = excluded.name_en,
      short_zh = excluded.short_zh, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
      powers = excluded.powers`);
}

export async function findAuthority(db: Db, code: string): Promise<Authority | undefined> {
  const { rows } = await db.query<Authority>(sql`select ${COLUMNS} from authority where code = ${code}`);
  return rows[0];
}

/** Throws 404 `identity.authority-unknown`. */
export async function getAuthority(db: Db, code: string): Promise<Authority> {
  const found = await findAuthority(db, code);
  if (found === undefined) throw new AppError('identity.authority-unknown', 404, { authority: code });
  return found;
}

/** All authorities that stand on a day, in the order of their codes; `scope` is one LIKE pattern. */
export async function listAuthorities(db: Db, today: PlainDate, scope = '%'): Promise<Authority[]> {
  const { rows } = await db.query<Authority>(sql`
    select ${COLUMNS} from authority
     where code like ${scope} and valid_from <= ${today} and (valid_to is null or valid_to >= ${today})
     order by code`);
  return rows;
}
