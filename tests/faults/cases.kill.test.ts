import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drained } from '../support/drained.ts';
import { type Staged, signInAll, stageCases } from './support/case-desk.ts';
import { type Asked, CaseWork, caseDefects } from './support/case-work.ts';
import { examine } from './support/examine.ts';
import { type Instance, seededInstance } from './support/instance.ts';
import { killPrograms, type RunningProgram, STACK_TRACE } from './support/running-program.ts';

/** Acts of each kind that were acknowledged between and after the faults. */
const ENOUGH = 6;

let instance: Instance;
let server: RunningProgram;
let staged: Staged[];
let asked: readonly Asked[] = [];
const servers: RunningProgram[] = [];
const startServer = async (): Promise<void> => {
  server = await instance.startServer();
  servers.push(server);
};
beforeAll(async () => {
  instance = await seededInstance();
  staged = await stageCases(instance, { 'open-to-decide': 40, 'open-to-publish': 16 }, 'killed');
  await startServer();
});
afterAll(async () => {
  await killPrograms();
  await instance.end();
});

const plan = (name: string): Staged[] => staged.filter((each) => each.plan === name);

const faults: readonly (readonly [name: string, strike: () => Promise<void>])[] = [
  [
    'the server',
    async () => {
      await server.kill();
      await startServer();
    },
  ],
  ['the whole database', () => instance.killDatabase()],
  ['one database backend', async () => expect(await instance.killBackend()).toBe(true)],
];

test('kill -9 of server and database while cases are filed, decided and published: each number once, no act by halves', async () => {
  const [desk] = await signInAll(instance.address);
  if (desk === undefined) throw new Error('no desk');
  const work = new CaseWork(desk);
  work.begin(plan('open-to-decide'), plan('open-to-publish'));
  for (let round = 1; round <= 2; round += 1) {
    for (const [, strike] of faults) {
      await work.goesOn({ file: 8, publish: 1 });
      // Some moment of work: one hand renders, another takes a number.
      await sleep(Math.random() * 150);
      await strike();
    }
  }
  await work.goesOn({ file: 8 });
  // However the hands took turns: enough of each kind for what follows to say something.
  await work.reaches({ file: ENOUGH, decide: ENOUGH, publish: ENOUGH });
  await work.stop();
  ({ asked } = work);

  expect(work.unexpected).toEqual([]);
  for (const kind of ['file', 'decide', 'publish'] as const)
    expect(asked.filter((each) => each.kind === kind && each.told).length, kind).toBeGreaterThanOrEqual(ENOUGH);
  // The faults struck requests under way, and acts whose answer was lost had been done.
  expect(work.unanswered).toBeGreaterThan(0);
  await drained(instance);
  expect(await caseDefects(instance, asked)).toEqual([]);
  expect(await examine(instance)).toEqual([]);
  for (const each of servers) expect(each.output()).not.toMatch(STACK_TRACE);
}, 240_000);

/** Each leaves its damage behind. */
describe('the examination finds', () => {
  const published = (): Asked[] => asked.filter(({ kind, told }) => kind === 'publish' && told);

  test('a file that is gone, and a publication whose row before the public is lost', async () => {
    const [first, second] = published();
    const [row] = await instance.query<{ sha256: string }>(
      `select encode(sha256, 'hex') as sha256 from published_decision where id = $1`,
      [first?.actId],
    );
    const hash = row?.sha256 ?? '';
    rmSync(join(instance.dataDir, 'files', 'working', hash.slice(0, 2), hash.slice(2, 4), hash));
    await instance.query('delete from published_decision where id = $1', [second?.actId]);
    expect(await caseDefects(instance, asked)).toEqual([
      `the file of ${first?.actId} is gone`,
      `publication ${second?.actId} is there by halves: 1 1 0 1`,
    ]);
  });

  test('an acknowledged filing that is lost, and a number that was given twice', async () => {
    const [first, second] = asked.filter(({ kind, told }) => kind === 'file' && told);
    await instance.query(`update act set body = body || jsonb_build_object('number', $2::text) where act_id = $1`, [
      second?.actId,
      first?.number,
    ]);
    await instance.query('delete from act where act_id = $1', [first?.actId]);
    const defects = await caseDefects(instance, asked);
    expect(defects).toContain(`file ${first?.actId} was acknowledged and is not there`);
    expect(defects).toContain(`file ${second?.actId} has another number`);
    expect(defects.filter((each) => each.startsWith('number without its act'))).toHaveLength(2);
  });
});
