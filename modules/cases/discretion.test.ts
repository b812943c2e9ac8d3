import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '../../kernel/clock.ts';
import { uuidv7 } from '../../kernel/id.ts';
import { plainDate } from '../../kernel/plain-date.ts';
import { openStore, type Store } from '../../platform/store/store.ts';
import { chinaCalendar, ruleBook } from '../../rules/index.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { createDirectory } from '../authorities/index.ts';
import type { CaseContext } from './context.ts';
import { discretionAnswer, discretionRequest } from './contract.ts';
import { caseProcedures } from './index.ts';
import { reassess } from './model/discretion/proposal.ts';
import { readDiscretionRecord } from './model/discretion/record.ts';
import { benchmark } from './model/discretion/testing.ts';
import { benchmarkBook, putBenchmarks } from './queries/benchmarks.ts';
import { assessDiscretion } from './queries/discretion.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let store: Store;
let context: CaseContext;
const VIOLATION = benchmark.violation.id;
const actor = {
  personId: '00000000-0000-7000-8000-000000000001' as never,
  authority: '980102' as never,
  roles: ['officer'],
  onBehalfOf: null,
  scope: '980102%',
  clearance: 0,
};

/** A case as the ledger would keep it, as far as the calculator reads it. */
async function put(region: string, fineFen: number | null, more: object = {}): Promise<string> {
  const id = uuidv7();
  const decision =
    fineFen === null ? {} : { decision: { on: '2026-05-06', summary: { outcome: 'penalise', fineFen }, ...more } };
  const snapshot = {
    homeRegion: region,
    id,
    procedure: 'case',
    version: 1,
    state: 'performing',
    handlingCode: region,
    homeCode: region,
    facts: { violation: VIOLATION, conduct: { endedOn: '2026-03-04' }, ...decision },
    clocks: {},
  };
  await store.transaction({ scope: '%', clearance: 99 }, (tx) =>
    tx.query({
      text: `insert into matter (home_region, id, procedure, version, state, home_code, handling_code, sensitivity, title,
          channel, domain, opened_on, snapshot, head_hash)
        values ($1::text, $2::uuid, 'case', 1, 'performing', $1::text, $1::text, 0, '', '', '', '2026-04-01', $3::jsonb, sha256('case'))`,
      values: [region, id, JSON.stringify(snapshot)],
    }),
  );
  return id;
}

beforeAll(async () => {
  database = await testDatabase();
  store = openStore({ url: database.url, poolSize: 3 });
  const clock = manualClock(new Date('2026-06-01T02:00:00Z'));
  const never = () => {
    throw new Error('nothing is sealed here');
  };
  context = {
    ledger: {
      store,
      procedures: caseProcedures,
      env: { rules: ruleBook, calendar: chinaCalendar },
      clock,
      sealer: { seal: never, open: never },
    },
    directory: createDirectory(store.db, clock),
    nearWorkdays: 3,
    files: {} as CaseContext['files'],
    catalogue: {},
  };
  await putBenchmarks(store.db, [benchmark]);
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

const ask = async (id: string, asked: object = {}) =>
  discretionAnswer.parse(
    await assessDiscretion(context, actor, { region: '980102', id }, discretionRequest.parse(asked)),
  );

describe('benchmarks', () => {
  test('stay as they were published; only the last day is set, once', async () => {
    await putBenchmarks(store.db, [benchmark]);
    const changed = { ...benchmark, title: { zh: '改过的', en: 'changed' } };
    await expect(putBenchmarks(store.db, [changed])).rejects.toMatchObject({
      code: 'cases.discretion.benchmark-changed',
    });
    const twice = { ...benchmark, version: '2' };
    await expect(putBenchmarks(store.db, [twice])).rejects.toMatchObject({ code: 'cases.discretion.benchmark-twice' });
    expect((await benchmarkBook(store.db)).all).toEqual([benchmark]);
  });

  test('that leave the range of the law are never put on record', async () => {
    const [tier, ...others] = benchmark.tiers;
    if (tier === undefined) throw new Error('no tier');
    const bands = tier.bands.map((band) => ({ ...band, range: { min: 0, max: tier.statutory.max * 2 } }));
    const beyond = { ...benchmark, id: 'beyond', tiers: [{ ...tier, bands }, ...others] };
    await expect(putBenchmarks(store.db, [beyond])).rejects.toThrow(/leaves the law/);
    expect((await benchmarkBook(store.db)).all.map(({ id }) => id)).toEqual([benchmark.id]);
  });
});

describe('the calculator', () => {
  test('gives a record from which the same assessment is made again', async () => {
    const id = await put('980102', null);
    const answer = await ask(id, { facts: { goodsValue: 2_000_000, illegalGains: 500_000 } });
    expect(answer.record).toMatchObject({ facts: { actEndedOn: '2026-03-04', region: '980102' } });
    const again = reassess(await benchmarkBook(store.db), readDiscretionRecord(answer.record));
    expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(JSON.stringify(answer.assessment)));
    expect(answer.judged).toBeNull();
  });

  test('judges a proposal: above what the law allows there is no lawful path', async () => {
    const id = await put('980102', null);
    const facts = { goodsValue: 2_000_000, illegalGains: 500_000 };
    const { assessment } = await ask(id, { facts });
    const band = assessment.band ?? 'ordinary';
    const within = await ask(id, { facts, proposal: { band, amount: assessment.range?.min ?? 0 } });
    expect(within.judged?.lawful).toBe(true);
    const over = await ask(id, { facts, proposal: { band, amount: (assessment.statutory?.max ?? 0) + 1 } });
    expect(over.judged?.lawful).toBe(false);
    expect(over.judged?.cautions.map(({ rule }) => rule)).toContain('discretion.above-maximum');
  });

  test('compares with decisions of the whole province that stand, and with nobody else', async () => {
    const id = await put('980102', null);
    for (let n = 0; n < 12; n += 1) await put(n % 2 === 0 ? '980102' : '980203', 1_000_000);
    for (let n = 0; n < 10; n += 1) await put('980301', 2_000_000);
    await put('980102', 9_000_000, { void: { on: '2026-05-20', how: 'annulled' } });
    await put('510502', 9_000_000);
    const { like } = await ask(id, { proposal: { band: 'ordinary', amount: 5_000_000, reason: '' } });
    expect(like.distribution).toEqual([
      { amount: 1_000_000, cases: 12 },
      { amount: 2_000_000, cases: 10 },
    ]);
    expect([like.below, like.few]).toEqual([22, false]);
    expect(like.cautions.map(({ rule }) => rule)).toEqual(['like-cases.outside']);
    expect((await ask(id)).like.cautions).toEqual([]);
  });

  test('takes the edition of the act, and shows the newer one where it changed since', async () => {
    const id = await put('980102', null);
    const last = plainDate('2026-04-30');
    await putBenchmarks(store.db, [
      { ...benchmark, effectiveTo: last },
      { ...benchmark, version: '2', effectiveFrom: '2026-05-01' },
    ]);
    const { assessment, other } = await ask(id, { facts: { goodsValue: 2_000_000, illegalGains: 500_000 } });
    expect(assessment.benchmark.version).toBe(benchmark.version);
    expect(other?.assessment.benchmark).toEqual({ id: benchmark.id, version: '2' });
    expect(other?.governs).toBe(false);
  });

  test('says where no benchmark holds, and shows nothing of a case elsewhere', async () => {
    const id = await put('980102', null);
    const none = { benchmark: { id: 'nothing', version: '1' } };
    await expect(ask(id, none)).rejects.toMatchObject({ code: 'cases.discretion.no-such-benchmark' });
    const away = await put('980203', null);
    const there = assessDiscretion(context, actor, { region: '980203', id: away }, discretionRequest.parse({}));
    await expect(there).rejects.toMatchObject({ code: 'procedure.no-such-matter' });
  });
});
