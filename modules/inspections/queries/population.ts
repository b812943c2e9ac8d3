import { AppError } from '../../../kernel/error.ts';
import { legalDay, type PlainDate } from '../../../kernel/plain-date.ts';
import { num, obj, str } from '../../../kernel/read-json.ts';
import { scopePattern } from '../../../kernel/region.ts';
import type { LedgerDependencies } from '../../../platform/ledger/types.ts';
import { listOf } from '../../../platform/procedure/entries.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import { type Db, SYSTEM_VIEWER } from '../../../platform/store/types.ts';
import type { DrawConflict, DrawLists } from '../model/draw-lists.ts';
import { amountOf, type Classed, creditClasses, groupOf, groupsIn, riskClasses, weightOf } from '../model/draw-plan.ts';
import { inspectedInYear } from './cap-count.ts';
import { capIn, itemListsFor } from './item-lists.ts';

const MOST = 200_000;

interface FirmRow {
  readonly code: string;
  readonly name: string;
  readonly risk: string | null;
  readonly credit: string | null;
}

/** Firms of the plan that stand in the register and trade, with their classes. */
async function firmsOf(tx: Db, matter: Matter): Promise<readonly FirmRow[]> {
  const population = obj(matter.facts, 'population');
  const before = str(population, 'registeredBefore');
  const { rows } = await tx.query<FirmRow>(sql`
    select p.code, p.name, c.risk, c.credit
    from party p left join firm_class c on c.home_region = p.home_region and c.code = p.code
    where p.region::text like ${scopePattern(str(population, 'area'))} and p.status = 'active'
      and (cardinality(${listOf(population.kinds)}::text[]) = 0 or p.kind = any(${listOf(population.kinds)}::text[]))
      and (${before} = '' or p.registered_on < nullif(${before}, '')::date)
    order by p.code limit ${MOST + 1}`);
  if (rows.length > MOST) throw new AppError('inspections.draw.too-many', 409, { most: MOST });
  return rows;
}

const classOf = <T extends string>(list: Readonly<Record<T, unknown>>, value: string | null): T | 'none' =>
  value !== null && Object.hasOwn(list, value) ? (value as T) : 'none';
const classesOf = ({ risk, credit }: FirmRow): Classed => ({
  risk: classOf(riskClasses, risk),
  credit: classOf(creditClasses, credit),
});

export interface LicensedOfficer {
  readonly id: string;
  readonly name: string;
  readonly licence: string;
  readonly authority: string;
}

/** Officers of an area whose licence is valid on a day. */
export async function licensedOfficers(
  tx: Db,
  authority: string,
  today: PlainDate,
): Promise<readonly LicensedOfficer[]> {
  const { rows } = await tx.query<LicensedOfficer>(sql`
    select p.id, p.name, p.licence_no as licence, min(h.authority_code) as authority
    from person p join held_role h on h.person = p.id
    where p.active and p.licence_no is not null and (p.licence_until is null or p.licence_until >= ${today})
      and h.role = 'officer' and h.on_behalf_of is null and h.authority_code like ${scopePattern(authority)}
      and h.valid_from <= ${today} and (h.valid_to is null or h.valid_to >= ${today})
    group by p.id order by p.licence_no`);
  return rows;
}

/** Relations on the register, and who looked at a firm the last time. */
async function conflictsOf(
  tx: Db,
  matter: Matter,
  licences: ReadonlyMap<string, string>,
): Promise<readonly DrawConflict[]> {
  const area = scopePattern(matter.homeCode);
  const relations = await tx.query<{ officer: string; code: string }>(sql`
    select m.snapshot #>> '{facts,officer}' as officer, m.snapshot #>> '{facts,firm,code}' as code
    from matter m where m.procedure = 'relation' and m.state = 'standing' and m.home_code like ${area}`);
  const last = await tx.query<{ code: string; one: string; two: string }>(sql`
    select distinct on (1) matter_firm(m.snapshot) as code, m.snapshot #>> '{facts,recorded,by}' as one,
           m.snapshot #>> '{facts,recorded,officer}' as two
    from matter m
    where m.procedure = 'inspection' and m.home_code like ${area} and matter_firm(m.snapshot) is not null
      and m.snapshot #>> '{facts,recorded,on}' is not null
    order by 1, m.snapshot #>> '{facts,recorded,on}' desc, m.id desc`);
  const pairs = [
    ...relations.rows.map(({ officer, code }) => ({ officer, code, why: 'recusal' as const })),
    ...last.rows.flatMap(({ code, one, two }) =>
      [one, two].map((officer) => ({ officer, code, why: 'last-time' as const })),
    ),
  ];
  return pairs.flatMap(({ officer, code, why }) => {
    const licence = licences.get(officer);
    return licence === undefined ? [] : [{ licence, code, why }];
  });
}

export interface DrawPopulation {
  readonly lists: DrawLists;
  /** Firms left out because their yearly cap is reached. */
  readonly capped: number;
}

/**
 * The lists of a planned draw as they stand now: firms in their groups with their weights, officers with a valid licence,
 * conflicts between the two.
 * @throws AppError 409 `inspections.draw.too-many`
 */
export async function populationOf(ledger: LedgerDependencies, matter: Matter): Promise<DrawPopulation> {
  const today = legalDay(ledger.clock.now());
  const cap = capIn(await itemListsFor(ledger, matter.homeCode));
  // Classes and relations of the whole area enter, whoever recorded them; the plan was approved.
  return ledger.store.transaction(SYSTEM_VIEWER, async (tx) => {
    const rows = await firmsOf(tx, matter);
    const officers = await licensedOfficers(tx, matter.homeCode, today);
    const done =
      cap?.mode === 'block'
        ? await inspectedInYear(
            tx,
            matter.homeCode,
            rows.map(({ code }) => code),
            today,
          )
        : new Map<string, number>();
    const full = (code: string): boolean => cap !== null && cap.mode === 'block' && (done.get(code) ?? 0) >= cap.cap;
    const open = rows.filter(({ code }) => !full(code));
    const firms = open.flatMap((row) => {
      const group = groupOf(matter, classesOf(row));
      const name = row.name.replace(/[\t\r\n]/g, ' ');
      return group === undefined ? [] : [{ code: row.code, name, group, weight: weightOf(matter, classesOf(row)) }];
    });
    const codes = new Set(firms.map(({ code }) => code));
    const licences = new Map(officers.map(({ id, licence }) => [id, licence]));
    const conflicts = (await conflictsOf(tx, matter, licences)).filter(({ code }) => codes.has(code));
    const sizes = new Map<string, number>();
    for (const { group } of firms) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    return {
      capped: rows.length - open.length,
      lists: {
        officersPerFirm: num(matter.facts, 'officersPerFirm'),
        groups: groupsIn(matter.facts).map((group) => ({
          id: group.id,
          draw: amountOf(group, sizes.get(group.id) ?? 0),
        })),
        firms,
        officers: officers.map(({ licence, authority }) => ({ licence, authority })),
        conflicts,
      },
    };
  });
}
