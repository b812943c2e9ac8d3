import { authoritiesCommand } from './commands/authorities.ts';
import { backupCommand, restoreCommand } from './commands/backup.ts';
import { benchCommand } from './commands/bench.ts';
import { briefingCommand } from './commands/briefing.ts';
import { bulletinCommand } from './commands/bulletin.ts';
import { checkCommand } from './commands/check.ts';
import { checkCasesCommand } from './commands/check-cases.ts';
import { doctorCommand } from './commands/doctor.ts';
import { handOverCommand } from './commands/hand-over.ts';
import { importCommand } from './commands/import.ts';
import { checkpointsCommand, keysCommand } from './commands/keys.ts';
import { mapsCommand } from './commands/maps.ts';
import { personCommand } from './commands/person.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { recomputeCommand } from './commands/recompute.ts';
import { regionsCommand } from './commands/regions.ts';
import { replayCommand } from './commands/replay.ts';
import { roleCommand } from './commands/role.ts';
import { screenCommand } from './commands/screen.ts';
import { seedCommand } from './commands/seed.ts';
import { trainCommand } from './commands/train.ts';
import { verifyCommand } from './commands/verify.ts';
import { verifyDecisionCommand } from './commands/verify-decision.ts';
import { verifyDocumentCommand } from './commands/verify-document.ts';
import { verifyDrawCommand } from './commands/verify-draw.ts';
import type { CommandDefinition } from './context.ts';

/** Every command of `qingyuan`, in the order of the help. */
export const commands: readonly CommandDefinition[] = [
  authoritiesCommand,
  mapsCommand,
  personCommand,
  roleCommand,
  importCommand,
  screenCommand,
  handOverCommand,
  bulletinCommand,
  briefingCommand,
  verifyCommand,
  verifyDecisionCommand,
  verifyDocumentCommand,
  verifyDrawCommand,
  checkCommand,
  checkCasesCommand,
  trainCommand,
  rebuildCommand,
  regionsCommand,
  recomputeCommand,
  replayCommand,
  seedCommand,
  doctorCommand,
  backupCommand,
  restoreCommand,
  keysCommand,
  checkpointsCommand,
  benchCommand,
];
