import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Core } from '../../apps/server/core.ts';
import { type ActId, uuidv7 } from '../../kernel/id.ts';
import { cluesKind } from '../../modules/intake/import-kind.ts';
import { commit, type PerformMany, proposeMapping, validate } from '../../platform/import/index.ts';
import { performMany } from '../../platform/ledger/perform.ts';
import { openTable } from '../../platform/tables/index.ts';
import { actorFor, people } from '../../world/people.ts';
import { examine } from './support/examine.ts';
import { examineImport, type Table, tableOf } from './support/imports.ts';
import { type Instance, seededInstance } from './support/instance.ts';
import { killPrograms, start } from './support/running-program.ts';
import { workOff } from './support/work-off.ts';

/**
 * The controls of `kill.import-under-load.test.ts`: importers that are broken in one way each, struck by the end of the
 * database in the middle of a table and asked again. The examination of imports must find it, and `check` too what is
 * its own to find.
 */
let instance: Instance;
let core: Core;
beforeAll(async () => {
  instance = await seededInstance();
});
afterAll(async () => {
  await killPrograms();
  await instance.end();
});
beforeEach(async () => {
  core = await instance.core();
  return () => core.close().catch(() => undefined);
});

const ROWS = 60;
const CHUNK = 20;
type Importer = (honest: PerformMany) => PerformMany;

/** Imports a table with an importer that breaks off, with the database, before its second chunk; then once more. */
async function importTwice(table: Table, importer: Importer): Promise<void> {
  const file = join(instance.dataDir, `${table.name}.jsonl`);
  writeFileSync(file, table.content);
  const clerk = people.find(({ login }) => login === 'intake');
  if (clerk === undefined) throw new Error('the world has no intake clerk');
  const actor = actorFor(clerk);
  for (const struck of [true, false]) {
    const kind = cluesKind(() => core.ledger.clock.now());
    const opened = await openTable(file);
    await opened.close();
    const { mapping } = proposeMapping(opened.headers, kind);
    const staged = await validate(file, kind, mapping, {
      authority: actor.authority,
      stagingDir: join(instance.dataDir, 'staging'),
    });
    let chunks = 0;
    let first: Promise<unknown> | undefined;
    const perform = importer((by, requests) => performMany(core.ledger, by, requests));
    const done = commit(staged, kind, actor, {
      store: core.store,
      chunkSize: CHUNK,
      performMany: async (by, requests) => {
        chunks += 1;
        if (struck && chunks === 2) {
          // Two chunks are under way at once: the first is in before the database ends.
          await first;
          await instance.killDatabase();
        }
        const done = perform(by, requests);
        first ??= done;
        return done;
      },
    });
    if (!struck) await done;
    else {
      await expect(done).rejects.toMatchObject({ code: 'store.unreachable' });
      core = await instance.core();
    }
  }
}

const kinds = (findings: readonly { readonly wrong: string }[]): string[] =>
  [...new Set(findings.map(({ wrong }) => wrong))].sort();

const honest: Importer = (perform) => perform;
/** Gives each row a new id whenever it is asked, and forgets what it had done. */
const forgetful: Importer = (perform) => (by, requests) =>
  perform(
    by,
    requests.map((request) => ({ ...request, actId: uuidv7() as ActId })),
  );
/** Says that a row is done, and would do it later. */
const hasty: Importer = (perform) => async (by, requests) => {
  const done = await perform(by, requests.slice(0, -1));
  const last = requests.at(-1);
  const [model] = done;
  return last === undefined || model?.ok !== true ? done : [...done, { ...model, actId: last.actId }];
};

test('nothing is found in an import that was struck and went on', async () => {
  const table = tableOf('诚', ROWS);
  await importTwice(table, honest);
  expect(await examineImport(instance, table)).toEqual([]);
  await workOff(core);
  expect(await examine(instance)).toEqual([]);
});

test('rows that came in twice because they got new ids', async () => {
  const table = tableOf('忘', ROWS);
  await importTwice(table, forgetful);
  expect(kinds(await examineImport(instance, table))).toContain('repeated');
});

test('rows that were said to be in and are not', async () => {
  const table = tableOf('急', ROWS);
  await importTwice(table, hasty);
  const findings = await examineImport(instance, table);
  expect(findings).toContainEqual({ wrong: 'lost', detail: `row 急-${CHUNK} opened nothing` });
});

test('an import that nobody finished, and rows of no table', async () => {
  const table = tableOf('半', ROWS);
  await importTwice(table, honest);
  await instance.query(
    `update import_batch set state = 'committing' where id in
       (select batch_id from act where starts_with(body->'source'->>'externalId', '半-'))`,
  );
  const shorter = { ...table, numbers: table.numbers.slice(1) };
  expect(kinds(await examineImport(instance, shorter))).toEqual(['altered', 'unasked']);
});

test('check refuses a row whose act is gone', async () => {
  const table = tableOf('缺', ROWS);
  await importTwice(table, honest);
  await workOff(core);
  const check = async () => {
    const command = await start('cli', ['check'], {
      ...{ DATA_DIR: instance.dataDir, DATABASE_URL: await instance.openDatabase(), LANG: 'en_US.UTF-8' },
    });
    return (await command.ended).code;
  };
  expect(await check()).toBe(0);
  await instance.query(`delete from act where body->'source'->>'externalId' = '缺-7'`);
  expect(await check()).not.toBe(0);
  expect(await examineImport(instance, table)).toContainEqual({ wrong: 'lost', detail: 'row 缺-7 opened nothing' });
});
