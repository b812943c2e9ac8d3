import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '../../platform/paths.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { spawnCli } from './testing/qingyuan.ts';

const MESSAGES = projectPath('..', 'shared', 'data', 'clues', 'gov-messages', 'hot_messages.jsonl');
const LONG = 300_000;

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'qy-cli-'));
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** The command line as a process of its own, on the test's database. */
const qingyuan = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnCli(args, { DATA_DIR: folder, DATABASE_URL: database.url, ...env });

const batchOf = (out: string): string => /Batch ([0-9a-f-]{36})/.exec(out)?.[1] ?? '';

describe('on an empty database', () => {
  test('an import says that there is no authority yet', async () => {
    const file = join(folder, 'one.csv');
    writeFileSync(file, '标题,内容\n一,二\n');
    const { code, err } = await qingyuan(['import', 'clues', file]);
    expect(err).toContain('[cli.no-authority]');
    expect(code).toBe(1);
  });

  test(
    'the demo world is written once',
    async () => {
      const first = await qingyuan(['seed', '--seed', 'test']);
      expect(first.out).toMatch(/Wrote \d{3} matters with \d{4} acts/);
      const second = await qingyuan(['seed', '--seed', 'test']);
      expect(second.out).toContain('nothing was changed');
      expect([first.code, second.code]).toEqual([0, 0]);
    },
    LONG,
  );
});

describe('import', () => {
  if (!existsSync(MESSAGES)) console.warn('import of real messages skipped: ../shared/data is missing');

  test.skipIf(!existsSync(MESSAGES))(
    'real messages: 4,326 rows once, again 0 changed, undone by batch, imported anew',
    async () => {
      const once = await qingyuan(['import', 'clues', MESSAGES]);
      expect(once.err).toBe('');
      expect(once.out).toContain('4326 rows, 4326 valid, 0 invalid');
      expect(once.out).toContain('Imported 4326, unchanged 0');
      const again = await qingyuan(['import', 'clues', MESSAGES]);
      expect(again.out).toContain('Imported 0, unchanged 4326, changed but left 0, refused 0');
      expect(again.out).toContain('0 rows changed');
      const undone = await qingyuan(['import', 'clues', '--undo', batchOf(once.out)]);
      expect(undone.out).toContain('4326 undone, 0 could not be');
      const anew = await qingyuan(['import', 'clues', MESSAGES]);
      expect(anew.out).toContain('Imported 4326, unchanged 0');
      expect([once, again, undone, anew].map(({ code }) => code)).toEqual([0, 0, 0, 0]);
      const checked = await qingyuan(['check', '--region', '980100']);
      expect(checked.out).toContain('Everything agrees');
      expect(checked.code).toBe(0);
    },
    LONG,
  );

  test(
    'one bad row: an error sheet, nothing imported; then only the valid ones if asked',
    async () => {
      const file = join(folder, 'mixed.csv');
      writeFileSync(
        file,
        '编号,标题,内容,登记日期\n1,好的,内容一,2026-04-20\n2,没有内容,,2026-04-20\n3,太早,内容三,2019-01-02\n',
      );
      const refused = await qingyuan(['import', 'clues', file, '--errors', join(folder, 'wrong.csv')]);
      expect(refused.err).toContain('[import.has-invalid]');
      expect(refused.code).toBe(1);
      const sheet = readFileSync(join(folder, 'wrong.csv'), 'utf8');
      expect(sheet).toContain('import.required');
      expect(sheet).toContain('intake.import.received-uncovered');
      const part = await qingyuan(['import', 'clues', file, '--skip-invalid', '--yes']);
      expect(part.out).toContain('Imported 1, unchanged 0');
      expect(part.code).toBe(0);
    },
    LONG,
  );

  test(
    'a row imported before with other content is named and left',
    async () => {
      const file = join(folder, 'again.csv');
      writeFileSync(file, '编号,标题,内容\n77,题,原来的内容\n');
      await qingyuan(['import', 'clues', file]);
      writeFileSync(file, '编号,标题,内容\n77,题,改过的内容\n');
      const { code, out } = await qingyuan(['import', 'clues', file]);
      expect(out).toContain('changed but left 1');
      expect(code).toBe(1);
    },
    LONG,
  );

  test(
    'columns that nobody knows are shown, chosen once in a file, and remembered',
    async () => {
      const file = join(folder, 'columns.csv');
      writeFileSync(file, '甲,乙\n题,一段内容\n');
      const asked = await qingyuan(['import', 'clues', file]);
      expect(asked.err).toContain('[import.mapping-missing]');
      expect(asked.out).toContain('Columns of the file: 甲, 乙');
      expect(asked.out).toMatch(/Complete this in a file for --mapping: \{/);
      const mapping = join(folder, 'columns.json');
      writeFileSync(mapping, '{"title":"甲","text":"乙"}');
      expect((await qingyuan(['import', 'clues', file, '--mapping', mapping])).code).toBe(0);
      writeFileSync(file, '乙,甲\n另一段内容,另一题\n');
      const next = await qingyuan(['import', 'clues', file]);
      expect(next.out).toContain('Columns as confirmed last time');
      expect(next.out).toContain('Imported 1,');
    },
    LONG,
  );

  test.each([
    [['--as', 'nobody'], 'cli.no-such-login', 1],
    [['--as', 'officer', '--authority', '980200'], 'cli.authority-outside', 1],
    [['--authority', '12'], 'cli.bad-value', 2],
  ])('%j is refused with its code', async (options, expected, exit) => {
    const { code, err } = await qingyuan(['import', 'clues', join(folder, 'one.csv'), ...options]);
    expect(err).toContain(`[${expected}]`);
    expect(code).toBe(exit);
  });
});

describe('proof', () => {
  test(
    'a bulletin is exported, verified without a database, and found out when one act is changed',
    async () => {
      const bundle = join(folder, 'bulletin.jsonl');
      const made = await qingyuan(['bulletin', 'clearance', '--authority', '980300', '--out', bundle]);
      expect(made.out).toContain('Frozen and signed');
      const keys = join(folder, 'keys.txt');
      const kept = join(folder, 'kept');
      expect((await qingyuan(['keys', '--out', keys])).code).toBe(0);
      expect((await qingyuan(['checkpoints', '--out', kept])).code).toBe(0);
      const alone = { DATABASE_URL: 'nonsense', DATA_DIR: '/dev/null/nowhere', PORT: 'nonsense' };
      const right = await qingyuan(['verify', bundle, '--key', keys], alone);
      expect(right.err).toBe('');
      expect(right.out).toContain('✓ Verified');
      expect(right.code).toBe(0);

      const tampered = join(folder, 'tampered.jsonl');
      const text = readFileSync(bundle, 'utf8');
      const changed = text.replace('"verb":"accept"', '"verb":"reject"');
      expect(changed).not.toBe(text);
      writeFileSync(tampered, changed);
      const wrong = await qingyuan(['verify', tampered, '--key', keys], alone);
      expect(wrong.out).toContain('[act.hash]');
      expect(wrong.code).toBe(1);
    },
    LONG,
  );

  test(
    'the check finds an act that the owner of the database changed, and explains it',
    async () => {
      const client = new pg.Client({ connectionString: database.adminUrl });
      await client.connect();
      await client.query(
        `update act set body = body || '{"note":"x"}' where ctid = (select ctid from act where home_region = '980502' limit 1)`,
      );
      await client.end();
      const { code, out } = await qingyuan(['check', '--region', '980502']);
      expect(out).toContain('[hash]');
      expect(out).toContain('Usual cause');
      expect(code).toBe(1);
    },
    LONG,
  );
});

describe('trouble is coded', () => {
  test('no database: its code, the way out, no stack trace', async () => {
    const { code, err } = await qingyuan(['check'], { DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' });
    expect(err).toMatch(/\[postgres\.[a-z-]+\]/);
    expect(err).not.toMatch(/^\s+at /m);
    expect(code).toBe(3);
  });

  test(
    'recompute lists nothing where nothing changed',
    async () => {
      const { code, out } = await qingyuan(['recompute', '--dry-run']);
      expect(out).toContain(' 0 deadlines would move');
      expect(code).toBe(0);
    },
    LONG,
  );
});
