import type pg from 'pg';
import { AppError } from '../../kernel/error.ts';

/** A table whose rows are kept. */
export interface KeptTable {
  readonly name: string;
  /** Columns that are stored, in their order; computed ones are made again. */
  readonly columns: readonly string[];
  /** Columns that hold a number of a transaction, which means nothing in another cluster. */
  readonly transactions: readonly string[];
}

/** Made by the migrator itself, before anything is restored. */
const MIGRATIONS = 'schema_migration';

/**
 * All tables of the product in an order in which each refers to earlier ones only. Unlogged ones are left out: they are
 * empty after a crash too.
 */
export async function listTables(client: pg.ClientBase): Promise<KeptTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; transactions: string[]; needs: string[] }>(`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'xid8'::regtype) as transactions,
      array(select f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relpersistence = 'p' and c.relname <> '${MIGRATIONS}'
    order by c.relname`);
  const byName = new Map(rows.map((row) => [row.name, row]));
  const placed = new Set<string>();
  const ordered: KeptTable[] = [];
  const place = (name: string): void => {
    const row = byName.get(name);
    if (row === undefined || placed.has(name)) return;
    placed.add(name);
    for (const need of row.needs) place(need);
    ordered.push({ name, columns: row.columns, transactions: row.transactions });
  };
  for (const { name } of rows) place(name);
  return ordered;
}

/** @throws AppError `backup.row-security`: row security is forced on owners too */
export async function mustSeeAll(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ role: string; all: boolean }>(
    `select rolname as role, rolsuper or rolbypassrls as all from pg_roles where rolname = current_user`,
  );
  if (rows[0]?.all !== true) throw new AppError('backup.row-security', 500, { role: rows[0]?.role ?? '' });
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Gives the rows as PostgreSQL's own text format, in the order of the columns. */
export function copyOut({ name, columns, transactions }: KeptTable): string {
  const values = columns.map((column) =>
    transactions.includes(column) ? `'0'::xid8 as ${quoted(column)}` : quoted(column),
  );
  return `copy (select ${values.join(', ')} from ${quoted(name)}) to stdout`;
}

export const copyIn = ({ name, columns }: Pick<KeptTable, 'name' | 'columns'>): string =>
  `copy ${quoted(name)} (${columns.map(quoted).join(', ')}) from stdin`;

export const emptyAll = (names: readonly string[]): string => `truncate ${names.map(quoted).join(', ')}`;
