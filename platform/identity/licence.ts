import { AppError } from '../../kernel/error.ts';
import type { PersonId } from '../../kernel/id.ts';
import { addDays, type PlainDate } from '../../kernel/plain-date.ts';
import { sql } from '../store/sql.ts';
import { sqlState } from '../store/store.ts';
import type { Db } from '../store/types.ts';
import type { Actor } from './actor.ts';
import { requireAdministratorOf } from './person.ts';
import type { IdentityDeps } from './settings.ts';

/** An enforcement licence 执法证; `until` is its last day, null where none is known. */
export interface Licence {
  readonly licenceNo: string | null;
  readonly licenceUntil: PlainDate | null;
}

/**
 * Enters the licence of a person, its last day, or takes it away. Acts that named the old one stay as they are.
 * Throws 409 `identity.licence-taken`, 422 `identity.licence-day-alone`, and as {@link requireAdministratorOf}.
 */
export async function setLicence(
  db: Db,
  deps: IdentityDeps,
  by: Actor,
  personId: PersonId,
  { licenceNo, licenceUntil }: Licence,
  reason: string,
): Promise<void> {
  await requireAdministratorOf(db, by, personId);
  if (licenceNo === null && licenceUntil !== null) throw new AppError('identity.licence-day-alone', 422);
  try {
    await db.query(sql`
      update person set licence_no = ${licenceNo}, licence_until = ${licenceUntil} where id = ${personId}`);
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    throw new AppError('identity.licence-taken', 409, { licence: licenceNo ?? '' }, { cause: error });
  }
  deps.onEvent({ what: 'licence-changed', person: personId, by: by.personId, reason });
}

/** A licence that runs out, or has. */
export interface EndingLicence {
  readonly id: PersonId;
  readonly name: string;
  readonly authority: string;
  readonly licenceNo: string;
  readonly licenceUntil: PlainDate;
}

/** Officers of an area (one LIKE pattern) whose licence ends within so many days, or has ended; the earliest first. */
export async function endingLicences(
  db: Db,
  scope: string,
  today: PlainDate,
  { within, limit }: { readonly within: number; readonly limit: number },
): Promise<readonly EndingLicence[]> {
  const { rows } = await db.query<EndingLicence>(sql`
    select p.id, p.name, min(h.authority_code) as authority, p.licence_no as "licenceNo", p.licence_until as "licenceUntil"
      from person p join held_role h on h.person = p.id
     where p.active and p.licence_no is not null and p.licence_until <= ${addDays(today, within)}
       and h.role = 'officer' and h.on_behalf_of is null and h.authority_code like ${scope}
       and h.valid_from <= ${today} and (h.valid_to is null or h.valid_to >= ${today})
     group by p.id
     order by p.licence_until, p.name, p.id limit ${limit}`);
  return rows;
}
