import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drained } from '../support/drained.ts';
import { Client } from './support/client.ts';
import { examine } from './support/examine.ts';
import { type Instance, seededInstance } from './support/instance.ts';
import { killPrograms, STACK_TRACE } from './support/running-program.ts';
import { Services } from './support/services.ts';

/**
 * As `kill.test.ts`, at the rate of a province: so many hands that acts share transactions, and a fault strikes dozens
 * of them at once. The rate that was reached is told, not judged: it is the machine's.
 */
let instance: Instance;
let services: Services;
beforeAll(async () => {
  instance = await seededInstance();
  services = await Services.start(instance);
});
afterAll(async () => {
  await killPrograms();
  await instance.end();
});

/** Clerks who act one by one, and offices that work off lists of clues. */
const HANDS = 24;
const LISTS = 12;
const LIST = 40;
const ACTS_BETWEEN = 1_000;

const faults: readonly (readonly [name: string, strike: () => Promise<void>])[] = [
  ['server', () => services.killServer()],
  ['worker', () => services.killWorker()],
  ['database', () => instance.killDatabase()],
];

test('kill -9 of server, worker and database at full load: every acknowledged act is there once', async () => {
  const client = new Client(instance.address);
  await client.signIn();
  client.work(HANDS);
  client.workInBulk(LISTS, LIST);
  // Lists begin with nothing on them: their clues are received one by one.
  await client.goesOn(HANDS + LISTS * LIST);
  const rates: string[] = [];
  for (const [name, strike] of faults) {
    await client.goesOn(HANDS);
    const [acts, began] = [client.acknowledged.length, Date.now()];
    await client.goesOn(ACTS_BETWEEN);
    const rate = ((client.acknowledged.length - acts) * 1000) / (Date.now() - began);
    rates.push(`${Math.round(rate)} acts/s before the ${name} was killed`);
    await sleep(Math.random() * 60);
    await strike();
  }
  await client.goesOn(ACTS_BETWEEN);
  await client.stop();
  console.info(`load of ${HANDS} hands and ${LISTS} lists: ${rates.join(', ')}; ${client.acknowledged.length} acts`);

  expect(client.unexpected).toEqual([]);
  expect(client.acknowledged.length).toBeGreaterThan(ACTS_BETWEEN * (faults.length + 1));
  // Dozens were under way at each fault, and were repeated.
  expect(client.unanswered).toBeGreaterThan(HANDS / 2);
  expect(client.replayed).toBeGreaterThan(0);
  await drained(instance);
  expect(await examine(instance, client)).toEqual([]);
  for (const each of services.all) expect(each.output()).not.toMatch(STACK_TRACE);
}, 150_000);
