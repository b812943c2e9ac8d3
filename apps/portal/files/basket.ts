import { newActId } from '../../../kernel/id.ts';
import type { Problem, UploadJudged } from '../../../modules/intake/contract.ts';
import { handIn, newUploadToken, takeBack } from './upload.ts';

/** One file as the page shows it. */
export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  /** Share that has arrived. */
  readonly done: number;
  readonly judged?: UploadJudged;
  /** Why it was not taken: in the server's words, or because the network failed. */
  readonly failure?: Problem | 'network';
}

/** Files that were chosen and not yet sent with anything. They live in this page's memory and, encrypted, on the server. */
export class Basket {
  readonly #token = newUploadToken();
  readonly #files = new Map<string, { readonly file: File; readonly stop: AbortController }>();
  readonly #listeners = new Set<() => void>();
  #list: readonly Upload[] = [];

  readonly list = (): readonly Upload[] => this.#list;
  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  add(file: File): void {
    const id: string = newActId();
    this.#set([...this.#list, { id, name: file.name, size: file.size, done: 0 }]);
    void this.#send(id, file);
  }

  again(id: string): void {
    const held = this.#files.get(id);
    if (held === undefined) return;
    this.#change(id, ({ failure: _, ...upload }) => ({ ...upload, done: 0 }));
    void this.#send(id, held.file);
  }

  remove(id: string): void {
    this.#files.get(id)?.stop.abort();
    this.#files.delete(id);
    this.#set(this.#list.filter((each) => each.id !== id));
    takeBack(this.#token, id);
  }

  empty(): void {
    for (const { id } of this.#list) this.remove(id);
  }

  /** What a filing names; undefined where nothing was added. */
  sent(): { readonly token: string; readonly ids: string[] } | undefined {
    const ids = this.#list.filter(({ judged }) => judged !== undefined).map(({ id }) => id);
    return ids.length === 0 ? undefined : { token: this.#token, ids };
  }

  async #send(id: string, file: File): Promise<void> {
    const stop = new AbortController();
    this.#files.set(id, { file, stop });
    const tell = (done: number): void => this.#change(id, (upload) => ({ ...upload, done }));
    const answer = await handIn({ token: this.#token, id, file }, stop.signal, tell);
    if (answer.kind === 'ok') return this.#change(id, (upload) => ({ ...upload, done: 1, judged: answer.value }));
    const failure = answer.kind === 'refused' ? answer.problem : 'network';
    this.#change(id, (upload) => ({ ...upload, failure }));
  }

  #change(id: string, to: (upload: Upload) => Upload): void {
    this.#set(this.#list.map((each) => (each.id === id ? to(each) : each)));
  }

  #set(list: readonly Upload[]): void {
    this.#list = list;
    for (const listener of this.#listeners) listener();
  }
}

/** Still on their way. What failed is not waited for. */
export const isGoing = ({ judged, failure }: Upload): boolean => judged === undefined && failure === undefined;

let filing = new Basket();

/** The files of the form that is being filled in, whatever kind it becomes. */
export const filingBasket = (): Basket => filing;

/** After they were sent: the next form begins with none. */
export function newFilingBasket(): void {
  filing = new Basket();
}
