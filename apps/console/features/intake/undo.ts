import type { Json, JsonObject } from '../../../../kernel/text.ts';
import type { MatterDetail, MatterRow } from '../../../../modules/intake/contract.ts';

/** The act that takes another one back. */
export interface Inverse {
  readonly verb: string;
  readonly body: JsonObject;
}

/** A matter as it stood before the batch. `facts` is missing where nobody asked for it. */
export interface Before {
  readonly row: Pick<MatterRow, 'homeRegion' | 'id' | 'domain' | 'handlingCode' | 'assignee'>;
  readonly facts: MatterDetail['facts'] | undefined;
  /** Who did the batch. */
  readonly me: string;
}

/** Verbs that can be taken back as a batch; the others end or decide something, and stand. */
export const REVERSIBLE: ReadonlySet<string> = new Set([
  'assign',
  'reassign',
  'claim',
  'release',
  'assign-officer',
  'screen',
]);

/** Gives a matter to whom it had before, or to nobody. */
const backTo = (person: string | undefined): Inverse =>
  person === undefined
    ? { verb: 'release', body: {} }
    : { verb: 'assign-officer', body: { officer: person, note: '撤回批量办理' } };

/** The parts of a screening as they were before; what was unknown is unknown again. */
function screenedBefore(body: JsonObject, { row, facts }: Before): Inverse | null {
  const back: Record<string, Json> = {};
  const unset: string[] = [];
  const put = (part: string, before: Json | undefined): void => {
    if (before === undefined || before === '') unset.push(part);
    else back[part] = before;
  };
  if (body.domain !== undefined) put('domain', row.domain);
  for (const part of ['urgency', 'signs']) {
    if (body[part] === undefined) continue;
    // What was never read, nobody can put back.
    if (facts === undefined) return null;
    put(part, facts[part]);
  }
  if (unset.length > 0) back.unset = unset;
  return Object.keys(back).length === 0 ? null : { verb: 'screen', body: back };
}

/**
 * The act that takes back what a batch did to one matter; null where nothing can. It is an act like any other: asked
 * of the same predicate, with its own place in the chain, and refused where somebody has worked on since.
 */
export function inverseOf(verb: string, body: JsonObject, before: Before): Inverse | null {
  switch (verb) {
    case 'assign':
      return { verb: 'recall', body: { reason: '撤回批量办理' } };
    case 'reassign':
      return { verb: 'reassign', body: { to: before.row.handlingCode, note: '撤回批量办理' } };
    case 'claim':
      return backTo(undefined);
    case 'release':
      if (before.row.assignee === null) return null;
      // An officer takes back what was theirs as they take anything from the queue.
      return before.row.assignee.id === before.me ? { verb: 'claim', body: {} } : backTo(before.row.assignee.id);
    case 'assign-officer':
      return backTo(before.row.assignee?.id);
    case 'screen':
      return screenedBefore(body, before);
    default:
      return null;
  }
}

/** A matter that the batch changed, with the version that it left: another one now means that work has gone on. */
export interface Undoable {
  readonly homeRegion: string;
  readonly matterId: string;
  readonly version: number;
  readonly inverse: Inverse;
}

/** One bulk request for each different inverse, since all its items share one verb and body. */
export function undoRequests(items: readonly Undoable[]): readonly {
  readonly verb: string;
  readonly body: JsonObject;
  readonly items: readonly Undoable[];
}[] {
  const groups = new Map<string, { verb: string; body: JsonObject; items: Undoable[] }>();
  for (const item of items) {
    const key = JSON.stringify(item.inverse);
    const group = groups.get(key) ?? { ...item.inverse, items: [] };
    group.items.push(item);
    groups.set(key, group);
  }
  return [...groups.values()];
}
