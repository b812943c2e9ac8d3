export { attachNamedFiles, checkNamedFiles, settleCase, settleEvidence } from './commands/name-files.ts';
export { type NewEvidenceFile, receiveEvidence } from './commands/receive-evidence.ts';
export { namedFiles, namedRecordings } from './model/named-files.ts';
export { mayOpen } from './queries/item.ts';
export { rehashEvidence } from './queries/rehash.ts';
export { evidenceCopy } from './queries/working-copy.ts';
export { addEvidenceRoutes } from './routes.ts';
