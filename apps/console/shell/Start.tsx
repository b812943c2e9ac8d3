import type { ReactNode } from 'react';
import { Navigate } from 'react-router';
import type { QueueId } from '../../../modules/intake/contract.ts';
import { useMe } from '../features/identity/use-me.ts';

/** Where each role's day begins: with its own work. */
const FIRST: readonly (readonly [role: string, queue: QueueId])[] = [
  ['officer', 'mine'],
  ['intake', 'intake'],
  ['head', 'to-clear'],
];

/** The first page after signing in; those who work on no matters themselves begin with the board. */
export function Start(): ReactNode {
  const { roles } = useMe();
  const [, queue] = FIRST.find(([role]) => roles.some((each) => each === role)) ?? [];
  return <Navigate to={queue === undefined ? '/board' : `/queues/${queue}`} replace />;
}
