import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drained } from '../support/drained.ts';
import { Client } from './support/client.ts';
import { examine } from './support/examine.ts';
import { type Instance, seededInstance } from './support/instance.ts';
import { killPrograms, type RunningProgram, STACK_TRACE } from './support/running-program.ts';

let instance: Instance;
let server: RunningProgram;
const servers: RunningProgram[] = [];
const startServer = async (): Promise<void> => {
  server = await instance.startServer();
  servers.push(server);
};
beforeAll(async () => {
  instance = await seededInstance();
  await startServer();
});
afterAll(async () => {
  await killPrograms();
  await instance.end();
});

const HANDS = 8;
const ACTS_BETWEEN = 40;

const faults: readonly (readonly [name: string, strike: () => Promise<void>])[] = [
  [
    'the server',
    async () => {
      await server.kill();
      await startServer();
    },
  ],
  ['one database backend', async () => expect(await instance.killBackend()).toBe(true)],
  ['the whole database', () => instance.killDatabase()],
  [
    'the server and the whole database',
    async () => {
      await Promise.all([server.kill(), instance.killDatabase()]);
      await startServer();
    },
  ],
];

test('kill -9 of server, backend and database during steady acts: every acknowledged act is there once', async () => {
  const client = new Client(instance.address);
  await client.signIn();
  client.work(HANDS);
  for (let round = 1; round <= 2; round += 1) {
    for (const [, strike] of faults) {
      // Progress, then some moment of work: hands are always between asking and hearing.
      await client.goesOn(ACTS_BETWEEN);
      await sleep(Math.random() * 60);
      await strike();
    }
  }
  await client.goesOn(ACTS_BETWEEN);
  await client.stop();

  expect(client.unexpected).toEqual([]);
  expect(client.acknowledged.length).toBeGreaterThan(ACTS_BETWEEN * 2 * faults.length);
  // The faults struck requests under way, and acts whose answer was lost were repeated.
  expect(client.unanswered).toBeGreaterThan(0);
  expect(client.replayed).toBeGreaterThan(0);
  await drained(instance);
  expect(await examine(instance, client)).toEqual([]);
  for (const each of servers) expect(each.output()).not.toMatch(STACK_TRACE);
}, 150_000);
