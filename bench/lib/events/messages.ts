import { clueFile, linesOf } from '../clue-data.ts';

/** A message of a public board. */
export interface Message {
  readonly id: string;
  readonly user: string;
  readonly subject: string;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

interface Raw extends Omit<Message, 'at'> {
  readonly time: string;
}

/** `2019/2/28 11:25:05` and `2019-08-01 00:00:00`, whatever the zeros. */
function instant(time: string): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = time.split(/[/\- :]+/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The messages of the board in the order of their times, as they would come in. */
export function boardMessages(): readonly Message[] {
  return linesOf<Raw>(clueFile('gov-messages/hot_messages.jsonl').open)
    .map(({ time, ...rest }) => ({ ...rest, at: instant(time) }))
    .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
}

type Events = ReadonlyMap<string, string>;

/** Which event each labelled message tells of; of the part kept apart too where it is at hand. */
export function labelledEvents(): { readonly open: Events; readonly test: Events | null } {
  const { open, test } = clueFile('gov-messages/event_groups.jsonl');
  const read = (text: string): Events =>
    new Map(linesOf<{ id: string; event: string }>(text).map(({ id, event }) => [id, event]));
  return { open: read(open), test: test === null ? null : read(test) };
}

/** The published grouping of another team, by DBSCAN; -1 is nobody's. */
export const publishedGroups = (): ReadonlyMap<string, string> =>
  new Map(
    linesOf<{ id: string; cluster: string }>(clueFile('gov-messages/hot_clusters_dbscan_baseline.jsonl').open)
      .filter(({ cluster }) => cluster !== '-1')
      .map(({ id, cluster }) => [id, cluster]),
  );
