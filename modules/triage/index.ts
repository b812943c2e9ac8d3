export { PROPOSED_AT_ONCE, proposeDue } from './commands/propose-due.ts';
export { proposalsOf } from './queries/proposals-of.ts';
