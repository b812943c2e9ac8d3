import { afterAll, beforeAll, expect, test } from 'vitest';
import { putKnownParties } from '../../../modules/parties/index.ts';
import { codeOf, partyNamed } from '../../../modules/parties/testing.ts';
import { type Caller, opening, type TestServer, testServer } from '../testing/test-server.ts';

/** A thread that starts reads models and names first: on a machine that does much else that takes a minute. */
const PATIENCE = 150_000;

let server: TestServer;
let clerk: Caller;
beforeAll(async () => {
  server = await testServer();
  clerk = await server.signIn('clerk');
  await putKnownParties(server.store, [partyNamed('杭州鸿泰餐饮管理有限公司', 1)]);
});
afterAll(() => server.end());

interface Shown {
  readonly kind: string;
  readonly value: string;
}

async function filed(text: string): Promise<() => Promise<readonly Shown[]>> {
  const opened = await clerk('POST', '/api/matters', opening('report', { text, respondent: { name: '红泰餐饮管理' } }));
  expect(opened.status, opened.text).toBe(201);
  const { homeRegion, matterId } = opened.body;
  return async () => (await clerk('GET', `/api/matters/${homeRegion}/${matterId}`)).body.proposals;
}

test(
  'a thread of its own reads what comes in, with the names of the registry, and tells of its runs; ended, another goes on',
  async () => {
    const first = await filed('6月1日在店内购买的食品已经过期，要求退货。');
    const running = server.startWorkers('apart');
    try {
      // Names were read before the first clue: one that waited from before the start has its operator too.
      await expect
        .poll(async () => (await first()).map(({ value }) => value), { timeout: PATIENCE })
        .toContain(codeOf(1));
      const second = await filed('电梯困人两次，没有人来修。');
      await expect.poll(async () => (await second()).length, { timeout: PATIENCE }).toBeGreaterThan(0);
      const told = await server.metrics.registry.getSingleMetricAsString('qingyuan_job_items_total');
      expect(told).toMatch(/job="propose"\} [2-9]/);
    } finally {
      await running.stop();
    }
    const third = await filed('药店夜间没有药师在岗，卖处方药。');
    const again = server.startWorkers('apart');
    try {
      await expect.poll(async () => (await third()).length, { timeout: PATIENCE }).toBeGreaterThan(0);
    } finally {
      await again.stop();
    }
  },
  4 * PATIENCE,
);
