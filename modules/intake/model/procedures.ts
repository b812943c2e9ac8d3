import type { Procedure } from '../../../platform/procedure/types.ts';
import { assistance } from './assistance.ts';
import { clue } from './clue.ts';
import { complaint } from './complaint.ts';
import { recommendation } from './recommendation.ts';
import { report } from './report.ts';

/** The procedures of what comes in, for the registry of the composition root. */
export const intakeProcedures: readonly Procedure[] = [clue, report, complaint, assistance, recommendation];
