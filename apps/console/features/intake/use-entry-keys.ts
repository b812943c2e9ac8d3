import { useEffect, useRef } from 'react';

/** Ctrl+Enter (⌘+Enter) sends an entry; with Shift it sends and begins the next one. */
export function useEntryKeys(send: (andNext: boolean) => void): void {
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing || event.repeat) return;
      event.preventDefault();
      latest.current(event.shiftKey);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
