import { GROUPING, tallyOf, WEIGHING } from '../../../modules/incidents/model/tell.ts';
import { shippedBackground } from '../../../modules/incidents/shipped/background.ts';
import { weigh } from '../../../platform/text/cluster.ts';
import { type Group, Grouper } from '../../../platform/text/cluster-group.ts';
import type { Message } from './messages.ts';

/** Groups as they stand after the last message. */
export interface Grouped {
  readonly groups: ReadonlyMap<string, string>;
  readonly perSecond: number;
  /** Keys that led to more groups than were compared. */
  readonly capped: number;
}

/**
 * One message after another, as they come in: what is rare is known from the texts that come with the product and learnt on the way, and nothing is looked at twice. `joined` hears
 * of each message with all that are in its group by then, and the group.
 */
export function groupStream<M extends Message>(
  messages: readonly M[],
  joined?: (message: M, members: readonly M[], group: Group) => void,
): Grouped {
  const started = performance.now();
  const background = shippedBackground();
  const grouper = new Grouper(GROUPING);
  const members = new Map<string, M[]>();
  let capped = 0;
  for (const message of messages) {
    const tally = tallyOf(message.subject, message.body);
    background.learn(tally);
    const { group, merged, ...told } = grouper.tell(message.id, weigh(tally, background, WEIGHING), message.at);
    capped += told.capped;
    const own = members.get(group.id) ?? [];
    for (const other of merged) {
      own.push(...(members.get(other) ?? []));
      members.delete(other);
    }
    own.push(message);
    members.set(group.id, own);
    joined?.(message, own, group);
  }
  const groups = new Map([...members].flatMap(([group, own]) => own.map(({ id }) => [id, group] as const)));
  return { groups, perSecond: (1_000 * messages.length) / (performance.now() - started), capped };
}
