import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { type Ended, spawnCli } from './testing/qingyuan.ts';

/** Faults F18 and F20 from an operator's chair: back up while people work, lose everything, restore, and prove that it is the same. */
const LONG = 600_000;
let folder: string;
let source: TestDatabase;
const databases: TestDatabase[] = [];

const at = (name: string): string => join(folder, name);
const run = (args: readonly string[], database: TestDatabase, data: string): Promise<Ended> =>
  spawnCli([...args, '--lang', 'en'], { DATA_DIR: at(data), DATABASE_URL: database.url });

async function empty(): Promise<TestDatabase> {
  const made = await testDatabase('empty');
  databases.push(made);
  return made;
}

async function asked<R extends object>(database: TestDatabase, text: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    return (await client.query<R>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Each table's rows as one digest; numbers of transactions belong to a cluster. */
async function digests(database: TestDatabase): Promise<Record<string, string>> {
  const tables = await asked<{ name: string; columns: string }>(
    database,
    `select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relpersistence = 'p'
       and a.atttypid <> 'xid8'::regtype and c.relname <> 'schema_migration' group by c.relname`,
  );
  const found: Record<string, string> = {};
  for (const { name, columns } of tables) {
    const [row] = await asked<{ n: string; digest: string }>(
      database,
      `select count(*)::text as n, coalesce(md5(string_agg(md5(t::text), '' order by t::text)), '') as digest
       from (select ${columns} from "${name}") t`,
    );
    found[name] = `${row?.n} ${row?.digest}`;
  }
  return found;
}

/** Contents by store and hash. */
const contents = (data: string): string[] =>
  ['working', 'sealed'].flatMap((store) => {
    const root = at(`${data}/files/${store}`);
    const found = existsSync(root) ? readdirSync(root, { recursive: true, encoding: 'utf8' }) : [];
    return found.filter((name) => /[0-9a-f]{64}$/.test(name)).map((name) => `${store}/${name}`);
  });

const backups = (): string[] =>
  readdirSync(at('kept'))
    .filter((name) => name.startsWith('20'))
    .sort();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qy-backup-'));
  source = await empty();
  const seeded = await run(['seed'], source, 'data');
  expect(seeded.err).toBe('');
  // Something to seal, so that there are signed heads to compare.
  expect((await run(['check'], source, 'data')).code).toBe(0);
}, LONG);
afterAll(async () => {
  for (const database of databases) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

test(
  'one moment, whole, readable by its owner only; a second one brings only what is new',
  async () => {
    const first = await run(['backup', at('kept')], source, 'data');
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out).toMatch(/\d+ tables, \d{4,} rows/);
    expect(first.out).toContain('Keys are not in it');
    const [name = ''] = backups();
    expect(readdirSync(at('kept')).filter((each) => each.endsWith('.part'))).toEqual([]);
    expect(statSync(join(at('kept'), name)).mode & 0o077).toBe(0);
    expect(statSync(join(at('kept'), name, 'manifest.json')).mode & 0o077).toBe(0);
    const manifest = readFileSync(join(at('kept'), name, 'manifest.json'), 'utf8');
    for (const file of readdirSync(at('data/keys'))) {
      const key = readFileSync(join(at('data/keys'), file));
      for (const form of ['base64', 'hex'] as const) expect(manifest).not.toContain(key.toString(form));
    }

    const second = await run(['backup', at('kept')], source, 'data');
    expect(second.code).toBe(0);
    expect(backups()).toHaveLength(2);
    const whole = await run(['backup', at('kept'), '--verify'], source, 'data');
    expect([whole.code, whole.out]).toEqual([0, expect.stringContaining('is whole')]);
  },
  LONG,
);

test(
  'restored elsewhere, everything is the same to the last row, and the trees sign on where they stood',
  async () => {
    const target = await empty();
    const withoutKeys = await run(['restore', at('kept')], target, 'restored');
    expect([withoutKeys.code, withoutKeys.err]).toEqual([1, expect.stringContaining('[backup.other-keys]')]);
    expect(existsSync(at('restored/keys'))).toBe(false);

    cpSync(at('data/keys'), at('restored/keys'), { recursive: true });
    const restored = await run(['restore', at('kept')], target, 'restored');
    expect([restored.code, restored.err]).toEqual([0, '']);
    expect(await digests(target)).toEqual(await digests(source));
    expect(contents('data').length).toBeGreaterThan(0);
    expect(contents('restored').sort()).toEqual(contents('data').sort());
    expect((await run(['checkpoints'], target, 'restored')).out).toBe((await run(['checkpoints'], source, 'data')).out);
    const checked = await run(['check'], target, 'restored');
    expect([checked.code, checked.out]).toEqual([0, expect.stringContaining('Everything agrees')]);

    const again = await run(['restore', at('kept')], target, 'restored');
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('[backup.not-empty]')]);
  },
  LONG,
);

test(
  'a flipped bit, a cut file, another version: refused by name, and nothing is written',
  async () => {
    const target = await empty();
    const [, name = ''] = backups();
    const table = join(at('kept'), name, 'tables', 'act.copy.gz');
    const honest = readFileSync(table);
    const flipped = Buffer.from(honest);
    flipped[Math.floor(flipped.length / 2)] = (flipped[Math.floor(flipped.length / 2)] ?? 0) ^ 1;
    for (const [what, content] of [
      ['flipped', flipped],
      ['cut', honest.subarray(0, honest.length - 20)],
    ] as const) {
      writeFileSync(table, content);
      const verified = await run(['backup', at('kept'), '--verify'], source, 'data');
      expect([what, verified.code, verified.out]).toEqual([what, 1, expect.stringContaining('act.copy.gz')]);
      const refused = await run(['restore', at('kept')], target, 'restored');
      expect([what, refused.code, refused.err]).toEqual([what, 1, expect.stringContaining('[backup.broken]')]);
      expect(await asked(target, 'select from act')).toEqual([]);
    }
    writeFileSync(table, honest);

    const manifest = join(at('kept'), name, 'manifest.json');
    const text = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, text.replace(/"hash": "[0-9a-f]{4}/, '"hash": "0000'));
    const foreign = await run(['restore', at('kept')], target, 'restored');
    expect([foreign.code, foreign.err]).toEqual([1, expect.stringContaining('[backup.other-version]')]);
    writeFileSync(manifest, text);
  },
  LONG,
);

test(
  'a database user under row security is refused, and old backups go',
  async () => {
    const role = `qy_backup_${source.url.slice(-8)}`;
    await asked(
      source,
      `create role ${role} login password 'x'; grant select on all tables in schema public to ${role}`,
    );
    try {
      const url = Object.assign(new URL(source.url), { username: role, password: 'x' }).href;
      const refused = await run(['backup', at('kept'), '--database', url], source, 'data');
      expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('[backup.row-security]')]);
    } finally {
      await asked(source, `drop owned by ${role}; drop role ${role}`);
    }

    const [, newest] = backups();
    const pruned = await run(['backup', at('kept'), '--keep', '2'], source, 'data');
    expect([pruned.code, pruned.out]).toEqual([0, expect.stringContaining('Removed 1 earlier')]);
    expect(backups()).toHaveLength(2);
    expect(backups()[0]).toBe(newest);
    expect((await run(['backup', at('nowhere'), '--verify'], source, 'data')).err).toContain('[backup.not-found]');
    expect((await run(['backup', at('kept'), '--keep', 'all'], source, 'data')).code).toBe(2);
  },
  LONG,
);
