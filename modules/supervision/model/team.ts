import { obj, str } from '../../../kernel/read-json.ts';
import { listOf } from '../../../platform/procedure/entries.ts';
import { isOther } from '../../../platform/procedure/permit.ts';
import type { ActingAs, Condition, Matter } from '../../../platform/procedure/types.ts';

type Facts = Pick<Matter, 'facts'>;

/** The people of a visit's team, its leader first. */
export function teamOf(matter: Facts): readonly string[] {
  const team = obj(matter.facts, 'team');
  const leader = str(team, 'leader');
  return [leader, ...listOf(team.members).filter((id) => id !== leader)].filter((id) => id !== '');
}

/** Whether the person goes on the visit, also in another's stead. */
export const isOfTeam = (matter: Facts, actor: ActingAs): boolean => teamOf(matter).some((id) => !isOther(actor, id));

/** Whether the person ordered the sealed visit. */
export const isOrderer = (matter: Facts, actor: ActingAs): boolean => {
  const orderer = str(matter.facts, 'orderer');
  return orderer !== '' && !isOther(actor, orderer);
};

/** The condition that only the team acts on the spot. */
export const ofTeam = (procedure: string): Condition => ({
  rule: `${procedure}.team`,
  text: { zh: '只有督导组成员才能办理。', en: 'Only members of the team may do this.' },
  holds: (matter, actor) => isOfTeam(matter, actor),
});
