export { type OnStep, writeBackup } from './backup.ts';
export { backupErrors } from './errors.ts';
export { namesOfKeys } from './keys.ts';
export { type FoundBackup, findBackup, listBackups } from './layout.ts';
export { pruneBackups } from './prune.ts';
export { verifyBackup } from './read.ts';
export { restoreBackup } from './restore.ts';
