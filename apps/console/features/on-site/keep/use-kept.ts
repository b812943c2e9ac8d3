import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '../../identity/use-me.ts';
import { RoomError, type Vault, vaultOf } from './vault.ts';

/** The vault of the person signed in; undefined while it is being opened, null where the browser keeps nothing. */
export function useVault(): Vault | undefined | null {
  const { person } = useMe();
  const [vault, setVault] = useState<Vault | null>();
  useEffect(() => {
    let here = true;
    vaultOf(person.id).then(
      (opened) => {
        if (here) setVault(opened);
      },
      () => {
        if (here) setVault(null);
      },
    );
    return () => {
      here = false;
    };
  }, [person.id]);
  return vault;
}

interface Kept<T> {
  /** Undefined while it is being read. */
  readonly value: T | undefined;
  readonly set: (next: T) => void;
  /** True when the last change could not be kept: the device is full. */
  readonly full: boolean;
  /** Waits until what was set last is on the device. */
  readonly settled: () => Promise<void>;
  /** While held nothing of it is written: somebody else drops it, with what it became. */
  readonly hold: (held: boolean) => void;
}

/**
 * State that survives a reload, a crash and a dead battery: written at each change, the last one winning, one write after
 * another.
 */
export function useKept<T>(name: string, initial: () => T): Kept<T> {
  const vault = useVault();
  const [value, setValue] = useState<T>();
  const [full, setFull] = useState(false);
  const latest = useRef<{ next: T | undefined; writing: Promise<void>; over: boolean }>({
    ...{ next: undefined, writing: Promise.resolve(), over: false },
  });
  const first = useRef(initial);
  useEffect(() => {
    if (vault === undefined) return;
    let here = true;
    const start = (kept: T | undefined): void => {
      if (here) setValue(kept ?? first.current());
    };
    if (vault === null) start(undefined);
    else vault.read<T>(name).then(start, () => start(undefined));
    return () => {
      here = false;
    };
  }, [vault, name]);
  const set = useCallback(
    (next: T) => {
      setValue(next);
      const state = latest.current;
      const idle = state.next === undefined;
      state.next = next;
      if (!idle || vault == null) return;
      state.writing = state.writing.then(async () => {
        const now = state.next;
        state.next = undefined;
        if (state.over || now === undefined) return;
        try {
          await vault.write([{ put: name, value: now }]);
          setFull(false);
        } catch (error) {
          setFull(error instanceof RoomError);
        }
      });
    },
    [vault, name],
  );
  const settled = useCallback(() => latest.current.writing, []);
  const hold = useCallback((held: boolean) => {
    latest.current.over = held;
  }, []);
  return { value, set, full, settled, hold };
}
