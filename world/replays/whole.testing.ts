import { existsSync } from 'node:fs';
import { afterEach, beforeEach } from 'vitest';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { FIGURES_FILE } from './figures.ts';
import { agrees } from './line.ts';
import type { WholeReplayResult } from './whole-replay.ts';

/** Milliseconds a test of a whole replay may take: some seconds where nothing else runs; nothing is said of the time. */
export const LONG = 300_000;

/** An empty database for each test of the file; asked for within a test. */
export function databaseOfEach(): () => TestDatabase {
  let database: TestDatabase | undefined;
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(() => database?.drop());
  return () => {
    if (database === undefined) throw new Error('asked for before the tests began');
    return database;
  };
}

/** Says so where the sources' figures are not at hand: the replay is compared with its own then. */
export function warnWithoutFigures(replay: string): void {
  if (existsSync(FIGURES_FILE)) return;
  console.warn(`${replay}: figures.json is not at hand; compared with the replay’s own figures instead`);
}

/** The figures on which the source, the acts and the live counts do not agree. */
export const differing = ({ figures }: WholeReplayResult): string[] =>
  figures.filter((each) => !agrees(each)).map(({ row, title }) => `${row} ${title.en}`);
