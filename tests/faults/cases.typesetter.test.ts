import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '../../kernel/id.ts';
import { type Caller, codedFault, type Staged, signInAll, stageCases } from './support/case-desk.ts';
import { caseDefects, publish } from './support/case-work.ts';
import { type Instance, seededInstance } from './support/instance.ts';
import { killPrograms, type RunningProgram, start } from './support/running-program.ts';

/** Loaded before the server: while a file lies there, the thread that typesets is ended in the middle of its work. */
const killer = (flag: string): string => `
const threads = require('node:worker_threads');
const fs = require('node:fs');
const Whole = threads.Worker;
threads.Worker = class extends Whole {
  constructor(file, options) {
    super(file, options);
    if (!String(file).includes('pdf-worker')) return;
    const strike = setInterval(() => {
      if (!fs.existsSync(${JSON.stringify(flag)})) return;
      fs.appendFileSync(${JSON.stringify(`${flag}.struck`)}, 'x');
      clearInterval(strike);
      this.terminate();
    }, 5);
    strike.unref();
  }
};
require('node:module').syncBuiltinESMExports();
`;

let instance: Instance;
let server: RunningProgram;
let officer: Caller;
let target: Staged;
let flag: string;
beforeAll(async () => {
  instance = await seededInstance();
  const [staged] = await stageCases(instance, { 'open-to-publish': 1 }, 'typesetter');
  if (staged === undefined) throw new Error('no case');
  target = staged;
  flag = join(instance.dataDir, 'no-typesetter');
  const preload = join(instance.dataDir, 'killer.cjs');
  writeFileSync(preload, killer(flag));
  const { dataDir, port } = instance;
  const env = { DATA_DIR: dataDir, PORT: String(port), NODE_OPTIONS: `--require=${preload}` };
  server = await start('server', [], env);
  await server.said(`:${port}/console/`);
  const [desk] = await signInAll(instance.address);
  if (desk === undefined) throw new Error('no desk');
  ({ officer } = desk);
});
afterAll(async () => {
  await killPrograms();
  await instance.end();
});

const rows = (table: string) => instance.query(`select from ${table} where matter_id = $1`, [target.id]);
const acts = () => instance.query(`select from act where matter_id = $1 and verb = 'publish'`, [target.id]);
const struck = (): number => (existsSync(`${flag}.struck`) ? readFileSync(`${flag}.struck`, 'utf8').length : 0);

test('while the typesetter dies under every document: a coded answer each time, nothing published, no number gone', async () => {
  const url = `${target.url}/publication`;
  const { version } = (await officer('GET', url)).body;
  writeFileSync(flag, '');
  const rule = 'publish-term';
  const body = { rule, actId: uuidv7(), version, digest: 'a'.repeat(64), why: '按一般期限公示。' };
  for (const answer of [
    await officer('POST', `${url}/preview`, { rule }),
    await officer('POST', `${url}/file`, { rule }),
    await officer('POST', url, body),
  ]) {
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(answer.body.code).toMatch(/^documents\./);
    expect(codedFault(answer)).toBeUndefined();
  }
  expect(struck()).toBeGreaterThanOrEqual(3);
  expect(await acts()).toEqual([]);
  for (const table of ['publication', 'published_decision']) expect(await rows(table), table).toEqual([]);
  // The case itself is at work as ever.
  expect((await officer('GET', target.url)).status).toBe(200);
});

test('once it lives again the same case is published, whole', async () => {
  rmSync(flag);
  const before = struck();
  const actId = uuidv7();
  const done = await publish(officer, target, actId);
  expect(done.status, done.text).toBe(201);
  expect(struck()).toBe(before);
  expect(await acts()).toHaveLength(1);
  expect(await caseDefects(instance, [{ kind: 'publish', actId, told: true, number: null }])).toEqual([]);
});
