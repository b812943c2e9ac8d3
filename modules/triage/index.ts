export { proposalsFor, type StoredProposal } from './commands/propose.ts';
export { proposeDue, proposeFor } from './commands/propose-for.ts';
export { proposalsOf } from './queries/proposals-of.ts';
