export {
  type Issuer,
  issuerOf,
  type NumberedAct,
  type PerformedNumbered,
  performNumbered,
  type WantedNumber,
} from './commands/perform-numbered.ts';
export type { NoticeContext } from './context.ts';
export { numberDefects } from './queries/number-defects.ts';
export { addNoticeRoutes } from './routes.ts';
