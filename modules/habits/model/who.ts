import { isWithin } from '../../../kernel/region.ts';

/** Why somebody may not look at repeats for a matter: it is no complaint, or they do not handle it; null where they may. */
export function refusesHabits(
  actor: { readonly roles: readonly string[]; readonly authority: string },
  matter: { readonly procedure: string; readonly handlingCode: string },
): 'habits.not-a-complaint' | 'habits.refused' | null {
  if (matter.procedure !== 'complaint') return 'habits.not-a-complaint';
  const works = actor.roles.includes('officer') || actor.roles.includes('head');
  return works && isWithin(matter.handlingCode, actor.authority) ? null : 'habits.refused';
}
