import type { PersonId } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { Role } from './actor.ts';
import type { Person } from './person.ts';

/** A role as the list of people shows it. */
export interface ListedRole {
  readonly id: string;
  readonly authority: string;
  readonly role: Role;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

/** A person with the roles of an area that are not over. */
export interface ListedPerson extends Person {
  /** The first password was not changed yet. */
  readonly mustChange: boolean;
  readonly roles: readonly ListedRole[];
}

/**
 * People who have, had or will have a role in an area (one LIKE pattern), also closed accounts, by login; `after` is
 * the last login of the page before.
 */
export async function listPeople(
  db: Db,
  scope: string,
  today: PlainDate,
  page: { readonly after?: string | undefined; readonly limit: number; readonly login?: string | undefined },
): Promise<ListedPerson[]> {
  const { rows } = await db.query<ListedPerson & { id: PersonId }>(sql`
    select p.id, p.login, p.name, p.licence_no as "licenceNo", p.clearance, p.active,
           coalesce(c.must_change, false) as "mustChange",
           (select coalesce(jsonb_agg(jsonb_build_object(
                     'id', r.id, 'authority', r.authority_code, 'role', r.role, 'validFrom', r.valid_from,
                     'validTo', r.valid_to) order by r.authority_code, r.role, r.valid_from), '[]')
              from role_assignment r
             where r.person = p.id and not r.void and r.authority_code like ${scope}
               and (r.valid_to is null or r.valid_to >= ${today})) as roles
      from person p left join password_credential c on c.person = p.id
     where p.login > ${page.after ?? ''} and (${page.login ?? null}::text is null or p.login = ${page.login ?? null})
       and exists (select from role_assignment r where r.person = p.id and r.authority_code like ${scope})
     order by p.login limit ${page.limit}`);
  return rows;
}
