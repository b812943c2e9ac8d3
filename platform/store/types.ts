/** One SQL statement with its values; `name` makes it a prepared statement. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

export interface Rows<R> {
  readonly rows: R[];
  readonly rowCount: number;
}

/** Anything that runs statements: the pool or one transaction. */
export interface Db {
  query<R = Record<string, unknown>>(statement: Statement): Promise<Rows<R>>;
}

/** What a transaction may see. Row security reads it; nothing is visible without it. */
export interface Viewer {
  /** LIKE patterns of authority codes, comma separated, e.g. `5105%` or `510502003%`. */
  readonly scope: string;
  /** Highest sensitivity that may be seen; 0 ordinary. */
  readonly clearance: number;
}

/** Background work (sealing, counting, checking): sees all rows. No person's clearance reaches it. */
export const SYSTEM_VIEWER: Viewer = { scope: '%', clearance: 99 };
