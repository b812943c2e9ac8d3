import { useEffect, useRef } from 'react';

/** Commands by the key's name in lower case, e.g. `j`, `arrowdown`, `escape`. */
export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const FIELDS = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"]';

/** A key belongs to the field or the open dialog that has the focus, not to the page behind it. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"]') !== null) return true;
  const field = target.closest(FIELDS);
  if (field === null) return false;
  return !(field instanceof HTMLInputElement && ['checkbox', 'radio', 'button'].includes(field.type));
}

/** One-key commands of a page. Enter and Space stay with a focused link or button. */
export function useKeys(keys: KeyMap, enabled = true): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent): void => {
      if (isTaken(event)) return;
      if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null) return;
      const isControl = event.target instanceof HTMLElement && event.target.closest('a, button, summary') !== null;
      if (isControl && (event.key === 'Enter' || event.key === ' ')) return;
      const command = latest.current[event.key.toLowerCase()];
      if (command === undefined) return;
      event.preventDefault();
      command(event);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [enabled]);
}

/** Puts the cursor into the page's search field; false when the page has none. */
export function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('input[data-search]');
  if (field === null) return false;
  field.focus();
  field.select();
  return true;
}
