export { followDays } from './commands/follow-days.ts';
export type { EnrolledFirm, FirmRegister, SettlementContext, SignedInStaff } from './context.ts';
export { addSettlementRoutes } from './routes.ts';
export { settlementSettings } from './settings.ts';
