import type { PlainDate } from '../../../../kernel/plain-date.ts';
import { str } from '../../../../kernel/read-json.ts';
import { entriesOf } from '../../../../platform/procedure/entries.ts';
import type { Matter } from '../../../../platform/procedure/types.ts';
import { dayOf } from './facts.ts';

/** A task as lists show it. */
export interface CaseTask {
  readonly id: string;
  /** '' once erased. */
  readonly title: string;
  readonly owner: { readonly id: string; readonly name: string };
  readonly due: PlainDate | null;
  /** The task that it is a part of. */
  readonly parent: string | null;
  readonly state: string;
  readonly doneOn: PlainDate | null;
  /** Open, and its day is past. */
  readonly late: boolean;
}

/** The tasks of a case on a day, in the order in which they were given. */
export const taskList = (
  matter: Pick<Matter, 'facts'>,
  today: PlainDate,
  nameOf: (person: string) => string,
): readonly CaseTask[] =>
  entriesOf(matter, 'tasks').map(([id, task]) => {
    const [due, state, owner, parent] = [
      dayOf(task, 'due'),
      str(task, 'state'),
      str(task, 'owner'),
      str(task, 'parent'),
    ];
    return {
      id,
      title: str(task, 'title'),
      owner: { id: owner, name: nameOf(owner) },
      due,
      parent: parent === '' ? null : parent,
      state,
      doneOn: dayOf(task, 'doneOn'),
      late: state === 'open' && due !== null && due < today,
    };
  });
