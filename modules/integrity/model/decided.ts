import type { Matter } from '../../../platform/procedure/types.ts';
import { type Decision, decisionOf } from '../../cases/model/case/decision-path.ts';

const AFTER: readonly string[] = ['decided', 'performing', 'transferring', 'closable', 'closed', 'archived'];

/** The decision of a case that has gone on from it; null while it is investigated (again). */
export const decisionMade = (matter: Matter): Decision | null =>
  AFTER.includes(matter.state) ? decisionOf(matter) : null;
