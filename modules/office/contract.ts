import { z } from 'zod';
import { authorityCode, matterPage } from '../intake/contract.ts';

/** What waits for me, what my authority has, what presses, and the rest. */
export const officeQueue = z.enum(['mine', 'office', 'near', 'overdue', 'closed', 'all']);
export type OfficeQueue = z.infer<typeof officeQueue>;

export const officeQuery = z.object({
  queue: officeQueue.default('all'),
  /** Kinds of matter, comma separated; all of the campaign office when absent. */
  procedure: z.string().max(200).optional(),
  state: z.string().max(40).optional(),
  domain: z.string().max(40).optional(),
  authority: authorityCode.optional(),
  /** The matter that it came from: the tasks of a meeting, the findings of a visit. */
  origin: z.uuid().optional(),
  /** Code of the campaign in which it counts. */
  campaign: z.string().max(40).optional(),
  q: z.string().max(100).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type OfficeQuery = z.infer<typeof officeQuery>;

export const officePage = matterPage;

export const officeCounts = z
  .object({ counts: z.array(z.object({ queue: officeQueue, procedure: z.string(), count: z.number().int() })) })
  .meta({ id: 'OfficeCounts' });
