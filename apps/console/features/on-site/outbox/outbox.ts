import { ApiFailure, api, ignored } from '../../../api.ts';
import { me as meSchema } from '../../identity/contract.ts';
import { type Change, type Vault, vaultOf } from '../keep/vault.ts';
import { afterAttempt, blobsOf, type Entry, entryCell, nextToSend, nextTry } from './entry.ts';
import { SignedOut, sendStep } from './send.ts';

/** What the pages show of the outbox. */
export interface OutboxView {
  readonly loaded: boolean;
  readonly entries: readonly Entry[];
  readonly online: boolean;
  readonly sending: string | null;
  /** Nothing is sent before the person signs in anew; `other`: somebody else, or another post, is signed in. */
  readonly blocked: 'signed-out' | 'other' | null;
}

/** The outbox of one person on this device. */
export interface Outbox {
  readonly person: string;
  readonly view: () => OutboxView;
  readonly subscribe: (told: () => void) => () => void;
  /** Puts entries in, with other changes of the vault, at once; then tries to send. @throws RoomError */
  readonly add: (entries: readonly Entry[], changes?: readonly Change[]) => Promise<void>;
  readonly remove: (id: string) => Promise<void>;
  /** Tries at once what waits for its pause. */
  readonly hurry: () => void;
  readonly stop: () => void;
}

/** A server that says nothing for so long is not reached. */
const PATIENCE_MS = 4_000;
/** So often it is tried to reach the server again: not every browser tells when the network is back. */
const AGAIN_MS = 5_000;
/** Sent ones stay to be looked at for two days, then they go by themselves. */
const KEPT_MS = 2 * 86_400_000;
/** One sender among all windows: two would send an entry twice, which is harmless, and out of order, which is not. */
const LOCK = 'qingyuan.on-site.send';

const outboxes = new Map<string, Promise<Outbox>>();

export function outboxOf(person: string): Promise<Outbox> {
  const held = outboxes.get(person) ?? start(person);
  outboxes.set(person, held);
  held.catch(() => outboxes.delete(person));
  return held;
}

/** Ends the sending, as at signing out. */
export async function stopOutbox(person: string): Promise<void> {
  const held = outboxes.get(person);
  outboxes.delete(person);
  (await held?.catch(() => undefined))?.stop();
}

/** What waits or was refused; `undefined` cells were removed by another window. */
export async function entriesIn(vault: Vault): Promise<readonly Entry[]> {
  const names = await vault.names('entry/');
  const all = await Promise.all(names.map((name) => vault.read<Entry>(name)));
  return all.filter((entry) => entry !== undefined);
}

const alone = <T>(work: () => Promise<T>): Promise<T | undefined> =>
  navigator.locks === undefined
    ? work()
    : (navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock === null ? undefined : work())) as Promise<
        T | undefined
      >);

/** Whether the server answers, whatever it says: a browser calls itself online in any network, also one that leads nowhere. */
async function serverAnswers(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    await api.get('/session', { answer: ignored, signal: AbortSignal.timeout(PATIENCE_MS) });
    return true;
  } catch (error) {
    return error instanceof ApiFailure && error.status > 0;
  }
}

async function start(person: string): Promise<Outbox> {
  const vault = await vaultOf(person);
  let view: OutboxView = {
    ...{ loaded: true, entries: await entriesIn(vault), online: navigator.onLine, sending: null, blocked: null },
  };
  const listeners = new Set<() => void>();
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('qingyuan.on-site');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let stopped = false;

  const show = (change: Partial<OutboxView>): void => {
    view = { ...view, ...change };
    for (const told of listeners) told();
  };
  const replace = (entry: Entry): void =>
    show({ entries: view.entries.map((each) => (each.id === entry.id ? entry : each)) });
  const save = async (entry: Entry): Promise<void> => {
    // What is on the server needs its bytes here no longer.
    const drops = entry.state === 'sent' ? blobsOf(entry).map((drop) => ({ drop })) : [];
    await vault.write([{ put: entryCell(entry.id), value: entry }, ...drops]);
    replace(entry);
    channel?.postMessage(person);
  };
  const reload = async (): Promise<void> => show({ entries: await entriesIn(vault) });

  /** Whose session it is: what one person did is never sent in the name of another. */
  const sessionFits = async (entry: Entry): Promise<boolean> => {
    const who = await api.get('/session', { answer: meSchema });
    const fits = who.person.id === person && who.authority.code === entry.authority && who.onBehalfOf === null;
    show({ blocked: fits ? null : 'other' });
    return fits;
  };

  const sendAll = async (): Promise<void> => {
    for (;;) {
      if (stopped) return;
      show({ entries: await entriesIn(vault) });
      const entry = nextToSend(view.entries, Date.now());
      if (entry === undefined) return;
      const step = entry.steps[entry.done];
      if (step === undefined) {
        await save({ ...entry, state: 'sent', sentAt: new Date().toISOString() });
        continue;
      }
      show({ sending: entry.id });
      if (!(await sessionFits(entry))) return;
      await save(afterAttempt(entry, await sendStep(vault, step), Date.now()));
    }
  };

  const run = async (): Promise<void> => {
    if (running || stopped) return;
    running = true;
    clearTimeout(timer);
    try {
      await alone(sendAll);
    } catch (error) {
      const signedOut = error instanceof SignedOut || (error instanceof ApiFailure && error.status === 401);
      if (signedOut) show({ blocked: 'signed-out' });
    } finally {
      running = false;
      show({ sending: null });
      const next = nextTry(view.entries);
      // A session that could not be asked, or another window that sends: looked at again in a while.
      if (next !== undefined && !stopped) timer = setTimeout(wake, Math.max(next - Date.now(), 4_000));
    }
  };
  const wake = async (): Promise<void> => {
    const online = await serverAnswers();
    if (stopped) return;
    show({ online });
    if (online) return run();
    clearTimeout(timer);
    timer = setTimeout(wake, AGAIN_MS);
  };
  const hurry = (): void => {
    const waits = view.entries.filter(({ state, notBefore }) => state === 'waiting' && notBefore > 0);
    void Promise.all(waits.map((entry) => save({ ...entry, notBefore: 0 }))).then(wake, wake);
  };
  const seen = (): void => {
    if (document.visibilityState === 'visible') hurry();
  };
  window.addEventListener('online', hurry);
  window.addEventListener('offline', wake);
  document.addEventListener('visibilitychange', seen);
  if (channel !== null) {
    channel.onmessage = ({ data }) => {
      if (data === person) void reload();
    };
  }

  await sweep(vault, view.entries);
  await reload();
  void wake();
  return {
    person,
    view: () => view,
    subscribe: (told) => {
      listeners.add(told);
      return () => listeners.delete(told);
    },
    add: async (entries, changes = []) => {
      await vault.write([...entries.map((value) => ({ put: entryCell(value.id), value })), ...changes]);
      await reload();
      channel?.postMessage(person);
      hurry();
    },
    remove: async (id) => {
      const entry = view.entries.find((each) => each.id === id);
      if (entry === undefined) return;
      await vault.write([...blobsOf(entry), entryCell(id)].map((drop) => ({ drop })));
      await reload();
      channel?.postMessage(person);
    },
    hurry,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      window.removeEventListener('online', hurry);
      window.removeEventListener('offline', wake);
      document.removeEventListener('visibilitychange', seen);
      channel?.close();
    },
  };
}

async function sweep(vault: Vault, entries: readonly Entry[]): Promise<void> {
  const old = entries.filter(({ sentAt }) => sentAt !== null && Date.now() - Date.parse(sentAt) > KEPT_MS);
  if (old.length > 0) await vault.write(old.map(({ id }) => ({ drop: entryCell(id) })));
}
