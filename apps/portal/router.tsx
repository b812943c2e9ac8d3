import { type MouseEvent, type ReactNode, useSyncExternalStore } from 'react';

const MOVED = 'portal:moved';
/** Asked before leaving a page that holds something not yet kept; null = nothing to ask. */
let leaveQuestion: string | null = null;
let moved = false;

/** Sets the question asked before a link leaves this page; null takes it back. */
export function askBeforeLeaving(question: string | null): void {
  leaveQuestion = question;
}

/** True once the reader has moved within the portal: then the new page's heading takes the focus. */
export const hasMoved = (): boolean => moved;

/** Goes to a page of the portal. `step` distinguishes places within one page, for the browser's back button. */
export function navigate(path: string, step?: number): void {
  moved = true;
  history.pushState(step === undefined ? null : { step }, '', path);
  dispatchEvent(new Event(MOVED));
}

function subscribe(changed: () => void): () => void {
  const back = () => {
    moved = true;
    changed();
  };
  addEventListener('popstate', back);
  addEventListener(MOVED, changed);
  return () => {
    removeEventListener('popstate', back);
    removeEventListener(MOVED, changed);
  };
}

export const usePath = (): string => useSyncExternalStore(subscribe, () => location.pathname);

function currentStep(): number {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'step' in state && typeof state.step === 'number'
    ? state.step
    : 1;
}

/** The step of the page that the browser's history stands at; 1 when none was noted. */
export const useStep = (): number => useSyncExternalStore(subscribe, currentStep);

interface LinkProps {
  readonly to: string;
  readonly className?: string;
  readonly current?: boolean;
  readonly children: ReactNode;
}

/** A plain link within the portal: works with the middle button and without this script's help, too. */
export function Link({ to, className, current, children }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    if (leaveQuestion !== null && !confirm(leaveQuestion)) return;
    leaveQuestion = null;
    navigate(to);
    scrollTo(0, 0);
  };
  return (
    <a href={to} className={className} aria-current={current === true ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
}
