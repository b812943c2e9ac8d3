import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Config, readConfig } from '../../../platform/config.ts';
import { testDatabase } from '../../../tests/support/database.ts';
import { scratchWorld } from '../../../world/scratch.ts';
import { seedAuthorities } from '../../../world/seed.ts';
import {
  checkCalendar,
  checkDatabase,
  checkDependencies,
  checkDisk,
  checkKeys,
  checkNode,
  checkPort,
} from './doctor-checks.ts';

let dataDir: string;
let config: Config;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'qy-doctor-'));
  config = { ...readConfig({}), dataDir };
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('what the doctor looks at', () => {
  test('Node', () => {
    expect(checkNode('20.19.0').level).toBe('ok');
    expect(checkNode('22.1.0').level).toBe('ok');
    expect(checkNode('20.18.3')).toMatchObject({ level: 'fail', code: 'doctor.node' });
  });

  test('dependencies', () => {
    expect(checkDependencies().level).toBe('ok');
    const bare = join(dataDir, 'bare');
    mkdirSync(bare);
    writeFileSync(join(bare, 'package.json'), JSON.stringify({ dependencies: { pg: '8.0.0' } }));
    expect(checkDependencies(bare)).toMatchObject({ level: 'fail', code: 'doctor.dependencies' });
  });

  test('a port that somebody else uses', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    expect(await checkPort({ ...config, port })).toMatchObject({ level: 'fail', code: 'doctor.port' });
    await new Promise((resolve) => other.close(resolve));
    expect((await checkPort({ ...config, port })).level).toBe('ok');
  });

  test('the disk of a data folder that is not there yet', async () => {
    expect((await checkDisk({ ...config, dataDir: join(dataDir, 'not', 'yet') })).code).toBe('doctor.disk');
  });

  test('keys that others may read', () => {
    expect(checkKeys(config).level).toBe('warn');
    const keys = join(dataDir, 'keys');
    mkdirSync(keys);
    const file = join(keys, 'ledger.ed25519.pem');
    writeFileSync(file, 'x', { mode: 0o600 });
    expect(checkKeys(config).level).toBe('ok');
    chmodSync(file, 0o644);
    expect(checkKeys(config)).toMatchObject({ level: 'fail', code: 'doctor.keys' });
  });

  test('calendars: a missing year is a failure, a missing next year a note', () => {
    expect(checkCalendar(new Date('2025-05-01')).map(({ level }) => level)).toEqual(['ok', 'ok']);
    expect(checkCalendar(new Date('2026-05-01')).map(({ level }) => level)).toEqual(['ok', 'warn']);
    expect(checkCalendar(new Date('2031-05-01')).map(({ level }) => level)).toEqual(['fail', 'warn']);
  });

  test('an empty database waits for its migrations; a migrated one is well', async () => {
    const empty = await testDatabase('empty');
    const pending = await checkDatabase(empty.url, config);
    await empty.drop();
    expect(pending.find(({ code }) => code === 'doctor.migrations')?.level).toBe('warn');

    const migrated = await testDatabase();
    const found = await checkDatabase(migrated.url, config);
    expect(found.map(({ code, level }) => `${code} ${level}`)).toEqual([
      'doctor.database ok',
      'doctor.migrations ok',
      'doctor.clock ok',
    ]);
    const world = scratchWorld(migrated.url);
    await seedAuthorities(world);
    await world.close();
    const demo = async (host: string) =>
      (await checkDatabase(migrated.url, { ...config, host })).find(({ code }) => code === 'doctor.demo-accounts')
        ?.level;
    expect(await demo('127.0.0.1')).toBe('warn');
    expect(await demo('0.0.0.0')).toBe('fail');
    await migrated.drop();
  });
});
