import { type CaseQueue, caseQueue } from '../../../../modules/cases/contract.ts';

/** In the order of an officer's day: my work, what presses, what waits for a word, what is left to do, the rest. */
export const caseQueues: readonly CaseQueue[] = [
  'mine',
  'team',
  'due-week',
  'overdue',
  'to-review',
  'to-approve',
  'hearings',
  'held-near',
  'held',
  'to-publish',
  'to-close',
  'open',
  'closed',
  'all',
];

export function isCaseQueue(value: string | undefined): value is CaseQueue {
  return caseQueue.safeParse(value).success;
}
