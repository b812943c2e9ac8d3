export { CAUGHT_UP_AT_ONCE, sketchOlder } from './commands/catch-up.ts';
export { forgetLikeness } from './commands/forget.ts';
export { MatterNumbers } from './commands/matter-numbers.ts';
export { sameProposer } from './commands/propose-same.ts';
export { type VerdictCount, verdictsOnProposals } from './queries/verdicts.ts';
