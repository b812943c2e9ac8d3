import { AppError } from '../../../kernel/error.ts';
import type { PlainDate } from '../../../kernel/plain-date.ts';
import { objects, str } from '../../../kernel/read-json.ts';
import { regionOf, scopePattern } from '../../../kernel/region.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { LedgerActor } from '../../../platform/ledger/types.ts';
import { sql } from '../../../platform/store/sql.ts';
import type { Db } from '../../../platform/store/types.ts';

interface Licensed {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly licence: string | null;
  readonly until: PlainDate | null;
  /** Has or had a post in the bureau of who asks, or below it: only of these is said what is wrong. */
  readonly known: boolean;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Officers as acts name them: `[{ person, licence }]`; what is misshapen is the schema's to refuse. */
function namedIn(body: JsonObject): readonly { readonly person: string; readonly licence: string }[] {
  const { officers } = body;
  if (!Array.isArray(officers)) return [];
  return objects({ ...officers } as unknown as JsonObject).flatMap(([, each]) => {
    const person = str(each, 'person');
    return UUID.test(person) ? [{ person, licence: str(each, 'licence') }] : [];
  });
}

/**
 * Every officer whom an act names holds the enforcement licence 执法证 that it says, on the day of the act (处罚法 art 42, 55:
 * officers show it; 执法 without one is void).
 * Of an account outside the bureau of `actor` nothing is told but that it does not fit: not that it is there, nor its name.
 * @throws AppError 422 `cases.licence.missing`, `cases.licence.other`, `cases.licence.expired`, `cases.licence.closed`,
 *   `cases.licence.unknown`
 */
export async function checkLicences(
  db: Db,
  actor: Pick<LedgerActor, 'authority'>,
  body: JsonObject,
  on: PlainDate,
): Promise<void> {
  const named = namedIn(body);
  if (named.length === 0) return;
  const { rows } = await db.query<Licensed>(sql`
    select id, name, active, licence_no as licence, licence_until as until,
      exists (select from role_assignment r where r.person = p.id
              and r.authority_code like ${scopePattern(regionOf(actor.authority))}) as known
    from person p where id = any(${named.map(({ person }) => person)}::uuid[])`);
  const known = new Map(rows.map((row) => [row.id, row]));
  for (const { person, licence } of named) {
    const found = known.get(person);
    if (found === undefined || !found.known) {
      const holds = found?.active === true && found.licence === licence && (found.until === null || found.until >= on);
      if (!holds) throw new AppError('cases.licence.unknown', 422, { person });
      continue;
    }
    const { name } = found;
    if (found.licence === null) throw new AppError('cases.licence.missing', 422, { person, name });
    if (!found.active) throw new AppError('cases.licence.closed', 422, { person, name });
    if (found.licence !== licence) throw new AppError('cases.licence.other', 422, { person, name, given: licence });
    if (found.until !== null && found.until < on) {
      throw new AppError('cases.licence.expired', 422, { person, name, until: found.until });
    }
  }
}
