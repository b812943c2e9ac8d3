import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAppError } from '../kernel/error.ts';
import { readConfig } from './config.ts';
import { projectPath } from './paths.ts';

function codeOf(env: NodeJS.ProcessEnv): string {
  try {
    readConfig(env);
    return 'accepted';
  } catch (error) {
    return isAppError(error) ? error.code : String(error);
  }
}

test('without any variable: port 8020 of this machine only, embedded database in ./data', () => {
  expect(readConfig({ PORT: '' })).toEqual({
    port: 8020,
    host: '127.0.0.1',
    databaseUrl: undefined,
    dataDir: projectPath('data'),
    logLevel: 'warn',
    publicUrl: undefined,
  });
});

test('a port is accepted exactly when it is a whole number from 0 to 65535', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: -70_000, max: 140_000 }), fc.double()), (value) => {
      const fits = Number.isInteger(value) && value >= 0 && value <= 65_535;
      expect(codeOf({ PORT: String(value) })).toBe(fits ? 'accepted' : 'config.bad-port');
    }),
  );
});

test.each([
  [{ PORT: 'http' }, 'config.bad-port'],
  [{ HOST: 'not a host' }, 'config.bad-host'],
  [{ HOST: '::1' }, 'accepted'],
  [{ DATABASE_URL: 'mysql://root@localhost/x' }, 'config.bad-database-url'],
  [{ DATABASE_URL: 'postgres://localhost:port/x' }, 'config.bad-database-url'],
  [{ DATABASE_URL: 'postgresql://u:p@db.example:5432/qingyuan' }, 'accepted'],
  [{ DATABASE_URL: 'postgres:///qingyuan?host=/run/postgresql' }, 'accepted'],
  [{ QY_LOG_LEVEL: 'loud' }, 'config.bad-log-level'],
  [{ QY_PUBLIC_URL: 'https://qy.example/path' }, 'config.bad-public-url'],
  [{ QY_PUBLIC_URL: 'https://qy.example/' }, 'accepted'],
])('%j is %s', (env, code) => {
  expect(codeOf(env)).toBe(code);
});

test('a wrong database address is not repeated, since it holds a password', () => {
  try {
    readConfig({ DATABASE_URL: 'postgre://u:secret@host/x' });
    expect.unreachable();
  } catch (error) {
    expect(JSON.stringify(isAppError(error) && error.params)).not.toContain('secret');
  }
});
