import { obj, str } from '../../../kernel/read-json.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import type { Matter } from '../../../platform/procedure/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';
import type { Directory } from '../../authorities/index.ts';

type Place = { readonly code: string; readonly parentCode: string | null; readonly nameZh: string };
/** Whether an authority is another or stands anywhere below it. */
type Under = (code: string, top: string) => boolean;

/** A station is part of its bureau: codes of both are taken for the bureau's. */
const bureauOf = (code: string): string => code.slice(0, 6);

/** By climbing the tree of authorities, not by digits; what is not in the tree stands under itself alone. */
export function underBy(places: readonly Place[]): Under {
  const parents = new Map(places.map(({ code, parentCode }) => [code, parentCode]));
  return (code, top) => {
    for (let at: string | null = bureauOf(code); at !== null; at = parents.get(at) ?? null) {
      if (at === bureauOf(top)) return true;
    }
    return false;
  };
}

/** Names as people write them: without spaces, and without what stands in brackets behind them. */
const tidy = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\([^)]*\)/g, '')
    .replace(/\s/g, '');

/** A shorter name than this stands in many that have nothing to do with it. */
const SHORTEST = 4;

/**
 * Bureaus whose name, or that of a station of theirs, stands in the respondent's: what belongs to a bureau mostly bears its
 * name. A name within a longer one that stands there too is not meant.
 */
export function accusedByName(respondent: string, places: readonly Place[]): readonly string[] {
  const name = tidy(respondent);
  const named = places.filter(({ nameZh }) => tidy(nameZh).length >= SHORTEST && name.includes(tidy(nameZh)));
  const meant = named.filter(
    ({ nameZh }) =>
      !named.some((other) => tidy(other.nameZh) !== tidy(nameZh) && tidy(other.nameZh).includes(tidy(nameZh))),
  );
  return [...new Set(meant.map(({ code }) => bureauOf(code)))];
}

/** A bureau is the handling one, above it or below it. */
const onLine = (unit: string, handling: string, under: Under): boolean =>
  under(handling, unit) || under(unit, handling);

/**
 * Whether somebody at `authority` stands apart from the accused bureaus: neither in one nor below it; and where one lies on the
 * line of the handling authority, above it.
 */
export function standsApart(authority: string, handling: string, units: readonly string[], under: Under): boolean {
  return units.every((unit) => !under(authority, unit) && (!onLine(unit, handling, under) || under(unit, authority)));
}

/** Bureaus at which somebody of this name holds a post or held one. */
async function postsOf(tx: Db, name: string): Promise<readonly string[]> {
  const { rows } = await tx.query<{ code: string }>(sql`
    select distinct left(r.authority_code, 6) as code
      from person p join role_assignment r on r.person = p.id and not r.void
     where p.name = ${name}`);
  return rows.map(({ code }) => code);
}

/** Whom a report accuses, as far as its fields tell, and who has therefore to keep away from whoever reported. */
export interface Accusation {
  /** The handling authority, one above it or one below it is accused: then it is for those above. */
  readonly ownLine: boolean;
  /** Why this person keeps away; null = need not. */
  readonly keepsOut: (actor: LedgerActor) => Promise<'own-unit' | 'named' | null>;
}

/**
 * Reads the accusation off the respondent's name: an authority's, or that of somebody who holds a post on the handling line
 * (another bureau's officer of the same name says nothing). A person keeps away too whose name stands in title or text.
 */
export async function accusationOf(tx: Db, directory: Directory, matter: Matter): Promise<Accusation> {
  const places = await directory.authorities();
  const under = underBy(places);
  const { handlingCode, facts } = matter;
  const respondent = str(obj(facts, 'respondent'), 'name');
  const officers = respondent === '' ? [] : await postsOf(tx, tidy(respondent));
  const units = [
    ...new Set([...accusedByName(respondent, places), ...officers.filter((unit) => onLine(unit, handlingCode, under))]),
  ];
  const words = [respondent, matter.title, str(facts, 'text'), str(facts, 'demand')].join('\n').replaceAll(' ', '');
  return {
    ownLine: units.some((unit) => onLine(unit, handlingCode, under)),
    async keepsOut({ personId, onBehalfOf, authority }) {
      if (!standsApart(authority, handlingCode, units, under)) return 'own-unit';
      const people = onBehalfOf === null ? [personId] : [personId, onBehalfOf];
      const nameOf = await directory.people(people);
      const named = people.some((id) => nameOf(id).length > 1 && words.includes(nameOf(id)));
      return named ? 'named' : null;
    },
  };
}
