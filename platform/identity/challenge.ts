import { AppError } from '../../kernel/error.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { JsonObject } from '../../kernel/text.ts';
import { hashToken } from '../crypto/random.ts';
import { sql } from '../store/sql.ts';
import type { Db } from '../store/types.ts';
import type { IdentityDeps } from './settings.ts';

type ChallengeKind = 'passkey-registration' | 'passkey-sign-in' | 'oidc';

/** Keeps what is needed to check the answer to a question of ours, under an id only the asked one has. */
export async function keepChallenge(
  db: Db,
  deps: IdentityDeps,
  kind: ChallengeKind,
  id: string,
  person: PersonId | null,
  payload: JsonObject,
): Promise<void> {
  const end = new Date(deps.clock.now().getTime() + deps.settings.challengeLife);
  await db.query(sql`
    insert into sign_in_challenge (id_hash, kind, person, payload, expires_at)
    values (${hashToken(id)}, ${kind}, ${person}, ${JSON.stringify(payload)}, ${end})`);
}

/** Takes a challenge away for good: an answer counts once. Throws 401 `identity.challenge-ended`. */
export async function takeChallenge(
  db: Db,
  deps: IdentityDeps,
  kind: ChallengeKind,
  id: string,
): Promise<{ person: PersonId | null; payload: Record<string, unknown> }> {
  const { rows } = await db.query<{ person: PersonId | null; payload: Record<string, unknown>; expires_at: Date }>(sql`
    delete from sign_in_challenge where id_hash = ${hashToken(id)} and kind = ${kind}
    returning person, payload, expires_at`);
  const [row] = rows;
  if (row === undefined || row.expires_at <= deps.clock.now()) throw new AppError('identity.challenge-ended', 401);
  return row;
}
