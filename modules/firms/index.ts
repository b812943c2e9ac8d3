export { storeFirmAccounts } from './accounts.ts';
export type { FirmContext } from './context.ts';
export type { PublicFirm } from './contract.ts';
export { firmGuard } from './guard.ts';
export { findFirm, findFirms } from './queries/public.ts';
export { addFirmRoutes } from './routes.ts';
export { type FirmStaff, firmStaffOf } from './session.ts';
export { firmSettings } from './settings.ts';
