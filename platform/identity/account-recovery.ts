import type { PersonId } from '../../kernel/id.ts';
import type { Db } from '../store/types.ts';
import type { Actor } from './actor.ts';
import { forgetDevices } from './device.ts';
import { removeAllPasskeys } from './passkey.ts';
import { setPassword } from './password.ts';
import { requireAdministratorOf } from './person.ts';
import { revokeSessions } from './session.ts';
import type { IdentityDeps } from './settings.ts';
import { removeTotp } from './totp.ts';

/**
 * An administrator gives someone a new first password (to be changed at sign-in), and takes the authenticator and the
 * passkeys away when the phone is lost: a passkey that stays would let its finder in. All sessions and known devices end: whoever had them is out.
 * Throws 403 `identity.administer-refused`, `identity.grant-to-self`, 404 `identity.person-unknown`,
 * 422 `identity.password-weak`.
 */
export async function resetAccess(
  db: Db,
  deps: IdentityDeps,
  by: Actor,
  personId: PersonId,
  password: string,
  {
    withoutSecondFactor = false,
    withoutPasskeys = false,
    reason = null,
  }: { withoutSecondFactor?: boolean; withoutPasskeys?: boolean; reason?: string | null } = {},
): Promise<void> {
  await requireAdministratorOf(db, by, personId);
  await setPassword(db, deps, personId, password, { mustChange: true, by: by.personId });
  if (withoutSecondFactor) await removeTotp(db, deps, personId, by.personId);
  if (withoutPasskeys) await removeAllPasskeys(db, deps, personId, by.personId);
  await forgetDevices(db, personId);
  await revokeSessions(db, deps, personId, null, by.personId);
  deps.onEvent({ what: 'access-reset', person: personId, by: by.personId, reason });
}
