import pg from 'pg';
import { AppError } from '../../kernel/error.ts';
import type { Db, Rows, Statement, Viewer } from './types.ts';

// Legal days stay strings and 64-bit counts stay exact numbers: a driver's Date would shift days across zones.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.INT8, (value) => {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new AppError('store.number-too-large', 500, { value });
  return number;
});

const SCOPE = /^(%|\d{2,9}%)(,(%|\d{2,9}%))*$/;
const MATTERS = /^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/;

/** The role that the product works as: it owns nothing, bypasses nothing, and cannot change acts. */
export const APP_ROLE = 'qingyuan_app';

export interface StoreOptions {
  readonly url: string;
  readonly poolSize?: number;
  /** Citus wants each `set local` in a message of its own. */
  readonly distributed?: boolean;
  readonly statementTimeoutMs?: number;
  readonly onError?: (error: Error) => void;
}

/** One transaction under row security. */
export interface Transaction extends Db {
  /**
   * Opens the child rows (acts, personal payloads) of matters that this transaction has already read
   * through row security: a matter handled here but owned elsewhere has its acts under the owner's key.
   */
  openMatters(ids: readonly string[]): Promise<void>;
  /** Lets matters already read here be handed to an authority that this viewer does not see. */
  moveMatters(ids: readonly string[]): Promise<void>;
  /** The last statement, sent together with the commit: nothing may be asked after it. */
  finish<R>(statement: Statement): Promise<Rows<R>>;
}

export interface TransactionOptions {
  /** Matters whose child rows are open from the start: those that this transaction opens or has the right to write. */
  readonly matters?: readonly string[];
  /** Every table is reached by an index: for statements that touch few rows by key. */
  readonly byIndex?: boolean;
  /** Reads all of one instant (repeatable read) and writes nothing. */
  readonly snapshot?: boolean;
  /** As `snapshot`, but writes: fails with SQLSTATE 40001 if somebody wrote the same rows meanwhile. */
  readonly exclusive?: boolean;
  /** Numbers of words to be found (`platform/ledger/grams.ts`); none at all stands for every matter's words. */
  readonly grams?: readonly number[];
}

const BEGIN = {
  plain: 'begin',
  snapshot: 'begin isolation level repeatable read, read only',
  exclusive: 'begin isolation level repeatable read',
} as const;

export interface Store {
  /** Runs outside row security's rows: sign-in, dictionaries, queues. Tables with matters answer nothing here. */
  readonly db: Db;
  /** One transaction in which only what `viewer` may see exists; commits unless `work` throws. */
  transaction<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  close(): Promise<void>;
  readonly pool: pg.Pool;
}

type Setting = readonly [name: string, value: string];

/**
 * Plans of the write path must not depend on when statistics were last gathered: a plan made for an empty table would
 * scan a full one for as long as the connection lives.
 */
const BY_INDEX: readonly Setting[] = ['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin'].map((name) => [
  name,
  'off',
]);

function matterList(setting: 'app.matters' | 'app.moving', ids: readonly string[]): Setting[] {
  if (ids.length === 0) return [];
  const list = ids.join(',');
  if (!MATTERS.test(list)) throw new AppError('store.bad-scope', 500, { scope: setting });
  return [[setting, list]];
}

const gramList = (grams: readonly number[]): Setting => [
  'app.search',
  `{${grams.map((n) => Math.trunc(n)).join(',')}}`,
];

function settings(viewer: Viewer, matters: readonly string[]): Setting[] {
  if (!SCOPE.test(viewer.scope)) throw new AppError('store.bad-scope', 500, { scope: viewer.scope });
  return [
    ['app.scope', viewer.scope],
    ['app.clearance', String(Math.trunc(viewer.clearance))],
    ...matterList('app.matters', matters),
  ];
}

/**
 * The messages that make settings for one transaction. Citus takes over only `set local` statements, each in a message
 * of its own; elsewhere one `set_config` call costs a fifth of that. Every value has passed a strict pattern above.
 */
function settingLines(all: readonly Setting[], distributed: boolean): string[] {
  if (distributed) return all.map(([name, value]) => `set local ${name} = '${value}'`);
  if (all.length === 0) return [];
  return [`select ${all.map(([name, value]) => `set_config('${name}', '${value}', true)`).join(', ')}`];
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P03']);

/** Turns a driver failure that means "no database now" into the coded one; passes the rest through. */
export function asStoreError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const lost =
    UNREACHABLE.has(code) ||
    /Connection terminated|timeout (exceeded|expired)|Query read timeout|is not queryable/.test(error.message);
  return lost ? new AppError('store.unreachable', 503, {}, { cause: error }) : error;
}

/** The SQLSTATE of a database refusal, or '' for anything else. */
export function sqlState(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Opens a pool that works as {@link APP_ROLE}. Throws `store.unreachable` at use, not here. */
export function openStore(options: StoreOptions): Store {
  const timeout = options.statementTimeoutMs ?? 30_000;
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize ?? 16,
    connectionTimeoutMillis: 5_000,
    query_timeout: timeout + 2_000,
    options: `-c role=${APP_ROLE} -c statement_timeout=${timeout} -c idle_in_transaction_session_timeout=${timeout} -c timezone=Asia/Shanghai`,
    application_name: 'qingyuan',
    keepAlive: true,
    // What is asked for one after the other without waiting goes out at once: a transaction's beginning with its first
    // statement, its last statement with the commit.
    pipeline: true,
  });
  // Without a listener a server restart would end the process.
  pool.on('error', (error) => options.onError?.(error));
  // The pool lets go of a new connection a moment before its taker listens: it may die with its first answer.
  pool.on('connect', (client) => client.on('error', () => undefined));

  const run = async <R>(client: pg.Pool | pg.PoolClient, statement: Statement): Promise<Rows<R>> => {
    const result = await client.query({ ...statement, values: [...(statement.values ?? [])] });
    return { rows: result.rows as R[], rowCount: result.rowCount ?? 0 };
  };

  const db: Db = {
    query: async <R>(statement: Statement) => {
      try {
        return await run<R>(pool, statement);
      } catch (error) {
        throw asStoreError(error);
      }
    },
  };

  async function transaction<T>(
    viewer: Viewer,
    work: (tx: Transaction) => Promise<T>,
    { matters = [], byIndex = false, snapshot = false, exclusive = false, grams }: TransactionOptions = {},
  ): Promise<T> {
    const distributed = options.distributed === true;
    const begin = [
      BEGIN[snapshot ? 'snapshot' : exclusive ? 'exclusive' : 'plain'],
      ...settingLines(
        [...settings(viewer, matters), ...(byIndex ? BY_INDEX : []), ...(grams === undefined ? [] : [gramList(grams)])],
        distributed,
      ),
    ];
    let client: pg.PoolClient;
    try {
      client = await pool.connect();
    } catch (error) {
      throw asStoreError(error);
    }
    let broken: Error | undefined;
    // The pool listens to idle clients only: a connection that dies in our hands would end the process.
    const onLost = (error: Error): void => {
      broken ??= error;
      options.onError?.(error);
    };
    client.on('error', onLost);
    let finished = false;
    const commit = async (): Promise<void> => {
      const { command } = await client.query('commit');
      // The server answers so when a statement had failed and `work` went on as if it had not: nothing was kept.
      if (command === 'ROLLBACK') throw new Error('a statement of this transaction failed; it was rolled back');
    };
    const tx: Transaction = {
      query: (statement) => run(client, statement),
      finish: async <R>(statement: Statement) => {
        finished = true;
        const last = run<R>(client, statement);
        const committed = commit();
        // A failure of the statement is the one to hear of; the commit then only says that nothing was kept.
        committed.catch(() => undefined);
        const rows = await last;
        await committed;
        return rows;
      },
      openMatters: async (ids) => {
        for (const line of settingLines(matterList('app.matters', ids), distributed)) await client.query(line);
      },
      moveMatters: async (ids) => {
        for (const line of settingLines(matterList('app.moving', ids), distributed)) await client.query(line);
      },
    };
    try {
      // Nobody waits for the beginning: if it fails, what follows fails with it, and without a scope nothing is seen.
      const begun = Promise.all((distributed ? begin : [begin.join(';')]).map((line) => client.query(line)));
      begun.catch(() => undefined);
      const result = await work(tx);
      await begun;
      if (!finished) await commit();
      return result;
    } catch (error) {
      try {
        await client.query('rollback');
      } catch (failure) {
        broken = failure instanceof Error ? failure : new Error(String(failure));
      }
      throw asStoreError(error);
    } finally {
      client.off('error', onLost);
      client.release(broken);
    }
  }

  return { db, transaction, close: () => pool.end(), pool };
}
