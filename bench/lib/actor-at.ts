import { type AuthorityCode, newPersonId } from '../../kernel/id.ts';
import { scopePattern } from '../../kernel/region.ts';
import type { LedgerActor } from '../../platform/ledger/types.ts';

/** Somebody of a bureau, in whose name a bench acts and asks. */
export const actorAt = (authority: string, ...roles: readonly string[]): LedgerActor => ({
  personId: newPersonId(),
  authority: authority as AuthorityCode,
  roles,
  onBehalfOf: null,
  scope: scopePattern(authority),
  clearance: 0,
});
