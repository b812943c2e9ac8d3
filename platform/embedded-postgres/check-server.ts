import pg from 'pg';
import { connectionFailure } from './connection-failure.ts';
import { failure } from './errors.ts';

export const OLDEST_SERVER = 15;
export const NEWEST_SERVER = 18;

/** What `checkServer` needs of a client: `pg.Client`, `pg.PoolClient` and `pg.Pool` all have it. */
export interface Queryable {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

interface ServerFacts {
  readonly version: number;
  readonly encoding: string;
  readonly ctype: string;
  readonly provider: string;
  readonly locale: string | null;
  readonly missing: readonly string[];
}

/** Through to_jsonb, since the column of the locale has another name in each version. */
const SERVER_FACTS = `
SELECT current_setting('server_version_num')::int / 10000                       AS version,
       pg_encoding_to_char(d.encoding)                                          AS encoding,
       d.datctype                                                               AS ctype,
       d.datlocprovider::text                                                   AS provider,
       coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale')     AS locale,
       ARRAY(SELECT wanted FROM unnest($1::text[]) AS wanted
              WHERE NOT EXISTS (SELECT FROM pg_available_extensions e WHERE e.name = wanted)) AS missing
  FROM pg_database d
 WHERE d.datname = current_database()`;

/**
 * Refuses a database on which the system would run wrongly: version outside 15–18, an encoding other
 * than UTF8, LC_CTYPE C or POSIX (Chinese search finds nothing, silently), an extension not available.
 * PostgreSQL's builtin C.UTF-8 is accepted whatever LC_CTYPE says.
 * @throws postgres.version-unsupported, postgres.encoding, postgres.locale-c, postgres.extension-missing
 */
export async function checkServer(client: Queryable, extensions: readonly string[] = []): Promise<void> {
  const { rows } = await client.query(SERVER_FACTS, [extensions]);
  const facts = rows[0] as ServerFacts;
  if (facts.version < OLDEST_SERVER || facts.version > NEWEST_SERVER) {
    const range = { oldest: OLDEST_SERVER, newest: NEWEST_SERVER };
    throw failure('postgres.version-unsupported', { found: facts.version, ...range });
  }
  if (facts.encoding !== 'UTF8') throw failure('postgres.encoding', { found: facts.encoding });
  const builtin = facts.provider === 'b' && facts.locale !== 'C';
  if (!builtin && /^(C|POSIX)$/i.test(facts.ctype)) throw failure('postgres.locale-c', { found: facts.ctype });
  const [extension] = facts.missing;
  if (extension !== undefined) throw failure('postgres.extension-missing', { extension });
}

/**
 * Connects to a given database once and checks it, with every failure coded.
 * @throws postgres.url-bad, postgres.unreachable, postgres.auth, postgres.database-missing, and those of `checkServer`
 */
export async function checkUrl(url: string, extensions: readonly string[] = []): Promise<void> {
  if (!/^postgres(ql)?:\/\//.test(url)) throw failure('postgres.url-bad');
  let client: pg.Client | undefined;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    // A server that ends meanwhile is heard of by the question under way.
    client.on('error', () => undefined);
    await client.connect();
    await checkServer(client, extensions);
  } catch (error) {
    throw connectionFailure(error, url);
  } finally {
    await client?.end().catch(() => undefined);
  }
}
