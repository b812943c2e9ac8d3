import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import pino from 'pino';
import { type Core, composeCore } from '../apps/server/core.ts';
import { manualClock } from '../kernel/clock.ts';
import type { PivotAsk } from '../modules/figures/contract.ts';
import { type FigureContext, readCockpit, readPivot } from '../modules/figures/index.ts';
import { actorAt } from './lib/actor-at.ts';
import { QUESTIONS, rawQuestion } from './lib/figures-questions.ts';
import { fillFigures, MEASURES, rawCases } from './lib/figures-world.ts';
import { measureWriteCost } from './lib/figures-writes.ts';
import { putOffices } from './lib/large-offices.ts';
import type { Figure } from './lib/machine.ts';
import { scratchServer } from './lib/scratch-server.ts';
import { describeTimes, type Measured, timed } from './lib/times.ts';

const CASES = Number(process.env.QY_FIGURES_CASES ?? 20_000_000);
const TURNS = 20;
/** Group-bys of the raw records take seconds: a few are enough. */
const RAW_TURNS = 3;
const NOW = new Date('2026-06-30T01:00:00.000Z');

const head = actorAt('980000', 'head');

type Answers = Readonly<Record<string, number>>;
interface Place {
  readonly row: string;
  readonly column: string;
  readonly value: number | bigint | string;
}
const answersOf = (places: readonly Place[]): Answers =>
  Object.fromEntries(
    places
      .map(({ row, column, value }): [string, number] => [`${row}|${column}`, Number(value)])
      .filter(([, value]) => value !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

interface Compared {
  readonly counts: Measured;
  readonly postgres: Measured;
  readonly duckdb: Measured;
  readonly equal: boolean;
}

/** Both periods of a question where it compares: the raw databases are asked as often as the product is. */
function periodsOf(pivot: Awaited<ReturnType<typeof readPivot>>): readonly { from: string; to: string }[] {
  return [{ from: pivot.from, to: pivot.to }, ...(pivot.compared === null ? [] : [pivot.compared])];
}

type Read = (statement: string) => Promise<readonly Place[]>;
interface Asked extends Compared {
  readonly times: readonly number[];
}

/** One question, of the counts and of the raw records in both databases; all three must answer alike. */
async function askOne(context: FigureContext, ask: PivotAsk, raw: Readonly<Record<'postgres' | 'duckdb', Read>>) {
  const counts = await timed(TURNS, () => readPivot(context, head, ask));
  const { cells, compared } = counts.answer;
  const statements = periodsOf(counts.answer).map((period) => rawQuestion(ask, period));
  const of = (read: Read) =>
    timed(RAW_TURNS, async () => {
      const answers: Answers[] = [];
      for (const statement of statements) answers.push(answersOf(await read(statement)));
      return answers;
    });
  const [postgres, duckdb] = [await of(raw.postgres), await of(raw.duckdb)];
  const said = [
    answersOf(cells),
    ...(compared === null ? [] : [answersOf(cells.map((cell) => ({ ...cell, value: cell.before ?? 0 })))]),
  ];
  const [ours, ...theirs] = [said, postgres.answer, duckdb.answer].map((each) => JSON.stringify(each));
  return {
    counts: describeTimes(counts.times),
    postgres: describeTimes(postgres.times),
    duckdb: describeTimes(duckdb.times),
    equal: theirs.every((text) => text === ours) && Object.keys(said[0] ?? {}).length > 0,
    times: counts.times,
  };
}

async function askAll(
  context: FigureContext,
  owner: pg.Client,
  duck: { readonly read: Read },
  say: (line: string) => void,
): Promise<Record<string, Asked>> {
  const raw = { postgres: async (statement: string) => (await owner.query<Place>(statement)).rows, duckdb: duck.read };
  const asked: Record<string, Asked> = {};
  for (const [name, ask] of Object.entries(QUESTIONS)) {
    const answer = await askOne(context, ask, raw);
    asked[name] = answer;
    const { counts, postgres, duckdb, equal } = answer;
    say(
      `  ${name}: counts p95 ${counts.p95.toFixed(1)} ms; group-by of raw records: PostgreSQL ${postgres.p50.toFixed(0)} ms, DuckDB ${duckdb.p50.toFixed(0)} ms; ${equal ? 'equal' : 'DIFFERENT'}`,
    );
  }
  return asked;
}

/** DuckDB with the same records, in a file of its own. */
async function openDuck(folder: string, cases: number) {
  const file = join(folder, 'cases.duckdb');
  rmSync(file, { force: true });
  const instance = await DuckDBInstance.create(file, { threads: '2' });
  const connection = await instance.connect();
  await connection.run(`create table bench_case as ${rawCases('duckdb', cases)}`);
  await connection.run('checkpoint');
  return {
    read: async (statement: string): Promise<Place[]> => {
      const reader = await connection.runAndReadAll(statement);
      return reader.getRowObjects().map(({ row, column, value }) => ({
        row: String(row),
        column: String(column),
        value: Number(value),
      }));
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function measureQuestions(core: Core, url: string, folder: string, say: (line: string) => void) {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const filled = await fillFigures(url, owner, CASES, say);
  const duck = await openDuck(folder, CASES);
  try {
    const context: FigureContext = { ledger: { ...core.ledger, clock: manualClock(NOW) }, directory: core.directory };
    const questions = await askAll(context, owner, duck, say);
    const cockpit = await timed(TURNS, () => readCockpit(context, head, {}));
    return { filled, questions, cockpit: cockpit.times };
  } finally {
    duck.close();
    await owner.end();
  }
}

/** Questions over 20 million cases from counts, beside the raw group-by; and what counting costs whoever writes. */
export async function benchFigures(say: (line: string) => void): Promise<Figure[]> {
  const server = await scratchServer();
  const core = composeCore({ databaseUrl: server.url, dataDir: server.folder, logger: pino({ level: 'silent' }) });
  try {
    await putOffices(core);
    const cost = await measureWriteCost(core.ledger, say);
    const { filled, questions, cockpit } = await measureQuestions(core, server.url, server.folder, say);
    const all = describeTimes([...Object.values(questions).flatMap(({ times }) => times), ...cockpit]);
    const ofCockpit = describeTimes(cockpit);
    say(`  cockpit: p50 ${ofCockpit.p50.toFixed(1)} ms, p95 ${ofCockpit.p95.toFixed(1)} ms`);
    const equal = Object.values(questions).every((question) => question.equal);
    const scale = `with ${CASES.toLocaleString('en')} cases`;
    return [
      {
        name: `cockpit and pivot questions ${scale}, p95 from counts`,
        ...{ value: all.p95, unit: 'ms', bound: '≤ 150', met: all.p95 <= 150 && equal },
        detail: {
          ...{ ...filled, ...all, equal, cockpit: ofCockpit },
          // What the cockpit asks of clues and complaints finds no counts here.
          counted: Object.keys(MEASURES),
          questions: Object.fromEntries(
            Object.entries(questions).map(([name, { counts, postgres, duckdb, equal: same }]) => [
              name,
              { counts, rawPostgres: postgres, rawDuckdb: duckdb, equal: same },
            ]),
          ),
        },
      },
      {
        name: 'clues with counting / without',
        ...{ value: cost.ratio, unit: 'ratio', bound: '≥ 0.65', met: cost.ratio >= 0.65 },
        detail: { rounds: cost.rounds },
      },
    ];
  } finally {
    await core.close();
    await server.stop();
  }
}
