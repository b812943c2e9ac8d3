import { useEffect, useState, useSyncExternalStore } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { type Outbox, type OutboxView, outboxOf } from './outbox.ts';

const EMPTY: OutboxView = { loaded: false, entries: [], online: true, sending: null, blocked: null };
const nothing = (): (() => void) => () => undefined;

/** The outbox of the person signed in; undefined while it is being opened. */
export function useOutbox(): { readonly outbox: Outbox | undefined; readonly view: OutboxView } {
  const { person } = useMe();
  const [outbox, setOutbox] = useState<Outbox>();
  useEffect(() => {
    let here = true;
    outboxOf(person.id).then(
      (opened) => {
        if (here) setOutbox(opened);
      },
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [person.id]);
  const view = useSyncExternalStore(outbox?.subscribe ?? nothing, outbox?.view ?? (() => EMPTY));
  return { outbox, view };
}
