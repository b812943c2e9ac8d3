/**
 * The posts that may act on intake matters. `system` is the account of the import, the portal and the interface:
 * it opens matters and does nothing else.
 */
export type Role =
  | 'intake'
  | 'officer'
  | 'legal-reviewer'
  | 'head'
  | 'campaign-office'
  | 'supervisor'
  | 'custodian'
  | 'administrator'
  | 'system';

/** Declares who may do a verb; a name outside the list does not compile. */
export const by = (...roles: readonly Role[]): readonly Role[] => roles;
