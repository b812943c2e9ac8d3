import { isAppError } from '../../kernel/error.ts';
import { legalDay } from '../../kernel/plain-date.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import { type Actor, actorOf, contextsOf, type HeldContext } from './actor.ts';
import type { Me } from './contract.ts';
import { listPasskeys } from './passkey.ts';
import type { Session } from './session.ts';
import type { IdentityDeps } from './settings.ts';
import { hasTotp } from './totp.ts';

interface Names {
  readonly authorities: ReadonlyMap<string, { readonly zh: string; readonly en: string }>;
  readonly people: ReadonlyMap<string, string>;
}

async function readNames(db: Db, codes: readonly string[], people: readonly string[]): Promise<Names> {
  const { rows } = await db.query<{ id: string; zh: string; en: string | null }>(sql`
    select code as id, name_zh as zh, name_en as en from authority where code = any(${codes})
    union all select id::text, name, null from person where id = any(${people}::uuid[])`);
  return {
    authorities: new Map(rows.flatMap(({ id, zh, en }) => (en === null ? [] : [[id, { zh, en }]]))),
    people: new Map(rows.flatMap(({ id, zh, en }) => (en === null ? [[id, zh]] : []))),
  };
}

/** As what the session acts; undefined where nothing holds today or the chosen hat no longer does. */
function findActor(session: Session, deps: IdentityDeps): Actor | undefined {
  try {
    return actorOf(session, legalDay(deps.clock.now()));
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}

/** Who is signed in, as what they act now, and what else they might act as. */
export async function presentMe(db: Db, deps: IdentityDeps, session: Session): Promise<Me> {
  const actor = findActor(session, deps);
  const contexts: readonly HeldContext[] = contextsOf(session.grants, legalDay(deps.clock.now()));
  const others = contexts.flatMap(({ onBehalfOf }) => onBehalfOf ?? []);
  const names = await readNames(db, [...new Set(contexts.map(({ authority }) => authority))], others);
  const authority = (code: string) => ({ code, name: names.authorities.get(code) ?? { zh: code, en: code } });
  const person = (id: string | null) => (id === null ? null : { id, name: names.people.get(id) ?? '' });
  return {
    person: { id: session.personId, name: session.name, login: session.login },
    authority: authority(actor?.authority ?? ''),
    roles: [...(actor?.roles ?? [])],
    onBehalfOf: person(actor?.onBehalfOf ?? null),
    contexts: contexts.map((each) => ({
      authority: authority(each.authority),
      roles: [...each.roles],
      onBehalfOf: person(each.onBehalfOf),
    })),
    secondFactor: {
      totp: await hasTotp(db, session.personId),
      passkeys: (await listPasskeys(db, session.personId)).length,
    },
  };
}
