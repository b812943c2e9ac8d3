import { useCallback, useState } from 'react';

/**
 * State that outlives a reload, a conflict or a lost connection: kept in this tab's session storage until
 * `clear`. Personal data never goes to local storage, which outlives the tab.
 */
export function useDraft<T>(key: string, initial: () => T): readonly [T, (next: T) => void, () => void] {
  const name = `qingyuan.draft.${key}`;
  const [value, setValue] = useState<T>(() => {
    const stored = sessionStorage.getItem(name);
    if (stored === null) return initial();
    try {
      return JSON.parse(stored) as T;
    } catch {
      return initial();
    }
  });
  const set = useCallback(
    (next: T) => {
      setValue(next);
      sessionStorage.setItem(name, JSON.stringify(next));
    },
    [name],
  );
  const clear = useCallback(() => sessionStorage.removeItem(name), [name]);
  return [value, set, clear];
}

/** True when something typed is still waiting under this key. */
export function hasDraft(key: string): boolean {
  return sessionStorage.getItem(`qingyuan.draft.${key}`) !== null;
}

/** Forgets all drafts: on sign-out, so that the next person at this desk finds nothing. */
export function clearDrafts(): void {
  for (const name of Object.keys(sessionStorage)) {
    if (name.startsWith('qingyuan.draft.')) sessionStorage.removeItem(name);
  }
}
