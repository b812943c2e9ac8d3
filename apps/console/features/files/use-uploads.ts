import { useSyncExternalStore } from 'react';
import { uuidv7 } from '../../../../kernel/id.ts';
import { queryClient } from '../../query-client.ts';
import { useMe } from '../identity/use-me.ts';
import { uploadFile } from './upload.ts';
import { nextPending, nextToSend, type Pending, type Step } from './uploads.ts';

/** Files on their way to one matter. Not of a component: they go on while the officer reads the next matter. */
class Uploads {
  readonly #region: string;
  readonly #matter: string;
  readonly #watchers = new Set<() => void>();
  readonly #aborting = new AbortController();
  #list: readonly Pending[] = [];

  constructor(region: string, matter: string) {
    this.#region = region;
    this.#matter = matter;
  }

  readonly list = (): readonly Pending[] => this.#list;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Takes files; those held are sent when they are released. */
  add(files: readonly File[], held = false): void {
    addEventListener('beforeunload', askFirst);
    this.#step({ do: 'add', held, files: files.map((file) => ({ id: uuidv7(), file })) });
  }

  /** Sends one that is held, or one that failed once more. */
  release(id: string): void {
    this.#step({ do: 'release', id });
  }

  remove(id: string): void {
    this.#step({ do: 'remove', id });
  }

  /** Sends nothing more. */
  drop(): void {
    this.#list = [];
    this.#aborting.abort();
  }

  #step(step: Step): void {
    this.#list = nextPending(this.#list, step);
    for (const watcher of this.#watchers) watcher();
    const next = nextToSend(this.#list);
    if (next !== undefined) void this.#send(next);
  }

  async #send({ id, file }: Pending): Promise<void> {
    this.#step({ do: 'begin', id });
    const onProgress = (sent: number): void => this.#step({ do: 'progress', id, sent });
    const { signal } = this.#aborting;
    try {
      await uploadFile({ region: this.#region, matter: this.#matter, actId: id, file, onProgress, signal });
      this.#step({ do: 'done', id });
    } catch (error) {
      this.#step({ do: 'fail', id, error });
    }
    await queryClient.invalidateQueries({ queryKey: ['matter', this.#matter] });
  }
}

const known = new Map<string, Uploads>();

/** By person too: at a shared desk nobody finds, or sends, what another began. */
function uploadsOf(person: string, region: string, matter: string): Uploads {
  const key = `${person} ${matter}`;
  const uploads = known.get(key) ?? new Uploads(region, matter);
  known.set(key, uploads);
  return uploads;
}

/** On sign-out: what is still waiting must not go out under the next person's name. */
export function dropUploads(): void {
  for (const uploads of known.values()) uploads.drop();
  known.clear();
}

/** Asks before the window closes on what has not arrived. */
function askFirst(event: BeforeUnloadEvent): void {
  const isLeaving = [...known.values()].some((each) => each.list().some(({ state }) => state !== 'failed'));
  if (isLeaving) event.preventDefault();
}

/** Files on their way to a matter, and what can be done with them. */
export function useUploads(region: string, matter: string) {
  const { person } = useMe();
  const uploads = uploadsOf(person.id, region, matter);
  return { uploads, pending: useSyncExternalStore(uploads.watch, uploads.list) };
}
