import { type QueueId, queueId } from '../../../../modules/intake/contract.ts';

/** In the order of an officer's day: what waits for me, then what presses, then the rest. */
export const queueIds: readonly QueueId[] = [
  'mine',
  'to-accept',
  'intake',
  'office',
  'near',
  'overdue',
  'to-clear',
  'to-designate',
  'closed',
  'all',
];

export function isQueue(value: string | undefined): value is QueueId {
  return queueId.safeParse(value).success;
}
