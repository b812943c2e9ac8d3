import { AppError } from '../../kernel/error.ts';
import { type AuthorityCode, isUuid, type PersonId } from '../../kernel/id.ts';
import { legalDay } from '../../kernel/plain-date.ts';
import { isAuthorityCode, isWithin } from '../../kernel/region.ts';
import { receiver } from '../../modules/intake/index.ts';
import { type Actor, actorOf, type Grant } from '../../platform/identity/index.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';
import { sql } from '../../platform/store/sql.ts';
import type { Instance } from './instance.ts';

interface PersonRow {
  readonly id: PersonId;
  readonly name: string;
  readonly clearance: number;
  readonly grants: readonly Grant[];
}

/** What the product sees of a person by login, today. */
async function findActor({ store, ledger }: Instance, login: string, authority?: string): Promise<Actor | undefined> {
  const { rows } = await store.db.query<PersonRow>(sql`
    select p.id, p.name, p.clearance,
           (select coalesce(json_agg(json_build_object(
                     'authority', h.authority_code, 'role', h.role, 'validFrom', h.valid_from,
                     'validTo', h.valid_to, 'onBehalfOf', h.on_behalf_of)), '[]')
              from held_role h where h.person = p.id and h.on_behalf_of is null) as grants
      from person p where p.login = ${login.trim().toLowerCase()} and p.active`);
  const [row] = rows;
  if (row === undefined) return undefined;
  const held = row.grants.find((grant) => grant.authority === authority);
  return actorOf(
    {
      id: null,
      personId: row.id,
      name: row.name,
      clearance: row.clearance,
      grants: row.grants,
      context: held === undefined ? null : { authority: held.authority, onBehalfOf: null },
    },
    legalDay(ledger.clock.now()),
  );
}

/** An acting account with what to call it. */
export interface Acting {
  readonly actor: LedgerActor;
  readonly name: string;
  readonly authority: AuthorityCode;
}

/**
 * Who a command acts as: the login given, else the usual one where it exists, else the receiving account of the
 * authority given or of the topmost one. The command line is for whoever runs the machine: it asks for no password,
 * and every act names the account.
 * @throws AppError `cli.no-such-login`, `cli.authority-outside`, `cli.no-authority`, `cli.bad-value`, `identity.no-role`
 */
export async function actAs(
  instance: Instance,
  given: { readonly login?: string | undefined; readonly authority?: string | undefined; readonly usual: string },
): Promise<Acting> {
  const { authority } = given;
  if (authority !== undefined && !isAuthorityCode(authority)) {
    throw new AppError('cli.bad-value', 400, {
      option: '--authority',
      value: authority,
      expected: '510502 / 510502003',
    });
  }
  const login = given.login ?? given.usual;
  const actor = await findActor(instance, login, authority);
  if (actor === undefined && given.login !== undefined) throw new AppError('cli.no-such-login', 404, { login });
  const fits = actor !== undefined && (authority === undefined || isWithin(authority, actor.authority));
  if (fits) return { actor, name: actor.name, authority: authority ?? actor.authority };
  if (given.login !== undefined && actor !== undefined) {
    throw new AppError('cli.authority-outside', 403, { login, own: actor.authority, authority: authority ?? '' });
  }
  const top = authority ?? (await topAuthority(instance));
  return { actor: receiver(top), name: '—', authority: top };
}

async function topAuthority({ store }: Instance): Promise<AuthorityCode> {
  const { rows } = await store.db.query<{ code: AuthorityCode }>(sql`
    select code from authority where valid_to is null order by parent_code nulls first, code limit 1`);
  const [top] = rows;
  if (top === undefined) throw new AppError('cli.no-authority', 409, {});
  return top.code;
}

/** A batch id. @throws AppError `cli.bad-value` */
export function readUuid(option: string, value: string): string {
  const id = value.trim().toLowerCase();
  if (!isUuid(id)) throw new AppError('cli.bad-value', 400, { option, value, expected: 'UUID' });
  return id;
}
