import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import { officersOf } from './facts.ts';
import { openTasks } from './tasks.ts';
import { enough } from './team.ts';

/** Who takes over from whom, and who steps in beside where too few officers would be left. */
export interface Succession {
  readonly from: string;
  readonly to: string;
  readonly partner: string | null;
}

/** What somebody has in the case; null where nothing: `lead` 主办, `officer` 协办, `task` only tasks. */
export function postOf(matter: Matter, person: string): 'lead' | 'officer' | 'task' | null {
  if (matter.assignee === person) return 'lead';
  if (officersOf(matter).some((officer) => officer === person)) return 'officer';
  return openTasks(matter, person).length > 0 ? 'task' : null;
}

/**
 * The officers once one of them has left, the first one leading; null where the person is none of them. Whoever takes over
 * stands in the same place. The partner steps in only where too few would be left (处罚法 art 42).
 */
export function teamAfter(
  matter: Matter,
  { from, to, partner }: Succession,
  today: PlainDate,
): readonly string[] | null {
  const post = postOf(matter, from);
  if (post !== 'lead' && post !== 'officer') return null;
  const replaced = officersOf(matter).map((officer): string => (officer === from ? to : officer));
  const team = [...new Set(post === 'lead' ? [to, ...replaced] : replaced)];
  if (partner === null || enough(team, today, matter.homeRegion)) return team;
  return [...new Set([...team, partner])];
}
