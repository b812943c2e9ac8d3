export { type BlockEnd, endNumbers, type NewBlock, reserveBlock } from './commands/number-block.ts';
export {
  type Issuer,
  issuerOf,
  type NumberedAct,
  type PerformedNumbered,
  performNumbered,
  type WantedNumber,
} from './commands/perform-numbered.ts';
export { performReserved, type ReservedAct } from './commands/perform-reserved.ts';
export type { NoticeContext } from './context.ts';
export { findBlock, type NumberBlock, openBlocks } from './queries/number-blocks.ts';
export { numberDefects } from './queries/number-defects.ts';
export { lastNumbers } from './queries/register.ts';
export { addNoticeRoutes } from './routes.ts';
