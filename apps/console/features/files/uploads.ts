/** A file on its way to a matter, as the panel shows it. */
export interface Pending {
  /** The act's id, made once: a file that is sent again is there once. */
  readonly id: string;
  readonly file: File;
  /** `held`: pasted, and sent only when the officer says so. */
  readonly state: 'held' | 'waiting' | 'sending' | 'failed';
  readonly sent: number;
  readonly error: unknown;
}

export type Step =
  | {
      readonly do: 'add';
      readonly files: readonly { readonly id: string; readonly file: File }[];
      readonly held: boolean;
    }
  | { readonly do: 'release' | 'begin' | 'done' | 'remove'; readonly id: string }
  | { readonly do: 'progress'; readonly id: string; readonly sent: number }
  | { readonly do: 'fail'; readonly id: string; readonly error: unknown };

/** Most files that wait at once: a folder dropped by mistake is not a day's work. */
export const MOST_AT_ONCE = 50;

const change = (list: readonly Pending[], id: string, part: Partial<Pending>): readonly Pending[] =>
  list.map((each) => (each.id === id ? { ...each, ...part } : each));

/** What is on its way after one step. */
export function nextPending(list: readonly Pending[], step: Step): readonly Pending[] {
  switch (step.do) {
    case 'add': {
      const state = step.held ? 'held' : 'waiting';
      const added = step.files.map(({ id, file }) => ({ id, file, state, sent: 0, error: null }) as const);
      return [...list, ...added].slice(0, MOST_AT_ONCE);
    }
    case 'release':
      return change(list, step.id, { state: 'waiting', sent: 0, error: null });
    case 'begin':
      return change(list, step.id, { state: 'sending', sent: 0, error: null });
    case 'progress':
      return change(list, step.id, { sent: step.sent });
    case 'fail':
      return change(list, step.id, { state: 'failed', error: step.error });
    case 'done':
      return list.filter(({ id }) => id !== step.id);
    case 'remove':
      // What is being sent may be there already: it is not taken off the list as if it were not.
      return list.filter(({ id, state }) => id !== step.id || state === 'sending');
  }
}

/** The one to send now: one at a time, in the order in which they came. */
export function nextToSend(list: readonly Pending[]): Pending | undefined {
  return list.some(({ state }) => state === 'sending') ? undefined : list.find(({ state }) => state === 'waiting');
}

/** Screens are pasted as `image.png` every time: their name tells when. `at` is the local day and minute. */
export function pastedName(name: string, at: Date, word: string): string {
  if (!/^image\.\w+$/i.test(name)) return name;
  const two = (part: number): string => String(part).padStart(2, '0');
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${word}-${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}${name.slice(name.lastIndexOf('.'))}`;
}
