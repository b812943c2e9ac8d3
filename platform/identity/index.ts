export { resetAccess } from './account-recovery.ts';
export * from './actor.ts';
export { mayAdminister, mayDelegate, requireAdministrator } from './administer.ts';
export { type Admission, admitPerson, newFirstPassword } from './admit.ts';
export { type ApiKey, actorOfApiKey, createApiKey, listApiKeys, revokeApiKey } from './api-key.ts';
export {
  type Assignment,
  assignRole,
  assignRoles,
  endAssignment,
  listAssignments,
  type NewAssignment,
} from './assignment.ts';
export { type Authority, findAuthority, getAuthority, listAuthorities, putAuthorities } from './authority.ts';
export { changePassword } from './change-password.ts';
export {
  createDelegation,
  type Delegation,
  endDelegation,
  listDelegations,
  listReceivers,
  type Receiver,
} from './delegation.ts';
export { forgetDevices } from './device.ts';
export { errors } from './errors.ts';
export { createEventTrail, type EventTrail } from './event-trail.ts';
export { inOneStep } from './in-one-step.ts';
export {
  type RecordedEvent,
  readIdentityEvents,
  readTrailCursor,
  type TrailPlace,
  trailCursor,
} from './list-events.ts';
export { type ListedPerson, listPeople } from './list-people.ts';
export { createOidc, linkOidcIdentity, type Oidc, type OidcSettings } from './oidc.ts';
export { readOidcSettings } from './oidc-settings.ts';
export {
  beginPasskeyRegistration,
  beginPasskeySignIn,
  finishPasskeyRegistration,
  listPasskeys,
  type Passkey,
  type PasskeySite,
  removePasskey,
  signInWithPasskey,
} from './passkey.ts';
export { setPassword, storePasswordHash } from './password.ts';
export {
  type Colleague,
  createPerson,
  findPerson,
  getPerson,
  listColleagues,
  type NewPerson,
  type Person,
  setClearance,
  setPersonActive,
} from './person.ts';
export {
  chooseContext,
  findSession,
  getSession,
  listSessions,
  revokeSession,
  revokeSessions,
  rotateSession,
  type SecondFactor,
  type Session,
  type SessionSummary,
  signOut,
} from './session.ts';
export { createSessionCache, type SessionCache } from './session-cache.ts';
export {
  defaultSettings,
  type IdentityDeps,
  type IdentityEvent,
  type IdentitySettings,
  identityDeps,
} from './settings.ts';
export { type SignedIn, type SignInPlace, type SignInRequest, signIn } from './sign-in.ts';
export { sweepIdentity } from './sweep.ts';
export { beginTotp, confirmTotp, hasTotp, removeTotp } from './totp.ts';
