import { expect, test } from 'vitest';
import { isAppError } from '../../kernel/error.ts';
import { directoryFailure, startProblem } from './server-log.ts';

const stamp = '2026-11-22 05:39:30.626 UTC [1] ';

test.each([
  [`${stamp}LOG:  could not bind IPv4 address "127.0.0.1": Address already in use`, 'port-taken'],
  [`${stamp}FATAL:  lock file "postmaster.pid" already exists`, 'already-running'],
  [`${stamp}FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use`, 'children-remain'],
  [`${stamp}PANIC:  could not write to file "pg_wal/xlogtemp.9": No space left on device`, 'postgres.disk-full'],
  [`${stamp}FATAL:  could not write lock file "postmaster.pid": No space left on device`, 'postgres.disk-full'],
  [`${stamp}FATAL:  could not open file "global/pg_control": Permission denied`, 'postgres.permission'],
  [`${stamp}FATAL:  data directory "/d" has wrong ownership`, 'postgres.permission'],
  [`${stamp}FATAL:  could not map anonymous shared memory: Cannot allocate memory`, 'postgres.memory'],
  ['postgres: error while loading shared libraries: libicui18n.so.60: cannot open', 'postgres.binary-unusable'],
  [`${stamp}PANIC:  could not locate a valid checkpoint record`, 'postgres.data-broken'],
  [
    `${stamp}FATAL:  database files are incompatible with server\n${stamp}DETAIL:  The data directory was initialized by PostgreSQL version 17, which is not compatible with this version 18.4.`,
    'postgres.data-version',
  ],
  [`${stamp}FATAL:  something new`, 'postgres.start-failed'],
  ['', 'postgres.start-failed'],
])('%s is understood as %s', (said, expected) => {
  const problem = startProblem(said, '/d', '/d.log');
  expect(isAppError(problem) ? problem.code : problem).toBe(expected);
});

test('the detail shown is the sentence, without time and process number', () => {
  expect(startProblem(`${stamp}FATAL:  something new\n`, '/d', '/d.log')).toMatchObject({
    params: { detail: 'something new', log: '/d.log' },
  });
});

test.each([
  ['ENOSPC', 'postgres.disk-full'],
  ['ENOTDIR', 'postgres.not-a-directory'],
  ['EACCES', 'postgres.permission'],
  ['EROFS', 'postgres.permission'],
])('a file operation that fails with %s is %s', (code, expected) => {
  expect(directoryFailure(Object.assign(new Error(code), { code }), '/d').code).toBe(expected);
});
