import type { PersonId } from '../../kernel/id.ts';
import type { PlainDate } from '../../kernel/plain-date.ts';
import { sql } from '../store/sql.ts';
import type { Db, Statement } from '../store/types.ts';
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

export interface PeopleFilter {
  readonly login?: string | undefined;
  /** Part of the name, the login or the licence number. */
  readonly q?: string | undefined;
  /** Whether the account is open. */
  readonly active?: boolean | undefined;
  /** Held today. */
  readonly role?: Role | undefined;
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

function matching({ login, q, active, role }: PeopleFilter, scope: string, today: PlainDate): Statement {
  const like = q === undefined ? null : `%${escaped(q.normalize('NFKC').trim().toLowerCase())}%`;
  return sql`
        (${login ?? null}::text is null or p.login = ${login ?? null})
    and (${active ?? null}::boolean is null or p.active = ${active ?? null})
    and (${like}::text is null or p.login like ${like} or lower(p.name) like ${like} or lower(p.licence_no) like ${like})
    and exists (select from role_assignment r
                 where r.person = p.id and r.authority_code like ${scope}
                   and (${role ?? null}::text is null
                        or r.role = ${role ?? null} and not r.void and r.valid_from <= ${today}
                           and (r.valid_to is null or r.valid_to >= ${today})))`;
}

/**
 * People who have, had or will have a role in an area (one LIKE pattern), also closed accounts, by login; `after` is
 * the last login of the page before.
 */
export async function listPeople(
  db: Db,
  scope: string,
  today: PlainDate,
  page: PeopleFilter & { readonly after?: string | undefined; readonly limit: number },
): Promise<ListedPerson[]> {
  const { rows } = await db.query<ListedPerson & { id: PersonId }>(sql`
    select p.id, p.login, p.name, p.licence_no as "licenceNo", p.licence_until as "licenceUntil", p.clearance, p.active,
           p.closed_reason as "closedReason",
           coalesce(c.must_change, false) as "mustChange",
           (select coalesce(jsonb_agg(jsonb_build_object(
                     'id', r.id, 'authority', r.authority_code, 'role', r.role, 'validFrom', r.valid_from,
                     'validTo', r.valid_to) order by r.authority_code, r.role, r.valid_from), '[]')
              from role_assignment r
             where r.person = p.id and not r.void and r.authority_code like ${scope}
               and (r.valid_to is null or r.valid_to >= ${today})) as roles
      from person p left join password_credential c on c.person = p.id
     where p.login > ${page.after ?? ''} and ${matching(page, scope, today)}
     order by p.login limit ${page.limit}`);
  return rows;
}
