import type { Text } from '../../../../kernel/text.ts';
import type { MatterRow } from '../../../../modules/intake/contract.ts';

/** What stands otherwise than it did when the form was opened. */
export interface Difference {
  readonly what: 'State' | 'Authority' | 'Officer' | 'Due';
  readonly from: Text;
  readonly to: Text;
}

const plain = (value: string | null | undefined): Text => ({ zh: value ?? '—', en: value ?? '—' });

/** What the acts of others have changed of a matter meanwhile, as far as it matters to who is about to act. */
export function differences(before: MatterRow, after: MatterRow): readonly Difference[] {
  const all: readonly (Difference & { readonly same: boolean })[] = [
    { what: 'State', from: before.stateTitle, to: after.stateTitle, same: before.state === after.state },
    {
      what: 'Authority',
      from: before.handlingName,
      to: after.handlingName,
      same: before.handlingCode === after.handlingCode,
    },
    {
      what: 'Officer',
      from: plain(before.assignee?.name),
      to: plain(after.assignee?.name),
      same: before.assignee?.id === after.assignee?.id,
    },
    { what: 'Due', from: plain(before.due), to: plain(after.due), same: before.due === after.due },
  ];
  return all.flatMap(({ same, ...difference }) => (same ? [] : [difference]));
}
