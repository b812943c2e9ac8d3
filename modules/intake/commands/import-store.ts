import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isUuid, uuidv7 } from '../../../kernel/id.ts';
import type { JsonObject } from '../../../kernel/text.ts';
import type { Mapping, Staged } from '../../../platform/import/index.ts';
import type { RowError } from './import-sheets.ts';

/** What is kept beside an uploaded file until its import is done and may no longer be undone. */
export interface Desk {
  /** Also the id of its batch, unless an earlier, unfinished import of the same file goes on. */
  readonly id: string;
  readonly authority: string;
  readonly fileName: string;
  readonly headers: readonly string[];
  readonly mapping: Mapping;
  /** Null when it could not be judged yet, or for an import that began elsewhere. */
  readonly staged: Staged | null;
  readonly errors: readonly RowError[];
  /** Files of what is wrong, for people. */
  readonly sheets: readonly string[];
  readonly state: 'validated' | 'committing' | 'committed' | 'undoing' | 'failed';
  /** The batch in the ledger, once committed. */
  readonly batchId: string | null;
  /** The job that works on it. */
  readonly job: string | null;
  /** How often work was begun, and when last: two who ask at once ask for the same job. */
  readonly attempt: number;
  readonly startedAt: number;
  readonly failure: { readonly code: string; readonly params: JsonObject } | null;
  readonly refusals: readonly { readonly matterId: string; readonly code: string; readonly params: JsonObject }[];
}

const MOST_LISTED = 50;

/** Desks as files of the staging folder, which holds personal data: private, and emptied by `sweepStaging`. */
export class DeskFiles {
  readonly folder: string;
  constructor(folder: string) {
    this.folder = folder;
  }

  path(id: string, ending: string): string {
    return join(this.folder, `${id}.${ending}`);
  }

  /** Whole or not at all: a worker may read it while the server writes. */
  async save(desk: Desk): Promise<Desk> {
    const file = this.path(desk.id, 'desk.json');
    const draft = `${file}.${uuidv7()}.part`;
    await writeFile(draft, JSON.stringify(desk), { mode: 0o600 });
    await rename(draft, file);
    return desk;
  }

  async find(id: string): Promise<Desk | undefined> {
    if (!isUuid(id)) return undefined;
    return readFile(this.path(id, 'desk.json'), 'utf8').then(
      (text) => JSON.parse(text) as Desk,
      () => undefined,
    );
  }

  /** The newest desks. */
  async list(): Promise<Desk[]> {
    const names = await readdir(this.folder).catch(() => []);
    const ids = names.flatMap((name) => (name.endsWith('.desk.json') ? [name.slice(0, 36)] : []));
    const newest = ids.sort().reverse().slice(0, MOST_LISTED);
    return (await Promise.all(newest.map((id) => this.find(id)))).filter((desk) => desk !== undefined);
  }
}
