import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drained } from '../support/drained.ts';
import { program } from '../support/programs.ts';
import { Client } from './support/client.ts';
import { examine } from './support/examine.ts';
import { examineImport, rowsIn, type Table, tableOf } from './support/imports.ts';
import { type Instance, seededInstance } from './support/instance.ts';
import { killPrograms, type RunningProgram, STACK_TRACE, start } from './support/running-program.ts';
import { Services } from './support/services.ts';

/**
 * Imports and acts at once: tables come in by the command line, one after the other, and one at the screen, as a job of
 * the server or the worker, while clerks act and offices work off lists. Each of server, worker and database is killed
 * once in the middle of an import. The rate of acts is told, not judged: it is the machine's.
 */
let instance: Instance;
let services: Services;
beforeAll(async () => {
  // Both programs from the sources as they are now, not one of them in the middle of the load.
  await Promise.all([program('server'), program('cli')]);
  instance = await seededInstance();
  services = await Services.start(instance);
});
afterAll(async () => {
  await killPrograms();
  await instance.end();
});

const HANDS = 8;
const LISTS = 12;
const LIST = 100;
const ACTS_BETWEEN = 600;
const ROWS = 2_000;
const SCREEN_ROWS = 3_000;

const cli = async (...args: readonly string[]): Promise<RunningProgram> => {
  const DATABASE_URL = await instance.openDatabase();
  const command = await start('cli', args, { DATA_DIR: instance.dataDir, DATABASE_URL, LANG: 'en_US.UTF-8' });
  services.all.push(command);
  return command;
};

/** Somebody who imports table after table, and the same one again when it failed because the database was away. */
class Importer {
  readonly tables: Table[] = [];
  readonly struck: string[] = [];
  resumed = 0;
  #stopping = false;
  #working: Promise<void> = Promise.resolve();

  begin(): void {
    this.#working = this.#work();
    this.#working.catch(() => undefined);
  }

  async #work(): Promise<void> {
    while (!this.#stopping) {
      const table = tableOf(`表${this.tables.length + 1}`, ROWS);
      this.tables.push(table);
      const file = join(instance.dataDir, `${table.name}.jsonl`);
      writeFileSync(file, table.content);
      for (let tries = 0; ; tries += 1) {
        if (tries > 5) throw new Error(`${table.name} does not come in: ${this.struck.join('\n')}`);
        const command = await cli('import', 'clues', file, '--yes');
        const { code } = await command.ended;
        if (/Went on with an import/.test(command.output())) this.resumed += 1;
        if (code === 0) break;
        this.struck.push(command.output());
      }
    }
  }

  /** Waits for the middle of a table: some rows are there, at least half are to come. */
  async inTheMiddle(): Promise<void> {
    for (let waited = 0; waited < 20_000; waited += 5) {
      const table = this.tables.at(-1);
      const rows = table === undefined ? 0 : await rowsIn(instance, table);
      if (rows > 0 && rows <= ROWS / 2) return;
      await Promise.race([sleep(5), this.#working]);
    }
    throw new Error('no import is under way');
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#working;
  }
}

/** How many acts were acknowledged in each second of the load: told, never judged. */
class Pace {
  readonly #began = Date.now();
  readonly #seconds: number[] = [];
  readonly #timer: NodeJS.Timeout;
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
    let before = client.acknowledged.length;
    this.#timer = setInterval(() => {
      this.#seconds.push(client.acknowledged.length - before);
      before = client.acknowledged.length;
    }, 1_000);
  }

  told(): string {
    clearInterval(this.#timer);
    const acts = this.#client.acknowledged.length;
    const seconds = (Date.now() - this.#began) / 1_000;
    const best = Math.max(0, ...this.#seconds);
    return `${acts} acts in ${Math.round(seconds)} s with three faults in them, ${best} acts in the best second`;
  }
}

interface Job {
  readonly owner: string | null;
  readonly state: string;
  readonly attempts: number;
}
const jobOfScreen = async (): Promise<Job> => {
  const [job] = await instance.query<Job>(`select owner, state, attempts from job where kind = 'import-commit'`);
  if (job === undefined) throw new Error('the import at the screen has no job');
  return job;
};

test('kill -9 of server, worker and database during imports and full load: every act and every row is there once', async () => {
  const client = new Client(instance.address);
  await client.signIn();
  client.work(HANDS);
  client.workInBulk(LISTS, LIST);
  await client.goesOn(HANDS + LISTS * LIST);
  const pace = new Pace(client);
  const importer = new Importer();
  importer.begin();
  const screen = tableOf('屏', SCREEN_ROWS);
  const address = await client.upload('intake', 'screen.jsonl', screen.content);
  await client.ask('intake', `${address}/commit`, {});
  while ((await rowsIn(instance, screen)) === 0) await sleep(5);

  const killServer = ['server', () => services.killServer()] as const;
  const killWorker = ['worker', () => services.killWorker()] as const;
  // Whoever has the screen's import in hand first: it must go on in the other one.
  const { owner } = await jobOfScreen();
  const faults: readonly (readonly [name: string, strike: () => Promise<void>])[] = [
    ...(owner?.endsWith(`:${services.worker.pid}`) === true ? [killWorker, killServer] : [killServer, killWorker]),
    ['database', () => instance.killDatabase()],
  ];
  for (const [at, [, strike]] of faults.entries()) {
    // The first strikes at once: the screen's import is under way now, and it is quick.
    if (at > 0) await importer.inTheMiddle();
    await strike();
    if (at === 0) expect(await rowsIn(instance, screen)).toBeLessThan(SCREEN_ROWS);
    await client.goesOn(ACTS_BETWEEN);
  }
  await importer.stop();
  await client.stop();
  console.info(
    `${HANDS} hands and ${LISTS} lists beside imports: ${pace.told()}; ` +
      `${importer.tables.length} tables of ${ROWS} rows and one of ${SCREEN_ROWS}`,
  );

  // A job that failed while the database was away waits a minute before it is tried again: not here.
  for (let waited = 0; (await jobOfScreen()).state !== 'done'; waited += 100) {
    if (waited > 60_000) throw new Error(`the screen's import is ${JSON.stringify(await jobOfScreen())}`);
    await instance.query(`update job set run_at = now() where state = 'waiting' and run_at > now()`);
    await sleep(100);
  }
  expect((await jobOfScreen()).attempts).toBeGreaterThan(1);
  expect(JSON.parse((await client.read('intake', address)).text)).toMatchObject({ state: 'committed', failure: null });

  expect(client.unexpected).toEqual([]);
  expect(client.unanswered).toBeGreaterThan(HANDS / 2);
  expect(client.replayed).toBeGreaterThan(0);
  // The import that the database's end struck said so, and went on when it was asked for again.
  expect(importer.struck.length).toBeGreaterThan(0);
  for (const said of importer.struck) expect(said).toContain('store.unreachable');
  expect(importer.resumed).toBeGreaterThan(0);
  for (const table of [...importer.tables, screen]) expect(await examineImport(instance, table)).toEqual([]);

  await drained(instance);
  expect(await examine(instance, client)).toEqual([]);
  const check = await cli('check');
  expect(await check.ended, check.output()).toEqual({ code: 0, signal: null });
  for (const each of services.all) expect(each.output()).not.toMatch(STACK_TRACE);
}, 900_000);
